import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyPreferences } from '../../src/main/preferences';
import type { Settings } from '../../src/main/desktop/settings';
import {
  DEFAULT_PREFERENCES,
  preferencesPatchSchema,
  type PreferencesPatch,
} from '../../src/shared/settings';

let settings: Settings;
let refused: string;
const store = {
  get: () => settings,
  set: (change: Partial<Settings>) => void (settings = { ...settings, ...change }),
};
const hotkeys = { set: (_name: string, accelerator: string) => accelerator !== refused };
const apply = (patch: PreferencesPatch) => applyPreferences(store, hotkeys, patch);

beforeEach(() => {
  refused = 'none';
  settings = {
    ...{
      preferences: DEFAULT_PREFERENCES,
      account: { kind: 'local', isSample: false },
      signedIn: [],
      unsent: {},
    },
    ...{ isFirstRun: false, seenVersion: null, isToldNoTray: false },
  };
});

describe('a change of preferences', () => {
  it('changes what it names, and nothing else', () => {
    expect(apply({ reminders: { level: 'prompt', days: [] }, theme: 'dark' }).ok).toBe(true);
    expect(settings.preferences).toEqual({
      ...DEFAULT_PREFERENCES,
      theme: 'dark',
      reminders: { ...DEFAULT_PREFERENCES.reminders, level: 'prompt', days: [] },
    });
  });

  it('says nothing by what is undefined', () => {
    const patch = preferencesPatchSchema.parse({ idle: { thresholdMinutes: undefined }, theme: undefined });
    expect(apply(patch).ok).toBe(true);
    expect(settings.preferences).toEqual(DEFAULT_PREFERENCES);
  });

  it('can set each field of each group to what it is: every one is known', () => {
    const groups = Object.entries(DEFAULT_PREFERENCES);
    fc.assert(
      fc.property(fc.constantFrom(...groups), ([name, value]) => {
        expect(apply(preferencesPatchSchema.parse({ [name]: value })).ok).toBe(true);
        expect(settings.preferences).toEqual(DEFAULT_PREFERENCES);
      }),
    );
  });

  it('is none where a hotkey is refused, or is the other one', () => {
    refused = 'Ctrl+Alt+T';
    const failure = { ok: false, failure: { field: 'hotkeys.toggle' } };
    expect(apply({ hotkeys: { toggle: refused }, theme: 'dark' })).toMatchObject(failure);
    const same = { toggle: DEFAULT_PREFERENCES.hotkeys.newEntry };
    expect(apply({ hotkeys: same })).toMatchObject({ ok: false, failure: { field: 'hotkeys' } });
    expect(settings.preferences).toEqual(DEFAULT_PREFERENCES);
  });
});
