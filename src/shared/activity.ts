import type { CalendarDate, ClockTime } from './calendar';
import type { Cause } from './model';

/** By which names people know an entry. */
export interface ActivityEntry {
  readonly clientName: string;
  readonly projectName: string;
  readonly taskName: string;
  readonly notes: string;
}

/** What was set; only what was. Instants are UTC ms, durations whole seconds. */
export interface ActivityChanges {
  readonly notes?: string;
  readonly place?: Omit<ActivityEntry, 'notes'>;
  readonly spentDate?: CalendarDate;
  readonly seconds?: number;
  readonly startTime?: ClockTime | null;
  readonly endTime?: ClockTime | null;
  /** The begin of a timer, where it was set apart from the click. */
  readonly startedAt?: number;
}

/** One thing that was done to a time entry, here or elsewhere. */
export interface ActivityItem {
  readonly id: string;
  /** UTC ms. */
  readonly at: number;
  readonly cause: Cause;
  readonly kind: 'start' | 'stop' | 'log' | 'edit' | 'delete';
  /** As it was then; null where nothing is known of it any more. */
  readonly entry: ActivityEntry | null;
  readonly changes: ActivityChanges;
  readonly isUndone: boolean;
}
