import { formatDuration, secondsAt } from '../../shared/durations';
import type { IdleAnswer } from '../../shared/contract';
import type { EntryId } from '../../shared/model';
import type { RecentView, Snapshot } from '../../shared/snapshot';
import * as m from '../../shared/i18n/messages';

/** What a menu item or a click asks for. */
export type TrayAction =
  | { readonly kind: 'stop' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'start-again'; readonly entryId: EntryId }
  | { readonly kind: 'answer-idle'; readonly answer: Exclude<IdleAnswer, { kind: 'elsewhere' }> }
  | { readonly kind: 'open'; readonly focus: 'quick-entry' | 'idle' | 'settings' }
  | { readonly kind: 'sync' }
  | { readonly kind: 'quit' };

export type TrayItem =
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'line' };

export type TrayIcon = 'stopped' | 'running' | 'needs-you' | 'unsent';

export interface TrayModel {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  /** Beside the icon, where the platform shows a text there (macOS). */
  readonly title: string;
  readonly items: readonly TrayItem[];
}

const RECENTS_IN_MENU = 5;
const LABEL_LENGTH = 48;

/** What the tray shows for a snapshot at an instant (UTC ms). The menu holds every action: some desktops have no more. */
export function trayModel(snapshot: Snapshot, now: number): TrayModel {
  const { running, sync, idle } = snapshot;
  const seconds = running ? secondsAt(running, now) : 0;
  const time = formatDuration(seconds, snapshot.preferences.formats.duration, snapshot.locale);
  const state = running ? m.main_tray_running({ time, label: labelOf(running) }) : m.main_tray_stopped();
  const unsent = sync.waiting + sync.refused;
  return {
    icon: iconOf(snapshot),
    tooltip: unsent > 0 ? `${state}\n${m.main_tray_waiting({ count: unsent })}` : state,
    title: running ? time : '',
    items: [
      // Without the time: a menu that changes every minute would close under the pointer.
      { kind: 'text', label: running ? labelOf(running) : state },
      ...(idle ? idleItems() : []),
      ...timerItems(snapshot),
      { kind: 'line' },
      ...recentItems(snapshot),
      action(m.main_menu_new(), { kind: 'open', focus: 'quick-entry' }),
      action(m.main_menu_open(), { kind: 'open', focus: idle ? 'idle' : 'quick-entry' }),
      action(m.main_menu_sync(), { kind: 'sync' }),
      action(m.main_menu_settings(), { kind: 'open', focus: 'settings' }),
      { kind: 'line' },
      action(m.main_menu_quit(), { kind: 'quit' }),
    ],
  };
}

function iconOf({ idle, accountState, sync, running }: Snapshot): TrayIcon {
  if (idle || accountState !== 'ready' || sync.state === 'needs-you') return 'needs-you';
  if (sync.state === 'offline' || (sync.state === 'waiting' && sync.message !== null)) return 'unsent';
  return running ? 'running' : 'stopped';
}

const action = (label: string, what: TrayAction): TrayItem => ({ kind: 'action', label, action: what });

function timerItems({ running, recents }: Snapshot): readonly TrayItem[] {
  if (running) return [action(m.main_menu_stop(), { kind: 'stop' })];
  const [last] = recents;
  return last ? [action(m.main_menu_continue({ label: labelOf(last) }), { kind: 'continue' })] : [];
}

function idleItems(): readonly TrayItem[] {
  return [
    { kind: 'line' },
    action(m.main_menu_idle(), { kind: 'open', focus: 'idle' }),
    action(m.main_menu_idle_leave_out(), { kind: 'answer-idle', answer: { kind: 'leave-out' } }),
    action(m.main_menu_idle_stop(), { kind: 'answer-idle', answer: { kind: 'stop' } }),
    action(m.main_menu_idle_keep(), { kind: 'answer-idle', answer: { kind: 'keep' } }),
    { kind: 'line' },
  ];
}

function recentItems({ running, recents }: Snapshot): readonly TrayItem[] {
  const others = recents.filter(({ entryId }) => entryId !== running?.id).slice(0, RECENTS_IN_MENU);
  if (others.length === 0) return [];
  return [
    { kind: 'text', label: m.main_menu_recent() },
    ...others.map((recent) => action(labelOf(recent), { kind: 'start-again', entryId: recent.entryId })),
    { kind: 'line' },
  ];
}

/** One line for an entry: its note, else where it belongs; long ones are cut. */
export function labelOf(
  entry: Pick<RecentView, 'notes' | 'clientName' | 'projectName' | 'taskName'>,
): string {
  const where = [entry.clientName, [entry.projectName, entry.taskName].filter(Boolean).join(' / ')]
    .filter(Boolean)
    .join(' › ');
  const [firstLine] = entry.notes.trim().split('\n');
  const label = firstLine ? `${firstLine} · ${where}` : where;
  const letters = [...label];
  return letters.length > LABEL_LENGTH ? `${letters.slice(0, LABEL_LENGTH - 1).join('')}…` : label;
}
