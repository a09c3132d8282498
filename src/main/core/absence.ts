import type { EntryId, TimeEntry } from '../../shared/model';
import type { NewId } from './ports';

/** What took somebody from the computer. */
export type AwayKind = 'idle' | 'lock' | 'sleep' | 'shutdown';

/** What happens after an absence: the person is asked, or the timer ends where it began, or nothing is done. */
export type AbsencePolicy = 'ask' | 'stop' | 'keep';

/** UTC ms: from the last input before to the first one after. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Absences that ended and wait for one answer. Kept on disk until then. */
export interface Absence {
  readonly id: string;
  readonly entryId: EntryId;
  /**
   * In order, and none touches the next: there was work in between, which is no part of the question. Never empty. The first
   * may begin before its timer.
   */
  readonly spans: readonly Span[];
  /** forgotten: the timer ran on over midnight, or too long to be meant. */
  readonly kind: 'away' | 'forgotten';
  /** stop, keep: chosen beforehand, to be carried out without asking. */
  readonly policy: AbsencePolicy;
  /** What weighed most of all that took them away. */
  readonly cause: AwayKind;
}

/** Nobody is there since the last input. */
export interface Gone {
  readonly since: number;
  readonly kinds: readonly AwayKind[];
  /** UTC ms before which no input is a return: some computers do not count their sleep as time without input. */
  readonly earliest: number;
}

/** As long as one of them stands nobody can be there, whatever is touched. */
export type Barrier = 'asleep' | 'locked' | 'other-user';

export interface AbsenceState {
  readonly gone: Gone | null;
  readonly barriers: readonly Barrier[];
  readonly question: Absence | null;
}

/** Somebody is there and nothing is asked. */
export const PRESENT: AbsenceState = { gone: null, barriers: [], question: null };

/** `idleSeconds`: whole seconds since the last input; null where nobody can tell. `at`: UTC ms. */
export interface Reading {
  readonly at: number;
  readonly idleSeconds: number | null;
}

export type AbsenceEvent =
  | ({ readonly kind: 'look' } & Reading)
  /** The computer goes to sleep, is locked, is handed to another user, or goes off. */
  | ({ readonly kind: 'suspend' | 'lock' | 'user-left' | 'shutdown' } & Reading)
  | ({ readonly kind: 'resume' | 'unlock' | 'user-back' } & Reading)
  /** A look was due and nobody looked: the computer stood still. `lastInput` (UTC ms) is what was known before. */
  | ({ readonly kind: 'gap'; readonly lastInput: number } & Reading)
  /** Somebody used the app: what locked it is over, though nobody said so. */
  | ({ readonly kind: 'act' } & Reading)
  /** The app begins. `lastInUse` (UTC ms): when somebody was last seen here with this timer; null: never. */
  | ({ readonly kind: 'start'; readonly lastInUse: number | null } & Reading)
  /** The computer's clock was set. */
  | { readonly kind: 'clock'; readonly stepMs: number };

export interface AbsenceContext {
  readonly running: TimeEntry | null;
  /** 0: absences are not asked about. */
  readonly thresholdSeconds: number;
  readonly policies: Readonly<Record<AwayKind, AbsencePolicy>>;
  /** IANA name of the work zone, and hours from which on a timer is too long to be meant; 0: none is. */
  readonly zone: string;
  readonly longHours: number;
  readonly newId: NewId;
}

/** Entries of agents are theirs: nobody needs to sit there. */
export const isWatched = (entry: TimeEntry | null): entry is TimeEntry =>
  entry !== null && entry.startedAt !== null && entry.source !== 'agent';

/** Somebody who clicks and leaves was last seen when the timer began, as far as clocks and readings agree, ms. */
const SAME_INSTANT_MS = 15_000;

/** Did a timer begin when nobody was here: on another device, or by a begin that was set into the absence? */
export const isBegunAway = ({ from, to }: Span, begin: number): boolean =>
  begin - from > SAME_INSTANT_MS && begin < to;

/** What of a question's spans is on its timer: time before it began is not. Nothing where another one runs. */
export function spansOn({ entryId, spans }: Absence, entry: TimeEntry): readonly Span[] {
  const begin = entry.startedAt;
  if (entry.id !== entryId || begin === null) return [];
  return spans.filter(({ to }) => to > begin).map(({ from, to }) => ({ from: Math.max(from, begin), to }));
}

/** Those that may be left out unasked: whoever began a timer in an absence said that they work, elsewhere. */
export function spansUnasked(absence: Absence, entry: TimeEntry): readonly Span[] {
  const begin = entry.startedAt ?? 0;
  return spansOn({ ...absence, spans: absence.spans.filter((span) => !isBegunAway(span, begin)) }, entry);
}

/** What of spans lies before an instant (UTC ms). */
export const spansBefore = (spans: readonly Span[], instant: number): readonly Span[] =>
  spans.flatMap(({ from, to }) => (from < instant ? [{ from, to: Math.min(to, instant) }] : []));
