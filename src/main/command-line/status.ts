import { formatClockTime, instantText, timeIn } from '../../shared/calendar';
import { formatDuration, secondsAt, secondsBetween } from '../../shared/durations';
import type { EntryView, Snapshot } from '../../shared/snapshot';
import * as m from '../../shared/i18n/messages';

/** What `--status --json` prints: a stable shape (docs/command-line.md); fields are added, never changed or removed. */
export interface StatusJson {
  readonly running: {
    readonly client: string;
    readonly project: string;
    readonly task: string;
    readonly notes: string;
    /** ISO 8601 in UTC, to the second, like all instants here. */
    readonly startedAt: string;
    /** Whole seconds of the whole entry. */
    readonly seconds: number;
  } | null;
  readonly todaySeconds: number;
  readonly sync: {
    readonly state: Snapshot['sync']['state'];
    readonly waiting: number;
    readonly message: string | null;
  };
  readonly needsYou: {
    /** Entries and creations that wait for the person, for whatever reason. */
    readonly entries: number;
    readonly account: Snapshot['accountState'];
  };
  /** Time away that nobody has answered for. */
  readonly idleQuestion: {
    readonly kind: 'away' | 'forgotten';
    readonly from: string;
    readonly to: string;
    readonly seconds: number;
  } | null;
}

/** `now`: UTC ms. */
export function statusJson(snapshot: Snapshot, now: number): StatusJson {
  const { running, sync, idle, accountState } = snapshot;
  return {
    running: running && {
      client: running.clientName,
      project: running.projectName,
      task: running.taskName,
      notes: running.notes,
      startedAt: instantText(running.startedAt ?? now),
      seconds: secondsAt(running, now),
    },
    todaySeconds: todaySeconds(snapshot, now),
    sync: { state: sync.state, waiting: sync.waiting, message: sync.message },
    needsYou: { entries: sync.refused, account: accountState },
    idleQuestion: idle && {
      kind: idle.kind,
      from: instantText(idle.from),
      to: instantText(idle.to),
      seconds: idle.spans.reduce((sum, { from, to }) => sum + secondsBetween(from, to), 0),
    },
  };
}

/** The same in words, a line for each. */
export function statusText(snapshot: Snapshot, now: number): string {
  const { running, sync, idle, zone, locale, accountState, preferences } = snapshot;
  const { formats } = preferences;
  const time = (instant: number): string => formatClockTime(locale, timeIn(zone, instant), formats.hours);
  const duration = (seconds: number): string => formatDuration(seconds, formats.duration, locale);
  return [
    running
      ? m.main_status_running({
          time: time(running.startedAt ?? now),
          entry: entryText(running),
          duration: duration(secondsAt(running, now)),
        })
      : m.main_nothing_running(),
    m.main_status_today({ duration: duration(todaySeconds(snapshot, now)) }),
    ...(sync.waiting > 0 ? [m.main_tray_waiting({ count: sync.waiting })] : []),
    ...(sync.refused > 0 ? [m.main_status_refused({ count: sync.refused })] : []),
    ...(sync.message === null ? [] : [sync.message]),
    ...(sync.state === 'saved' ? [m.main_status_saved()] : []),
    ...(idle ? [m.main_status_question({ from: time(idle.from), to: time(idle.to) })] : []),
    ...(accountState === 'signed-out' ? [m.main_status_sign_in()] : []),
    ...(accountState === 'keyring-locked' ? [m.main_status_keyring()] : []),
  ].join('\n');
}

/** `Acme › Website / Development · fix login`, in one line. */
export function entryText(
  entry: Pick<EntryView, 'clientName' | 'projectName' | 'taskName' | 'notes'>,
): string {
  const work = `${entry.projectName} / ${entry.taskName}`;
  const place = entry.clientName === '' ? work : `${entry.clientName} › ${work}`;
  const note = entry.notes.replace(/\p{Cc}+/gu, ' ').trim();
  return note === '' ? place : `${place} · ${note}`;
}

function todaySeconds({ running, today, todaySeconds: counted }: Snapshot, now: number): number {
  if (!running || running.startedAt === null || running.spentDate !== today) return counted;
  return counted + secondsBetween(running.startedAt, now);
}
