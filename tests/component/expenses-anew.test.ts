import { screen, waitFor, within } from '@testing-library/svelte';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Commands } from '../../src/renderer/state/commands.svelte';
import { Expenses } from '../../src/renderer/state/expenses.svelte';
import { SnapshotStore } from '../../src/renderer/state/snapshot.svelte';
import { addDays } from '../../src/shared/calendar';
import { MAX_UNITS } from '../../src/shared/expense';
import { catalogue, snapshot } from './support/data';
import { expense, MEALS, openExpenses, sending, TRAVEL } from './support/expenses';
import { FakeBridge } from './support/fake-bridge';

test('one that is held back can be taken back, a refused one mended, sent again or removed', async () => {
  const refused = {
    ...sending,
    id: 'c2',
    state: 'needs-you',
    block: 'refused',
    reason: 'Keito says no.',
  } as const;
  const { bridge, user, line } = await openExpenses([
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
  const { bridge, user, line } = await openExpenses([expense({ sending, notes: 'client meals monday' })]);
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
  const amount = fc.oneof(
    fc.tuple(cost, fc.constant(null)),
    fc.tuple(fc.constant(null), units),
    fc.tuple(cost, units),
  );
  await fc.assert(
    fc.asyncProperty(note, day, amount, fc.boolean(), async (notes, spentDate, [cost, units], billable) => {
      await expenses.rewrite(expense({ sending, notes, spentDate, cost, units, billable }));
      expect(expenses.input).toEqual({
        ...{ projectId: 'acme-website', categoryId: TRAVEL.id, spentDate, notes, billable },
        ...(cost !== null && { cost }),
        ...(units !== null && { units }),
      });
    }),
    { seed: 20261126 },
  );
});

test('what is written anew is not sent meanwhile, and is as it was once that is given up', async () => {
  const { bridge, user, line } = await openExpenses([expense({ sending })]);
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
  const { bridge, user, line } = await openExpenses([
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

test('what was being typed comes back once another expense is written anew, or is not', async () => {
  const { bridge, user, line } = await openExpenses([expense({ sending })]);
  const edit = (): Promise<void> => user.click(screen.getByRole('button', { name: 'Edit' }));
  await user.type(line, '5 travel website');
  await user.click(screen.getByRole('button', { name: 'Add metadata' }));
  await user.keyboard('trip');
  await edit();
  await waitFor(() => expect(line).toHaveValue('12.50 2026-05-22'));
  line.focus();
  await user.keyboard('{Escape}');
  expect(line).toHaveValue('5 travel website');
  await edit();
  await user.click(await screen.findByRole('button', { name: 'Send like this' }));
  await waitFor(() => expect(line).toHaveValue('5 travel website'));
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('trip');
  expect(bridge.inputsOf('rewriteExpense')).toHaveLength(1);
  await user.clear(line);
  await edit();
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(line).toHaveValue('');
});

test('what was typed over an expense is kept while another one is written anew, and both are held', async () => {
  const { bridge, user, line } = await openExpenses([
    expense({ sending }),
    expense({ id: 'other', notes: 'Lunch', sending: { ...sending, id: 'other' } }),
  ]);
  const note = (): HTMLElement => screen.getByRole('textbox', { name: 'Note' });
  const [first, second] = await screen.findAllByRole('button', { name: 'Edit' });
  if (!first || !second) throw new Error('Two expenses are to be seen.');
  await user.click(first);
  await user.type(await screen.findByRole('textbox', { name: 'Note' }), ' to the shop');
  await user.click(second);
  await waitFor(() => expect(note()).toHaveValue('Lunch'));
  // Whoever opens one again goes on with what was typed over it.
  await user.click(first);
  await waitFor(() => expect(note()).toHaveValue('taxi to the shop'));
  expect(bridge.inputsOf('releaseCreation')).toEqual([{ id: 'other' }]);
  await user.click(second);
  await waitFor(() => expect(note()).toHaveValue('Lunch'));
  line.focus();
  await user.keyboard('{Escape}');
  expect(note()).toHaveValue('taxi to the shop');
  expect(bridge.inputsOf('releaseCreation')).toEqual([{ id: 'other' }, { id: 'other' }]);
});

test('what is typed over an expense before the answer goes on with it, and that is not sent meanwhile', async () => {
  const { bridge, user, line } = await openExpenses([expense({ sending })]);
  const again = (): HTMLElement => screen.getByRole('button', { name: 'Send like this' });
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  await waitFor(() => expect(line).toHaveValue('12.50 2026-05-22'));
  const release = bridge.hold('rewriteExpense');
  await user.click(again());
  await user.type(screen.getByRole('textbox', { name: 'Note' }), ' to the shop');
  release();
  await waitFor(() => expect(again()).toBeEnabled());
  expect(bridge.inputsOf('holdCreation')).toEqual([{ id: sending.id }, { id: sending.id }]);
  await user.click(again());
  await waitFor(() => expect(line).toHaveValue(''));
  expect(bridge.inputsOf('rewriteExpense')).toMatchObject([{ notes: 'taxi' }, { notes: 'taxi to the shop' }]);
  // What was sent whole is held no longer.
  expect(bridge.inputsOf('holdCreation')).toHaveLength(2);
});
