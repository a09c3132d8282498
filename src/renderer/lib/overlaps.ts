import { spanOfEntry, type Span } from '../../shared/entry-span';
import type { EntryView } from '../../shared/snapshot';

/** Two entries that both count the same time. */
export interface Overlap {
  readonly span: Span;
  readonly entries: readonly [EntryView, EntryView];
}

/** Clock times are cut to the minute: what ends in the minute in which the next one begins counts once. */
const SMALLEST_MS = 60_000;
const MINUTE_SECONDS = 60;

/** Of what counts less or more than its clock times say, as one with a pause in it, nobody knows which time that is. */
const isWhole = ({ entry, span }: Placed): boolean =>
  entry.startedAt !== null || Math.abs((span.to - span.from) / 1000 - entry.seconds) <= MINUTE_SECONDS;

/** What two spans share; null where that is a minute at most. */
function sharedBy(one: Span, other: Span): Span | null {
  const span = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
  return span.to - span.from > SMALLEST_MS ? span : null;
}

interface Placed {
  readonly entry: EntryView;
  readonly span: Span;
}

/** The times that count twice, in the order of their begin; `placed` is in that order, too. */
export function overlapsOf(placed: readonly Placed[]): readonly Overlap[] {
  const whole = placed.filter(isWhole);
  return whole.flatMap((one, index) =>
    whole.slice(index + 1).flatMap((other): readonly Overlap[] => {
      const span = sharedBy(one.span, other.span);
      return span ? [{ span, entries: [one.entry, other.entry] }] : [];
    }),
  );
}

/** The first entry that has some of a span already: a finished one, or what runs where that goes on beside it. */
export function overlappedBy(
  entries: readonly EntryView[],
  zone: string,
  meant: Span,
  running: Placed | null,
): Placed | null {
  const finished = entries.flatMap((entry): readonly Placed[] => {
    const span = entry.startedAt === null ? spanOfEntry(zone, entry) : null;
    return span ? [{ entry, span }] : [];
  });
  for (const one of running ? [...finished, running] : finished) {
    const span = isWhole(one) ? sharedBy(one.span, meant) : null;
    if (span) return { entry: one.entry, span };
  }
  return null;
}
