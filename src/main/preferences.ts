import { fail, ok, type Result } from '../shared/result';
import { preferencesSchema, type Preferences, type PreferencesPatch } from '../shared/settings';
import * as m from '../shared/i18n/messages';
import type { Hotkeys } from './desktop/hotkeys';
import type { SettingsStore } from './desktop/settings';

/** Changes preferences; a hotkey that the system refuses changes nothing and is said. */
export function applyPreferences(
  settings: Pick<SettingsStore, 'get' | 'set'>,
  hotkeys: Pick<Hotkeys, 'set'>,
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

/** Groups are merged field by field; everything else is replaced. What is not said stays. */
function merged(before: Preferences, patch: PreferencesPatch): Preferences {
  return preferencesSchema.parse(laidOver(before, patch));
}

/** Of an undefined field nothing is said. */
function laidOver(before: object, patch: object): object {
  const kept = new Map<string, unknown>(Object.entries(before));
  for (const [name, value] of Object.entries(patch)) {
    const old: unknown = kept.get(name);
    if (value !== undefined) kept.set(name, isGroup(old) && isGroup(value) ? laidOver(old, value) : value);
  }
  return Object.fromEntries(kept);
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
