import { formatClockTime, timeIn } from '../../shared/calendar';
import type { IdleAnswer } from '../../shared/inputs';
import { formatDuration, secondsAt } from '../../shared/durations';
import type { EntryId } from '../../shared/model';
import { namesForOthers } from '../../shared/privacy';
import type { PinView, Snapshot } from '../../shared/snapshot';
import * as m from '../../shared/i18n/messages';
import { todaySecondsAt } from './tray-title';
import { labelOf } from './tray-words';

/** What a menu item or a click asks for. */
export type TrayAction =
  | { readonly kind: 'stop' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'start-again'; readonly entryId: EntryId }
  | { readonly kind: 'start'; readonly choice: Pick<PinView, 'projectId' | 'taskId' | 'notes'> }
  | { readonly kind: 'undo'; readonly id: string }
  | { readonly kind: 'answer-idle'; readonly answer: Exclude<IdleAnswer, { kind: 'elsewhere' }> }
  | { readonly kind: 'open'; readonly focus: 'quick-entry' | 'idle' | 'settings' }
  | { readonly kind: 'use-account'; readonly accountId: string }
  | { readonly kind: 'use-this-computer' }
  | { readonly kind: 'sync' }
  | { readonly kind: 'quit' };

export type TrayItem =
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'menu'; readonly label: string; readonly items: readonly TrayItem[] }
  | { readonly kind: 'line' };

const RECENTS_IN_MENU = 5;
const PINS_IN_MENU = 5;

/**
 * The menu at an instant (UTC ms). It holds every action: some desktops give nothing but the menu. On Linux it is the
 * panel that opens it, without a word to the app: there the times in it are such that stay right.
 */
export function trayMenu(snapshot: Snapshot, now: number): readonly TrayItem[] {
  return [
    { kind: 'text', label: stateOf(snapshot, now) },
    ...(snapshot.idle ? idleItems() : []),
    ...timerItems(snapshot),
    { kind: 'line' },
    ...placeItems(snapshot),
    action(m.main_menu_new(), { kind: 'open', focus: 'quick-entry' }),
    action(m.main_menu_open(), { kind: 'open', focus: snapshot.idle ? 'idle' : 'quick-entry' }),
    { kind: 'text', label: todayOf(snapshot, now) },
    { kind: 'line' },
    ...accountItems(snapshot),
    action(m.main_menu_sync(), { kind: 'sync' }),
    action(m.main_menu_settings(), { kind: 'open', focus: 'settings' }),
    action(m.main_menu_quit(), { kind: 'quit' }),
  ];
}

/** What runs, by its names or, where others may not read them, without. */
export function runningLabel({ running, preferences }: Snapshot): string {
  const names = running && namesForOthers(running, preferences.privacy);
  return (names && labelOf(names)) || m.main_tray_running_hidden();
}

const action = (label: string, what: TrayAction): TrayItem => ({ kind: 'action', label, action: what });

const durationText = ({ preferences, locale }: Snapshot, seconds: number): string =>
  formatDuration(seconds, preferences.formats.duration, locale);

/** When the running entry's present span began, by the work zone's clock, where the menu must not count. */
function steadySince({ running, platform, zone, locale, preferences }: Snapshot): string | null {
  if (platform !== 'linux' || !running || running.startedAt === null) return null;
  return formatClockTime(locale, timeIn(zone, running.startedAt), preferences.formats.hours);
}

function stateOf(snapshot: Snapshot, now: number): string {
  const { running } = snapshot;
  if (!running) return m.main_tray_stopped();
  const label = runningLabel(snapshot);
  const since = steadySince(snapshot);
  if (since !== null) return m.main_menu_since({ label, time: since });
  return m.main_tray_running({ label, time: durationText(snapshot, secondsAt(running, now)) });
}

function todayOf(snapshot: Snapshot, now: number): string {
  const since = snapshot.running?.spentDate === snapshot.today ? steadySince(snapshot) : null;
  return since === null
    ? m.main_tray_today({ time: durationText(snapshot, todaySecondsAt(snapshot, now)) })
    : m.main_menu_today_until({ total: durationText(snapshot, snapshot.todaySeconds), time: since });
}

function timerItems({ running, recents, undo, preferences }: Snapshot): readonly TrayItem[] {
  const [last] = recents;
  const names = last && namesForOthers(last, preferences.privacy);
  return [
    ...(running
      ? [action(m.main_menu_stop(), { kind: 'stop' })]
      : last
        ? [
            action(names ? m.main_menu_continue({ label: labelOf(names) }) : m.main_menu_continue_hidden(), {
              kind: 'continue',
            }),
          ]
        : []),
    ...(undo ? [action(m.main_menu_undo(), { kind: 'undo', id: undo.id })] : []),
  ];
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

/** What can be started by a click; nothing where its names are for nobody else to read. */
function placeItems({ running, recents, pins, preferences: { privacy } }: Snapshot): readonly TrayItem[] {
  const pinned = pins
    .filter(({ isAvailable }) => isAvailable)
    .slice(0, PINS_IN_MENU)
    .flatMap((pin) => {
      const names = namesForOthers(pin, privacy);
      const { projectId, taskId, notes } = pin;
      return names ? [action(labelOf(names), { kind: 'start', choice: { projectId, taskId, notes } })] : [];
    });
  const recent = recents
    .filter(({ entryId }) => entryId !== running?.id)
    .slice(0, RECENTS_IN_MENU)
    .flatMap((one) => {
      const names = namesForOthers(one, privacy);
      return names ? [action(labelOf(names), { kind: 'start-again', entryId: one.entryId })] : [];
    });
  return [...section(m.main_menu_pinned(), pinned), ...section(m.main_menu_recent(), recent)];
}

/** The other accounts; nothing where the names of companies are for nobody else to read. */
function accountItems({ account, otherAccounts, preferences }: Snapshot): readonly TrayItem[] {
  if (otherAccounts.length === 0 || preferences.privacy.names === 'hidden') return [];
  const computer = m.settings_account_local();
  const local = account.kind === 'local' && account.isSample ? m.settings_account_sample() : computer;
  const name = account.kind === 'remote' ? account.company : local;
  const items = otherAccounts.map(({ id, company }) =>
    action(company, { kind: 'use-account', accountId: id }),
  );
  const isElsewhere = account.kind === 'remote' || account.isSample;
  const own = isElsewhere ? [action(computer, { kind: 'use-this-computer' })] : [];
  return [{ kind: 'menu', label: m.main_menu_account({ name }), items: [...items, ...own] }];
}

function section(title: string, items: readonly TrayItem[]): readonly TrayItem[] {
  return items.length === 0 ? [] : [{ kind: 'text', label: title }, ...items, { kind: 'line' }];
}
