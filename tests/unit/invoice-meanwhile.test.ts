import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLD_MS } from '../../src/main/core/creation';
import type { InvoiceDraft } from '../../src/shared/invoices';
import { Bench, TODAY } from '../support/bench';
import { creationPlaces, newExpense } from '../support/creations';
import { until } from '../support/manual-time';
import { slowAnswer } from '../support/slow-answer';

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

const allSent = () => until(() => bench.workspace.unsent.waiting === 0, 'all to be sent');

/** The draft, of whose list at `path` Keito's answer needs so long that `meanwhile` is over before it is there. */
async function draftedWhile(path: string, meanwhile: () => Promise<void>): Promise<InvoiceDraft> {
  const slow = slowAnswer(
    bench,
    ({ pathname, searchParams }) => pathname.endsWith(path) && searchParams.has('is_billed'),
  );
  const wish = { clientId, from: '2026-05-01', to: '2026-05-31', by: 'project' as const };
  const pending = bench.workspace.invoiceBook.draft(wish);
  await slow.asked();
  await meanwhile();
  slow.letGo();
  const draft = await pending;
  if (!draft.ok) throw new Error(draft.failure.message);
  return draft.value;
}

describe('what is done and sent while Keito is asked', () => {
  it('is no line as it was before it was corrected', async () => {
    const id = bench.logged(8 * 3_600);
    await bench.settled();
    const draft = await draftedWhile('/time_entries', () => {
      bench.workspace.entries.edit(id, { seconds: 6 * 3_600 }, bench.act());
      return allSent();
    });
    expect((await bench.onlyOne()).hours).toBe(6);
    expect(draft).toMatchObject({ lines: [], leftOut: [{ reason: 'not-sent', seconds: 6 * 3_600 }] });
  });

  it('is no line where it was deleted, nor named', async () => {
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY },
      ...{ is_running: false, hours: 1, billable: true },
    });
    await bench.refreshed();
    const draft = await draftedWhile('/time_entries', () => {
      bench.workspace.entries.delete(bench.entries[0]?.id ?? '', bench.act());
      return allSent();
    });
    expect(await bench.server()).toEqual([]);
    expect(draft).toMatchObject({ lines: [], leftOut: [] });
  });

  it('is named where it was created, time and expenses', async () => {
    const { categoryId } = await creationPlaces(bench);
    const taxi = { ...newExpense(bench, categoryId, 'Taxi'), billable: true };
    const draft = await draftedWhile('/expenses', async () => {
      bench.logged(3_600, { ...bench.acme, notes: 'Login' });
      bench.workspace.creations.add(taxi);
      await bench.settled();
      await bench.advance(HOLD_MS);
      expect(bench.workspace.ledger.creations.open()).toEqual([]);
      await allSent();
    });
    expect(draft).toMatchObject({
      lines: [],
      leftOut: [
        { name: 'Website: Login', reason: 'not-sent', seconds: 3_600 },
        { name: 'Website: Taxi', reason: 'not-sent', cost: { amount: 125_000 } },
      ],
    });
  });
});
