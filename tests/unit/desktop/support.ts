import { DEFAULT_PREFERENCES, type Preferences } from '../../../src/shared/settings';
import type { EntryView, IdleQuestion, RecentView, Snapshot } from '../../../src/shared/snapshot';
import { EMPTY_SNAPSHOT } from '../../support/empty-snapshot';
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

export const snapshot = (over: Partial<Snapshot> = {}): Snapshot => ({ ...EMPTY_SNAPSHOT, ...over });
export const idle: IdleQuestion = {
  ...{ id: 'q', kind: 'away', from: NINE, to: NINE + 1, spans: [{ from: NINE, to: NINE + 1 }] },
  ...{ entry: running, secondsBefore: 0, isBegunAway: false },
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
