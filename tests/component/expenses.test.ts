import { screen, waitFor, within } from '@testing-library/svelte';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Commands } from '../../src/renderer/state/commands.svelte';
import { Expenses } from '../../src/renderer/state/expenses.svelte';
import { SnapshotStore } from '../../src/renderer/state/snapshot.svelte';
import { addDays } from '../../src/shared/calendar';
import { MAX_UNITS, type ExpenseView } from '../../src/shared/expense';
import { open as openApp } from './support/app';
import { catalogue, remoteAccount, snapshot } from './support/data';
import { FakeBridge } from './support/fake-bridge';

const TRAVEL = { id: 'g1', name: 'Travel' };
const MEALS = { id: 'g2', name: 'Meals' };

const expense = (over: Partial<ExpenseView> = {}): ExpenseView => ({
  ...{
    id: 'x1',
    spentDate: '2026-05-22',
    clientName: 'Acme',
    projectName: 'Website',
    projectId: 'acme-website',
  },
  ...{ color: null, category: TRAVEL, cost: 125_000, units: null, currency: 'EUR', notes: 'taxi' },
  ...{ billable: true, approval: 'unsubmitted', metadata: [], sending: null },
  ...over,
});
const sending = { ...{ id: 'c1', heldUntil: null, block: null, reason: null }, state: 'waiting' } as const;

const lineField = (): HTMLElement => screen.getByRole('textbox', { name: 'New expense' });

async function open(expenses: readonly ExpenseView[] = []) {
  const app = await openApp();
  app.bridge.expenses = {
    ...{ expenses, categories: [TRAVEL, MEALS], currency: 'EUR', readAt: 1 },
    learned: [{ word: 'taxi', categoryId: 'g1' }],
  };
  await app.user.click(screen.getByRole('button', { name: /^Expenses/ }));
  const line = await screen.findByRole('textbox', { name: 'New expense' });
  await waitFor(() => expect(app.bridge.inputsOf('expenses').length).toBeGreaterThan(1));
  return { ...app, line, add: () => screen.getByRole('button', { name: 'Add expense' }) };
}

test('a line is previewed with every reading named, and Enter adds it', async () => {
  const { bridge, user, line } = await open();
  await user.type(line, '12.50 travel website taxi yesterday');
  expect(screen.getByText('€12.50')).toBeInTheDocument();
  expect(screen.getByText('“taxi”')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('addExpense')).toEqual([
    expect.objectContaining({ categoryId: 'g1', spentDate: '2026-05-21', cost: 125_000, notes: 'taxi' }),
  ]);
  await waitFor(() => expect(line).toHaveValue(''));
  expect(line).toHaveFocus();
});

test('what is missing is said before Enter, and nothing is sent or lost', async () => {
  const { bridge, user, line, add } = await open();
  await user.type(line, 'website lunch{Enter}');
  expect(screen.getByText('Write what it cost, such as 12.50.')).toBeInTheDocument();
  expect(screen.getByText('Name the category, or choose it below.')).toBeInTheDocument();
  expect(add()).toBeDisabled();
  expect(bridge.inputsOf('addExpense')).toEqual([]);
  expect(line).toHaveValue('website lunch');
});

test('another currency, and an amount that can be read in two ways, are said and not added', async () => {
  const { bridge, user, line } = await open();
  await user.type(line, 'CHF12.50 taxi website{Enter}');
  expect(screen.getByText('“CHF” is another currency. Write the amount in EUR.')).toBeInTheDocument();
  expect(screen.queryByText('€12.50')).toBeNull();
  expect(line).toHaveValue('CHF12.50 taxi website');
  await user.clear(line);
  await user.type(line, '1 250 taxi website{Enter}');
  expect(
    screen.getByText(
      '“1 250” can be read in more than one way. Write it like 1250 or 12.50, apart from other numbers.',
    ),
  ).toBeInTheDocument();
  expect(bridge.inputsOf('addExpense')).toEqual([]);
  await user.clear(line);
  await user.type(line, '1,250.00 EUR taxi website{Enter}');
  expect(bridge.inputsOf('addExpense')).toEqual([
    expect.objectContaining({ cost: 12_500_000, notes: 'taxi' }),
  ]);
});

test('two amounts and two numbers of units are two problems, and both are said', async () => {
  const { user, line } = await open();
  await user.type(line, '12.50 13.50 2x 3x taxi website');
  expect(screen.getByText(/12\.50.*13\.50/)).toBeInTheDocument();
  expect(screen.getByText(/2x.*3x/)).toBeInTheDocument();
});

test('a word that was noted in another month tells the category', async () => {
  const { bridge, user, line } = await open();
  await user.type(line, '12.50 taxi website yesterday{Enter}');
  expect(bridge.inputsOf('addExpense')).toEqual([
    expect.objectContaining({ categoryId: 'g1', cost: 125_000, notes: 'taxi' }),
  ]);
});

test('a category that is not known yet can be given by its ID, and nothing else is promised', async () => {
  const { bridge, user, line } = await open();
  bridge.expenses = { ...bridge.expenses, categories: [], learned: [] };
  bridge.publish({});
  await user.type(line, '5 taxi website');
  expect(await screen.findByText(/No category is known here yet/)).toHaveTextContent(
    'No category is known here yet: they are learned from past expenses. Choose “Another, by its ID…” below.',
  );
  await user.click(screen.getByRole('combobox', { name: /^Category/ }));
  await user.click(await screen.findByRole('option', { name: 'Another, by its ID…' }));
  await user.type(screen.getByRole('textbox', { name: 'Category ID' }), 'g9');
  await user.click(screen.getByRole('button', { name: 'Add expense' }));
  expect(bridge.inputsOf('addExpense')).toEqual([
    expect.objectContaining({ categoryId: 'g9', cost: 50_000 }),
  ]);
});

test('what Keito’s side of the bridge refuses stays in the line', async () => {
  const { bridge, user, line } = await open();
  bridge.fail('addExpense', { kind: 'invalid', message: 'The note is too long. Shorten it.' });
  await user.type(line, '5 travel website{Enter}');
  expect(await screen.findByText('The note is too long. Shorten it.')).toBeInTheDocument();
  expect(line).toHaveValue('5 travel website');
});

test('expenses are listed by day with their state and sums', async () => {
  await open([
    expense(),
    expense({ id: 'x2', notes: '', category: MEALS, cost: 72_500, approval: 'billed', billable: false }),
    expense({ id: 'x3', spentDate: '2026-05-02', cost: null, units: 120, notes: 'by car' }),
  ]);
  const items = await screen.findAllByRole('listitem');
  expect(items.map((item) => item.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    expect.stringMatching(/^taxi Not submitted Travel · Acme › Website €12\.50$/),
    expect.stringMatching(/^Meals Billed Not billable Meals · Acme › Website €7\.25$/),
    expect.stringMatching(/^by car Not submitted Travel · Acme › Website 120 units$/),
  ]);
  expect(screen.getAllByText('€19.75').length).toBeGreaterThan(0);
});

test('one that is held back can be taken back, a refused one mended, sent again or removed', async () => {
  const refused = {
    ...sending,
    id: 'c2',
    state: 'needs-you',
    block: 'refused',
    reason: 'Keito says no.',
  } as const;
  const { bridge, user, line } = await open([
    expense({ sending }),
    expense({ id: 'x2', notes: 'cab', sending: refused }),
  ]);
  const [waiting, blocked] = await screen.findAllByRole('listitem');
  if (!waiting || !blocked) throw new Error('Two expenses are to be seen.');
  await user.click(within(waiting).getByRole('button', { name: 'Take back' }));
  expect(bridge.inputsOf('withdrawCreation')).toEqual([{ id: 'c1' }]);
  expect(within(blocked).getByText('Keito says no.')).toBeInTheDocument();
  await user.click(within(blocked).getByRole('button', { name: 'Send again' }));
  expect(bridge.inputsOf('resendCreation')).toEqual([{ id: 'c2' }]);
  await user.click(within(blocked).getByRole('button', { name: 'Edit' }));
  expect(line).toHaveValue('12.50 2026-05-22');
  expect(line).toHaveFocus();
  const note = screen.getByRole('textbox', { name: 'Note' });
  expect(note).toHaveValue('cab');
  await user.clear(line);
  expect(screen.getByRole('button', { name: 'Send like this' })).toBeDisabled();
  await user.type(line, '13 monday');
  await user.type(note, ' to the website shop');
  await user.click(screen.getByRole('button', { name: 'Send like this' }));
  expect(bridge.inputsOf('rewriteExpense')).toEqual([
    expect.objectContaining({
      ...{ creationId: 'c2', notes: 'cab to the website shop', categoryId: 'g1', cost: 130_000 },
      ...{ projectId: 'acme-website', spentDate: '2026-05-18' },
    }),
  ]);
  expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull();
});

test('one that is held back can be mended too; Escape leaves it as it is', async () => {
  const { bridge, user, line } = await open([expense({ sending, notes: 'client meals monday' })]);
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  await user.clear(line);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Add expense' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  await user.type(line, ' travel 2 globex{Enter}');
  expect(bridge.inputsOf('rewriteExpense')).toEqual([
    {
      ...{ creationId: 'c1', projectId: 'acme-website', categoryId: 'g1', spentDate: '2026-05-22' },
      ...{ cost: 125_000, notes: 'client meals monday travel 2 globex', billable: true },
    },
  ]);
});

test('what is written anew without a change is the same, whatever its note', async () => {
  const bridge = new FakeBridge(snapshot(), catalogue);
  bridge.expenses = { ...bridge.expenses, categories: [TRAVEL, MEALS] };
  const store = new SnapshotStore(bridge);
  await store.pull();
  const expenses = new Expenses(store, new Commands(bridge));
  await expenses.look('2026-05', 'an account');
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('taxi', 'travel', 'website', 'Acme', 'monday', '2026-05-20', '2.5', '€3', '3x', '1'),
    fc.constantFrom('\\', '\n', '\t', '"', '“', '1 250', 'EUR', '昨日'),
  );
  const note = fc.array(word, { maxLength: 8 }).map((words) => words.join(' ').trim());
  const day = fc.integer({ min: -3_650, max: 3_650 }).map((days) => addDays('2026-05-22', days));
  const cost = fc.integer({ min: 0, max: 1e11 }).map((cents) => cents * 100);
  const units = fc.integer({ min: 1, max: MAX_UNITS });
  const amount = fc.oneof(fc.tuple(cost, fc.constant(null)), fc.tuple(fc.constant(null), units));
  await fc.assert(
    fc.asyncProperty(note, day, amount, fc.boolean(), async (notes, spentDate, [cost, units], billable) => {
      await expenses.rewrite(expense({ sending, notes, spentDate, cost, units, billable }));
      expect(expenses.input).toEqual({
        ...{ projectId: 'acme-website', categoryId: TRAVEL.id, spentDate, notes, billable },
        ...(cost === null ? { units } : { cost }),
      });
    }),
    { seed: 20261126 },
  );
});

test('what is written anew is not sent meanwhile, and is as it was once that is given up', async () => {
  const { bridge, user, line } = await open([expense({ sending })]);
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  await waitFor(() => expect(line).not.toHaveValue(''));
  expect(bridge.inputsOf('holdCreation')).toEqual([{ id: sending.id }]);
  line.focus();
  await user.keyboard('{Escape}');
  expect(bridge.inputsOf('releaseCreation')).toEqual([{ id: sending.id }]);
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(bridge.inputsOf('releaseCreation')).toEqual([{ id: sending.id }, { id: sending.id }]);
  expect(line).toHaveValue('');
  expect(line).toHaveFocus();
  bridge.fail('holdCreation', { kind: 'changed', message: 'It was sent.' });
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('It was sent.');
  expect(line).toHaveValue('');
});

test('whoever edits another expense has given up the one before, which is sent as it is', async () => {
  const other = { ...sending, id: 'other' };
  const { bridge, user, line } = await open([
    expense({ sending }),
    expense({ id: 'other', notes: 'Lunch', sending: other }),
  ]);
  const [first, second] = await screen.findAllByRole('button', { name: 'Edit' });
  await user.click(first ?? line);
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('taxi'));
  await user.click(second ?? line);
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Lunch'));
  expect(bridge.inputsOf('releaseCreation')).toEqual([{ id: sending.id }]);
});

test('metadata is added by keyboard, shown in the list, and written anew with the rest', async () => {
  const blocked = { ...sending, state: 'needs-you', block: 'refused', reason: 'Keito says no.' } as const;
  const { bridge, user, line, add } = await open([
    expense({ sending: blocked, metadata: [{ name: 'receipt', value: 'R-7' }] }),
  ]);
  const [item] = await screen.findAllByRole('listitem');
  expect(item).toHaveTextContent('receipt: R-7');

  await user.type(line, '5 travel website');
  const addMetadata = () => screen.getByRole('button', { name: 'Add metadata' });
  await user.click(addMetadata());
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus();
  await user.keyboard('trip{Tab}north');
  await user.click(addMetadata());
  await user.keyboard('slip');
  await user.click(screen.getByRole('button', { name: 'Remove “slip”' }));
  expect(addMetadata()).toHaveFocus();
  await user.click(add());
  expect(bridge.inputsOf('addExpense')).toEqual([
    expect.objectContaining({ metadata: [{ name: 'trip', value: 'north' }] }),
  ]);
  await waitFor(() => expect(line).toHaveValue(''));

  await user.click(screen.getByRole('button', { name: 'Edit' }));
  expect(screen.getByRole('textbox', { name: 'Value' })).toHaveValue('R-7');
  await user.click(screen.getByRole('button', { name: 'Send like this' }));
  expect(bridge.inputsOf('rewriteExpense')).toEqual([
    expect.objectContaining({ metadata: [{ name: 'receipt', value: 'R-7' }] }),
  ]);
});

test('months are turned by button and arrow; without Keito what is known is shown and said to be that', async () => {
  const { bridge, user, line } = await open([expense()]);
  bridge.fail('readExpenses', { kind: 'offline', message: 'Keito cannot be reached.' });
  await user.click(screen.getByRole('button', { name: 'Month before' }));
  expect(await screen.findByRole('heading', { name: 'April 2026' })).toBeInTheDocument();
  expect(bridge.inputsOf('readExpenses').at(-1)).toEqual({ month: '2026-04' });
  expect(await screen.findByText(/Keito cannot be reached\./)).toBeInTheDocument();
  line.blur();
  await user.keyboard('{ArrowRight}');
  expect(await screen.findByRole('heading', { name: 'May 2026' })).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(bridge.inputsOf('hidePopover')).toHaveLength(1);
});

test('nothing of one account stays in sight in another, and what was typed is back with its account', async () => {
  const { bridge, user, line } = await open([expense()]);
  expect(await screen.findByText('taxi')).toBeInTheDocument();
  await user.type(line, '12.50 secret');
  const release = bridge.hold('expenses');
  bridge.publish({ account: { kind: 'local', name: 'On this computer', isSample: true } });
  await waitFor(() => expect(screen.queryByText('taxi')).toBeNull());
  expect(lineField()).toHaveValue('');
  await user.type(lineField(), '3 here');
  release();
  bridge.publish({ account: remoteAccount });
  await waitFor(() => expect(lineField()).toHaveValue('12.50 secret'));
});
