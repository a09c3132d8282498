import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperationBody } from '../../../src/main/core/operation';
import type { Ledger } from '../../../src/main/ledger/ledger';
import { pullEntries } from '../../../src/main/sync/pull';
import { Requests } from '../../../src/main/sync/requests';
import { MINUTE, present, TODAY } from '../../support/bench';
import { SyncParts } from '../../support/sync-parts';

let parts: SyncParts;
let ledger: Ledger;
beforeEach(async () => {
  parts = await SyncParts.open();
  ({ ledger } = parts.options);
});
afterEach(async () => {
  expect(parts.bench.bugs).toEqual([]);
  await parts.bench.close();
});

const wire = (notes: string) => {
  const { projectId, taskId } = parts.bench.acme;
  return { project_id: projectId, task_id: taskId, spent_date: TODAY, notes, is_running: false, hours: 1 };
};
const made = (notes: string) => parts.bench.elsewhere.createTimeEntry(wire(notes));
const seqsOf = (id: string) => ledger.operationsOf(id).map(({ seq }) => seq);

/** An entry that was logged here, and of which nobody knows whether it was created there. */
function lost(notes = 'alike'): string {
  const id = parts.bench.logged(3600, { ...parts.bench.acme, notes });
  ledger.setState(seqsOf(id), 'unsure', parts.bench.time.clock());
  return id;
}

/** Looks for it, and answers what becomes of its creation. */
async function lookedFor(id: string): Promise<string> {
  const seqs = seqsOf(id).slice(0, 1);
  await new Requests(parts.options).carryOut({ kind: 'look-for', entryId: id, seqs, lostAt: 0 });
  const { state, block } = present(ledger.operationsOf(id)[0]);
  return block ?? state;
}

/** What was read of another device's, and then changed here. */
async function changedHere(): Promise<void> {
  await pullEntries(parts.options, parts.options.userId, { from: TODAY, to: TODAY }, null);
  const { id } = present(ledger.between(TODAY, TODAY)[0]);
  parts.bench.workspace.entries.edit(id, { notes: 'changed here' }, parts.bench.act());
}

describe('a lost creation that is looked for, where no row bears its id', () => {
  it('is the one row that looks like it', async () => {
    const { id: remoteId } = await made('alike');
    await made('another');
    const id = lost();
    expect(await lookedFor(id)).toBe('done');
    expect(parts.bench.entry(id)).toMatchObject({ remoteId });
  });

  it('is sent again where none of the rows looks like it', async () => {
    await made('another');
    expect(await lookedFor(lost())).toBe('queued');
  });

  it('is sent again where the only row like it is another entry of ours: both were worked on', async () => {
    await made('alike');
    expect(await lookedFor(lost())).toBe('done');
    expect(await lookedFor(lost())).toBe('queued');
  });

  it('is for the person to decide where a row was changed here that may have been it', async () => {
    await made('alike');
    await changedHere();
    expect(await lookedFor(lost())).toBe('uncertain');
  });

  it('is not what was there long before it, even where that was changed here', async () => {
    await made('alike');
    await changedHere();
    parts.bench.time.advance(10 * MINUTE);
    expect(await lookedFor(lost())).toBe('queued');
  });

  it('is found by the clock of the service, however far it is behind ours', async () => {
    const id = lost();
    parts.bench.time.advance(-10 * MINUTE);
    await made('alike');
    parts.bench.time.advance(10 * MINUTE);
    parts.bench.keito.faults.next({ kind: 'clock=-600', times: 2 });
    await parts.client.me();
    expect(await lookedFor(id)).toBe('done');
  });

  it('is sent again where the service gives back the ids that are sent along: the row is none of ours', async () => {
    await made('alike');
    const metadata = { client_request_id: 'of another entry' };
    await parts.bench.elsewhere.createTimeEntry({ ...wire('another'), metadata });
    expect(await lookedFor(lost())).toBe('queued');
  });
});

describe('a lost creation whose id rows bear', () => {
  const named = (metadata: { readonly client_request_id: string }) =>
    parts.bench.elsewhere.createTimeEntry({ ...wire('alike'), metadata });

  it('is one of them for certain, also where its request arrived twice', async () => {
    const id = lost();
    await named({ client_request_id: id });
    await named({ client_request_id: id });
    expect(await lookedFor(id)).toBe('done');
    expect((await parts.bench.server()).map((row) => row.id)).toContain(parts.bench.entry(id)?.remoteId);
  });
});

describe('a lost creation is looked for', () => {
  /** The days that were asked for last. */
  const looked = () => {
    const asked = parts.asked.filter(({ address }) => address.searchParams.has('from'));
    return Object.fromEntries(present(asked.at(-1)).address.searchParams);
  };

  it('on every date that it was ever given here', async () => {
    const id = lost();
    for (const spentDate of ['2026-05-04', '2026-05-11'])
      parts.bench.workspace.entries.edit(id, { spentDate }, parts.bench.act());
    await lookedFor(id);
    expect(looked()).toMatchObject({ from: '2026-05-04', to: TODAY });
  });

  it('on the date that it was sent with, and on that of the clock of the service', async () => {
    parts.bench.keito.faults.next({ kind: 'clock=600', times: 2 });
    await parts.client.me();
    await pullEntries(parts.options, parts.options.userId, { from: TODAY, to: TODAY }, null);
    const start: OperationBody = {
      ...{ kind: 'start', ...parts.bench.acme, billable: true, startTime: '23:55' },
      ...{ startedAt: Date.UTC(2026, 4, 20, 23, 55), spentDate: '2026-05-20', sentOn: '2026-05-18' },
    };
    const at = parts.bench.time.clock();
    ledger.commit([{ entryId: 'a', body: start, zone: 'UTC', at, cause: 'window' }], at);
    await lookedFor('a');
    expect(looked()).toMatchObject({ from: '2026-05-18', to: '2026-05-21' });
  });

  it('on the date that an edit of its begin was sent with, before the clock was set', async () => {
    const id = lost();
    const at = parts.bench.time.clock();
    const body = { kind: 'edit', changes: { spentDate: TODAY }, sentOn: '2026-05-04' } as const;
    ledger.commit([{ entryId: id, body, zone: 'UTC', at, cause: 'window' }], at);
    await lookedFor(id);
    expect(looked()).toMatchObject({ from: '2026-05-04', to: TODAY });
  });
});
