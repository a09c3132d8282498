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

/** Somebody here deleted an entry. `knew`: of all that the other side had written into it. */
export interface Deletion {
  readonly order: number;
  readonly knew: boolean;
  /** Nobody could tell which one of Keito's it is: what is not known cannot be deleted there (docs/sync.md). */
  readonly wasUncertain: boolean;
}

/** What somebody has ended; of what one act here has ended, what began last comes first (`place`). */
export interface End {
  readonly side: Side;
  readonly at: number;
  readonly place: number;
}

/** What really happened to one entry, told in true time, with no word of how it is kept or sent. */
export class ModelEntry {
  readonly notes: Write<string>[] = [];
  readonly place: Write<string>[] = [];
  /** Durations that somebody set, whole seconds. */
  readonly duration: Write<number>[] = [];
  /** UTC ms by a clock that is right; null for what was logged. */
  begin: number | null = null;
  /** UTC ms of the clock times that somebody wrote down for it; null where its begin says them. */
  dated: number | null = null;
  readonly ends: End[] = [];
  deletedHere: Deletion | null = null;
  /** `open`: what was done here and had something to say to it, by the journal's numbers. */
  deletedThere: {
    readonly order: number;
    readonly open: readonly number[];
    readonly wasUnsure: boolean;
  } | null = null;
  /** How long it ran is not only this person's doing: another timer of theirs took over at sending. */
  isFuzzy = false;
  /** Its date is by one zone and its clock times by another: a stop elsewhere is misread (docs/sync.md, Limits). */
  isMisdated = false;
  /** The zone was changed since, or a clock here was wrong: what its date and clock times are by depends on what was told when. */
  isUndated = false;
  /** Its begin was moved elsewhere. */
  isMovedThere = false;
  /** Somebody went on with it elsewhere: it has more than one span. */
  isRestarted = false;
  /** A person found it on the server under another name, and gave it up here. */
  isGivenUp = false;

  constructor(
    readonly id: string,
    readonly isOurs: boolean,
  ) {}
}

/** What was done here has nothing more to say, though its entry is gone elsewhere. */
export function giveUp(entry: ModelEntry, seqs: readonly number[]): void {
  const { deletedThere } = entry;
  if (!deletedThere) return;
  entry.deletedThere = { ...deletedThere, open: deletedThere.open.filter((seq) => !seqs.includes(seq)) };
}

/** What a finished comparison says against the app; empty when all is well. */
export type Complaint = string;

/** The last write of a side. */
export function lastOf<T>(writes: readonly Write<T>[], side: Side): Write<T> | undefined {
  return writes.findLast((write) => write.side === side);
}

/** Has somebody here knowingly written over what the other side set last? */
export function isAnswered(writes: readonly Write<unknown>[]): boolean {
  const there = lastOf(writes, 'there');
  return !there || writes.some(({ side, order, knew }) => side === 'here' && knew && order > there.order);
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
  // Somebody else's, of which nobody here or there has set this field since.
  if (!here && !there) return null;
  const told = `${JSON.stringify(value)} after ${JSON.stringify(writes)}`;
  if (!here || !there) return is(here ?? there) ? null : `is not what was written: ${told}`;
  if (is(here) && is(there)) return null;
  const [older, newer] = here.order < there.order ? [here, there] : [there, here];
  if (is(newer))
    return newer.side === 'there' || newer.knew ? null : `overwrote what nobody here had seen: ${told}`;
  return is(older) ? `lost the newer value: ${told}` : `is neither side's: ${told}`;
}

/** Did the other side write what nobody had seen who deleted it? */
export function isUnseen(writes: readonly Write<unknown>[], { order, knew }: Deletion): boolean {
  const there = lastOf(writes, 'there');
  return there !== undefined && (there.order > order || !knew);
}

/** A span of durations, whole seconds, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The server holds a begin to the minute, or to its own stamp of a minute later: a stop elsewhere counts from that. */
const LATE_SECONDS = 62;

/** Whole seconds that a timer may have in the end; null where its end is nobody's alone. */
export function durationsOf(entry: ModelEntry): readonly Span[] | null {
  const { begin, ends, isFuzzy } = entry;
  if (begin === null || ends.length === 0 || isFuzzy) return null;
  const here = Math.min(...ends.flatMap(({ side, at }) => (side === 'here' ? [at] : [])));
  const there = Math.min(...ends.flatMap(({ side, at }) => (side === 'there' ? [at] : [])));
  // Ends within the same minute are told apart by nothing but seconds that servers do not tell.
  const isClose = Math.abs(here - there) <= 62_000;
  const isThere = (end: number): boolean => end === there;
  const stands = isClose ? [here, there] : [Math.min(here, there)];
  return stands.map((end) => {
    const seconds = Math.max(0, Math.floor((end - begin) / 1000));
    const slack = isThere(end) ? LATE_SECONDS : 0;
    return { from: Math.max(0, seconds - slack), to: seconds + slack };
  });
}

const SLACK_SECONDS = 3;

/** Does the server's duration lie in this span, but for its rounding and for clocks that are read twice? */
export function isDuration(row: WireTimeEntry, { from, to }: Span, rounding: string | null): boolean {
  const seconds = row.duration_seconds ?? 0;
  const rule = parseRounding(rounding);
  const low = roundSeconds(Math.max(0, from - SLACK_SECONDS), rule);
  return seconds >= low && seconds <= roundSeconds(to + SLACK_SECONDS, rule);
}

/** A duration as a span. */
export const exactly = (seconds: number): Span => ({ from: seconds, to: seconds });
