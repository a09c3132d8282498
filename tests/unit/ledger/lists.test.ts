import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperationBody } from '../../../src/main/core/operation';
import type { Ledger } from '../../../src/main/ledger/ledger';
import { planned, TestJournal } from '../../support/journal';
import { NINE, serverEntry, START, TODAY } from '../core/support';

const MINUTE_MS = 60_000;
const YESTERDAY = '2026-05-20';
const TOMORROW = '2026-05-22';

let journal: TestJournal;
let ledger: Ledger;
let minute = 0;
beforeEach(() => {
  minute = 0;
  journal = new TestJournal();
  ledger = journal.open().ledger;
});
afterEach(() => journal.remove());

const log = (spentDate = TODAY): OperationBody => {
  const { projectId, taskId, notes, billable } = START;
  return {
    ...{ kind: 'log', projectId, taskId, notes, billable, spentDate },
    ...{ seconds: 600, startTime: null, endTime: null },
  };
};
/** What was done, a minute after what was done before. */
const act = (entryId: string, body: OperationBody, at = NINE + (minute += 1) * MINUTE_MS): void => {
  ledger.commit([{ ...planned(entryId, body), at }], at);
};
const stop: OperationBody = { kind: 'stop', stoppedAt: NINE + 60 * MINUTE_MS, seconds: 60, endTime: '09:01' };
const edit: OperationBody = { kind: 'edit', changes: { notes: 'later' } };
const ids = (entries: readonly { readonly id: string }[]): string => entries.map(({ id }) => id).join(' ');

describe('the entries that were worked on last', () => {
  it('are what runs, then the newest; an edit is no work, a stop is', () => {
    act('a', START);
    act('b', log());
    act('c', START);
    act('d', log());
    act('b', edit);
    expect(ids(ledger.recent(9, TODAY))).toBe('c a d b');
    act('a', stop);
    expect(ids(ledger.recent(9, TODAY))).toBe('c a d b');
    act('c', stop);
    expect(ids(ledger.recent(9, TODAY))).toBe('c a d b');
    expect(ids(ledger.recent(2, TODAY))).toBe('c a');
  });

  it('are those of the later date, then those written down later, where they were at the same instant', () => {
    for (const [id, date] of [
      ['a', TODAY],
      ['b', YESTERDAY],
      ['c', TODAY],
    ] as const)
      act(id, log(date), NINE);
    expect(ids(ledger.recent(9, TODAY))).toBe('c a b');
  });

  it('are none that were logged ahead, nor deleted', () => {
    act('a', log());
    act('b', log(TOMORROW));
    act('c', log());
    act('c', { kind: 'delete' });
    expect(ids(ledger.recent(9, TODAY))).toBe('a');
    expect(ids(ledger.recent(9, TOMORROW))).toBe('b a');
  });

  it('take their place among them from when the server made them', () => {
    act('a', log());
    const rows = [
      serverEntry({ remoteId: 'old', createdAt: NINE }),
      serverEntry({ remoteId: 'new', createdAt: NINE + 5 * MINUTE_MS }),
      serverEntry({ remoteId: 'now', createdAt: null }),
    ];
    ledger.adoptWindow({ from: TODAY, to: TODAY, isWhole: true, entries: rows }, NINE + 3 * MINUTE_MS);
    expect(ids(ledger.recent(9, TODAY))).toBe('keito:new keito:now a keito:old');
  });
});

describe('the entries of some days', () => {
  it('are the newest first, from the first day to the last one', () => {
    act('a', log(YESTERDAY));
    act('b', log(TODAY));
    act('c', log(TOMORROW));
    act('d', log(YESTERDAY));
    act('e', log(YESTERDAY), NINE);
    act('f', log(YESTERDAY), NINE);
    expect(ids(ledger.between(YESTERDAY, TODAY))).toBe('b f e d a');
    expect(ids(ledger.between(TODAY, TODAY))).toBe('b');
    act('b', { kind: 'edit', changes: { spentDate: TOMORROW } });
    expect(ids(ledger.between(TODAY, TODAY))).toBe('');
    act('c', { kind: 'delete' });
    expect(ids(ledger.between(TODAY, TOMORROW))).toBe('b');
  });
});

describe('what runs', () => {
  it('is what was started last, until it is stopped', () => {
    expect(ledger.running()).toBeNull();
    act('a', START, NINE);
    act('b', START, NINE);
    act('c', START, NINE - MINUTE_MS);
    act('d', log());
    expect(ids(ledger.allRunning())).toBe('b a c');
    expect(ledger.running()).toMatchObject({ id: 'b' });
    act('b', stop);
    expect(ids(ledger.allRunning())).toBe('a c');
    act('a', { kind: 'delete' });
    expect(ids(ledger.allRunning())).toBe('c');
  });
});

describe('whose an entry of the server is', () => {
  const adopted = (over: Parameters<typeof serverEntry>[0]): void => {
    const pulled = { from: TODAY, to: TODAY, isWhole: false, entries: [serverEntry(over)] };
    ledger.adoptWindow(pulled, NINE);
  };

  it("is nobody's, a stranger's that was touched here, or ours", () => {
    expect(ledger.claimOn('r1')).toBe('none');
    adopted({ remoteId: 'r1' });
    expect(ledger.claimOn('r1')).toBe('none');
    act('keito:r1', edit);
    expect(ledger.claimOn('r1')).toBe('touched');
    act('a', log());
    adopted({ remoteId: 'r2', clientRequestId: 'a' });
    expect(ledger.claimOn('r2')).toBe('ours');
  });

  it('is told by the id that was sent along only until the entry is known: a copy of it is another entry', () => {
    act('a', log());
    adopted({ remoteId: 'r1', clientRequestId: 'a' });
    adopted({ remoteId: 'r2', clientRequestId: 'a' });
    adopted({ remoteId: 'r3', clientRequestId: 'nowhere' });
    adopted({ remoteId: 'r1', clientRequestId: 'a', notes: 'changed' });
    expect(['r1', 'r2', 'r3'].map((id) => ledger.claimOn(id))).toEqual(['ours', 'none', 'none']);
    expect(ids(ledger.between(TODAY, TODAY)).split(' ').sort()).toEqual(['a', 'keito:r2', 'keito:r3']);
  });

  it('is forgotten as a stranger, and only as one, once it turns out to be ours', () => {
    act('a', log());
    adopted({ remoteId: 'r1', clientRequestId: 'a' });
    adopted({ remoteId: 'r2' });
    ledger.releaseStranger('r1');
    expect(ids(ledger.between(TODAY, TODAY)).split(' ').sort()).toEqual(['a', 'keito:r2']);
    ledger.releaseStranger('r2');
    expect(ids(ledger.between(TODAY, TODAY))).toBe('a');
  });
});
