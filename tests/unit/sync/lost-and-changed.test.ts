import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as m from '../../../src/shared/i18n/messages';
import { Bench, HOUR, MINUTE, SECOND, SETTLE_MS } from '../../support/bench';
import { creationPlaces, newExpense, newInvoice } from '../../support/creations';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();

/** The request as it would arrive. */
function arrived(method: string, address: URL, body: string): Promise<Response> {
  const headers = { ...bench.elsewhereHeaders, 'Content-Type': 'application/json' };
  return bench.keito.fetch(address, { method, headers, ...(body !== '' && { body }) });
}

/** The next POST to this path is applied, its answer lost, and the network gone with it. */
function loseAnswerOf(path: string): void {
  bench.answer = async (method, address, body) => {
    if (method !== 'POST' || !address.pathname.endsWith(path)) return null;
    await arrived(method, address, body);
    bench.isOnline = false;
    bench.answer = () => null;
    throw new TypeError('fetch failed', {
      cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
    });
  };
}

/** Every answer about `path` as another server would write it. */
function rewriteAnswers(path: string, rewrite: (text: string) => string): void {
  bench.answer = async (method, address, body) => {
    if (!address.pathname.includes(path)) return null;
    const answer = await arrived(method, address, body);
    const headers = { Date: answer.headers.get('Date') ?? '' };
    return new Response(rewrite(await answer.text()), { status: answer.status, headers });
  };
}

async function later(): Promise<void> {
  for (let round = 0; round < 10; round += 1) await bench.advance(SETTLE_MS);
}

describe('what was created, and moved elsewhere before its lost answer was asked for', () => {
  it.each([false, true])('is an entry on another day: there once (a timer: %s)', async (isTimer) => {
    loseAnswerOf('/time_entries');
    if (isTimer) bench.started();
    else bench.logged(3600);
    await bench.settled();
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { spent_date: '2026-05-19' });
    await bench.advance(HOUR);
    bench.isOnline = true;
    await bench.refreshed();
    await later();
    expect(await bench.onlyOne()).toMatchObject({ spent_date: '2026-05-19', is_running: isTimer });
    expect(open()).toEqual([]);
  });

  it('is an entry that was deleted here meanwhile: the person is asked, with the new day in sight', async () => {
    loseAnswerOf('/time_entries');
    const id = bench.logged(3600);
    await bench.settled();
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { spent_date: '2026-05-19' });
    bench.workspace.entries.delete(id, bench.act());
    bench.isOnline = true;
    await bench.refreshed();
    await later();
    await bench.onlyOne();
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', reason: m.main_deletion_changed() }]);
    expect(bench.entry(id)).toMatchObject({ spentDate: '2026-05-19' });
  });

  it('is an expense: there once', async () => {
    const { categoryId } = await creationPlaces(bench);
    loseAnswerOf('/expenses');
    bench.workspace.creations.add(newExpense(bench, categoryId, 'taxi'));
    await bench.advance(11 * SECOND);
    // The reference has no PATCH of an expense: of that day the list has it no more.
    bench.answer = (method, { pathname, searchParams }) =>
      method === 'GET' && pathname.endsWith('/expenses') && searchParams.has('from')
        ? Response.json({ expenses: [], page: 1, per_page: 2000, total_pages: 1, total_entries: 0 })
        : null;
    await bench.advance(HOUR);
    bench.isOnline = true;
    await bench.refreshed();
    await later();
    expect(await bench.elsewhere.expenses().collect()).toHaveLength(1);
    expect(bench.workspace.ledger.creations.open()).toEqual([]);
  });
});

describe('what is told in another way than it was sent', () => {
  it('is an invoice whose days have a time of midnight: there once', async () => {
    const { clientId } = await creationPlaces(bench);
    bench.workspace.creations.add(newInvoice(clientId, 'May'));
    loseAnswerOf('/invoices');
    await bench.advance(11 * SECOND);
    rewriteAnswers('/invoices', (text) =>
      text.replaceAll(/"issue_date":"([\d-]{10})"/g, '"issue_date":"$1T00:00:00.000Z"'),
    );
    bench.isOnline = true;
    await bench.refreshed();
    await later();
    expect(await bench.elsewhere.invoices().collect()).toHaveLength(1);
    expect(bench.workspace.ledger.creations.open()).toEqual([]);
  });

  it('is an invoice whose day cannot be read: for the person, and sent once', async () => {
    const { clientId } = await creationPlaces(bench);
    bench.workspace.creations.add(newInvoice(clientId, 'May'));
    loseAnswerOf('/invoices');
    await bench.advance(11 * SECOND);
    rewriteAnswers('/invoices', (text) => text.replaceAll(/"issue_date":"[^"]*"/g, '"issue_date":"May"'));
    bench.isOnline = true;
    await bench.refreshed();
    await later();
    expect(await bench.elsewhere.invoices().collect()).toHaveLength(1);
    expect(bench.workspace.ledger.creations.open()).toMatchObject([{ state: 'blocked', block: 'uncertain' }]);
  });

  it('is an expense in a row that cannot be read: for the person, and sent once', async () => {
    const { categoryId } = await creationPlaces(bench);
    bench.workspace.creations.add(newExpense(bench, categoryId, 'taxi'));
    loseAnswerOf('/expenses');
    await bench.advance(11 * SECOND);
    rewriteAnswers('/expenses', (text) =>
      text
        .replaceAll(/"spent_date":"[^"]*"/g, '"spent_date":"May"')
        .replaceAll(/"metadata":\{[^}]*\}/g, '"metadata":null'),
    );
    bench.isOnline = true;
    await bench.refreshed();
    await later();
    expect(await bench.elsewhere.expenses().collect()).toHaveLength(1);
    expect(bench.workspace.ledger.creations.open()).toMatchObject([{ state: 'blocked', block: 'uncertain' }]);
  });

  it('is an entry in rows that cannot be read, without ids: for the person, and not sent for ever', async () => {
    rewriteAnswers('/time_entries', (text) =>
      text
        .replaceAll('"is_locked":false', '"is_locked":0')
        .replaceAll(/"metadata":\{[^}]*\}/g, '"metadata":null'),
    );
    const id = bench.logged(3600);
    for (let minute = 0; minute < 30; minute += 1) await bench.advance(MINUTE);
    await bench.onlyOne();
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', reason: m.main_uncertain_odd() }]);
  });
});

it('a creation that was refused for its haste after a lost answer still knows what was there before', async () => {
  const { categoryId } = await creationPlaces(bench);
  await bench.elsewhere.createExpense({
    ...{ project_id: bench.acme.projectId, expense_category_id: categoryId, spent_date: '2026-05-21' },
    ...{ total_cost: 12.5, notes: 'taxi' },
  });
  bench.workspace.creations.add(newExpense(bench, categoryId, 'taxi'));
  bench.keito.faults.next({ kind: 'lose-request', method: 'POST' });
  await bench.advance(11 * SECOND);
  bench.keito.faults.next({ kind: '429=3', method: 'POST' });
  await bench.advance(SETTLE_MS);
  expect(bench.workspace.ledger.creations.open()).toMatchObject([
    { state: 'queued', twins: [expect.any(String)] },
  ]);
  await later();
  expect(await bench.elsewhere.expenses().collect()).toHaveLength(2);
});
