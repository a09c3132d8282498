import type { CalendarDate, ClockTime } from './calendar';
import type { Amount } from './money';

/** The longest note that the app takes, in UTF-16 units. */
export const MAX_NOTES_LENGTH = 10_000;

/** How much can be kept at hand: more than that is a list to search, which the quick entry does better. */
export const MAX_PINS = 20;

/** Names given on this computer, before and apart from the server's ids. */
export type EntryId = string;

/** Why an entry cannot be changed (api-facts: locked = is_locked || is_closed || is_billed; approved ones answer 409). */
export type EntryLock = 'locked' | 'closed' | 'billed' | 'approved';

/**
 * A time entry as the person sees it: the server's last word with what was done here since laid over it.
 * A timer is a time entry that runs: `startedAt` is set.
 */
export interface TimeEntry {
  readonly id: EntryId;
  /** The server's id; null until it answered. */
  readonly remoteId: string | null;
  readonly projectId: string;
  readonly taskId: string;
  /** Work-zone calendar date; a timer that runs over midnight stays on the date it began. */
  readonly spentDate: CalendarDate;
  readonly notes: string;
  /** Whole seconds: of a finished entry all of it, of a running one what was counted before `startedAt`. */
  readonly seconds: number;
  /** UTC ms at which the running span began; null when it does not run. */
  readonly startedAt: number | null;
  /** Work-zone clock times, where known. */
  readonly startTime: ClockTime | null;
  readonly endTime: ClockTime | null;
  readonly billable: boolean;
  /** Keito does not have it yet, and is told whether it is billable: by itself it would say otherwise. */
  readonly tellsBillable?: true;
  readonly lock: EntryLock | null;
  /** `web`, `cli`, `api`, `agent` (reference); others pass through. */
  readonly source: string;
}

/** What time is put on. */
export interface WorkPlace {
  readonly projectId: string;
  readonly taskId: string;
}

export interface Task {
  readonly id: string;
  readonly name: string;
  /** Time on it is billable unless somebody says otherwise; missing where nobody told. */
  readonly isBillable?: boolean | undefined;
}

/** Hours that may be used on the whole of a project: in all, or in each month. */
export interface HoursBudget {
  readonly seconds: number;
  readonly isMonthly: boolean;
}

/** What its billable time may cost, by hourly rates. */
export interface MoneyBudget {
  readonly amount: Amount;
  readonly isMonthly: boolean;
}

/** each: there is a limit for each task or person. */
export type ProjectBudget = HoursBudget | MoneyBudget | 'each';

export interface Project {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  /** Null: nobody said. */
  readonly clientId: string | null;
  readonly clientName: string;
  /** `#rrggbb`, where the server keeps one. */
  readonly color: string | null;
  readonly isBillable: boolean;
  readonly isActive: boolean;
  /** What may be used on it; null where no limit is set. */
  readonly budget: ProjectBudget | null;
  /** The tasks that may be used on it. */
  readonly tasks: readonly Task[];
}

/** What time can be put on. Small enough to hold whole; it changes seldom, so it travels apart from the snapshot. */
export interface Catalogue {
  readonly revision: number;
  /** What is offered, in the colours that the person has them in. */
  readonly projects: readonly Project[];
  /** What the person hid: time can be put on it all the same. */
  readonly hidden: readonly Project[];
  /** The ids of those that the person gave another colour than Keito's. */
  readonly recolored: readonly string[];
}

/** What causes a change: shown in the activity list, kept with each operation. */
export const CAUSES = [
  ...(['window', 'hotkey', 'tray', 'notification', 'command-line'] as const),
  /** An absence that nobody was asked about, or that was left out because the timer was stopped or switched. */
  'idle',
  /** A new day begins: see `timers.midnight` of the preferences. */
  'midnight',
  ...(['elsewhere', 'undo'] as const),
] as const;
export type Cause = (typeof CAUSES)[number];
