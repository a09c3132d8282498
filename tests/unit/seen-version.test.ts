import { beforeEach, describe, expect, it } from 'vitest';
import { isUpdated, rememberVersion } from '../../src/main/seen-version';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import type { Settings } from '../../src/main/desktop/settings';

let settings: Settings;
let writes: number;
const store = {
  get: () => settings,
  set: (change: Partial<Settings>) => {
    settings = { ...settings, ...change };
    writes += 1;
  },
};

beforeEach(() => {
  writes = 0;
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

describe('an update', () => {
  it('is news until it was seen, and then no more', () => {
    expect(isUpdated(store, '0.2.0')).toBe(true);
    rememberVersion(store, '0.2.0');
    expect(isUpdated(store, '0.2.0')).toBe(false);
    expect(isUpdated(store, '0.3.0')).toBe(true);
  });

  it('is none for somebody who has not begun yet', () => {
    settings = { ...settings, isFirstRun: true };
    expect(isUpdated(store, '0.2.0')).toBe(false);
  });

  it('is written down once', () => {
    rememberVersion(store, '0.2.0');
    rememberVersion(store, '0.2.0');
    expect(writes).toBe(1);
  });
});
