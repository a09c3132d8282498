import { z } from 'zod';
import { instantOf, timeIn } from '../shared/calendar';
import { ok, type Answer, type Call } from './call';
import { badField, conflict } from './errors';
import {
  callersEntry,
  elapsedSeconds,
  findEntry,
  presentEntry,
  refuseLocked,
  runningEntry,
  settle,
  type Entry,
} from './entry-rows';
import { bool, check, maybe, text } from './validate';

/**
 * Makes room for one more running timer of a user. One is running → it is stopped if `replace` was asked for, else
 * 409 with the `running_entry` (api-facts «Time entries»). Happens inside the request's transaction.
 */
export function makeRoom(call: Call, userId: string, replace: boolean): void {
  const running = runningEntry(call.store, userId);
  if (!running) return;
  if (!replace) {
    throw conflict('A timer is already running', { running_entry: presentEntry(call, running) });
  }
  stopEntry(call, running, undefined);
}

/**
 * Ends a running entry now: the span is added, the sum rounded by the company's rule, `ended_time` set to the work
 * zone's clock. «decided»: it stays on its own `spent_date` over midnight, and is not cut at 24 hours.
 */
function stopEntry(call: Call, entry: Entry, notes: string | null | undefined): void {
  refuseLocked(entry);
  call.store.update('time_entries', entry.id, {
    seconds: settle(call.company, elapsedSeconds(entry, call.now)),
    is_running: false,
    timer_started_at: null,
    ended_time: timeIn(call.company.timezone, call.now),
    updated_at: call.now,
    ...(notes === undefined ? {} : { notes }),
  });
}

/** `PATCH /time_entries/:id/stop`, optionally with `notes`, which then replace the old. Not running → 409. */
export function stopTimer(call: Call): Answer {
  const entry = callersEntry(call);
  const body = check(z.object({ notes: maybe(text) }), call.body);
  if (!entry.is_running) throw conflict('This timer is not running');
  stopEntry(call, entry, body.notes);
  return ok(presentEntry(call, findEntry(call.store, entry.id)));
}

/**
 * `PATCH /time_entries/:id/restart` (api-facts): the same entry runs on from now, on its own `spent_date`, with the
 * hours it has. «decided»: `started_time` stays that of its first start, `ended_time` goes; already running → 409.
 */
export function restartTimer(call: Call): Answer {
  const entry = callersEntry(call);
  const body = check(z.object({ replace_running: maybe(bool) }), call.body);
  if (entry.is_running)
    throw conflict('This timer is already running', { running_entry: presentEntry(call, entry) });
  refuseLocked(entry);
  makeRoom(call, entry.user_id, body.replace_running ?? call.harvest);
  call.store.update('time_entries', entry.id, {
    is_running: true,
    timer_started_at: call.now,
    started_time: entry.started_time ?? timeIn(call.company.timezone, call.now),
    ended_time: null,
    updated_at: call.now,
  });
  return ok(presentEntry(call, findEntry(call.store, entry.id)));
}

/** The instant (UTC ms) of a running timer's start given as a clock time; one that lies ahead is a 400. */
export function pastStart(call: Call, spentDate: string, startedTime: string): number {
  const instant = instantOf(call.company.timezone, spentDate, startedTime);
  if (instant > call.now) throw badField('started_time', 'must not lie in the future');
  return instant;
}
