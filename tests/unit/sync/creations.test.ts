import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLD_MS, type CreationBody, type CreationKind } from '../../../src/main/core/creation';
import type { FaultKind } from '../../../src/local-keito';
import { Bench, HOUR, MINUTE, SETTLE_MS, TODAY } from '../../support/bench';
import { creationPlaces, newClient, newContact, newExpense, newInvoice } from '../../support/creations';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.creations.open();
const add = (body: CreationBody) => bench.workspace.creations.add(body);

/** Long enough for every wait and every retry. */
async function eventually(): Promise<void> {
  for (let round = 0; round < 14; round += 1) await bench.advance(SETTLE_MS);
}

const KINDS: readonly CreationKind[] = ['expense', 'client', 'contact', 'invoice'];

/** One of each kind that nothing else looks like. */
async function oneOf(kind: CreationKind): Promise<CreationBody> {
  const { clientId, categoryId } = await creationPlaces(bench);
  switch (kind) {
    case 'expense':
      return newExpense(bench, categoryId, 'one of a kind');
    case 'client':
      return newClient('one of a kind');
    case 'contact':
      return newContact(clientId, 'one of a kind');
    case 'invoice':
      return newInvoice(clientId, 'one of a kind');
  }
}

/** What of them the service has. */
async function there(kind: CreationKind): Promise<readonly { readonly id: string }[]> {
  const { elsewhere } = bench;
  switch (kind) {
    case 'expense':
      return (await elsewhere.expenses().collect()).filter(({ notes }) => notes === 'one of a kind');
    case 'client':
      return (await elsewhere.clients().collect()).filter(({ name }) => name === 'one of a kind');
    case 'contact':
      return (await elsewhere.contacts().collect()).filter(
        ({ first_name: name }) => name === 'one of a kind',
      );
    case 'invoice':
      return (await elsewhere.invoices().collect()).filter(({ subject }) => subject === 'one of a kind');
  }
}

/** The service gives no metadata back. */
function forgetMetadata(): void {
  bench.answer = async (method, address) => {
    if (method !== 'GET') return null;
    const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
    return new Response((await answer.text()).replaceAll('"metadata":', '"_":'), { status: answer.status });
  };
}

describe.each(KINDS)('%s', (kind) => {
  it.each([100 * MINUTE, -100 * MINUTE].flatMap((stepMs) => [1, 2, 3].map((nth) => [stepMs, nth] as const)))(
    'is there once though the clock is set by %s ms at reading %s',
    async (stepMs, nth) => {
      forgetMetadata();
      add(await oneOf(kind));
      await bench.advance(HOLD_MS - 1);
      bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
      const { readings } = bench.setClockAt(nth, stepMs);
      await eventually();
      expect(readings()).toBeGreaterThan(nth);
      expect(await there(kind)).toHaveLength(1);
      expect(open()).toEqual([]);
    },
  );

  it('is in the journal at once, and on the server when it cannot be taken back any more', async () => {
    const id = add(await oneOf(kind));
    await bench.settled();
    expect(open()).toMatchObject([{ id, state: 'queued' }]);
    await bench.advance(HOLD_MS - 1);
    expect(await there(kind)).toEqual([]);
    await bench.advance(1);
    const [one, ...more] = await there(kind);
    expect(more).toEqual([]);
    expect(bench.workspace.ledger.creations.get(id)).toMatchObject({ state: 'done', remoteId: one?.id });
    expect(open()).toEqual([]);
  });

  it.each<FaultKind>([
    'lose-request',
    'lose-answer',
    'cut-json',
    'html',
    '500',
    '502',
    '503',
    '504',
    '429=7',
  ])('is on the server once, whatever happens to its request: %s', async (fault) => {
    bench.keito.faults.next({ kind: fault, method: 'POST', times: 2 });
    add(await oneOf(kind));
    await eventually();
    expect(await there(kind)).toHaveLength(1);
    expect(open()).toEqual([]);
  });

  it('is told from one that was there before, where the server gives no id back', async () => {
    forgetMetadata();
    const body = await oneOf(kind);
    add(body);
    await eventually();
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    add(body);
    await eventually();
    expect(await there(kind)).toHaveLength(2);
    expect(open()).toEqual([]);
  });

  it('is on the server once when the process ends while it is sent', async () => {
    const body = await oneOf(kind);
    const post = bench.hold('POST');
    add(body);
    bench.time.advance(HOLD_MS);
    await post.reached();
    const crashed = bench.crash();
    post.letGo();
    await crashed;
    await eventually();
    expect(await there(kind)).toHaveLength(1);
    expect(open()).toEqual([]);
  });

  it('in doubt waits its whole time anew where the clock was set back meanwhile', async () => {
    add(await oneOf(kind));
    let posts = 0;
    bench.rewrite = (method) => void (posts += method === 'POST' ? 1 : 0);
    bench.keito.faults.next({ kind: 'lose-request', method: 'POST' });
    await bench.advance(HOLD_MS);
    expect(open()).toMatchObject([{ state: 'unsure' }]);
    bench.clockLagMs = 5 * HOUR;
    await bench.crash();
    await bench.settled();
    await bench.advance(SETTLE_MS - 1);
    expect(posts).toBe(1);
    await bench.advance(1);
    expect(posts).toBe(2);
    expect(await there(kind)).toHaveLength(1);
  });

  it('can be taken back as long as it was not sent', async () => {
    const id = add(await oneOf(kind));
    expect(bench.workspace.creations.withdraw(id)).toMatchObject({ ok: true });
    await eventually();
    expect(await there(kind)).toEqual([]);
    expect(open()).toEqual([]);
    expect(bench.workspace.creations.withdraw(id)).toMatchObject({
      ok: false,
      failure: { kind: 'not-found' },
    });
  });

  it('cannot be taken back once it may have been sent', async () => {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    const id = add(await oneOf(kind));
    await bench.advance(HOLD_MS);
    expect(open()).toMatchObject([{ state: 'unsure' }]);
    expect(bench.workspace.creations.withdraw(id)).toMatchObject({ ok: false, failure: { kind: 'changed' } });
    expect(bench.workspace.creations.resend(id)).toMatchObject({ ok: false });
    await eventually();
    expect(await there(kind)).toHaveLength(1);
  });
});

describe('what Keito refuses', () => {
  it('waits for the person with the server’s words, holds up nothing else, and is sent as it is written anew', async () => {
    const { clientId } = await creationPlaces(bench);
    const id = add({ ...newContact(clientId, 'Ada'), email: 'no address' } as CreationBody);
    add(newClient('Globex'));
    await eventually();
    expect(open()).toMatchObject([{ id, state: 'blocked', block: 'refused' }]);
    expect(open()[0]?.reason).toMatch(/email/);
    expect((await bench.elsewhere.clients().collect()).map(({ name }) => name)).toContain('Globex');
    expect(bench.workspace.creations.rewrite(id, newContact(clientId, 'Ada'))).toMatchObject({ ok: true });
    await eventually();
    expect(open()).toEqual([]);
    expect(await bench.elsewhere.contacts().collect()).toMatchObject([{ first_name: 'Ada' }]);
  });

  it('as a missing permission is no sign-out', async () => {
    await bench.workspace.close();
    bench.start(bench.keito.credentials.memberKey);
    await bench.settled();
    add(newClient('Globex'));
    await eventually();
    expect(open()).toMatchObject([{ state: 'blocked', block: 'refused' }]);
    expect(bench.workspace.phase.kind).not.toBe('signed-out');
  });
});

it('what belongs to a client that was created here goes to that client, however long it takes to get there', async () => {
  bench.isOnline = false;
  const client = add(newClient('Globex'));
  add(newContact(client, 'Hank'));
  add(newInvoice(client, 'May'));
  await bench.advance(HOLD_MS);
  expect(open()).toHaveLength(3);
  bench.isOnline = true;
  await eventually();
  await eventually();
  expect(open()).toEqual([]);
  const globex = (await bench.elsewhere.clients().collect()).find(({ name }) => name === 'Globex');
  expect(await bench.elsewhere.contacts().collect()).toMatchObject([
    { client_id: globex?.id, first_name: 'Hank' },
  ]);
  expect(await bench.elsewhere.invoices().collect()).toMatchObject([
    { client: { id: globex?.id }, subject: 'May', amount: 165.75, state: 'draft' },
  ]);
});

it('one whose request never arrived is not taken for what somebody else had made before', async () => {
  forgetMetadata();
  const { categoryId } = await creationPlaces(bench);
  await bench.elsewhere.createClient({ name: 'Globex' });
  await bench.elsewhere.createExpense({
    ...{ project_id: bench.acme.projectId, expense_category_id: categoryId, spent_date: TODAY },
    ...{ total_cost: 12.5, notes: 'one of a kind' },
  });
  bench.keito.faults.next({ kind: 'lose-request', method: 'POST', times: 2 });
  add(newClient('Globex'));
  add(newExpense(bench, categoryId, 'one of a kind'));
  await eventually();
  const names = (await bench.elsewhere.clients().collect()).map(({ name }) => name);
  expect(names.filter((name) => name === 'Globex')).toHaveLength(2);
  expect(await there('expense')).toHaveLength(2);
  expect(open()).toEqual([]);
});

it('one that could be either of two on the server is the person’s to tell', async () => {
  forgetMetadata();
  const { categoryId } = await creationPlaces(bench);
  bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
  const id = add(newExpense(bench, categoryId, 'taxi'));
  await bench.advance(HOLD_MS);
  await bench.elsewhere.createExpense({
    ...{ project_id: bench.acme.projectId, expense_category_id: categoryId, spent_date: TODAY },
    ...{ total_cost: 12.5, notes: 'taxi' },
  });
  await eventually();
  expect(open()).toMatchObject([{ id, state: 'blocked', block: 'uncertain' }]);
  expect(bench.workspace.creations.withdraw(id)).toMatchObject({ ok: true });
  await eventually();
  expect(await bench.elsewhere.expenses().collect()).toHaveLength(2);
});
