import { z } from 'zod';
import { instantOf, timeIn } from '../shared/calendar';
import { secondsBetween, secondsFromHours } from '../shared/durations';
import { created, isManager, ok, type Answer, type Call } from './call';
import {
  callersEntry,
  ENTRY_COLUMNS,
  ENTRY_TABLES,
  entryRow,
  findEntry,
  insertEntry,
  presentEntry,
  refuseLocked,
  settle,
} from './entry-rows';
import { badField, forbidden, notFound } from './errors';
import { Filters, listPage } from './pages';
import { usableProject, usableTask } from './projects';
import { makeRoom, pastStart } from './timers';
import {
  APPROVALS,
  bool,
  check,
  clockTime,
  date,
  hours,
  id,
  maybe,
  mergeMetadata,
  metadata,
} from './validate';
import { source, text, toJson } from './validate';

/** `GET /time_entries`: newest day first, the running one included; a member sees only their own. */
export function listEntries(call: Call): Answer {
  const filters = new Filters(call)
    .text('user_id', 'e.user_id')
    .text('client_id', 'p.client_id')
    .text('project_id', 'e.project_id')
    .text('task_id', 'e.task_id')
    .flag('is_billed', 'e.is_billed')
    .flag('is_running', 'e.is_running')
    .oneOf('approval_status', 'e.approval_status', APPROVALS)
    .source('e.source')
    .dates('e.spent_date')
    .updatedSince('e.updated_at');
  if (!isManager(call.caller)) filters.always('e.user_id = ?', call.caller.userId);
  return listPage(call, {
    key: 'time_entries',
    row: entryRow,
    columns: ENTRY_COLUMNS,
    from: ENTRY_TABLES,
    filters,
    order: 'e.spent_date desc, e.created_at desc, e.rowid desc',
    present: (entry) => presentEntry(call, entry),
  });
}

const creation = z.object({
  project_id: id,
  task_id: id,
  spent_date: date,
  user_id: maybe(id),
  hours: maybe(hours),
  started_time: maybe(clockTime),
  ended_time: maybe(clockTime),
  notes: maybe(text),
  billable: maybe(bool),
  is_running: maybe(bool),
  replace_running: maybe(bool),
  source: maybe(source),
  metadata: maybe(metadata),
  external_reference: maybe(metadata),
});
type Creation = z.infer<typeof creation>;

/** `POST /time_entries`: a running timer with `is_running: true`, else a finished entry. */
export function createEntry(call: Call): Answer {
  const body = check(creation, call.body);
  const userId = entryUser(call, body.user_id);
  const project = usableProject(call.store, body.project_id);
  const task = usableTask(call.store, project, body.task_id);
  const finished = body.is_running === true || startsTimer(call, body) ? null : finishedSpan(call, body);
  if (finished === null) makeRoom(call, userId, body.replace_running ?? call.harvest);
  const entryId = insertEntry(call.store, call.now, {
    user_id: userId,
    project_id: project.id,
    task_id: task.id,
    spent_date: body.spent_date,
    notes: body.notes ?? null,
    billable: body.billable ?? (project.is_billable && task.billable_by_default),
    source: body.source ?? 'api',
    metadata: toJson(mergeMetadata(null, body.metadata)),
    external_reference: toJson(body.external_reference ?? null),
    ...(finished ?? runningSpan(call, body)),
  });
  return created(presentEntry(call, findEntry(call.store, entryId)));
}

function entryUser(call: Call, userId: string | null | undefined): string {
  if (!userId || userId === call.caller.userId) return call.caller.userId;
  if (!isManager(call.caller)) throw forbidden('user_id: a member may only track their own time');
  const user = call.store.get(z.object({ id: z.string() }), 'select id from users where id = ?', [userId]);
  if (!user) throw notFound('user', 'user_id');
  return user.id;
}

/** Harvest has no `is_running` in a request: neither hours nor an end means a timer. */
function startsTimer(call: Call, body: Creation): boolean {
  return call.harvest && (body.hours ?? null) === null && (body.ended_time ?? null) === null;
}

function runningSpan(call: Call, body: Creation) {
  if (body.hours) throw badField('hours', 'must not be given for a running timer');
  if (body.ended_time) throw badField('ended_time', 'must not be given for a running timer');
  return {
    seconds: 0,
    timer_started_at: body.started_time ? pastStart(call, body.spent_date, body.started_time) : call.now,
    started_time: body.started_time ?? timeIn(call.company.timezone, call.now),
  };
}

/** Duration and times of a finished entry: `hours` decide, else the two times do (api-facts «Time entries»). */
function finishedSpan(call: Call, body: Creation) {
  const started = body.started_time ?? null;
  const ended = body.ended_time ?? null;
  const between = span(call, body.spent_date, started, ended);
  const given = body.hours ?? null;
  if (given === null && between === null) {
    if (started) throw badField('ended_time', 'is required with started_time, where there are no hours');
    if (ended) throw badField('started_time', 'is required with ended_time, where there are no hours');
    throw badField('hours', 'is required, or started_time and ended_time, or is_running: true');
  }
  const seconds = given === null ? (between ?? 0) : secondsFromHours(given);
  return { seconds: settle(call.company, seconds), started_time: started, ended_time: ended };
}

/**
 * Whole seconds between two clock times of one date, on the work zone's real day (an hour shorter or longer when the
 * clocks change); null unless both are there. An end before the start is a 400.
 */
function span(call: Call, spentDate: string, started: string | null, ended: string | null): number | null {
  if (started === null || ended === null) return null;
  if (ended < started) throw badField('ended_time', 'must not be before started_time');
  const zone = call.company.timezone;
  return secondsBetween(instantOf(zone, spentDate, started), instantOf(zone, spentDate, ended));
}

const changes = z.object({
  project_id: id.optional(),
  task_id: id.optional(),
  spent_date: date.optional(),
  hours: maybe(hours),
  started_time: maybe(clockTime),
  ended_time: maybe(clockTime),
  notes: maybe(text),
  billable: bool.optional(),
  metadata: maybe(metadata),
  external_reference: maybe(metadata),
});
type Changes = z.infer<typeof changes>;
type Entry = z.infer<typeof entryRow>;

/** `PATCH /time_entries/:id`. Locked or approved → 409; `source`, `user_id` and `is_running` cannot be changed → 400. */
export function changeEntry(call: Call): Answer {
  const entry = callersEntry(call);
  refuseLocked(entry);
  refuseFixed(call, entry);
  const body = check(changes, call.body);
  const project_id = body.project_id ?? entry.project_id;
  const task_id = body.task_id ?? entry.task_id;
  if (project_id !== entry.project_id || task_id !== entry.task_id) {
    usableTask(call.store, usableProject(call.store, project_id), task_id);
  }
  call.store.update('time_entries', entry.id, {
    project_id,
    task_id,
    spent_date: body.spent_date ?? entry.spent_date,
    notes: body.notes === undefined ? entry.notes : body.notes,
    billable: body.billable ?? entry.billable,
    metadata: toJson(mergeMetadata(entry.metadata, body.metadata)),
    external_reference: toJson(
      body.external_reference === undefined ? entry.external_reference : body.external_reference,
    ),
    ...(entry.is_running ? changedRun(call, entry, body) : changedSpan(call, entry, body)),
    updated_at: call.now,
  });
  return ok(presentEntry(call, findEntry(call.store, entry.id)));
}

function refuseFixed(call: Call, entry: Entry): void {
  const { source: newSource, user_id: newUser, is_running: running } = call.body;
  if (newSource !== undefined && newSource !== entry.source) {
    throw badField('source', 'is fixed when the entry is created');
  }
  if (newUser !== undefined && newUser !== entry.user_id) throw badField('user_id', 'cannot be changed');
  if (running !== undefined && running !== entry.is_running) {
    throw badField('is_running', 'cannot be changed here: use /stop or /restart');
  }
}

/**
 * «decided», for a finished entry: `hours` decide the duration, and an end that was not given moves to match them
 * (away, if it would pass midnight); times alone, where they differ from what they were, decide it themselves.
 */
function changedSpan(call: Call, entry: Entry, body: Changes) {
  const spentDate = body.spent_date ?? entry.spent_date;
  const started = body.started_time === undefined ? entry.started_time : body.started_time;
  const ended = body.ended_time === undefined ? entry.ended_time : body.ended_time;
  const given = body.hours ?? null;
  if (given !== null) {
    const seconds = settle(call.company, secondsFromHours(given));
    if (body.ended_time) span(call, spentDate, started, ended);
    const moved = body.ended_time === undefined && ended !== null && started !== null;
    return {
      seconds,
      started_time: started,
      ended_time: moved ? endAfter(call, spentDate, started, seconds) : ended,
    };
  }
  const changed = started !== entry.started_time || ended !== entry.ended_time;
  const between = changed ? span(call, spentDate, started, ended) : null;
  return {
    seconds: between === null ? entry.seconds : settle(call.company, between),
    started_time: started,
    ended_time: ended,
  };
}

function endAfter(call: Call, spentDate: string, started: string, seconds: number): string | null {
  const zone = call.company.timezone;
  const ended = timeIn(zone, instantOf(zone, spentDate, started) + seconds * 1000);
  return ended < started ? null : ended;
}

/**
 * «decided», for a running entry: `hours` become the elapsed time as of now, and the span starts anew; a new
 * `started_time` moves the start, exactly where the timer has run in one piece, else by as much as it moved.
 */
function changedRun(call: Call, entry: Entry, body: Changes) {
  if (body.ended_time) throw badField('ended_time', 'must not be given for a running timer: stop it first');
  const started = body.started_time ?? entry.started_time;
  if ((body.hours ?? null) !== null) {
    return { seconds: secondsFromHours(body.hours ?? 0), timer_started_at: call.now, started_time: started };
  }
  if (!body.started_time || body.started_time === entry.started_time) return {};
  const spentDate = body.spent_date ?? entry.spent_date;
  const instant = pastStart(call, spentDate, body.started_time);
  if (entry.seconds === 0) return { timer_started_at: instant, started_time: body.started_time };
  const before = instantOf(call.company.timezone, spentDate, entry.started_time ?? body.started_time);
  const earlierBy = Math.trunc((before - instant) / 1000);
  return { seconds: Math.max(0, entry.seconds + earlierBy), started_time: body.started_time };
}

/** `DELETE /time_entries/:id`: 204; locked or approved → 409. Deleting a running one discards its timer. */
export function deleteEntry(call: Call): Answer {
  const entry = callersEntry(call);
  refuseLocked(entry);
  call.store.run('delete from time_entries where id = ?', [entry.id]);
  return { status: 204 };
}

/** `GET /time_entries/:id`, which Keito has not; for callers that speak Harvest. */
export function getEntry(call: Call): Answer {
  return ok(presentEntry(call, callersEntry(call)));
}

/** `DELETE /time_entries/:id/external_reference`, for callers that speak Harvest. */
export function deleteReference(call: Call): Answer {
  const entry = callersEntry(call);
  refuseLocked(entry);
  call.store.update('time_entries', entry.id, { external_reference: null, updated_at: call.now });
  return { status: 204 };
}
