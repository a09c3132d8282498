import { fail, ok, type Result } from '../shared/result';
import type { Preferences, PreferencesPatch } from '../shared/settings';
import * as m from '../shared/i18n/messages';
import type { Hotkeys } from './desktop/hotkeys';
import type { SettingsStore } from './desktop/settings';

/** Changes preferences; a hotkey that the system refuses changes nothing and is said. */
export function applyPreferences(
  settings: SettingsStore,
  hotkeys: Hotkeys,
  patch: PreferencesPatch,
): Result<null> {
  const before = settings.get().preferences;
  const preferences = merged(before, patch);
  const { toggle, newEntry } = preferences.hotkeys;
  if (toggle !== '' && toggle === newEntry) return fail('hotkey', m.main_hotkey_same(), 'hotkeys');
  if (!hotkeys.set('toggle', toggle)) return refused(toggle, 'toggle');
  if (!hotkeys.set('newEntry', newEntry)) return refused(newEntry, 'newEntry');
  settings.set({ preferences });
  return ok(null);
}

function refused(keys: string, name: string): Result<null> {
  return fail('hotkey', m.main_hotkey_refused({ keys }), `hotkeys.${name}`);
}

function merged(
  before: Preferences,
  { hotkeys, idle, formats, theme, language, away, reminders, timers, menubar, privacy }: PreferencesPatch,
): Preferences {
  return {
    hotkeys: {
      toggle: hotkeys?.toggle ?? before.hotkeys.toggle,
      newEntry: hotkeys?.newEntry ?? before.hotkeys.newEntry,
    },
    idle: { thresholdMinutes: idle?.thresholdMinutes ?? before.idle.thresholdMinutes },
    formats: {
      hours: formats?.hours ?? before.formats.hours,
      duration: formats?.duration ?? before.formats.duration,
      weekStart: formats?.weekStart ?? before.formats.weekStart,
    },
    theme: theme ?? before.theme,
    language: language ?? before.language,
    away: {
      idle: away?.idle ?? before.away.idle,
      lock: away?.lock ?? before.away.lock,
      sleep: away?.sleep ?? before.away.sleep,
      shutdown: away?.shutdown ?? before.away.shutdown,
    },
    reminders: {
      level: reminders?.level ?? before.reminders.level,
      afterMinutes: reminders?.afterMinutes ?? before.reminders.afterMinutes,
      days: reminders?.days ?? before.reminders.days,
      from: reminders?.from ?? before.reminders.from,
      to: reminders?.to ?? before.reminders.to,
    },
    timers: {
      longHours: timers?.longHours ?? before.timers.longHours,
      midnight: timers?.midnight ?? before.timers.midnight,
    },
    menubar: {
      title: menubar?.title ?? before.menubar.title,
      seconds: menubar?.seconds ?? before.menubar.seconds,
      panel: menubar?.panel ?? before.menubar.panel,
    },
    privacy: { names: privacy?.names ?? before.privacy.names },
  };
}
