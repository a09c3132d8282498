import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '../../../src/main/language';
import type { TrayItem } from '../../../src/main/desktop/tray-menu';
import { trayModel } from '../../../src/main/desktop/tray-model';
import type { Snapshot } from '../../../src/shared/snapshot';
import { NINE } from '../core/support';
import { idle, names, preferring, recent, RECENTS, running, snapshot } from './support';

const MINUTE = 60_000;
const actions = (items: readonly TrayItem[]) =>
  items.flatMap((item) => (item.kind === 'action' ? [item.action] : []));
const labels = (items: readonly TrayItem[]) => items.flatMap((item) => ('label' in item ? [item.label] : []));
const menu = (over: Partial<Snapshot>, now = NINE) => trayModel(snapshot(over), now).items;
const kinds = (over: Partial<Snapshot>) => actions(menu(over)).map(({ kind }) => kind);
const sync = (state: Snapshot['sync']['state'], message: string | null = null) => ({
  sync: { state, waiting: 1, refused: 0, message },
});

describe('the icon', () => {
  it.each<[string, Partial<Snapshot>, string]>([
    ['nothing runs', {}, 'stopped'],
    ['a timer runs', { running }, 'running'],
    ['something is on its way', { running, ...sync('waiting') }, 'running'],
    ['something cannot be sent', sync('waiting', 'why'), 'unsent'],
    ['something cannot be sent while a timer runs', { running, ...sync('waiting', 'why') }, 'unsent-running'],
    ['offline', sync('offline'), 'unsent'],
    ['offline while a timer runs', { running, ...sync('offline') }, 'unsent-running'],
    ['something was refused', { running, ...sync('needs-you') }, 'needs-you'],
    ['a question is open', { running, idle }, 'needs-you'],
    ['a question is open, offline', { running, idle, ...sync('offline') }, 'needs-you'],
    ['signed out', { accountState: 'signed-out' }, 'needs-you'],
    ['keyring locked', { accountState: 'keyring-locked' }, 'needs-you'],
  ])('%s', (_, over, icon) => {
    expect(trayModel(snapshot(over), NINE).icon).toBe(icon);
  });
});

describe('the tooltip', () => {
  const tooltip = (over: Partial<Snapshot>, now = NINE) => trayModel(snapshot(over), now).tooltip.split('\n');

  it('tells the time, the work and today’s total, in the format chosen', () => {
    const later = NINE + 60 * MINUTE - 1;
    const today = { running, todaySeconds: 2 * 3_600 };
    expect(tooltip(today, later)).toEqual(['1:00 · note · Acme › Website / Dev', 'Today 2:59']);
    const decimal = { ...today, ...preferring({ formats: { duration: 'decimal' } }) };
    expect(tooltip(decimal, NINE + 30 * MINUTE)).toEqual([
      '0.52 · note · Acme › Website / Dev',
      'Today 2.50',
    ]);
    expect(tooltip({ todaySeconds: 60 })).toEqual(['Keito Bar: no timer is running', 'Today 0:01']);
  });

  it('does not count what runs over from yesterday as today’s', () => {
    const over = { ...running, spentDate: '2026-05-20' };
    expect(tooltip({ running: over, todaySeconds: 60 }, NINE + 60 * MINUTE)[1]).toBe('Today 0:01');
  });

  it.each<[string, Partial<Snapshot>]>([
    ['Time away: waiting for your answer', { running, idle }],
    ['Signed out: sign in to Keito again', { accountState: 'signed-out' }],
    ['The keyring is locked: unlock it', { accountState: 'keyring-locked' }],
    ['2 things need you', { sync: { state: 'needs-you', waiting: 0, refused: 2, message: null } }],
  ])('says why the person is needed: %s', (reason, over) => {
    expect(tooltip(over)[1]).toBe(reason);
  });

  it('tells how much is not sent', () => {
    const unsent = { state: 'needs-you', waiting: 1, refused: 1, message: null } as const;
    expect(tooltip({ sync: unsent }).at(-1)).toBe('2 entries not sent yet');
  });

  it('is within what Windows shows', () => {
    const long = { ...running, notes: 'n'.repeat(200), clientName: 'c'.repeat(200) };
    expect(tooltip({ running: long, ...sync('needs-you') }).join('\n').length).toBeLessThan(128);
  });
});

describe('the times in the menu', () => {
  const work = { running: { ...running, startedAt: NINE }, todaySeconds: 7_260 };

  it('elsewhere are those of the moment in which it opens', () => {
    const mac = { ...work, platform: 'darwin' };
    expect(labels(menu(mac, NINE + 20 * MINUTE))[0]).toBe('0:21 · note · Acme › Website / Dev');
    expect(labels(menu(mac, NINE + 20 * MINUTE))).toContain('Today 2:21');
  });

  it('on Linux are such that stay right: it would change under the pointer', () => {
    expect(labels(menu(work))[0]).toBe('note · Acme › Website / Dev · since 9:00');
    expect(labels(menu(work))).toContain('Today until 9:00: 2:01');
    expect(menu({ ...work, recents: RECENTS })).toEqual(
      menu({ ...work, recents: RECENTS }, NINE + 150 * MINUTE),
    );
  });

  it('on Linux begin where the clock of the work zone says', () => {
    const zoned = { ...work, zone: 'Asia/Kathmandu', ...preferring({ formats: { hours: '12h' } }) };
    expect(labels(menu(zoned))[0]).toMatch(/since 2:45\sPM$/);
  });

  it('count nothing of yesterday’s into today', () => {
    const over = { ...work, running: { ...work.running, spentDate: '2026-05-20' } };
    expect(labels(menu(over))).toContain('Today 2:01');
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
    const items = menu({ running, recents: [recent('e0', 'note'), ...RECENTS] });
    expect(actions(items).slice(0, 6)).toEqual([
      { kind: 'stop' },
      ...['a', 'b', 'c', 'd', 'e'].map((entryId) => ({ kind: 'start-again', entryId })),
    ]);
  });

  it('pins that can still be tracked on, five of them', () => {
    const pins = RECENTS.map(({ entryId, ...place }) => ({ ...place, isAvailable: entryId !== 'b' }));
    const started = actions(menu({ pins })).flatMap((item) => (item.kind === 'start' ? [item.choice] : []));
    expect(started).toEqual(
      ['a', 'c', 'd', 'e', 'f'].map((id) => ({ projectId: 'p1', taskId: 't1', notes: `note ${id}` })),
    );
    expect(labels(menu({ pins }))).toContain('Pinned');
  });

  it('undo, as long as there is something to take back', () => {
    const entry = { ...names, notes: '' };
    const undo = { id: 'u', what: 'stop', until: NINE + 1, entry } as const;
    expect(actions(menu({ recents: RECENTS, undo }))[1]).toEqual({ kind: 'undo', id: 'u' });
    expect(kinds({ recents: RECENTS })).not.toContain('undo');
  });

  it('a question: its answers first, and opening shows it', () => {
    const items = actions(menu({ running, idle }));
    expect(items.slice(0, 4)).toEqual([
      { kind: 'open', focus: 'idle' },
      { kind: 'answer-idle', answer: { kind: 'leave-out' } },
      { kind: 'answer-idle', answer: { kind: 'stop' } },
      { kind: 'answer-idle', answer: { kind: 'keep' } },
    ]);
    expect(items).toContainEqual({ kind: 'open', focus: 'quick-entry' });
    expect(items.filter((item) => item.kind === 'open' && item.focus === 'idle')).toHaveLength(2);
  });

  it('never shows a line beside a line, or at an end', () => {
    for (const over of [{}, { running, idle }, { recents: RECENTS, pins: [] }, { running }]) {
      const shape = menu(over).map(({ kind }) => (kind === 'line' ? '-' : 'x'));
      expect(shape.join('')).not.toMatch(/^-|--|-$/);
    }
  });
});

describe('in each language', () => {
  afterEach(() => speak('en'));

  it.each([
    ['en-GB', 'Stop', 'Quit Keito Bar', 'Today 0.52', '1 entry not sent yet'],
    ['de-DE', 'Stoppen', 'Keito Bar beenden', 'Heute 0,52', '1 Eintrag noch nicht gesendet'],
    ['fr-FR', 'Arrêter', 'Quitter Keito Bar', 'Aujourd’hui 0,52', '1 entrée pas encore envoyée'],
    ['es-ES', 'Detener', 'Salir de Keito Bar', 'Hoy 0,52', '1 entrada sin enviar'],
    ['ja-JP', '停止', 'Keito Bar を終了', '今日 0.52', '1 件の記録が未送信'],
  ])('%s: menu and tooltip', (locale, stop, quit, today, unsent) => {
    speak(locale);
    const model = trayModel(
      snapshot({
        ...{ locale, running, todaySeconds: 60, ...preferring({ formats: { duration: 'decimal' } }) },
        ...sync('waiting'),
      }),
      NINE + 30 * MINUTE,
    );
    const said = model.items.flatMap((item) => (item.kind === 'action' ? [item.label] : []));
    expect([said[0], said.at(-1)]).toEqual([stop, quit]);
    expect(model.tooltip.split('\n').slice(1)).toEqual([today, unsent]);
  });
});

describe('the accounts in the menu', () => {
  const other = { id: 'x', company: 'Northwind', email: '', server: '', keyExpiresAt: null, unsent: 0 };
  const remote: Snapshot['account'] = {
    ...{ kind: 'remote', id: 'a', name: 'Ada', email: '', company: 'Acme GmbH', server: '' },
    ...{ method: 'jwt', companyId: '', keyExpiresAt: null },
  };
  const accounts = (over: Partial<Snapshot>) => menu(over).filter(({ kind }) => kind === 'menu');

  it('are a menu of their own: the others, and the time on this computer', () => {
    expect(accounts({ account: remote, otherAccounts: [other] })).toEqual([
      {
        ...{ kind: 'menu', label: 'Account: Acme GmbH' },
        items: [
          { kind: 'action', label: 'Northwind', action: { kind: 'use-account', accountId: 'x' } },
          { kind: 'action', label: 'On this computer', action: { kind: 'use-this-computer' } },
        ],
      },
    ]);
  });

  it('do not offer what is open', () => {
    const [own] = accounts({ otherAccounts: [other] });
    expect(own).toMatchObject({ label: 'Account: On this computer', items: [{ label: 'Northwind' }] });
  });

  it('tell the sample company from the time on this computer, which they offer', () => {
    const sample: Snapshot['account'] = { kind: 'local', name: '', isSample: true };
    const [open] = accounts({ account: sample, otherAccounts: [other] });
    expect(open).toMatchObject({
      label: 'Account: Sample company',
      items: [{ label: 'Northwind' }, { label: 'On this computer' }],
    });
  });

  it.each<[string, Partial<Snapshot>]>([
    ['there is one only', { account: remote }],
    [
      'names are hidden',
      { account: remote, otherAccounts: [other], ...preferring({ privacy: { names: 'hidden' } }) },
    ],
  ])('are left out where %s', (_, over) => {
    expect(accounts(over)).toEqual([]);
  });
});
