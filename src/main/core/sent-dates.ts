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
    case 'edit': {
      const { spentDate, startedAt } = body.changes;
      const begun =
        startedAt === undefined ? [] : [zone, madeIn].map((one) => dateIn(one, startedAt + skewMs));
      return [spentDate, body.sentOn, ...begun].filter((date) => date !== undefined);
    }
    default:
      return [];
  }
}

/**
 * The begin (UTC ms by this computer's clock) that the last of an entry's operations to say one as an instant gives it, and
 * the zone of then; null: none does.
 */
export function begunAt(
  operations: readonly Pick<Operation, 'body' | 'zone'>[],
): { readonly at: number; readonly zone: string } | null {
  const begins = operations.flatMap(({ body, zone }) => {
    const at = body.kind === 'start' ? body.startedAt : body.kind === 'edit' && body.changes.startedAt;
    return typeof at === 'number' ? [{ at, zone }] : [];
  });
  return begins.at(-1) ?? null;
}
