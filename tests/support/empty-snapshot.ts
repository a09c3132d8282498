import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import type { Snapshot } from '../../src/shared/snapshot';

/** What is shown where nothing was tracked yet, on this computer. */
export const EMPTY_SNAPSHOT: Snapshot = {
  ...{ revision: 1, catalogueRevision: 1, zone: 'UTC', today: '2026-05-21' },
  account: { kind: 'local', name: 'On this computer', isSample: false },
  ...{ accountState: 'ready', otherAccounts: [], isFirstRun: false, isUpdated: false },
  sync: { state: 'saved', waiting: 0, refused: 0, message: null },
  ...{ running: null, budget: null, entries: [], todaySeconds: 0, otherDays: [], blockedCreations: [] },
  week: { seconds: 0, capacitySeconds: null },
  ...{ recents: [], frequent: [], pins: [], idle: null, reminder: null, undo: null },
  ...{ preferences: DEFAULT_PREFERENCES, locale: 'en', hotkeys: { toggle: 'off', newEntry: 'off' } },
  hotkeyCommands: { isWayland: false, toggle: 'keito-bar --toggle', newEntry: 'keito-bar --new' },
  ...{ startsAtLogin: false, notices: [], idleSource: null, tray: null, version: '1', platform: 'linux' },
};
