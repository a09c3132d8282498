import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as m from '../../../src/shared/i18n/messages';
import { Bench, MINUTE } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();

describe('an entry that was changed there and here, unseen by either', () => {
  let id: string;
  let remoteId: string;
  beforeEach(async () => {
    id = bench.logged(600, { ...bench.acme, notes: 'before' });
    await bench.settled();
    ({ id: remoteId } = await bench.onlyOne());
  });

  it('in the same field: nothing is overwritten, the person decides', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' });
    bench.workspace.entries.edit(id, { notes: 'mine' }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'theirs' });
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', block: 'conflict' }]);
    expect(bench.entry(id)).toMatchObject({ notes: 'mine' });
    expect(bench.requests('PATCH')).toHaveLength(1);
  });

  it('in the same field, and was moved there out of all days that are read: nothing is overwritten', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs', spent_date: '2026-03-02' });
    bench.workspace.entries.edit(id, { notes: 'mine' }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'theirs', spent_date: '2026-03-02' });
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', block: 'conflict' }]);
  });

  it('to places of which each is half of the other: nothing is overwritten, the person decides', async () => {
    const { projectId, taskId: design } = bench.other;
    await bench.elsewhere.updateTimeEntry(remoteId, { task_id: design });
    bench.workspace.entries.edit(id, { projectId, taskId: design }, bench.act());
    await bench.settled();
    const theirs = { project_id: bench.acme.projectId, task_id: design };
    expect(await bench.onlyOne()).toMatchObject(theirs);
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', block: 'conflict' }]);
    bench.workspace.answers.takeTheirs(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject(theirs);
    expect(open()).toEqual([]);
  });

  it('whose conflict is decided for this side: it is sent', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' });
    bench.workspace.entries.edit(id, { notes: 'mine' }, bench.act());
    await bench.settled();
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'mine' });
    expect(open()).toEqual([]);
  });

  it('in different fields: both stand', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { hours: 0.5 });
    bench.workspace.entries.edit(id, { notes: 'mine' }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'mine', duration_seconds: 1800 });
    expect(bench.entry(id)).toMatchObject({ notes: 'mine', seconds: 1800 });
    expect(open()).toEqual([]);
  });

  it('whose conflict is decided for the other side: it is given up, what is beside it is sent', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' });
    bench.workspace.entries.edit(id, { notes: 'mine', seconds: 900 }, bench.act());
    await bench.settled();
    const [row] = bench.entries;
    expect(row?.state).toMatchObject({
      kind: 'needs-you',
      conflict: { fields: expect.arrayContaining(['notes']) },
    });
    expect(bench.workspace.answers.takeTheirs(id)).toEqual({ ok: true, value: null });
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'theirs' });
    expect(bench.entry(id)).toMatchObject({ notes: 'theirs' });
    expect(open()).toEqual([]);
    expect(bench.workspace.answers.takeTheirs(id)).toMatchObject({ failure: { kind: 'not-found' } });
  });

  it('waits with that field alone: a stop, a deletion and other edits do not wait for it', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' });
    bench.workspace.entries.edit(id, { notes: 'mine' }, bench.act());
    await bench.settled();
    bench.workspace.entries.edit(id, { seconds: 1200 }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'theirs', duration_seconds: 1200 });
    expect(open()).toMatchObject([{ block: 'conflict' }]);
    bench.workspace.entries.edit(id, { notes: 'mine after all' }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'mine after all' });
    expect(open()).toEqual([]);
  });

  it('settles itself where the other side says the same in the end', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' });
    bench.workspace.entries.edit(id, { notes: 'mine' }, bench.act());
    await bench.settled();
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'mine' });
    await bench.refreshed();
    await bench.refreshed();
    expect(open()).toEqual([]);
    expect(bench.entry(id)).toMatchObject({ notes: 'mine' });
  });

  it('lasts over the end of the process', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' });
    bench.workspace.entries.edit(id, { notes: 'mine' }, bench.act());
    await bench.settled();
    await bench.crash();
    await bench.settled();
    expect(open()).toMatchObject([{ state: 'blocked', block: 'conflict' }]);
    expect(await bench.onlyOne()).toMatchObject({ notes: 'theirs' });
  });
});

describe('a time that was given here to what was restarted elsewhere', () => {
  let id: string;
  beforeEach(async () => {
    id = bench.logged(3600);
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    await bench.keito.fetch(`http://x/api/v2/time_entries/${remoteId}/restart`, {
      method: 'PATCH',
      headers: bench.elsewhereHeaders,
    });
    bench.time.advance(10 * MINUTE);
    bench.workspace.entries.edit(id, { seconds: 7200, notes: 'mine' }, bench.act());
    await bench.settled();
    expect(open()).toMatchObject([{ block: 'conflict' }]);
    bench.workspace.answers.retry(id);
    await bench.settled();
  });

  it('and was decided for waits with its reason: it is not set done unsent', async () => {
    expect(open()).toMatchObject([{ state: 'blocked', block: 'refused', reason: m.main_time_of_running() }]);
    expect(await bench.onlyOne()).toMatchObject({ is_running: true });
    await bench.refreshed();
    expect(open()).toMatchObject([{ state: 'blocked' }]);
  });

  it('ends it with that time, where it is sent again', async () => {
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({
      is_running: false,
      duration_seconds: 7200,
      notes: 'mine',
    });
    expect(bench.entry(id)).toMatchObject({ seconds: 7200, startedAt: null });
    expect(open()).toEqual([]);
  });

  it('counts up to where it is stopped here instead', async () => {
    bench.time.advance(5 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ is_running: false, duration_seconds: 7200 + 15 * 60 });
    expect(open()).toEqual([]);
  });
});

describe('a timer that was stopped here, unsent, and elsewhere was stopped later and begun again', () => {
  let id: string;
  let remoteId: string;
  beforeEach(async () => {
    id = bench.started();
    await bench.settled();
    ({ id: remoteId } = await bench.onlyOne());
    bench.time.advance(60 * MINUTE);
    await bench.refreshed();
  });

  /** Begins it again elsewhere, and lets it run for so long. */
  async function begunAgain(runsMs: number): Promise<void> {
    bench.time.advance(5 * MINUTE);
    await bench.elsewhere.beyond.restartTimeEntry(remoteId);
    bench.time.advance(runsMs);
    bench.isOnline = true;
    await bench.refreshed();
  }

  const theirs = { is_running: true };
  const isAsked = () =>
    expect(bench.entries).toMatchObject([{ state: { kind: 'needs-you', conflict: { fields: ['time'] } } }]);

  it('is not stopped a second time by the old click: the person decides', async () => {
    bench.isOnline = false;
    bench.workspace.entries.stop(bench.act());
    bench.time.advance(5 * MINUTE);
    await bench.elsewhere.stopTimeEntry(remoteId);
    await begunAgain(110 * MINUTE);
    expect(await bench.onlyOne()).toMatchObject(theirs);
    isAsked();
    expect(bench.workspace.answers.takeTheirs(id)).toMatchObject({ ok: true });
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject(theirs);
    expect(bench.entry(id)?.startedAt).not.toBeNull();
    expect(open()).toEqual([]);
  });

  it('nor where it was begun again in the same second', async () => {
    bench.isOnline = false;
    bench.workspace.entries.stop(bench.act());
    bench.time.advance(5 * MINUTE);
    await bench.elsewhere.stopTimeEntry(remoteId);
    await bench.elsewhere.beyond.restartTimeEntry(remoteId);
    bench.time.advance(10 * MINUTE);
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject(theirs);
    isAsked();
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ is_running: false, duration_seconds: 3600 });
  });

  it('nor where it was decided for this side, and begun again once more before that was sent', async () => {
    bench.isOnline = false;
    bench.workspace.entries.stop(bench.act());
    bench.time.advance(5 * MINUTE);
    await bench.elsewhere.stopTimeEntry(remoteId);
    await begunAgain(10 * MINUTE);
    isAsked();
    bench.isOnline = false;
    bench.workspace.answers.retry(id);
    await bench.settled();
    await bench.elsewhere.stopTimeEntry(remoteId);
    await begunAgain(60 * MINUTE);
    expect(await bench.onlyOne()).toMatchObject(theirs);
    isAsked();
  });

  it('nor where the answer to that stop was lost', async () => {
    bench.answer = async (method) => {
      if (method !== 'PATCH') return null;
      bench.answer = () => null;
      bench.isOnline = false;
      await bench.elsewhere.stopTimeEntry(remoteId);
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
      });
    };
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    await begunAgain(110 * MINUTE);
    expect(await bench.onlyOne()).toMatchObject(theirs);
    isAsked();
  });

  it('nor where it was seen finished in between', async () => {
    bench.isOnline = false;
    bench.workspace.entries.stop(bench.act());
    bench.time.advance(5 * MINUTE);
    await bench.elsewhere.stopTimeEntry(remoteId);
    bench.isOnline = true;
    bench.answer = (method) => (method === 'PATCH' ? new Response('', { status: 500 }) : null);
    await bench.refreshed();
    bench.answer = () => null;
    await begunAgain(110 * MINUTE);
    expect(await bench.onlyOne()).toMatchObject(theirs);
    isAsked();
  });

  it('but before the click here: it ends there, with the time of both spans', async () => {
    bench.isOnline = false;
    await bench.elsewhere.stopTimeEntry(remoteId);
    bench.time.advance(5 * MINUTE);
    await bench.elsewhere.beyond.restartTimeEntry(remoteId);
    bench.time.advance(10 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    bench.time.advance(10 * MINUTE);
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ is_running: false, duration_seconds: 70 * 60 });
    expect(open()).toEqual([]);
  });
});
