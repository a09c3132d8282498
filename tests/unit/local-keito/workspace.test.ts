import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instantOf, weekdayOf } from '../../../src/shared/calendar';
import { createLocalKeito } from '../../../src/local-keito/index';
import {
  fillBox,
  idOf,
  listOf,
  NOON,
  numberOf,
  openBox,
  runningIds,
  stringOf,
  type Box,
  type Json,
} from './support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-keito-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a file', () => {
  it('opened again has the same credentials, data, settings and running timer', async () => {
    const file = join(folder, 'keito.db');
    const first = openBox({ timezone: 'Asia/Tokyo', timeRounding: 'up_6', companyName: 'Mine' }, file);
    const catalog = await fillBox(first);
    await first.post('/time_entries', { ...catalog.base, is_running: true });
    const me = await first.get('/users/me');
    first.keito.close();

    const again = createLocalKeito({ file, clock: () => NOON });
    expect(again.credentials).toEqual(first.keito.credentials);
    again.close();
    const third = openBox({ timezone: 'Asia/Tokyo' }, file);
    expect((await third.get('/users/me')).body).toEqual(me.body);
    expect(await runningIds(third)).toHaveLength(1);
    third.keito.close();
  });

  it('takes new settings at an opening, and refuses wrong ones', async () => {
    const file = join(folder, 'keito.db');
    openBox({ timezone: 'Asia/Tokyo' }, file).keito.close();
    const box = openBox({ timezone: 'Europe/Rome', currency: 'USD' }, file);
    expect((await box.get('/users/me')).body['company']).toMatchObject({
      timezone: 'Europe/Rome',
      currency: 'USD',
    });
    box.keito.close();
    expect(() => openBox({ timezone: 'Mars/Base' }, file)).toThrow('timezone must be');
    expect(() => openBox({ timeRounding: 'up' }, file)).toThrow('time_rounding must be');
  });

  it('that is locked, cannot be read or is of a newer version is refused, and left as it is', () => {
    const file = join(folder, 'keito.db');
    openBox({}, file).keito.close();
    const other = new Database(file);
    other.exec('pragma user_version = 99');
    expect(() => openBox({}, file)).toThrow('another version');
    other.exec('pragma user_version = 1');
    other.exec('begin immediate');
    expect(() => openBox({}, file)).toThrow('locked');
    other.exec('rollback');
    other.close();
    openBox({}, file).keito.close();
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
    expect(() => openBox({}, folder)).toThrow('Unable to open');
    expect(() => openBox({}, join(folder, 'missing', 'keito.db'))).toThrow('Unable to open');
  }, 30_000);

  it('has credentials of its own', () => {
    const one = openBox();
    const other = openBox();
    expect(one.keito.credentials.apiKey).not.toBe(other.keito.credentials.apiKey);
    expect(one.keito.credentials).toMatchObject({
      accountId: expect.stringMatching(/^cm[0-9a-z]{23}$/),
      apiKey: expect.stringMatching(/^kto_[0-9a-z]{40}$/),
      memberKey: expect.stringMatching(/^kto_/),
      readOnlyKey: expect.stringMatching(/^kto_/),
    });
    one.keito.close();
    other.keito.close();
  });
});

/** Everything goes into the file itself: from a journal beside it SQLite would mend what a test damages. */
function foldJournal(file: string): void {
  const database = new Database(file);
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
}

describe('a damaged file', () => {
  const text = 'this is not a database, however long it may be '.repeat(100);

  it.each([
    ['is no database at all', () => Buffer.from(text)],
    [
      'has pages that cannot be read',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 0x5a)]),
    ],
    [
      'has a page at its end that is never read at the opening',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, -4096), Buffer.alloc(4096, 0x5a)]),
    ],
  ])('that %s is set aside, and a new one begun', async (_name, damage) => {
    const file = join(folder, 'keito.db');
    const first = openBox({}, file);
    await fillBox(first);
    first.keito.close();
    foldJournal(file);
    const damaged = damage(readFileSync(file));
    writeFileSync(file, damaged);

    const begun = openBox({}, file);
    expect(begun.keito.wasReset).toBe(true);
    expect(begun.keito.credentials.apiKey).not.toBe(first.keito.credentials.apiKey);
    expect((await begun.get('/projects')).body['total_entries']).toBe(0);
    await fillBox(begun);
    begun.keito.close();
    expect(readFileSync(`${file}.damaged-1`).subarray(4096)).toEqual(damaged.subarray(4096));

    const again = openBox({}, file);
    expect(again.keito.wasReset).toBe(false);
    expect((await again.get('/projects')).body['total_entries']).toBe(1);
    again.keito.close();
  });

  it('leaves alone the ones that were set aside before', () => {
    const file = join(folder, 'keito.db');
    writeFileSync(file, text);
    openBox({}, file).keito.close();
    foldJournal(file);
    writeFileSync(file, `${text} again`);
    openBox({}, file).keito.close();
    expect(readFileSync(`${file}.damaged-1`, 'utf8')).toBe(text);
    expect(readFileSync(`${file}.damaged-2`, 'utf8')).toBe(`${text} again`);
  });
});

describe('the starter', () => {
  it('is one project with three tasks, once', async () => {
    const box = openBox();
    box.keito.fillStarter();
    box.keito.fillStarter();
    const projects = listOf((await box.get('/projects')).body, 'projects');
    expect(projects).toMatchObject([{ name: 'General', client: { name: 'My work' }, is_active: true }]);
    expect(listOf(projects[0] ?? {}, 'tasks').map((task) => task['name'])).toEqual([
      'Admin',
      'Meetings',
      'Work',
    ]);
    expect((await box.get('/clients')).body['total_entries']).toBe(1);
    box.keito.close();
  });

  it('leaves a workspace with projects alone', async () => {
    const box = openBox();
    await fillBox(box);
    box.keito.fillStarter();
    box.keito.fillSample();
    expect((await box.get('/projects')).body['total_entries']).toBe(1);
    box.keito.close();
  });
});

describe('the sample', () => {
  const entriesOf = async (box: Box): Promise<readonly Json[]> =>
    listOf((await box.get('/time_entries?per_page=2000')).body, 'time_entries');

  it.each(['UTC', 'America/Los_Angeles', 'Asia/Kathmandu'])(
    'in %s is work that could have been done',
    async (zone) => {
      const box = openBox({ timezone: zone });
      box.keito.fillSample();
      const entries = await entriesOf(box);
      expect(entries.length).toBeGreaterThan(500);
      const spans = new Map<string, [number, number][]>();
      for (const entry of entries) {
        const date = stringOf(entry, 'spent_date');
        const from = instantOf(zone, date, stringOf(entry, 'started_time'));
        const to = instantOf(zone, date, stringOf(entry, 'ended_time'));
        expect((to - from) / 1000).toBe(numberOf(entry, 'duration_seconds'));
        expect(to).toBeLessThanOrEqual(NOON);
        expect([1, 2, 3, 4, 5]).toContain(weekdayOf(date));
        expect(entry['is_running']).toBe(false);
        const key = `${stringOf(entry, 'user_id')} ${date}`;
        spans.set(key, [...(spans.get(key) ?? []), [from, to]]);
      }
      for (const day of spans.values()) {
        day.sort(([a], [b]) => a - b);
        day.forEach(([from], i) => expect(from).toBeGreaterThanOrEqual(day[i - 1]?.[1] ?? 0));
        const hours = day.reduce((sum, [from, to]) => sum + (to - from) / 3_600_000, 0);
        expect(hours).toBeLessThan(12);
      }
      const dates = entries.map((entry) => stringOf(entry, 'spent_date')).sort();
      expect(dates[0]).toMatch(/^2026-02-2[0-6]$/);
      expect(dates.at(-1)).toBe(zone === 'America/Los_Angeles' ? '2026-05-20' : '2026-05-21');
      expect(new Set(entries.map((entry) => entry['user_id'])).size).toBe(2);
      box.keito.close();
    },
  );

  it('is the same at every filling, but for the ids', async () => {
    const told = async (): Promise<readonly unknown[]> => {
      const box = openBox();
      box.keito.fillSample();
      const entries = await entriesOf(box);
      box.keito.close();
      return entries.map(({ spent_date, started_time, hours, notes, user, project }) => {
        const names = [user, project].map((one) => Object(one).name);
        return [spent_date, started_time, hours, notes, ...names];
      });
    };
    expect(await told()).toEqual(await told());
  });

  it('has the clients, projects, colours and tasks of a company, and its papers', async () => {
    const box = openBox();
    box.keito.fillSample();
    const projects = listOf((await box.get('/projects')).body, 'projects');
    const shown = projects.map(
      (one) => `${String(Object(one['client']).name)} › ${String(one['name'])} ${String(one['color'])}`,
    );
    expect(shown).toEqual(
      expect.arrayContaining([
        'Acme › Website #4f46e5',
        'Northwind › Retainer #0d9488',
        'Internal › Operations #db7706',
        'Acme › Mobile app #be3a8a',
      ]),
    );
    expect(projects.filter((one) => one['is_active'] === false)).toHaveLength(1);
    expect(projects.filter((one) => one['budget'] !== null).length).toBeGreaterThan(3);
    expect((await box.get('/contacts')).body['total_entries']).toBe(4);
    expect((await box.get('/expenses')).body['total_entries']).toBe(7);
    const invoices = listOf((await box.get('/invoices')).body, 'invoices');
    expect(invoices.map((one) => one['state']).sort()).toEqual(['closed', 'draft', 'open', 'paid']);
    for (const invoice of invoices) {
      expect(listOf(invoice, 'line_items').length).toBeGreaterThan(0);
      expect(numberOf(invoice, 'amount')).toBeGreaterThan(100);
    }
    const entries = await entriesOf(box);
    const billed = entries.filter((one) => one['is_billed'] === true);
    expect(billed.length).toBeGreaterThan(100);
    expect(billed.every((one) => one['billable'] === true && one['approval_status'] === 'approved')).toBe(
      true,
    );
    const refused = await box.patch(`/time_entries/${idOf(billed[0] ?? {})}`, { notes: 'x' });
    expect(refused.status).toBe(409);
    box.keito.close();
  });
});
