import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOLD_MS } from '../../src/main/core/creation';
import type { InvoiceDraft } from '../../src/shared/invoices';
import { Bench, MINUTE, TODAY } from '../support/bench';
import { creationPlaces, newExpense } from '../support/creations';

let bench: Bench;
let clientId: string;
beforeEach(async () => {
  bench = await Bench.open({ currency: 'EUR' });
  await bench.workspace.clientBook.look();
  clientId = bench.workspace.clientBook.view().clients[0]?.id ?? '';
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

async function drafted(): Promise<InvoiceDraft> {
  const wish = { clientId, from: '2026-05-01', to: '2026-05-31', by: 'project' as const };
  const result = await bench.workspace.invoiceBook.draft(wish);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

/** A taxi for the client's project, by the app. */
async function taxi(spentDate = TODAY): Promise<string> {
  const { categoryId } = await creationPlaces(bench);
  const body = { ...newExpense(bench, categoryId, 'Taxi'), spentDate, billable: true };
  return bench.workspace.creations.add(body);
}

it('an expense is not put on an invoice in another currency, nor counted in it', async () => {
  await taxi();
  await bench.settled();
  await bench.advance(HOLD_MS);
  expect(await drafted()).toMatchObject({ currency: 'EUR', leftOut: [], total: 125_000 });
  const dollars = await bench.elsewhere.createClient({ name: 'Dollars', currency: 'USD' });
  const project = await bench.elsewhere.beyond.createProject({
    ...{ client_id: dollars.id, name: 'Job', task_ids: [bench.acme.taskId] },
  });
  bench.answer = async (method, address) => {
    if (method !== 'GET' || !address.pathname.endsWith('/expenses')) return null;
    const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
    const text = (await answer.text()).replaceAll(bench.acme.projectId, project.id);
    return new Response(text, { status: 200 });
  };
  const { categoryId } = await creationPlaces(bench);
  await bench.elsewhere.createExpense({
    ...{ project_id: project.id, expense_category_id: categoryId, spent_date: TODAY },
    ...{ total_cost: 100, notes: 'Hotel', billable: true },
  });
  await bench.advance(2 * MINUTE);
  await bench.workspace.clientBook.look();
  clientId = dollars.id;
  const draft = await drafted();
  expect(draft).toMatchObject({ currency: 'USD', lines: [], total: 0 });
  expect(draft.leftOut).toContainEqual({
    ...{ name: expect.stringContaining('Hotel'), reason: 'other-currency', seconds: 0 },
    cost: { currency: 'EUR', amount: 1_000_000 },
  });
});

it('what Keito does not have yet is named, of this client and these days alone', async () => {
  bench.isOnline = false;
  const log = (spentDate: string, notes: string) => {
    const when = { spentDate, seconds: 3_600, startTime: null, endTime: null };
    const { entries } = bench.workspace;
    return entries.log({ ...bench.acme, notes, ...when }, bench.workspace.act('window'));
  };
  expect(log(TODAY, 'Login')).toMatchObject({ ok: true });
  expect(log('2026-04-30', 'Too early')).toMatchObject({ ok: true });
  await taxi();
  await taxi('2026-06-01');
  await bench.settled();
  bench.isOnline = true;
  const { lines, leftOut } = await drafted();
  expect(lines).toEqual([]);
  expect(leftOut).toEqual([
    { name: 'Website: Login', reason: 'not-sent', seconds: 3_600, cost: null },
    { name: 'Website: Taxi', reason: 'not-sent', seconds: 0, cost: { currency: 'EUR', amount: 125_000 } },
  ]);
});

it('a timer that runs is named, and is no line', async () => {
  await bench.elsewhere.createTimeEntry({
    ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY, is_running: true },
    ...{ notes: 'Review', billable: true },
  });
  const { lines, leftOut } = await drafted();
  expect(lines).toEqual([]);
  expect(leftOut).toMatchObject([{ name: 'Website: Review', reason: 'running' }]);
});

it('what was changed or deleted here since is no line as Keito has it', async () => {
  const { entries } = bench.workspace;
  const edited = bench.logged(3_600, { ...bench.acme, notes: 'Login' });
  const deleted = bench.logged(1_800, { ...bench.acme, notes: 'Meeting' });
  await bench.settled();
  expect((await drafted()).lines).toMatchObject([{ seconds: 5_400 }]);
  bench.answer = (method) => (method === 'GET' ? null : new Response(null, { status: 503 }));
  expect(entries.edit(edited, { notes: 'Login and logout', seconds: 7_200 }, bench.act())).toMatchObject({
    ok: true,
  });
  expect(entries.delete(deleted, bench.act())).toMatchObject({ ok: true });
  expect(await drafted()).toMatchObject({
    lines: [],
    leftOut: [{ name: 'Website: Login and logout', reason: 'not-sent', seconds: 7_200 }],
  });
});

it('what arrives while Keito is asked is neither on it twice nor nowhere', async () => {
  const held = bench.hold('POST');
  bench.logged(3_600, { ...bench.acme, notes: 'Login' });
  await held.reached();
  bench.answer = async (method, { pathname }) => {
    if (method !== 'GET' || !pathname.endsWith('/projects')) return null;
    bench.answer = () => null;
    held.letGo();
    await bench.settled();
    return null;
  };
  expect(await drafted()).toMatchObject({
    lines: [],
    leftOut: [{ name: 'Website: Login', reason: 'not-sent', seconds: 3_600 }],
  });
  await bench.settled();
  expect(await drafted()).toMatchObject({ lines: [{ seconds: 3_600 }], leftOut: [] });
});

it('an expense whose answer was lost is not on it twice', async () => {
  bench.answer = async (method, address, body) => {
    if (method !== 'POST' || !address.pathname.endsWith('/expenses')) return null;
    await bench.keito.fetch(address, { method, headers: bench.elsewhereHeaders, body });
    return new Response(null, { status: 503 });
  };
  await taxi();
  await bench.settled();
  await bench.advance(HOLD_MS);
  expect(await bench.elsewhere.expenses().collect()).toHaveLength(1);
  expect(await drafted()).toMatchObject({ lines: [], leftOut: [{ name: 'Website: Taxi' }] });
});

it('a timer that was started here and has not reached Keito is named', async () => {
  bench.isOnline = false;
  bench.started({ ...bench.acme, notes: 'Review' });
  await bench.advance(MINUTE);
  bench.answer = (method) => (method === 'GET' ? null : new Response(null, { status: 503 }));
  bench.isOnline = true;
  expect((await drafted()).leftOut).toEqual([
    { name: 'Website: Review', reason: 'running', seconds: 60, cost: null },
  ]);
});

it('a timer that was stopped here is named once', async () => {
  bench.started({ ...bench.acme, notes: 'Review' });
  await bench.advance(MINUTE);
  bench.answer = (method) => (method === 'GET' ? null : new Response(null, { status: 503 }));
  bench.workspace.entries.stop(bench.act());
  expect((await drafted()).leftOut).toEqual([
    { name: 'Website: Review', reason: 'not-sent', seconds: 60, cost: null },
  ]);
});
