import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLD_MS } from '../../src/main/core/creation';
import type { InvoiceDraft } from '../../src/shared/invoices';
import { Bench, MINUTE, TODAY } from '../support/bench';

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

const book = () => bench.workspace.invoiceBook;
const may = () => ({ clientId, from: '2026-05-01', to: '2026-05-31', by: 'task' as const });

const asked = (draftId: string) => ({ draftId, subject: ' May ', notes: '', issueDate: TODAY });

async function drafted(): Promise<InvoiceDraft> {
  const result = await book().draft(may());
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

const worked = (hours: number, spent_date = TODAY, over: { readonly billable?: boolean } = {}) =>
  bench.elsewhere.createTimeEntry({
    ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, is_running: false, hours, spent_date },
    ...{ billable: true, ...over },
  });

/** The service answers with these rows, whatever it was asked for. */
function answerWith(lists: Readonly<Record<string, readonly object[]>>): void {
  bench.answer = (method, { pathname }) => {
    const key = pathname.split('/').at(-1) ?? '';
    const rows = lists[key];
    return method === 'GET' && rows ? Response.json({ [key]: rows, page: 1, total_pages: 1 }) : null;
  };
}

describe('what is read', () => {
  it('is all that Keito says of the invoices, in whole amounts', async () => {
    const made = await bench.elsewhere.createInvoice({
      ...{ client_id: clientId, subject: 'March', state: 'open', issue_date: '2026-04-01', tax: 20 },
      ...{ currency: 'USD', period_start: '2026-03-01', period_end: '2026-03-31', notes: 'Thanks' },
      line_items: [{ kind: 'Service', description: 'Work', quantity: 1.5, unit_price: 110.1, taxed: true }],
    });
    expect(await book().look()).toEqual({ ok: true, value: null });
    expect(book().view().readAt).toBe(bench.time.clock());
    expect(book().view().invoices).toMatchObject([
      {
        ...{
          id: made.id,
          localId: null,
          clientId,
          clientName: 'Acme',
          number: made.number,
          subject: 'March',
        },
        ...{ state: 'open', amount: 1_981_800, due: 1_981_800, currency: 'USD', issueDate: '2026-04-01' },
        ...{ periodStart: '2026-03-01', periodEnd: '2026-03-31', tax: 20, notes: 'Thanks', sending: null },
        lines: [{ description: 'Work', quantity: 1.5, unitPrice: 1_101_000, amount: 1_651_500 }],
      },
    ]);
    await bench.crash();
    expect(book().view().invoices).toMatchObject([{ id: made.id }]);
  });

  it('is refused to members as a missing permission', async () => {
    await bench.workspace.close();
    bench.start(bench.keito.credentials.memberKey);
    await bench.settled();
    const refusal = {
      ok: false,
      failure: { kind: 'forbidden', message: expect.stringContaining('invoices') },
    };
    expect(await book().look()).toMatchObject(refusal);
    expect(bench.workspace.phase.kind).toBe('ok');
  });
});

describe('a draft of what is unbilled', () => {
  it('holds what may be billed of the client in the days, and nothing else', async () => {
    await worked(1);
    await worked(0.5, '2026-05-01');
    await worked(4, '2026-04-30');
    await worked(4, '2026-06-01');
    await worked(2, TODAY, { billable: false });
    const billed = await worked(8);
    bench.keito.control.changeEntry(billed.id, { is_billed: true });
    await bench.elsewhere.createTimeEntry({
      ...{
        project_id: bench.acme.projectId,
        task_id: bench.acme.taskId,
        spent_date: TODAY,
        is_running: true,
      },
    });
    const { lines, currency } = await drafted();
    expect(lines).toMatchObject([{ description: 'Website: Development', quantity: 1.5, seconds: 5_400 }]);
    expect(currency).toBe('EUR');
  });

  it('is made by the rate of the entry, else of the project, else of the task; filters that are ignored do no harm', async () => {
    const project = { client: { id: clientId, name: 'Acme' }, is_fixed_fee: false };
    const row = {
      ...{ spent_date: TODAY, is_billed: false, billable: true, is_running: false, hours: 1 },
    };
    answerWith({
      projects: [
        { ...project, id: 'p', name: 'P', hourly_rate: 90 },
        { ...project, id: 'q', name: 'Q', tasks: [{ id: 'embedded', name: 'E', default_hourly_rate: 70 }] },
        { ...project, id: 'f', name: 'F', hourly_rate: 90, is_fixed_fee: true },
        { ...project, id: 'x', name: 'X', hourly_rate: 90, client: { id: 'other', name: 'Other' } },
      ],
      tasks: [{ id: 't', name: 'T', default_hourly_rate: 80.5 }],
      time_entries: [
        { ...row, id: '1', project_id: 'p', task: { id: 't', name: 'T' }, billable_rate: 100 },
        { ...row, id: '2', project_id: 'p', task: { id: 't', name: 'T' } },
        { ...row, id: '3', project_id: 'q', task: { id: 't', name: 'T' } },
        { ...row, id: '4', project_id: 'q', task: { id: 'embedded', name: 'E' } },
        { ...row, id: '5', project_id: 'q', task: { id: 'none', name: 'N' } },
        { ...row, id: '6', project_id: 'f', task: { id: 't', name: 'T' } },
        { ...row, id: '7', project_id: 'x', task: { id: 't', name: 'T' } },
        { ...row, id: '8', project_id: 'p', task: { id: 't', name: 'T' }, is_billed: true },
        { ...row, id: '9', project_id: 'p', task: { id: 't', name: 'T' }, billable: false },
        { ...row, id: '10', project_id: 'p', task: { id: 't', name: 'T' }, spent_date: '2026-06-01' },
        { ...row, id: '11', project_id: 'p', task: { id: 't', name: 'T' }, is_running: true },
      ],
      expenses: [
        { ...row, id: 'e', project_id: 'p', total_cost: 12.5, expense_category: { id: 'c', name: 'Travel' } },
        { ...row, id: 'f', project_id: 'p', total_cost: 99, is_billed: true },
        { ...row, id: 'g', project_id: 'x', total_cost: 99 },
        { ...row, id: 'h', project_id: 'p', notes: 'By unit' },
      ],
    });
    const { lines, leftOut, total } = await drafted();
    expect(lines.map(({ description, unitPrice }) => [description, unitPrice])).toEqual([
      ['P: T', 900_000],
      ['P: T', 1_000_000],
      ['Q: E', 700_000],
      ['Q: T', 805_000],
      [`Travel (${TODAY})`, 125_000],
    ]);
    expect(leftOut).toMatchObject([
      { name: 'Q: N', reason: 'no-rate' },
      { name: 'F: T', reason: 'fixed-fee' },
      { name: `By unit (${TODAY})`, reason: 'no-cost' },
      { name: 'P', reason: 'running' },
    ]);
    expect(total).toBe(900_000 + 1_000_000 + 700_000 + 805_000 + 125_000);
  });

  it('is created just as it was shown, once, and Keito counts the same total', async () => {
    const made = await bench.elsewhere.createClient({ name: 'Taxed', tax: 19.6, tax2: 5, discount: 2.5 });
    const project = await bench.elsewhere.beyond.createProject({
      ...{ client_id: made.id, name: 'Job', task_ids: [bench.acme.taskId] },
    });
    for (const hours of [0.33, 1.27, 7.01])
      await bench.elsewhere.createTimeEntry({
        ...{
          project_id: project.id,
          task_id: bench.acme.taskId,
          spent_date: TODAY,
          is_running: false,
          hours,
        },
        billable: true,
      });
    await bench.advance(2 * MINUTE);
    await bench.workspace.clientBook.look();
    clientId = made.id;
    const { id, total, lines } = await drafted();
    expect(lines).toMatchObject([{ quantity: 8.61 }]);
    const added = book().add(asked(id));
    expect(added).toMatchObject({ ok: true });
    // A second click, and one on what is not shown any more, create nothing.
    expect(book().add(asked(id))).toMatchObject({ ok: false, failure: { kind: 'changed' } });
    expect(book().view().invoices).toMatchObject([
      { state: 'draft', clientName: 'Taxed', amount: total, subject: 'May', sending: { state: 'waiting' } },
    ]);
    await bench.settled();
    await bench.advance(HOLD_MS);
    const there = await bench.elsewhere.invoices().collect();
    expect(there).toMatchObject([
      {
        ...{ state: 'draft', subject: 'May', currency: 'EUR', issue_date: TODAY, amount: total / 10_000 },
        ...{ period_start: '2026-05-01', period_end: '2026-05-31', tax: 19.6, tax2: 5, discount: 2.5 },
      },
    ]);
    expect(book().view().invoices).toMatchObject([{ id: there[0]?.id, sending: null, amount: total }]);
  });

  it('names what was invoiced of the same days before: nothing marks that as billed', async () => {
    await worked(1);
    const first = await drafted();
    expect(first.overlaps).toEqual([]);
    book().add(asked(first.id));
    expect((await drafted()).overlaps).toEqual([
      { number: null, subject: 'May', from: '2026-05-01', to: '2026-05-31' },
    ]);
    const june = await book().draft({ ...may(), from: '2026-06-01', to: '2026-06-30' });
    expect(june).toMatchObject({ ok: true, value: { overlaps: [] } });
  });

  it('is not created with nothing on it, nor other than it was shown last', async () => {
    const empty = await drafted();
    expect(book().add(asked(empty.id))).toMatchObject({ ok: false, failure: { kind: 'nothing-to-do' } });
    await worked(1);
    const first = await drafted();
    await drafted();
    expect(book().add(asked(first.id))).toMatchObject({ ok: false, failure: { kind: 'changed' } });
  });

  it('says why where Keito does not answer, or the client is gone', async () => {
    bench.isOnline = false;
    expect(await book().draft(may())).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(await book().draft({ ...may(), clientId: 'gone' })).toMatchObject({
      ok: false,
      failure: { kind: 'not-found', field: 'clientId' },
    });
  });
});

describe('an invoice that has not reached Keito', () => {
  /** One of an hour and a half that Keito refuses as it is. */
  async function refused(): Promise<string> {
    await worked(1.5);
    const { id: draftId } = await drafted();
    bench.answer = (method, { pathname }) =>
      method === 'POST' && pathname.endsWith('/invoices')
        ? Response.json({ error: 'unprocessable', error_description: 'Not like this.' }, { status: 422 })
        : null;
    const added = book().add(asked(draftId));
    if (!added.ok) throw new Error(added.failure.message);
    await bench.settled();
    await bench.advance(HOLD_MS);
    bench.answer = () => null;
    expect(book().view().invoices).toMatchObject([{ sending: { state: 'needs-you' } }]);
    return added.value.id;
  }

  it('is written anew from what was written down, without a network, and Keito has it once', async () => {
    const id = await refused();
    await bench.crash();
    bench.isOnline = false;
    const again = book().redraft(id);
    if (!again.ok) throw new Error(again.failure.message);
    expect(again.value).toMatchObject({ ...may(), subject: 'May', notes: '', issueDate: TODAY });
    const { draft } = again.value;
    expect(draft).toMatchObject({ currency: 'EUR', overlaps: [], leftOut: [] });
    expect(draft.lines).toMatchObject([{ description: 'Website: Development', quantity: 1.5 }]);
    expect(draft.total).toBe(draft.lines[0]?.amount);
    const input = { ...asked(draft.id), subject: 'May, anew', notes: 'Thanks' };
    expect(book().add({ ...input, rewrites: id })).toEqual({ ok: true, value: { id } });
    expect(book().view().invoices).toMatchObject([{ subject: 'May, anew', sending: { state: 'waiting' } }]);
    bench.isOnline = true;
    await bench.workspace.refresh();
    await bench.advance(2 * MINUTE);
    expect(await bench.elsewhere.invoices().collect()).toMatchObject([
      { subject: 'May, anew', notes: 'Thanks', line_items: [{ quantity: 1.5 }] },
    ]);
  });

  it('is no other invoice of the same days as itself', async () => {
    const id = await refused();
    expect((await drafted()).overlaps).toHaveLength(1);
    expect(await book().draft(may(), id)).toMatchObject({ ok: true, value: { overlaps: [] } });
  });

  it('is not written anew once it may be there, or was withdrawn; what is shown of it stays', async () => {
    const id = await refused();
    const again = book().redraft(id);
    if (!again.ok) throw new Error(again.failure.message);
    bench.workspace.creations.resend(id);
    await bench.advance(2 * MINUTE);
    const sent = { ok: false, failure: { kind: 'changed', message: expect.stringContaining('in Keito') } };
    expect(book().redraft(id)).toMatchObject(sent);
    const input = { ...asked(again.value.draft.id), rewrites: id };
    expect(book().add(input)).toMatchObject(sent);
    expect(book().add(input)).toMatchObject(sent);
    expect(await bench.elsewhere.invoices().collect()).toMatchObject([{ subject: 'May' }]);
    expect(book().redraft('none')).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
  });
});
