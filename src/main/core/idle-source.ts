import type { IdleSource, IdleSourceView } from '../../shared/snapshot';

/** How the app and its windows are on this machine. */
export interface Session {
  /** As Node names it. */
  readonly platform: string;
  readonly isWayland: boolean;
  /** Whether Electron itself speaks Wayland, and not X through XWayland. */
  readonly drawsOnWayland: boolean;
}

/** One answer of a source: a number that it said, or that there was none. */
export type IdleAnswer =
  { readonly kind: 'said'; readonly value: number } | { readonly kind: 'no-answer' | 'nobody' };

/** What a source has shown of itself so far. */
export interface IdleRecord {
  /** How often in a row it said 0, looks less than a second apart not counted. */
  readonly zeros: number;
  /** It once counted on: it does see when nobody touches anything. */
  readonly hasCounted: boolean;
  /** Units in a second; null until that is known. */
  readonly perSecond: number | null;
  /** The interface itself says which; else it is learned from how the source counts. */
  readonly hasFixedUnit: boolean;
  /** The last two answers looked as if it counted seconds. */
  readonly seemsSeconds: boolean;
  readonly last: { readonly value: number; readonly at: number } | null;
}

/** In which order they are asked. */
const IN_ORDER: readonly IdleSource[] = ['system', 'mutter', 'screensaver'];

/**
 * Whoever works is not at it in the very second of each of so many looks: a source that says so does not see. At the
 * pace of the looks that is ten minutes.
 */
const TOO_MANY_ZEROS = 40;
const SECOND_MS = 1_000;

/**
 * The sources that can tell anything in this session, the first choice first. Under Wayland an X program hears only of
 * input to X programs: it would take somebody who types elsewhere for gone (https://github.com/electron/electron/issues/27912).
 */
export function idleSources({ platform, isWayland, drawsOnWayland }: Session): readonly IdleSource[] {
  if (platform !== 'linux') return ['system'];
  if (!isWayland) return IN_ORDER;
  const others = IN_ORDER.filter((source) => source !== 'system');
  return drawsOnWayland ? [...others, 'system'] : others;
}

/** Mutter promises milliseconds, Electron seconds; a screensaver shows by its counting which of the two it means. */
export function newRecord(source: IdleSource): IdleRecord {
  const perSecond = { system: 1, mutter: 1_000, screensaver: null }[source];
  return {
    ...{ zeros: 0, hasCounted: false, perSecond, hasFixedUnit: perSecond !== null },
    ...{ seemsSeconds: false, last: null },
  };
}

/** The record after one more answer; `at`: steady ms. */
export function withAnswer(record: IdleRecord, value: number, at: number): IdleRecord {
  const { last } = record;
  if (last !== null && at - last.at < SECOND_MS) return record;
  const pace = last === null ? 0 : (value - last.value) / ((at - last.at) / SECOND_MS);
  const seemsSeconds = pace >= 0.5 && pace <= 2;
  return {
    zeros: value === 0 ? record.zeros + 1 : 0,
    hasCounted: record.hasCounted || value > 0,
    perSecond: unitBy(record, pace, seemsSeconds),
    hasFixedUnit: record.hasFixedUnit,
    seemsSeconds,
    last: { value, at },
  };
}

/**
 * A counter that nobody set back in between goes on by 1 or by 1000 a second. Seconds never go so fast; milliseconds
 * may seem so slow by chance, when an input came in between, but hardly twice in a row.
 */
function unitBy(record: IdleRecord, pace: number, seemsSeconds: boolean): number | null {
  if (record.hasFixedUnit) return record.perSecond;
  if (pace >= 500 && pace <= 2_000) return 1_000;
  return record.perSecond ?? (seemsSeconds && record.seemsSeconds ? 1 : null);
}

/** Whole seconds since the last input by this answer; null where the source is not to be believed (yet). */
export function secondsBy(
  source: IdleSource,
  record: IdleRecord,
  value: number,
  session: Session,
): number | null {
  if (record.perSecond === null) return null;
  const isKnownToSee = source === 'mutter' || (source === 'system' && !session.isWayland);
  const sees = record.hasCounted || (isKnownToSee && record.zeros < TOO_MANY_ZEROS);
  return sees ? Math.floor(value / record.perSecond) : null;
}

/** What was found out by asking one source after another, until one could tell. */
export interface Findings {
  readonly chosen: IdleSource | null;
  /** Whether any of them answered at all. */
  readonly hasAnswered: boolean;
  readonly hasBus: boolean;
}

/** What to say of it. */
export function viewOf({ chosen, hasAnswered, hasBus }: Findings): IdleSourceView {
  if (chosen !== null) return { kind: chosen };
  if (hasAnswered) return { kind: 'none', reason: 'silent' };
  return { kind: 'none', reason: hasBus ? 'nobody' : 'no-bus' };
}
