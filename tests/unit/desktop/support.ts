import { DEFAULT_PREFERENCES, type Preferences } from '../../../src/shared/settings';
import type { EntryView, IdleQuestion, RecentView, Snapshot } from '../../../src/shared/snapshot';
import { entry, NINE } from '../core/support';

export const names = { clientName: 'Acme', projectName: 'Website', taskName: 'Dev', color: null };
export const running: EntryView = {
  ...entry({ startedAt: NINE, seconds: 60 }),
  ...names,
  state: { kind: 'saved' },
};
export const recent = (entryId: string, notes: string): RecentView => ({
  ...{ entryId, notes, projectId: 'p1', taskId: 't1' },
  ...names,
});
export const RECENTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => recent(id, `note ${id}`));

export const snapshot = (over: Partial<Snapshot> = {}): Snapshot => ({
  ...{
    revision: 1,
    catalogueRevision: 1,
    zone: 'UTC',
    today: '2026-05-21',
    accountState: 'ready',
    isFirstRun: false,
    isUpdated: false,
  },
  account: { kind: 'local', name: 'On this computer', isSample: false },
  sync: { state: 'saved', waiting: 0, refused: 0, message: null },
  ...{
    running: null,
    budget: null,
    entries: [],
    todaySeconds: 0,
    week: { seconds: 0, capacitySeconds: null },
    otherDays: [],
    signedInElsewhere: null,
    recents: [],
    frequent: [],
    pins: [],
  },
  ...{
    idle: null,
    reminder: null,
    undo: null,
    preferences: DEFAULT_PREFERENCES,
    locale: 'en',
    hotkeys: { toggle: 'off', newEntry: 'off' },
    startsAtLogin: false,
    hotkeyCommands: { isWayland: false, toggle: 'keito-bar --toggle', newEntry: 'keito-bar --new' },
    ...{ idleSource: null, tray: null },
    notices: [],
  },
  ...{ version: '1', platform: 'linux' },
  ...over,
});
export const idle: IdleQuestion = {
  ...{ id: 'q', kind: 'away', from: NINE, to: NINE + 1, spans: [{ from: NINE, to: NINE + 1 }] },
  ...{ entry: running, secondsBefore: 0 },
};

/** The default preferences with some groups changed. */
export const preferring = (over: {
  readonly [Group in 'menubar' | 'privacy' | 'formats']?: Partial<Preferences[Group]>;
}): Pick<Snapshot, 'preferences'> => ({
  preferences: {
    ...DEFAULT_PREFERENCES,
    menubar: { ...DEFAULT_PREFERENCES.menubar, ...over.menubar },
    privacy: { ...DEFAULT_PREFERENCES.privacy, ...over.privacy },
    formats: { ...DEFAULT_PREFERENCES.formats, ...over.formats },
  },
});
