import { roundSeconds, parseRounding } from '../../src/shared/durations';
import type { WireTimeEntry } from '../../src/main/keito/wire-time';

export type Side = 'here' | 'there';

/** Somebody set a field. `knew`: of the other side's last value, when this side wrote over it. */
export interface Write<T> {
  readonly side: Side;
  readonly order: number;
  readonly value: T;
  readonly knew: boolean;
}

/** What really happened to one entry, told in true time, with no word of how it is kept or sent. */
export class ModelEntry {
  readonly notes: Write<string>[] = [];
  readonly place: Write<string>[] = [];
  /** Durations that somebody set, whole seconds. */
  readonly duration: Write<number>[] = [];
  /** UTC ms by a clock that is right; null for what was logged. */
  begin: number | null = null;
  readonly ends: { readonly side: Side; readonly at: number }[] = [];
  deletedHere = false;
  deletedThere: { readonly order: number; readonly hadOpen: boolean; readonly wasUnsure: boolean } | null =
    null;
  /** How long it ran is not only this person's doing: another timer of theirs took over at sending. */
  isFuzzy = false;

  constructor(
    readonly id: string,
    readonly isOurs: boolean,
  ) {}
}

/** What a finished comparison says against the app; empty when all is well. */
export type Complaint = string;

/** The last write of a side. */
export function lastOf<T>(writes: readonly Write<T>[], side: Side): Write<T> | undefined {
  return writes.findLast((write) => write.side === side);
}

/**
 * What a field may be in the end where nothing of it is open: what was written last, by whoever; but nobody's value may
 * have gone under another's who had not seen it.
 */
export function mayStand<T>(
  writes: readonly Write<T>[],
  value: T,
  same: (a: T, b: T) => boolean,
): Complaint | null {
  const here = lastOf(writes, 'here');
  const there = lastOf(writes, 'there');
  const is = (write: Write<T> | undefined): boolean => write !== undefined && same(write.value, value);
  const told = `${JSON.stringify(value)} after ${JSON.stringify(writes)}`;
  if (!here || !there) return is(here ?? there) ? null : `is not what was written: ${told}`;
  if (is(here) && is(there)) return null;
  const [older, newer] = here.order < there.order ? [here, there] : [there, here];
  if (is(newer))
    return newer.side === 'there' || newer.knew ? null : `overwrote what nobody here had seen: ${told}`;
  return is(older) ? `lost the newer value: ${told}` : `is neither side's: ${told}`;
}

/** Whole seconds that a timer may have in the end; null where its end is nobody's alone. */
export function durationsOf(entry: ModelEntry): readonly number[] | null {
  const { begin, ends, isFuzzy } = entry;
  if (begin === null || ends.length === 0 || isFuzzy) return null;
  const here = Math.min(...ends.flatMap(({ side, at }) => (side === 'here' ? [at] : [])));
  const there = Math.min(...ends.flatMap(({ side, at }) => (side === 'there' ? [at] : [])));
  // Ends within the same minute are told apart by nothing but seconds that servers do not tell.
  const isClose = Math.abs(here - there) <= 62_000;
  const stands = isClose ? [here, there] : [Math.min(here, there)];
  return stands.map((end) => Math.max(0, Math.floor((end - begin) / 1000)));
}

const SLACK_SECONDS = 3;

/** Is the server's duration one of these, but for its rounding and for clocks that are read twice? */
export function isDuration(row: WireTimeEntry, expected: number, rounding: string | null): boolean {
  const seconds = row.duration_seconds ?? 0;
  const rule = parseRounding(rounding);
  const [low, high] = [expected - SLACK_SECONDS, expected + SLACK_SECONDS].map((one) =>
    roundSeconds(Math.max(0, one), rule),
  );
  return seconds >= (low ?? 0) && seconds <= (high ?? 0);
}
