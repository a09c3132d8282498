import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReadBack } from '../../../src/main/sync/read-back';
import { pullEntries } from '../../../src/main/sync/pull';
import { instantText } from '../../../src/shared/calendar';
import { Bench, present, SETTLE_MS, TODAY } from '../../support/bench';
import { SyncParts } from '../../support/sync-parts';

let parts: SyncParts;
let readBack: ReadBack;
beforeEach(async () => {
  parts = await SyncParts.open();
  readBack = new ReadBack(parts.options);
});
afterEach(async () => {
  expect(parts.bench.bugs).toEqual([]);
  await parts.bench.close();
});

const YESTERDAY = '2026-05-20';

const member = () => {
  const { keito } = parts.bench;
  return parts.bench.client(keito.credentials.memberKey, (url, init) => keito.fetch(url, init));
};
const wire = (notes: string, spent_date = TODAY, hours = 1) => {
  const { projectId, taskId } = parts.bench.acme;
  return { project_id: projectId, task_id: taskId, spent_date, notes, is_running: false, hours };
};
const made = (notes: string, spentDate?: string) =>
  parts.bench.elsewhere.createTimeEntry(wire(notes, spentDate));
const notesOn = async (dates: readonly string[], id = 'none') =>
  (await readBack.on(dates, id)).rows().map(({ notes }) => notes);
const without = (name: string) => (_: string, address: URL) => address.searchParams.delete(name);

describe('the entries on some dates', () => {
  it('are those from the first date to the last one, in whatever order they are named, and no others', async () => {
    await made('before', '2026-05-17');
    await made('first', '2026-05-18');
    await made('between', '2026-05-19');
    await made('last', YESTERDAY);
    await made('after');
    expect(await notesOn([YESTERDAY, '2026-05-18'])).toEqual(['last', 'between', 'first']);
    expect(parts.query).toMatchObject({ user_id: parts.options.userId, per_page: '2000' });
  });

  it("are this user's alone, even where the service gives the whole company's", async () => {
    await member().createTimeEntry(wire('theirs'));
    await made('mine');
    parts.bench.rewrite = without('user_id');
    expect(await notesOn([TODAY])).toEqual(['mine']);
  });

  it('say whose they are in one of two ways', async () => {
    await member().createTimeEntry(wire('theirs'));
    await made('mine');
    parts.bench.rewrite = without('user_id');
    parts.row = (row) => ({ ...row, user_id: undefined });
    expect(await notesOn([TODAY])).toEqual(['mine']);
    parts.row = (row) => ({ ...row, user: undefined });
    expect(await notesOn([TODAY])).toEqual(['mine']);
  });

  it('are ours where they do not say whose they are: they were asked for by the user', async () => {
    await made('mine');
    parts.row = (row) => ({ ...row, user_id: undefined, user: undefined });
    expect(await notesOn([TODAY])).toEqual(['mine']);
  });
});

describe('a row that cannot be read', () => {
  const isOdd = (notes: string) =>
    (parts.row = (row) => (row['notes'] === notes ? { ...row, spent_date: 7 } : row));
  const named = (client_request_id: string, notes: string) =>
    parts.bench.elsewhere.createTimeEntry({ ...wire(notes), metadata: { client_request_id } });

  it('and bears the id that is looked for is not taken for absent', async () => {
    const { id } = await made('odd');
    await named('sent-along', 'odd');
    await made('good');
    isOdd('odd');
    const refusal = { kind: 'bad-shape', maybeApplied: false, request: 'GET /time_entries' };
    await expect(readBack.on([TODAY], id)).rejects.toMatchObject(refusal);
    await expect(readBack.on([TODAY], 'sent-along')).rejects.toMatchObject(refusal);
    await expect(readBack.find(id, [TODAY])).rejects.toMatchObject(refusal);
  });

  it('and bears another id keeps no entry from being found, or from being known as absent', async () => {
    await made('odd');
    const { id } = await made('good');
    isOdd('odd');
    expect(await readBack.find(id, [TODAY])).toMatchObject({ remoteId: id, notes: 'good' });
    expect(await readBack.find('none', [TODAY])).toBeNull();
  });

  it('and only mentions what was found beside it does not matter', async () => {
    const { id } = await named('sent-along', 'good');
    await made(`odd`);
    parts.row = (row) => (row['notes'] === 'odd' ? { ...row, spent_date: 7, see: [id, 'sent-along'] } : row);
    expect(await notesOn([TODAY], id)).toEqual(['good']);
    expect(await notesOn([TODAY], 'sent-along')).toEqual(['good']);
  });
});

describe("the server's word of now about one entry", () => {
  /** An entry of the journal, by its id there, and the server's. */
  async function known(spentDate: string): Promise<{ readonly id: string; readonly remoteId: string }> {
    const { id: remoteId } = await made('before', spentDate);
    await pullEntries(parts.options, parts.options.userId, { from: spentDate, to: spentDate }, null);
    return { id: present(parts.bench.workspace.ledger.between(spentDate, spentDate)[0]).id, remoteId };
  }

  it('is read on the date that it had, however long ago that was', async () => {
    const { id, remoteId } = await known('2026-01-05');
    await parts.bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' });
    const before = parts.asked.length;
    await readBack.refresh(id);
    expect(parts.bench.entry(id)).toMatchObject({ notes: 'theirs' });
    expect(parts.asked.length - before).toBe(1);
    expect(parts.query).toMatchObject({ from: '2026-01-05', to: '2026-01-05' });
  });

  it('is looked for in the whole window where it is not on that date any more', async () => {
    const { id, remoteId } = await known(TODAY);
    await parts.bench.elsewhere.updateTimeEntry(remoteId, { spent_date: '2026-05-11' });
    await readBack.refresh(id);
    expect(parts.bench.entry(id)).toMatchObject({ spentDate: '2026-05-11' });
    expect(parts.query).toMatchObject({ from: '2026-04-16', to: '2026-06-04' });
  });

  it('is looked for on all dates where somebody moved it out of the window', async () => {
    const { id, remoteId } = await known(TODAY);
    const { createdAt } = present(present(parts.options.ledger.entry(id)).base);
    await parts.bench.elsewhere.updateTimeEntry(remoteId, { spent_date: '2026-03-02', notes: 'theirs' });
    const before = parts.asked.length;
    await readBack.refresh(id);
    expect(parts.bench.entry(id)).toMatchObject({ spentDate: '2026-03-02', notes: 'theirs' });
    expect(parts.asked.length - before).toBe(3);
    expect(parts.query).toEqual({
      ...{ user_id: parts.options.userId, per_page: '2000' },
      updated_since: instantText(present(createdAt)),
    });
  });

  it('is looked for on all dates also where nobody tells when the entry was made', async () => {
    parts.row = (row) => ({ ...row, created_at: undefined });
    const { id, remoteId } = await known(TODAY);
    await parts.bench.elsewhere.updateTimeEntry(remoteId, { spent_date: '2026-03-02' });
    await readBack.refresh(id);
    expect(parts.bench.entry(id)).toMatchObject({ spentDate: '2026-03-02' });
    expect(parts.query).toEqual({ user_id: parts.options.userId, per_page: '2000' });
  });

  it('is left as it was where the entry is nowhere', async () => {
    const { id, remoteId } = await known(TODAY);
    await parts.bench.elsewhere.deleteTimeEntry(remoteId);
    await readBack.refresh(id);
    expect(parts.bench.entry(id)).toMatchObject({ remoteId, notes: 'before' });
  });

  it('is not asked for of an entry that the server never had, or that nobody knows', async () => {
    const id = parts.bench.logged(600);
    await readBack.refresh(id);
    await readBack.refresh('none');
    expect(parts.asked).toEqual([]);
    expect(parts.bench.entry(id)).toMatchObject({ remoteId: null, seconds: 600 });
  });
});

describe("what a company's rounding made of a change whose answer was lost", () => {
  it("is nobody else's change when it is read", async () => {
    const bench = await Bench.open({ timeRounding: 'up_15' });
    const id = bench.logged(900);
    await bench.settled();
    bench.keito.faults.next({ kind: 'lose-answer', method: 'PATCH' });
    bench.workspace.entries.edit(id, { seconds: 1000 }, bench.act());
    await bench.settled();
    // Nothing but the look before the change can tell: the list is not read.
    bench.keito.faults.next({ kind: '503', method: 'GET', path: '/users/me', times: 3 });
    for (let round = 0; round < 4; round += 1) await bench.advance(SETTLE_MS);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1800 });
    expect(bench.entry(id)).toMatchObject({ seconds: 1800 });
    await bench.close();
  });
});
