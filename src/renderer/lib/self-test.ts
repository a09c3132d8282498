import { m } from '../../shared/i18n/messages';
import type { SelfTestFacts } from '../../shared/self-test';
import type { HotkeyState, IdleSourceView, Snapshot } from '../../shared/snapshot';

/** How something stands: `unproven` cannot be known before it is used. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly state: 'works' | 'unproven' | 'broken' | 'off';
  /** What is so, and what can be done about it. */
  readonly text: string;
}

/** What the app needs of the system, one after the other; `facts` null: not found out yet. */
export function selfChecks(
  snapshot: Pick<Snapshot, 'tray' | 'hotkeys' | 'idleSource' | 'preferences'>,
  facts: SelfTestFacts | null,
): readonly Check[] {
  const { tray, hotkeys, idleSource, preferences } = snapshot;
  return [
    { id: 'tray', title: m.test_tray(), ...trayCheck(tray) },
    { id: 'toggle', title: `${m.test_hotkey()} “${m.hotkey_toggle()}”`, ...hotkeyCheck(hotkeys.toggle) },
    { id: 'new', title: `${m.test_hotkey()} “${m.hotkey_new()}”`, ...hotkeyCheck(hotkeys.newEntry) },
    { id: 'idle', title: m.test_idle(), ...idleCheck(idleSource, preferences.idle.thresholdMinutes === 0) },
    { id: 'keychain', title: m.test_keychain(), ...keychainCheck(facts?.keychain ?? null) },
    {
      id: 'notifications',
      title: m.test_notifications(),
      ...notificationCheck(facts?.notifications ?? null),
    },
  ];
}

type Finding = Pick<Check, 'state' | 'text'>;
const LOOKING = (): Finding => ({ state: 'unproven', text: m.test_looking() });
const works = (text: string): Finding => ({ state: 'works', text });
const broken = (text: string): Finding => ({ state: 'broken', text });

function trayCheck(tray: Snapshot['tray']): Finding {
  switch (tray) {
    case null:
      return LOOKING();
    case 'none':
      return broken(m.test_tray_none());
    case 'native':
      return works(m.test_tray_native());
    case 'status-notifier':
      return works(m.test_tray_place({ place: 'StatusNotifier' }));
    case 'xembed':
      return works(m.test_tray_place({ place: 'XEmbed' }));
  }
}

function hotkeyCheck(state: HotkeyState): Finding {
  switch (state) {
    case 'off':
      return { state: 'off', text: m.test_hotkey_off() };
    case 'refused':
      return broken(m.test_hotkey_refused());
    case 'registered':
      return { state: 'unproven', text: m.test_hotkey_press() };
    case 'confirmed':
      return works(m.test_hotkey_works());
  }
}

function idleCheck(source: Snapshot['idleSource'], isOff: boolean): Finding {
  if (isOff) return { state: 'off', text: m.test_idle_off() };
  if (source === null) return LOOKING();
  if (source.kind !== 'none') return works(m.test_idle_works({ source: SOURCES[source.kind] }));
  return broken(idleReason(source.reason));
}

/** Why nobody tells of the time without input, and what to do. */
export function idleReason(reason: Extract<IdleSourceView, { kind: 'none' }>['reason']): string {
  const words = {
    'no-bus': m.idle_source_no_bus,
    nobody: m.idle_source_nobody,
    silent: m.idle_source_silent,
  };
  return words[reason]();
}

const SOURCES = { system: 'Electron', mutter: 'Mutter', screensaver: 'ScreenSaver' } as const;

function keychainCheck(keychain: SelfTestFacts['keychain'] | null): Finding {
  switch (keychain) {
    case null:
      return LOOKING();
    case 'works':
      return works(m.test_keychain_works());
    case 'locked':
      return broken(m.test_keychain_locked());
    case 'none':
      return broken(m.test_keychain_none());
  }
}

function notificationCheck(found: SelfTestFacts['notifications'] | null): Finding {
  if (found === null) return LOOKING();
  if (!found.isThere) return broken(m.test_notifications_none());
  const text = found.hasActions ? m.test_notifications_buttons() : m.test_notifications_plain();
  return works(found.name === null ? text : `${found.name}: ${text}`);
}
