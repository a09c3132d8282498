import { dateIn, type CalendarDate } from '../../shared/calendar';
import type { Operation } from './operation';

/**
 * Every date that an operation gives its entry, or may have been sent with, by the clock of the server: in its zone, or in
 * that of the click where another one was known by then.
 */
export function datesOf(
  { body, zone: madeIn }: Pick<Operation, 'body' | 'zone'>,
  { zone, skewMs }: { readonly zone: string; readonly skewMs: number },
): readonly CalendarDate[] {
  switch (body.kind) {
    case 'start': {
      const { spentDate, sentOn = spentDate, startedAt } = body;
      return [spentDate, sentOn, ...[zone, madeIn].map((one) => dateIn(one, startedAt + skewMs))];
    }
    case 'log':
      return [body.spentDate];
    case 'edit':
      return [body.changes.spentDate, body.sentOn].filter((date) => date !== undefined);
    default:
      return [];
  }
}
