import { z } from 'zod';
import {
  hoursFromSeconds,
  parseRounding,
  roundSeconds,
  secondsBetween,
  MAX_ENTRY_SECONDS,
} from '../shared/durations';
import { isManager, type Call, type Company } from './call';
import type { Store } from './db';
import { conflict, forbidden, notFound } from './errors';
import { entryAssignments, wholeReference } from './harvest-entries';
import { newId } from './ids';
import { APPROVALS, flag, isoInstant, isoOrNull, jsonColumn } from './validate';

export const entryRow = z.object({
  id: z.string(),
  user_id: z.string(),
  project_id: z.string(),
  task_id: z.string(),
  spent_date: z.string(),
  seconds: z.number(),
  notes: z.string().nullable(),
  is_running: flag,
  timer_started_at: z.number().nullable(),
  started_time: z.string().nullable(),
  ended_time: z.string().nullable(),
  is_locked: flag,
  is_closed: flag,
  is_billed: flag,
  approval_status: z.enum(APPROVALS),
  billable: flag,
  source: z.string(),
  metadata: jsonColumn,
  external_reference: jsonColumn,
  created_at: z.number(),
  updated_at: z.number(),
  user_name: z.string(),
  project_name: z.string(),
  client_id: z.string(),
  client_name: z.string(),
  task_name: z.string(),
  hourly_rate: z.number().nullable(),
  cost_rate: z.number().nullable(),
  budget_by: z.string(),
});
export type Entry = z.infer<typeof entryRow>;

export const ENTRY_COLUMNS = `e.*, u.first_name || ' ' || u.last_name as user_name, p.name as project_name, p.client_id,
  k.name as client_name, t.name as task_name, p.budget_by,
  coalesce(p.hourly_rate, t.default_hourly_rate, u.default_hourly_rate) as hourly_rate, u.cost_rate`;
export const ENTRY_TABLES = `time_entries e join users u on u.id = e.user_id join projects p on p.id = e.project_id
  join clients k on k.id = p.client_id join tasks t on t.id = e.task_id`;

/**
 * An entry as the service answers it. `hours` is the time booked so far, to four decimals; while the timer runs it
 * leaves out the span since `timer_started_at` (api-facts «Time entries»). «decided»: `hours` was rounded by the
 * company's rule when it was written, and `rounded_hours` is what the rule of today makes of it.
 */
export function presentEntry(call: Call, entry: Entry): Readonly<Record<string, unknown>> {
  const { seconds, user_name, project_name, client_name, task_name, hourly_rate, budget_by, ...row } = entry;
  const told = {
    ...row,
    user: { id: entry.user_id, name: user_name },
    project: { id: entry.project_id, name: project_name },
    task: { id: entry.task_id, name: task_name },
    client: { id: entry.client_id, name: client_name },
    hours: hoursFromSeconds(seconds),
    duration_seconds: seconds,
    rounded_hours: hoursFromSeconds(settle(call.company, seconds)),
    timer_started_at: isoOrNull(entry.timer_started_at),
    budgeted: budget_by !== 'none',
    billable_rate: entry.billable ? hourly_rate : null,
    cost_rate: isManager(call.caller) ? entry.cost_rate : null,
    can_edit_billable: lockReason(entry) === null,
    created_at: isoInstant(entry.created_at),
    updated_at: isoInstant(entry.updated_at),
  };
  return call.harvest ? { ...told, ...harvestMembers(call, entry) } : told;
}

/** What Harvest's entries tell beside, or otherwise: there `hours` go on while the timer runs. */
function harvestMembers(call: Call, entry: Entry): Readonly<Record<string, unknown>> {
  const elapsed = elapsedSeconds(entry, call.now);
  const reason = lockReason(entry);
  return {
    ...entryAssignments(call.store, entry),
    hours: hoursFromSeconds(elapsed),
    hours_without_timer: hoursFromSeconds(entry.seconds),
    rounded_hours: hoursFromSeconds(settle(call.company, elapsed)),
    is_locked: reason !== null,
    locked_reason: reason === null ? null : `This time entry cannot be changed: ${reason}`,
    invoice: null,
    external_reference: wholeReference(entry.external_reference),
  };
}

/** Whole seconds after the company's rounding; a rule never makes more than a day out of at most a day. */
export function settle(company: Company, seconds: number): number {
  const rounded = roundSeconds(seconds, parseRounding(company.time_rounding));
  return seconds <= MAX_ENTRY_SECONDS ? Math.min(rounded, MAX_ENTRY_SECONDS) : rounded;
}

/** Whole seconds of an entry at an instant (UTC ms), the running span included. */
export function elapsedSeconds(entry: Entry, now: number): number {
  return entry.seconds + (entry.timer_started_at === null ? 0 : secondsBetween(entry.timer_started_at, now));
}

/** Why an entry cannot be changed, in words, or null. */
export function lockReason(
  entry: Pick<Entry, 'is_locked' | 'is_closed' | 'is_billed' | 'approval_status'>,
): string | null {
  if (entry.approval_status === 'approved') return 'it has been approved';
  if (entry.is_billed) return 'it has been billed on an invoice';
  if (entry.is_closed) return 'its period is closed';
  if (entry.is_locked) return 'it is locked';
  return null;
}

/** 409 for an entry that cannot be changed any more. */
export function refuseLocked(entry: Entry): void {
  const reason = lockReason(entry);
  if (reason !== null) throw conflict(`This time entry cannot be changed: ${reason}`);
}

export function findEntry(store: Store, entryId: string): Entry {
  const entry = store.get(entryRow, `select ${ENTRY_COLUMNS} from ${ENTRY_TABLES} where e.id = ?`, [entryId]);
  if (!entry) throw notFound('time entry');
  return entry;
}

/** The entry of the path, if the caller may touch it: a member has only their own (403 for another's). */
export function callersEntry(call: Call): Entry {
  const entry = findEntry(call.store, call.id);
  if (!isManager(call.caller) && entry.user_id !== call.caller.userId) {
    throw forbidden('This time entry belongs to somebody else');
  }
  return entry;
}

export function runningEntry(store: Store, userId: string): Entry | undefined {
  return store.get(
    entryRow,
    `select ${ENTRY_COLUMNS} from ${ENTRY_TABLES} where e.user_id = ? and e.is_running = 1`,
    [userId],
  );
}

/** What a new row must say; the rest has defaults. */
export interface NewEntry {
  readonly user_id: string;
  readonly project_id: string;
  readonly task_id: string;
  readonly spent_date: string;
  readonly seconds: number;
  readonly billable: boolean;
  readonly source: string;
  readonly notes?: string | null;
  /** UTC ms; with it the timer runs. */
  readonly timer_started_at?: number | null;
  readonly started_time?: string | null;
  readonly ended_time?: string | null;
  readonly metadata?: string | null;
  readonly external_reference?: string | null;
  readonly is_locked?: boolean;
  readonly is_billed?: boolean;
  readonly approval_status?: (typeof APPROVALS)[number];
}

/** Inserts an entry as of `now` (UTC ms); returns its id. */
export function insertEntry(store: Store, now: number, entry: NewEntry): string {
  const entryId = newId();
  store.insert('time_entries', {
    id: entryId,
    notes: null,
    timer_started_at: null,
    started_time: null,
    ended_time: null,
    metadata: null,
    external_reference: null,
    is_locked: false,
    is_closed: false,
    is_billed: false,
    approval_status: 'unsubmitted',
    ...entry,
    is_running: (entry.timer_started_at ?? null) !== null,
    created_at: now,
    updated_at: now,
  });
  return entryId;
}
