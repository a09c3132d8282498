import { formatDuration, secondsAt } from '../../shared/durations';
import type { Preferences } from '../../shared/settings';
import type { Snapshot } from '../../shared/snapshot';
import * as m from '../../shared/i18n/messages';
import type { TrayIcon } from './tray-icon';
import { runningLabel, trayMenu, type TrayItem } from './tray-menu';
import { todaySecondsAt, trayTitle } from './tray-title';

export interface TrayModel {
  readonly icon: TrayIcon;
  readonly panel: Preferences['menubar']['panel'];
  /** Lines, the most important first: Windows cuts what is longer than 127 characters. */
  readonly tooltip: string;
  /** Beside the icon, where the platform shows a text there (macOS). */
  readonly title: string;
  readonly items: readonly TrayItem[];
}

/**
 * What the tray shows of a snapshot at an instant (UTC ms). Others may see it: which names of entries are among it is
 * decided by `namesForOthers` alone.
 */
export function trayModel(snapshot: Snapshot, now: number): TrayModel {
  return {
    icon: iconOf(snapshot),
    panel: snapshot.preferences.menubar.panel,
    tooltip: tooltipOf(snapshot, now),
    title: trayTitle(snapshot, now),
    items: trayMenu(snapshot, now),
  };
}

function iconOf({ idle, accountState, sync, running }: Snapshot): TrayIcon {
  if (idle || accountState !== 'ready' || sync.state === 'needs-you') return 'needs-you';
  const isStuck = sync.state === 'offline' || (sync.state === 'waiting' && sync.message !== null);
  if (isStuck) return running ? 'unsent-running' : 'unsent';
  return running ? 'running' : 'stopped';
}

function tooltipOf(snapshot: Snapshot, now: number): string {
  const { running, preferences, locale, sync } = snapshot;
  const text = (seconds: number): string => formatDuration(seconds, preferences.formats.duration, locale);
  const state = running
    ? m.main_tray_running({ time: text(secondsAt(running, now)), label: runningLabel(snapshot) })
    : m.main_tray_stopped();
  const unsent = sync.waiting + sync.refused;
  return [
    state,
    reasonOf(snapshot),
    m.main_tray_today({ time: text(todaySecondsAt(snapshot, now)) }),
    unsent > 0 && m.main_tray_waiting({ count: unsent }),
  ]
    .filter(Boolean)
    .join('\n');
}

/** Why the person is needed, without the sentences of the entries: those name projects. */
function reasonOf({ idle, accountState, sync }: Snapshot): string | null {
  if (idle) return m.main_tray_idle();
  if (accountState === 'signed-out') return m.main_tray_signed_out();
  if (accountState === 'keyring-locked') return m.main_tray_keyring_locked();
  return sync.state === 'needs-you' ? m.main_tray_refused({ count: sync.refused }) : null;
}
