import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EDITING_HOLD_MS, HOLD_MS, type CreationBody } from '../../../src/main/core/creation';
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

async function eventually(): Promise<void> {
  for (let round = 0; round < 14; round += 1) await bench.advance(SETTLE_MS);
}

/** The service gives what it was sent back as it keeps it, from now on. */
function keepAs(change: (text: string) => string): void {
  bench.answer = async (method, address) => {
    if (method !== 'GET') return null;
    const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
    return new Response(change(await answer.text()), { status: answer.status });
  };
}

describe('where the answer was lost and the server does not keep just what it was sent', () => {
  beforeEach(() => bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' }));

  it('an expense is known by the id that it was sent with: its amount and its note corrected since', async () => {
    keepAs((text) => text.replaceAll('12.5', '20').replaceAll('"taxi"', '"Taxi to the fair"'));
    add(newExpense(bench, (await creationPlaces(bench)).categoryId, 'taxi'));
    await eventually();
    expect(await bench.elsewhere.expenses().collect()).toHaveLength(1);
    expect(open()).toEqual([]);
  });

  it('an expense without that id is for the person to tell', async () => {
    keepAs((text) => text.replaceAll('12.5', '13').replaceAll('"metadata":', '"_":'));
    const id = add(newExpense(bench, (await creationPlaces(bench)).categoryId, 'taxi'));
    await eventually();
    expect(await bench.elsewhere.expenses().collect()).toHaveLength(1);
    expect(open()).toMatchObject([{ id, state: 'blocked', block: 'uncertain' }]);
  });

  it('a contact whose address is in small letters is the one that was sent', async () => {
    keepAs((text) => text.replaceAll('Ada@Example.com', 'ada@example.com'));
    const { clientId } = await creationPlaces(bench);
    add({ ...newContact(clientId, 'Ada'), email: 'Ada@Example.com' } as CreationBody);
    await eventually();
    expect(await bench.elsewhere.contacts().collect()).toHaveLength(1);
    expect(open()).toEqual([]);
  });

  it('an invoice with a rounded price, and a client in other letters, are for the person to tell', async () => {
    keepAs((text) => text.replaceAll('110.5', '111').replaceAll('"Globex"', '"GLOBEX"'));
    const { clientId } = await creationPlaces(bench);
    const invoice = add(newInvoice(clientId, 'May'));
    await eventually();
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    const client = add(newClient('Globex'));
    await eventually();
    expect(await bench.elsewhere.invoices().collect()).toHaveLength(1);
    expect(open()).toMatchObject([
      { id: invoice, state: 'blocked', block: 'uncertain' },
      { id: client, state: 'blocked', block: 'uncertain' },
    ]);
    // What the person sends again all the same is sent, though it looks as it does.
    bench.workspace.creations.resend(invoice);
    await eventually();
    expect(await bench.elsewhere.invoices().collect()).toHaveLength(2);
    expect(open()).toMatchObject([{ id: client }]);
  });
});

describe('one that arrives long after it was looked for', () => {
  /** It is not there when it is looked for, and is when it is about to be sent again. */
  async function arriveLate(path: string, body: CreationBody, arrive: (id: string) => Promise<unknown>) {
    bench.keito.faults.next({ kind: 'lose-request', method: 'POST' });
    const id = add(body);
    await bench.advance(HOLD_MS);
    expect(open()).toMatchObject([{ id, state: 'unsure' }]);
    let looks = 0;
    bench.answer = async (method, { pathname }) => {
      if (method === 'GET' && pathname.endsWith(path) && (looks += 1) === 2) await arrive(id);
      return null;
    };
    await eventually();
    expect(looks).toBe(2);
  }

  it('is not sent a second time where it bears its id', async () => {
    const { categoryId } = await creationPlaces(bench);
    await arriveLate('/expenses', newExpense(bench, categoryId, 'taxi'), (id) =>
      bench.elsewhere.createExpense({
        ...{ project_id: bench.acme.projectId, expense_category_id: categoryId, spent_date: TODAY },
        ...{ total_cost: 12.5, notes: 'taxi', metadata: { client_request_id: id } },
      }),
    );
    expect(await bench.elsewhere.expenses().collect()).toHaveLength(1);
    expect(open()).toEqual([]);
  });

  it('is for the person to tell where it bears none', async () => {
    await arriveLate('/clients', newClient('Globex'), () => bench.elsewhere.createClient({ name: 'Globex' }));
    const names = (await bench.elsewhere.clients().collect()).map(({ name }) => name);
    expect(names.filter((name) => name === 'Globex')).toHaveLength(1);
    expect(open()).toMatchObject([{ state: 'blocked', block: 'uncertain' }]);
  });
});

describe('one that is written anew', () => {
  it('is not sent meanwhile, and can be taken back afterwards as if it had just been created', async () => {
    const id = add(newClient('Globex'));
    await bench.advance(HOLD_MS - 1000);
    expect(bench.workspace.creations.hold(id)).toMatchObject({ ok: true });
    await bench.advance(EDITING_HOLD_MS - 1000);
    expect(open()).toMatchObject([{ id, state: 'queued' }]);
    bench.workspace.creations.rewrite(id, newClient('Globex Inc.'));
    await bench.advance(HOLD_MS - 1);
    expect(open()).toMatchObject([{ id, state: 'queued' }]);
    await bench.advance(1);
    expect(open()).toEqual([]);
    const names = (await bench.elsewhere.clients().collect()).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('Globex'))).toEqual(['Globex Inc.']);
  });

  it('is sent as it was where that is given up, and where nobody goes on with it', async () => {
    const given = add(newClient('Globex'));
    bench.workspace.creations.hold(given);
    await bench.advance(MINUTE);
    bench.workspace.creations.release(given);
    await bench.settled();
    expect(open()).toEqual([]);
    const left = add(newClient('Initech'));
    bench.workspace.creations.hold(left);
    await bench.advance(EDITING_HOLD_MS);
    expect(open()).toEqual([]);
    expect(bench.workspace.creations.hold(left)).toMatchObject({ ok: false, failure: { kind: 'changed' } });
  });
});

it('what is kept back to be written anew is not kept back longer by a clock that was set back', async () => {
  const left = add(newClient('Initech'));
  bench.workspace.creations.hold(left);
  bench.time.advance(-2 * HOUR);
  bench.workspace.shiftClock(-2 * HOUR);
  await bench.advance(EDITING_HOLD_MS);
  expect(open()).toEqual([]);
});

describe('what belongs to a client that needs the person', () => {
  it('says whom it waits for', async () => {
    const client = add({ ...newClient('Globex'), currency: 'EURO' } as CreationBody);
    add(newContact(client, 'Hank'));
    await eventually();
    expect(open()).toMatchObject([{ state: 'blocked' }, { state: 'queued' }]);
    const { contacts } = bench.workspace.clientBook.view();
    expect(contacts).toMatchObject([
      { sending: { state: 'waiting', reason: expect.stringContaining('Globex') } },
    ]);
  });

  it('needs the person too once that is taken back, and goes where they say then', async () => {
    const client = add(newClient('Globex'));
    const contact = add(newContact(client, 'Hank'));
    bench.workspace.creations.withdraw(client);
    await eventually();
    expect(open()).toMatchObject([{ id: contact, state: 'blocked', block: 'refused' }]);
    expect(open()[0]?.reason).toMatch(/taken back/);
    bench.workspace.creations.rewrite(contact, newContact((await creationPlaces(bench)).clientId, 'Hank'));
    await eventually();
    expect(open()).toEqual([]);
    expect(await bench.elsewhere.contacts().collect()).toMatchObject([{ first_name: 'Hank' }]);
  });
});

describe('what the person does while its look-alikes are read', () => {
  /** Does it once, when the service is asked for expenses. */
  async function during(act: (id: string) => void, status?: number): Promise<string> {
    const id = add(newExpense(bench, (await creationPlaces(bench)).categoryId, 'taxi'));
    let isDone = false;
    bench.answer = (method, { pathname }) => {
      if (method !== 'GET' || !pathname.endsWith('/expenses') || isDone) return Promise.resolve(null);
      isDone = true;
      act(id);
      return Promise.resolve(status === undefined ? null : Response.json({ error: 'No' }, { status }));
    };
    await bench.advance(HOLD_MS);
    expect(isDone).toBe(true);
    return id;
  }

  it('what is taken back is not sent', async () => {
    await during((id) => expect(bench.workspace.creations.withdraw(id).ok).toBe(true));
    await eventually();
    expect(await bench.elsewhere.expenses().collect()).toEqual([]);
    expect(open()).toEqual([]);
  });

  it('what is taken back stays so, though the reading was refused', async () => {
    const id = await during((one) => expect(bench.workspace.creations.withdraw(one).ok).toBe(true), 403);
    await eventually();
    expect(bench.workspace.ledger.creations.get(id)?.state).toBe('withdrawn');
    expect(await bench.elsewhere.expenses().collect()).toEqual([]);
  });

  it('what is written anew is sent as it is now, once', async () => {
    const { categoryId } = await creationPlaces(bench);
    await during((id) => {
      const body = newExpense(bench, categoryId, 'bus');
      expect(bench.workspace.creations.rewrite(id, body).ok).toBe(true);
    });
    await eventually();
    expect((await bench.elsewhere.expenses().collect()).map(({ notes }) => notes)).toEqual(['bus']);
    expect(open()).toEqual([]);
  });

  it('what the person begins to write anew waits for them', async () => {
    const id = await during((one) => bench.workspace.creations.hold(one));
    expect(open()).toMatchObject([{ id, state: 'queued' }]);
    expect(await bench.elsewhere.expenses().collect()).toEqual([]);
    await bench.advance(EDITING_HOLD_MS);
    await eventually();
    expect(await bench.elsewhere.expenses().collect()).toHaveLength(1);
  });
});
