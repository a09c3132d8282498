import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperationBody } from '../../../src/main/core/operation';
import { planSteps, type Step } from '../../../src/main/core/outbox-plan';
import type { Ledger } from '../../../src/main/ledger/ledger';
import { Requests } from '../../../src/main/sync/requests';
import { HOUR, MINUTE, present, SECOND, TODAY } from '../../support/bench';
import { SyncParts } from '../../support/sync-parts';

let parts: SyncParts;
let ledger: Ledger;
let requests: Requests;
beforeEach(async () => {
  parts = await SyncParts.open();
  ({ ledger } = parts.options);
  requests = new Requests(parts.options);
});
afterEach(async () => {
  expect(parts.bench.bugs).toEqual([]);
  await parts.bench.close();
});

const edit = (id: string, changes: Parameters<typeof parts.bench.workspace.entries.edit>[1]) =>
  expect(parts.bench.workspace.entries.edit(id, changes, parts.bench.act())).toMatchObject({ ok: true });
const stop = () => parts.bench.workspace.entries.stop(parts.bench.act());
const there = () => parts.bench.onlyOne();

/** The only thing to send. */
function next(): Step {
  const steps = planSteps(ledger.openOperations(), (id) => {
    const entry = ledger.entry(id);
    return entry && { onServer: entry.base !== null, view: entry.view };
  });
  expect(steps).toHaveLength(1);
  return present(steps[0]);
}

/** Sends it without a look before: as where something happens between the look and the sending. */
const send = (): Promise<void> => requests.carryOut(next());

/** An entry that both sides have. */
async function logged(seconds = 600): Promise<string> {
  const id = parts.bench.logged(seconds, { ...parts.bench.acme, notes: 'before' });
  await send();
  return id;
}

async function started(): Promise<string> {
  const id = parts.bench.started();
  await send();
  return id;
}

/** Something that happens there before a request of ours arrives, once. */
function meanwhile(work: () => Promise<unknown>): void {
  parts.bench.beforeRequest = async () => {
    parts.bench.beforeRequest = () => undefined;
    await work();
  };
}

const refusing = (status: number) =>
  (parts.bench.answer = (method) => (method === 'PATCH' ? Response.json({ error: 'no' }, { status }) : null));

describe('a creation', () => {
  it('is told by its id in the header too, so that no gateway makes two of it', async () => {
    const id = await logged();
    expect(parts.asked.at(-1)?.headers.get('Idempotency-Key')).toBe(id);
  });

  it('of a timer has ended what else ran there, that of a finished entry has not', async () => {
    await logged();
    expect(parts.timersStarted).toBe(0);
    await started();
    expect(parts.timersStarted).toBe(1);
  });
});

describe('an edit', () => {
  it('of the note does not send a duration that waits for the person', async () => {
    const id = await logged();
    await parts.bench.elsewhere.updateTimeEntry((await there()).id, { hours: 1 });
    edit(id, { seconds: 900 });
    await requests.readFirst(next());
    edit(id, { notes: 'new' });
    await send();
    expect(await there()).toMatchObject({ notes: 'new', duration_seconds: 3600 });
    expect(ledger.openOperations()).toMatchObject([{ block: 'conflict' }]);
    expect(parts.paths('PATCH')).toHaveLength(1);
  });

  it('of the begin keeps the very second, though it is told to the minute', async () => {
    parts.bench.time.advance(HOUR);
    const id = await started();
    edit(id, { seconds: 605 });
    const begin = parts.bench.time.clock() - 605 * SECOND;
    await send();
    expect(parts.bench.entry(id)).toMatchObject({ startedAt: begin, seconds: 0 });
  });

  it('of the note does not undo a begin that is set elsewhere while it is on its way', async () => {
    const id = await started();
    edit(id, { notes: 'new' });
    const { id: remoteId } = await there();
    meanwhile(() => parts.bench.elsewhere.updateTimeEntry(remoteId, { started_time: '14:00' }));
    await send();
    expect(parts.bench.entry(id)).toMatchObject({ notes: 'new', startedAt: Date.UTC(2026, 4, 21, 14) });
  });
});

describe('a look before something is sent', () => {
  it('is not needed once the stop was answered, but again for the next change', async () => {
    const id = await started();
    parts.bench.time.advance(HOUR);
    stop();
    edit(id, { notes: 'new' });
    await send();
    await requests.readFirst(next());
    expect(parts.paths('GET')).toEqual([]);
    await send();
    edit(id, { notes: 'newer' });
    await requests.readFirst(next());
    expect(parts.paths('GET')).toEqual(['']);
  });

  it('is made before a deletion, too', async () => {
    parts.bench.workspace.entries.delete(await logged(), parts.bench.act());
    await requests.readFirst(next());
    expect(parts.paths('GET')).toEqual(['']);
  });

  it('leaves nothing to change where the entry was deleted here meanwhile', async () => {
    const id = await logged();
    edit(id, { notes: 'new' });
    const step = next();
    parts.bench.workspace.entries.delete(id, parts.bench.act());
    expect(requests.anew(step)).toBeNull();
  });

  it('leaves a creation to be created', () => {
    const id = parts.bench.logged(600);
    expect(requests.anew(next())).toMatchObject({ kind: 'create', entryId: id });
  });
});

describe('a stop', () => {
  it('does not send what came into conflict while it was on its way', async () => {
    const id = await started();
    const { id: remoteId } = await there();
    parts.bench.time.advance(HOUR);
    stop();
    edit(id, { notes: 'mine' });
    meanwhile(() => parts.bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' }));
    await send();
    expect(ledger.openOperations()).toMatchObject([
      { body: { kind: 'stop' }, state: 'queued' },
      { body: { kind: 'edit' }, state: 'blocked', block: 'conflict' },
    ]);
    await send();
    expect(await there()).toMatchObject({ notes: 'theirs', duration_seconds: 3600 });
  });

  it.each([
    [503, 'server'],
    [403, 'forbidden'],
  ])('that is answered with %i is not taken for done, whatever was done there', async (status, kind) => {
    await started();
    const { id: remoteId } = await there();
    parts.bench.time.advance(HOUR);
    stop();
    await parts.bench.elsewhere.stopTimeEntry(remoteId);
    refusing(status);
    await expect(send()).rejects.toMatchObject({ kind });
    expect(parts.paths('GET')).toEqual([]);
    expect(ledger.openOperations()).toMatchObject([{ state: 'in-flight' }]);
  });

  it('waits for the person where another duration was set there while it was on its way', async () => {
    const id = await started();
    const { id: remoteId } = await there();
    parts.bench.time.advance(HOUR);
    stop();
    meanwhile(async () => {
      await parts.bench.elsewhere.stopTimeEntry(remoteId);
      await parts.bench.elsewhere.updateTimeEntry(remoteId, { hours: 0.25, ended_time: '15:20' });
    });
    await send();
    expect(ledger.openOperations()).toMatchObject([{ state: 'blocked', block: 'conflict' }]);
    expect(parts.bench.entry(id)).toMatchObject({ seconds: 3600 });
    expect(await there()).toMatchObject({ duration_seconds: 900 });
  });

  it('does not count where it was stopped there before, be it only by seconds', async () => {
    const id = await started();
    const { id: remoteId } = await there();
    parts.bench.time.advance(20 * MINUTE);
    await parts.bench.elsewhere.stopTimeEntry(remoteId);
    parts.bench.time.advance(20 * SECOND);
    stop();
    await requests.readFirst(next());
    await send();
    expect(await there()).toMatchObject({ duration_seconds: 1200 });
    expect(parts.bench.entry(id)).toMatchObject({ seconds: 1200 });
    expect(parts.paths('PATCH')).toEqual([]);
  });

  it('does not count so either where the note was changed after it', async () => {
    const id = await started();
    const { id: remoteId } = await there();
    parts.bench.time.advance(20 * MINUTE);
    await parts.bench.elsewhere.stopTimeEntry(remoteId);
    parts.bench.time.advance(20 * MINUTE);
    stop();
    edit(id, { notes: 'new' });
    await requests.readFirst(next());
    await send();
    expect(await there()).toMatchObject({ duration_seconds: 1200, notes: 'new' });
  });
});

describe('a change that is refused is not sent once more in part', () => {
  const did = (entryId: string, body: OperationBody): void => {
    const at = parts.bench.time.clock();
    ledger.commit([{ entryId, body, zone: 'UTC', at, cause: 'window' }], at);
  };

  it.each([
    [403, 'forbidden'],
    [409, 'conflict'],
    [503, 'server'],
  ])('where its start has no end, by anything but a doubt about its fields (%i)', async (status, kind) => {
    const id = await logged();
    did(id, { kind: 'edit', changes: { startTime: '22:30', endTime: null, seconds: 9000 } });
    refusing(status);
    await expect(send()).rejects.toMatchObject({ kind });
    expect(parts.asked.at(-1)?.body).toContain('started_time');
    expect(parts.paths('PATCH')).toHaveLength(1);
  });

  it.each<[string, OperationBody]>([
    ['it has no start', { kind: 'edit', changes: { seconds: 900 } }],
    [
      'its start has an end',
      { kind: 'edit', changes: { startTime: '09:00', endTime: '10:00', seconds: 3600 } },
    ],
  ])('where %s', async (_, body) => {
    did(await logged(), body);
    refusing(400);
    await expect(send()).rejects.toMatchObject({ kind: 'invalid' });
    expect(parts.paths('PATCH')).toHaveLength(1);
  });

  it('where it is the begin of what runs', async () => {
    edit(await started(), { startTime: '14:00', spentDate: TODAY });
    refusing(400);
    await expect(send()).rejects.toMatchObject({ kind: 'invalid' });
    expect(parts.paths('PATCH')).toHaveLength(1);
  });
});

describe('what runs before a timer that is told late', () => {
  it('is known by the clock of the server', async () => {
    const ahead = 10 * MINUTE;
    parts.dateOffs.push(...Array.from({ length: 9 }, () => ahead));
    parts.row = (row) => ({
      ...row,
      timer_started_at: new Date(Date.parse(String(row['timer_started_at'])) + ahead).toISOString(),
    });
    // One answer alone is not believed.
    await parts.client.projects().collect();
    await parts.client.projects().collect();
    const { projectId: project_id, taskId: task_id } = parts.bench.acme;
    const work = { project_id, task_id, spent_date: TODAY };
    await parts.bench.elsewhere.createTimeEntry({ ...work, is_running: true });
    parts.bench.time.advance(5 * MINUTE);
    const id = parts.bench.started();
    parts.bench.time.advance(HOUR);
    const step = next();
    await requests.readFirst(step);
    const create = present(requests.anew(step));
    expect(create).toMatchObject({ kind: 'create', entry: { id, startedAt: expect.any(Number) } });
    await requests.carryOut(create);
    expect(ledger.allRunning().map((entry) => entry.id)).toEqual([id]);
    const ended = ledger.between(TODAY, TODAY).filter((entry) => entry.id !== id);
    expect(ended).toMatchObject([{ view: { seconds: 300 } }]);
  });
});
