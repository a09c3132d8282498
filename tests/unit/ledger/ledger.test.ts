import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/main/ledger/ledger';
import { present } from '../../support/bench';
import { planned as act, TestJournal } from '../../support/journal';
import { NINE, serverEntry, START, TODAY } from '../core/support';

let journal: TestJournal;
let ledger: Ledger;
beforeEach(() => {
  journal = new TestJournal();
  ledger = journal.open().ledger;
});
afterEach(() => journal.remove());

const whole = (from = TODAY, to = TODAY) => ({ from, to, isWhole: true });
const reopen = (): void => {
  ledger = journal.open().ledger;
};

describe('the journal', () => {
  it('holds what was done over a restart, in order, with who did it', () => {
    ledger.commit([act('a', START), act('b', { ...START, notes: 'b' })], NINE);
    reopen();
    expect(ledger.openOperations()).toMatchObject([
      { seq: 1, entryId: 'a', cause: 'hotkey', state: 'queued', at: NINE, body: START },
      { seq: 2, entryId: 'b', body: { notes: 'b' } },
    ]);
    expect(ledger.entry('a')?.view).toMatchObject({ notes: 'note', startedAt: NINE });
  });

  it.each([
    ['Europe/Berlin', Date.UTC(2026, 6, 1, 12), 120],
    ['Europe/Berlin', Date.UTC(2026, 9, 25, 0, 59, 59), 120],
    ['Europe/Berlin', Date.UTC(2026, 9, 25, 1), 60],
    ['America/St_Johns', Date.UTC(2026, 0, 1), -210],
  ])('keeps the instant of a click with its zone and offset: %s, %d', (zone, at, offsetMinutes) => {
    ledger.commit([{ ...act('a', START), at, zone }], NINE);
    reopen();
    expect(ledger.openOperations()).toMatchObject([{ at, zone, offsetMinutes }]);
  });

  it('writes all of an act or nothing', () => {
    const broken = { ...act('b', START), at: Number.NaN };
    expect(() => ledger.commit([act('a', START), broken], NINE)).toThrow();
    expect(ledger.openOperations()).toEqual([]);
    expect(ledger.entry('a')).toBeNull();
    ledger.commit([act('c', START)], NINE);
    expect(ledger.openOperations()).toHaveLength(1);
  });

  it('counts what its entries are on, day by day', () => {
    const log = (taskId: string, spentDate: string) =>
      ({ ...START, kind: 'log', taskId, spentDate, seconds: 60, startTime: null, endTime: null }) as const;
    ledger.commit([{ ...act('a', log('t1', TODAY)), at: NINE + 5 }, act('b', log('t1', TODAY))], NINE);
    ledger.commit([act('c', log('t2', TODAY)), act('d', log('t1', '2026-05-01'))], NINE);
    ledger.commit([act('e', log('t1', TODAY)), act('e', { kind: 'delete' })], NINE);
    expect(ledger.uses('2026-05-02', TODAY)).toEqual([
      { projectId: START.projectId, taskId: 't1', spentDate: TODAY, entries: 2, touchedAt: NINE + 5 },
      { projectId: START.projectId, taskId: 't2', spentDate: TODAY, entries: 1, touchedAt: NINE },
    ]);
    expect(ledger.uses('2026-05-01', '2026-05-01')).toHaveLength(1);
  });

  it('after a crash a create is in doubt, everything else is sent again', () => {
    ledger.commit([act('a', START), act('a', { kind: 'delete' }), act('b', START)], NINE);
    ledger.setState([1, 2], 'in-flight', NINE);
    ledger.recoverInFlight(NINE + 5);
    expect(ledger.openOperations()).toMatchObject([
      { state: 'unsure', changedAt: NINE + 5 },
      { state: 'queued' },
      { state: 'queued', changedAt: NINE },
    ]);
  });

  it('adopts the answer under what was done meanwhile', () => {
    ledger.commit([act('a', START)], NINE);
    ledger.commit([act('a', { kind: 'edit', changes: { notes: 'later' } })], NINE);
    ledger.adopt('a', serverEntry({ startedAt: NINE + 900, seconds: 0, notes: 'note' }), [1], NINE, {
      startedHere: NINE,
    });
    expect(ledger.entry('a')?.view).toMatchObject({ notes: 'later', startedAt: NINE, remoteId: 'r1' });
    ledger.adopt('a', serverEntry({ notes: 'later' }), [2], NINE);
    expect(ledger.entry('a')?.view).toMatchObject({ notes: 'later', seconds: 600, startedAt: null });
    expect(ledger.openOperations()).toEqual([]);
    expect(ledger.operationsOf('a')).toHaveLength(2);
  });

  it('an entry of ours that a list brings is known by the id that we gave it', () => {
    ledger.commit([act('a', START)], NINE);
    ledger.setState([1], 'unsure', NINE);
    const running = serverEntry({ clientRequestId: 'a', startedAt: NINE + 2_000, seconds: 0 });
    ledger.adoptWindow({ ...whole(), entries: [running] }, NINE);
    expect(ledger.between(TODAY, TODAY)).toHaveLength(1);
    expect(ledger.entry('a')?.view).toMatchObject({ remoteId: 'r1', startedAt: NINE });
    expect(ledger.openOperations()).toEqual([]);
  });

  it('strangers are added, and go when the list has them no more; what is open stays', () => {
    const both = [serverEntry(), serverEntry({ remoteId: 'r2' })];
    const window = whole();
    ledger.adoptWindow({ ...window, entries: both }, NINE);
    ledger.commit([act('keito:r2', { kind: 'edit', changes: { notes: 'mine' } })], NINE);
    ledger.adoptWindow({ ...window, entries: [] }, NINE);
    expect(ledger.between(TODAY, TODAY).map(({ id }) => id)).toEqual(['keito:r2']);
    ledger.adoptWindow({ ...window, entries: both }, NINE);
    expect(ledger.entry('keito:r1')?.view).toMatchObject({ seconds: 600 });
    expect(ledger.entry('keito:r2')?.view).toMatchObject({ notes: 'mine' });
  });

  it('forgets only what lies in the window that was read', () => {
    ledger.adoptWindow({ ...whole(), entries: [serverEntry()] }, NINE);
    ledger.adoptWindow({ ...whole('2026-05-22', '2026-05-30'), entries: [] }, NINE);
    expect(ledger.between(TODAY, TODAY)).toHaveLength(1);
  });

  it('of a window that was not read whole, nothing is forgotten', () => {
    ledger.adoptWindow({ ...whole(), entries: [serverEntry(), serverEntry({ remoteId: 'r2' })] }, NINE);
    ledger.adoptWindow({ ...whole(), isWhole: false, entries: [serverEntry({ notes: 'new' })] }, NINE);
    expect(ledger.entry('keito:r1')?.view).toMatchObject({ notes: 'new' });
    expect(ledger.entry('keito:r2')?.view).not.toBeNull();
  });

  it('reads neither what lies outside the window nor what did not change', () => {
    const others = serverEntry({ remoteId: 'r2', spentDate: '2026-01-05' });
    ledger.adoptWindow({ ...whole('2026-01-05', '2026-01-05'), entries: [others] }, NINE);
    ledger.adoptWindow({ ...whole(), entries: [serverEntry()] }, NINE);
    const sqlite = present(journal.sqlite);
    sqlite.run("UPDATE entries SET view = 'not read'");
    sqlite.run("UPDATE entries SET base = 'not read' WHERE remote_id = 'r2'");
    expect(() => ledger.adoptWindow({ ...whole(), entries: [serverEntry()] }, NINE)).not.toThrow();
    expect(() => ledger.entry('keito:r1')).toThrow();
  });

  it('an entry that was gone and is in the list again is there again', () => {
    ledger.adoptWindow({ ...whole(), entries: [serverEntry()] }, NINE);
    ledger.commit([act('keito:r1', { kind: 'edit', changes: { notes: 'x' } })], NINE);
    ledger.refuseGone('keito:r1', [1], 'deleted', NINE);
    expect(ledger.entry('keito:r1')).toMatchObject({ isGone: true, view: { notes: 'x' } });
    ledger.adoptWindow({ ...whole(), entries: [serverEntry()] }, NINE);
    expect(ledger.entry('keito:r1')).toMatchObject({ isGone: false });
  });

  it('a refusal is set aside, or sent again with what was done meanwhile', () => {
    const edit = (notes: string) => act('a', { kind: 'edit', changes: { notes } });
    ledger.commit([act('a', START), edit('one')], NINE);
    ledger.refuse('a', [1, 2], 'no', NINE);
    expect(ledger.openOperations()).toMatchObject([
      { state: 'blocked', reason: 'no' },
      { state: 'blocked', reason: 'no' },
    ]);
    ledger.commit([edit('two')], NINE);
    ledger.refuse('a', [1, 2], 'no', NINE);
    expect(ledger.openOperations().map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
  });

  it('shows what is left of an entry once something done to it asks for nothing more', () => {
    ledger.commit([act('a', START), act('a', { kind: 'edit', changes: { notes: 'mine' } })], NINE);
    ledger.setState([2], 'done', NINE);
    expect(ledger.entry('a')?.view).toMatchObject({ notes: 'note' });
  });

  it('knows the true begin of a timer until somebody moves it', () => {
    const running = { seconds: 0, startedAt: NINE + 900, stampedAt: NINE + 900 };
    ledger.commit([act('a', START)], NINE);
    ledger.adopt('a', serverEntry(running), [1], NINE, { startedHere: NINE });
    expect(ledger.entry('a')?.trueStart).toEqual({ ours: NINE, servers: NINE + 900, serversSeconds: 0 });
    const moved = { ...running, startedAt: NINE - 60_000, stampedAt: NINE - 60_000 };
    ledger.adopt('a', serverEntry(moved), [], NINE);
    expect(ledger.entry('a')).toMatchObject({ trueStart: null, view: { startedAt: NINE - 60_000 } });
  });

  it('moves what runs and what may still arrive with a clock that was set', () => {
    const running = { remoteId: 'r1', seconds: 0, startedAt: NINE + 900, stampedAt: NINE + 900 };
    ledger.commit([act('a', START), act('b', START)], NINE);
    ledger.adopt('a', serverEntry(running), [1], NINE, { startedHere: NINE });
    ledger.setState([2], 'unsure', NINE);
    ledger.shiftClock(3_600_000, NINE + 3_600_000);
    expect(ledger.entry('a')).toMatchObject({
      base: { startedAt: NINE + 3_600_900, stampedAt: NINE + 900 },
      trueStart: { ours: NINE + 3_600_000, servers: NINE + 3_600_900 },
      view: { startedAt: NINE + 3_600_000 },
    });
    expect(ledger.entry('b')?.view).toMatchObject({ startedAt: NINE + 3_600_000, startTime: '10:00' });
    expect(ledger.openOperations()).toMatchObject([{ seq: 2, changedAt: NINE + 3_600_000 }]);
  });

  it('keeps small facts', () => {
    ledger.setFact('x', '1');
    ledger.setFact('x', '2');
    reopen();
    expect(ledger.fact('x')).toBe('2');
    ledger.setFact('x', null);
    expect(ledger.fact('x')).toBeNull();
  });
});
