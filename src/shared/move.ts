import { z } from 'zod';
import { id } from './inputs';
import type { CalendarDate, ClockTime } from './calendar';
import type { EntryId, WorkPlace } from './model';

const place = z.strictObject({ projectId: id, taskId: id });

/** The most entries that are brought over at once. */
export const MAX_MOVED = 20_000;

/** What was chosen to be brought over, and where in the account each of this computer's projects and tasks goes. */
export const moveInput = z.strictObject({
  entryIds: z.array(id).min(1).max(MAX_MOVED),
  targets: z.array(z.strictObject({ from: place, to: place })).max(MAX_MOVED),
});
export type MoveInput = z.infer<typeof moveInput>;

/**
 * Whether an entry of this computer can be brought over. new: it was not yet · alike: it was not, but one just like it was
 * that is not on this computer any more, so that it may be the same work · brought: it is in the account's journal ·
 * running, needs-you (it waits for an answer of the person), empty (no time) and too-long: not as it is.
 */
export type MoveState = 'new' | 'alike' | 'brought' | 'running' | 'needs-you' | 'empty' | 'too-long';

/** A time entry of this computer, as it can be chosen. */
export interface MoveEntry extends WorkPlace {
  readonly id: EntryId;
  readonly spentDate: CalendarDate;
  /** Whole seconds; 0 of one that runs. */
  readonly seconds: number;
  readonly startTime: ClockTime | null;
  readonly endTime: ClockTime | null;
  readonly notes: string;
  readonly state: MoveState;
}

/** A project and task of this computer, with the one of the account that has its name; null: there is none, or several. */
export interface MovePlace extends WorkPlace {
  readonly clientName: string;
  readonly projectName: string;
  readonly taskName: string;
  readonly suggestion: WorkPlace | null;
}

/** All that is to be chosen from: entries newest first, places by name. */
export interface MoveView {
  readonly entries: readonly MoveEntry[];
  readonly places: readonly MovePlace[];
  /** Clients of these places that the account does not have, as far as it is known, by name. */
  readonly missingClients: readonly string[];
}

export interface MoveOffer {
  /** How many entries of this computer can be brought over to the open account. */
  readonly count: number;
  /** Whether some of them are new to it, and the person was not told of that yet. */
  readonly isNews: boolean;
}

/** What was brought over just now; what had been before is not counted. */
export interface Moved {
  readonly entries: number;
  readonly seconds: number;
}

export function canMove({ state }: Pick<MoveEntry, 'state'>): boolean {
  return state === 'new' || state === 'alike';
}

/** A place as a key: two are the same where these are. */
export function placeKey({ projectId, taskId }: WorkPlace): string {
  return JSON.stringify([projectId, taskId]);
}
