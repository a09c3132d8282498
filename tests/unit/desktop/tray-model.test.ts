import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '../../../src/main/language';
import { labelOf, trayModel, type TrayItem } from '../../../src/main/desktop/tray-model';
import { DEFAULT_PREFERENCES } from '../../../src/shared/settings';
import type { EntryView, IdleQuestion, RecentView, Snapshot } from '../../../src/shared/snapshot';
import { entry, NINE } from '../core/support';

const names = { clientName: 'Acme', projectName: 'Website', taskName: 'Dev', color: null };
const running: EntryView = { ...entry({ startedAt: NINE, seconds: 60 }), ...names, state: { kind: 'saved' } };
const recent = (entryId: string, notes: string): RecentView => ({
  ...{ entryId, notes, projectId: 'p1', taskId: 't1' },
  ...names,
});
const RECENTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => recent(id, `note ${id}`));

const snapshot = (over: Partial<Snapshot> = {}): Snapshot => ({
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
    hotkeyCommands: { isWayland: false, toggle: 'keito-bar --toggle', newEntry: 'keito-bar --new' },
    notices: [],
  },
  ...{ version: '1', platform: 'linux' },
  ...over,
});
const idle: IdleQuestion = {
  ...{ id: 'q', kind: 'away', from: NINE, to: NINE + 1, spans: [{ from: NINE, to: NINE + 1 }] },
  ...{ entry: running, secondsBefore: 0 },
};
const actions = (items: readonly TrayItem[]) =>
  items.flatMap((item) => (item.kind === 'action' ? [item.action] : []));
const kinds = (over: Partial<Snapshot>) =>
  actions(trayModel(snapshot(over), NINE).items).map(({ kind }) => kind);

describe('the icon', () => {
  const sync = (state: Snapshot['sync']['state'], message: string | null = null) => ({
    sync: { state, waiting: 1, refused: 0, message },
  });
  it.each<[string, Partial<Snapshot>, string]>([
    ['nothing runs', {}, 'stopped'],
    ['a timer runs', { running }, 'running'],
    ['something is on its way', { running, ...sync('waiting') }, 'running'],
    ['something cannot be sent', { running, ...sync('waiting', 'why') }, 'unsent'],
    ['offline', { running, ...sync('offline') }, 'unsent'],
    ['something was refused', { running, ...sync('needs-you') }, 'needs-you'],
    ['a question is open', { running, idle }, 'needs-you'],
    ['signed out', { accountState: 'signed-out' }, 'needs-you'],
    ['keyring locked', { accountState: 'keyring-locked' }, 'needs-you'],
  ])('%s', (_, over, icon) => {
    expect(trayModel(snapshot(over), NINE).icon).toBe(icon);
  });
});

describe('the texts', () => {
  it('tell the time and the work, in the format chosen', () => {
    const formats = { ...DEFAULT_PREFERENCES.formats, duration: 'decimal' as const };
    const later = NINE + 3_600_000 - 1;
    expect(trayModel(snapshot({ running }), later)).toMatchObject({
      title: '1:00',
      tooltip: '1:00 · note · Acme › Website / Dev',
    });
    const decimal = snapshot({ running, preferences: { ...DEFAULT_PREFERENCES, formats } });
    expect(trayModel(decimal, NINE + 30 * 60_000).title).toBe('0.52');
    expect(trayModel(snapshot({ running: { ...running, startedAt: null } }), later).title).toBe('0:01');
    expect(trayModel(snapshot(), NINE)).toMatchObject({
      title: '',
      tooltip: 'Keito Bar: no timer is running',
    });
  });

  it('tell how much is not sent', () => {
    const sync = { state: 'needs-you', waiting: 1, refused: 1, message: null } as const;
    expect(trayModel(snapshot({ sync }), NINE).tooltip).toContain('2 entries not sent yet');
  });

  it('the menu has no time in it: it would change under the pointer', () => {
    const menu = (now: number) => trayModel(snapshot({ running, recents: RECENTS }), now).items;
    expect(menu(NINE)).toEqual(menu(NINE + 9_000_000));
  });

  it('labels are one line, cut by letters', () => {
    expect(labelOf({ ...names, notes: ' first\nsecond ' })).toBe('first · Acme › Website / Dev');
    expect(labelOf({ ...names, notes: '  ' })).toBe('Acme › Website / Dev');
    expect(labelOf({ ...names, clientName: '', taskName: '', notes: '' })).toBe('Website');
    const long = labelOf({ ...names, notes: '🙂'.repeat(80) });
    expect([...long]).toHaveLength(48);
    expect(long.endsWith('🙂…')).toBe(true);
  });
});

describe('the menu holds every action', () => {
  const always = ['open', 'open', 'sync', 'open', 'quit'];
  it('stopped, with nothing to go on with', () => {
    expect(kinds({})).toEqual(always);
  });

  it('stopped, with recents: the last goes on, five can be started', () => {
    expect(kinds({ recents: RECENTS })).toEqual([
      'continue',
      ...Array<string>(5).fill('start-again'),
      ...always,
    ]);
  });

  it('running: stop, and the others', () => {
    const items = trayModel(snapshot({ running, recents: [recent('e0', 'note'), ...RECENTS] }), NINE).items;
    expect(actions(items).slice(0, 6)).toEqual([
      { kind: 'stop' },
      ...['a', 'b', 'c', 'd', 'e'].map((entryId) => ({ kind: 'start-again', entryId })),
    ]);
  });

  it('a question: its answers first, and opening shows it', () => {
    const items = actions(trayModel(snapshot({ running, idle }), NINE).items);
    expect(items.slice(0, 4)).toEqual([
      { kind: 'open', focus: 'idle' },
      { kind: 'answer-idle', answer: { kind: 'leave-out' } },
      { kind: 'answer-idle', answer: { kind: 'stop' } },
      { kind: 'answer-idle', answer: { kind: 'keep' } },
    ]);
    expect(items).toContainEqual({ kind: 'open', focus: 'quick-entry' });
    expect(items.filter((item) => item.kind === 'open' && item.focus === 'idle')).toHaveLength(2);
  });
});

describe('in each language', () => {
  afterEach(() => speak('en'));

  it.each([
    ['en-GB', 'Stop', 'Quit Keito Bar', '0.52', '1 entry not sent yet'],
    ['de-DE', 'Stoppen', 'Keito Bar beenden', '0,52', '1 Eintrag noch nicht gesendet'],
    ['fr-FR', 'Arrêter', 'Quitter Keito Bar', '0,52', '1 entrée pas encore envoyée'],
    ['es-ES', 'Detener', 'Salir de Keito Bar', '0,52', '1 entrada sin enviar'],
    ['ja-JP', '停止', 'Keito Bar を終了', '0.52', '1 件の記録が未送信'],
  ])('%s: menu, tooltip and title', (locale, stop, quit, title, unsent) => {
    speak(locale);
    const formats = { ...DEFAULT_PREFERENCES.formats, duration: 'decimal' as const };
    const model = trayModel(
      snapshot({
        ...{ locale, running, preferences: { ...DEFAULT_PREFERENCES, formats } },
        sync: { state: 'waiting', waiting: 1, refused: 0, message: null },
      }),
      NINE + 30 * 60_000,
    );
    const labels = model.items.flatMap((item) => (item.kind === 'action' ? [item.label] : []));
    expect([labels[0], labels.at(-1), model.title]).toEqual([stop, quit, title]);
    expect(model.tooltip.split('\n')[1]).toBe(unsent);
  });
});
