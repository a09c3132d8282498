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
const isWhole = ({ entry, whole: { from, to } }: Placed): boolean =>
  entry.startedAt !== null || Math.abs((to - from) / 1000 - entry.seconds) <= MINUTE_SECONDS;

/** What two spans share; null where that is a minute at most. */
function sharedBy(one: Span, other: Span): Span | null {
  const span = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
  return span.to - span.from > SMALLEST_MS ? span : null;
}

interface Placed {
  readonly entry: EntryView;
  /** What of it is compared. */
  readonly span: Span;
  /** All of it, of which its duration is. */
  readonly whole: Span;
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

/** What of a span counts already. */
export interface Taken {
  /** The longest time of it that is in one entry, and that entry. */
  readonly span: Span;
  readonly entry: EntryView;
  /** All of it, ms: more than `span` where it is in others, too. */
  readonly ms: number;
}

/** Null: nothing of it does. `running`: what runs, where that goes on beside it. */
export function overlappedBy(
  entries: readonly EntryView[],
  zone: string,
  meant: Span,
  running: Pick<Placed, 'entry' | 'span'> | null,
): Taken | null {
  const finished = entries.flatMap((entry): readonly Pick<Placed, 'entry' | 'span'>[] => {
    const span = entry.startedAt === null ? spanOfEntry(zone, entry) : null;
    return span ? [{ entry, span }] : [];
  });
  const shared = (running ? [...finished, running] : finished).flatMap(({ entry, span: whole }) => {
    const span = isWhole({ entry, span: whole, whole }) ? sharedBy(whole, meant) : null;
    return span ? [{ entry, span }] : [];
  });
  const [longest] = [...shared].sort((one, other) => lengthOf(other.span) - lengthOf(one.span));
  return longest ? { ...longest, ms: lengthOfAll(shared.map(({ span }) => span)) } : null;
}

const lengthOf = ({ from, to }: Span): number => to - from;

/** How long spans are together; what several of them share is counted once. */
function lengthOfAll(spans: readonly Span[]): number {
  let [ms, until] = [0, -Infinity];
  for (const { from, to } of [...spans].sort((one, other) => one.from - other.from)) {
    ms += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return ms;
}
