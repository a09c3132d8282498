import { dateIn, type CalendarDate } from '../../shared/calendar';
import type { OperationBody } from './operation';

/** Every date that an operation gives its entry, or may have been sent with, by the clock and in the zone of the server. */
export function datesOf(
  body: OperationBody,
  { zone, skewMs }: { readonly zone: string; readonly skewMs: number },
): readonly CalendarDate[] {
  switch (body.kind) {
    case 'start': {
      const { spentDate, sentOn = spentDate, startedAt } = body;
      return [spentDate, sentOn, dateIn(zone, startedAt + skewMs)];
    }
    case 'log':
      return [body.spentDate];
    case 'edit':
      return [body.changes.spentDate, body.sentOn].filter((date) => date !== undefined);
    default:
      return [];
  }
}
