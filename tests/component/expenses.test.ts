import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { remoteAccount } from './support/data';
import { expense, lineField, MEALS, openExpenses, sending } from './support/expenses';

test('a line is previewed with every reading named, and Enter adds it', async () => {
  const { bridge, user, line } = await openExpenses();
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

test('an expense of another month than the one in sight brings that into sight', async () => {
  const { bridge, user, line } = await openExpenses();
  const month = (name: string): HTMLElement => screen.getByRole('heading', { level: 2, name });
  const titled = (of: string): Promise<void> => waitFor(() => expect(month(of)).toBeInTheDocument());
  await user.type(line, '5 travel website taxi 4/30');
  bridge.expenses = {
    ...bridge.expenses,
    expenses: [expense({ spentDate: '2026-04-30', notes: 'Old taxi' })],
  };
  await user.keyboard('{Enter}');
  await titled('April 2026');
  expect(await screen.findByText('Old taxi')).toBeInTheDocument();
  expect(line).toHaveFocus();
  await user.type(line, '6 travel website taxi{Enter}');
  await titled('May 2026');
  expect(bridge.inputsOf('addExpense')).toMatchObject([
    { spentDate: '2026-04-30' },
    { spentDate: '2026-05-22' },
  ]);
  expect(screen.queryByRole('button', { name: 'This month' })).not.toBeInTheDocument();
});

test('the ID of a category that was typed by hand stands in its field after another view', async () => {
  const { user, line } = await openExpenses();
  const byHand = (): HTMLElement | null => screen.queryByRole('textbox', { name: 'Category ID' });
  await user.type(line, '5 website taxi');
  await user.click(screen.getByLabelText(/^Category/));
  await user.click(await screen.findByRole('option', { name: /by its ID/ }));
  await user.type(await screen.findByRole('textbox', { name: 'Category ID' }), 'cat_77');
  await user.click(screen.getByRole('button', { name: 'Today' }));
  await user.click(screen.getByRole('button', { name: /^Expenses/ }));
  expect(byHand()).toHaveValue('cat_77');
  await user.clear(lineField());
  await user.type(lineField(), '6 meals website');
  expect(byHand()).not.toBeInTheDocument();
});

test('what is typed between Enter and the answer is the next line', async () => {
  const { bridge, user, line, add } = await openExpenses();
  const release = bridge.hold('addExpense');
  await user.type(line, '5 travel website{Enter}');
  await user.clear(line);
  await user.type(line, '6 meals website');
  expect(add()).toBeDisabled();
  release();
  await waitFor(() => expect(add()).toBeEnabled());
  expect(line).toHaveValue('6 meals website');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(line).toHaveValue(''));
  expect(bridge.inputsOf('addExpense')).toMatchObject([{ cost: 50_000 }, { cost: 60_000 }]);
});

test('what is missing is said before Enter, and nothing is sent or lost', async () => {
  const { bridge, user, line, add } = await openExpenses();
  await user.type(line, 'website lunch{Enter}');
  expect(screen.getByText('Write what it cost, such as 12.50.')).toBeInTheDocument();
  expect(screen.getByText('Name the category, or choose it below.')).toBeInTheDocument();
  expect(add()).toBeDisabled();
  expect(bridge.inputsOf('addExpense')).toEqual([]);
  expect(line).toHaveValue('website lunch');
});

test('another currency, and an amount that can be read in two ways, are said and not added', async () => {
  const { bridge, user, line } = await openExpenses();
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
  const { user, line } = await openExpenses();
  await user.type(line, '12.50 13.50 taxi 2x 3x website');
  expect(screen.getByText(/12\.50.*13\.50/)).toBeInTheDocument();
  expect(screen.getByText(/2x.*3x/)).toBeInTheDocument();
});

test('a word that was noted in another month tells the category', async () => {
  const { bridge, user, line } = await openExpenses();
  await user.type(line, '12.50 taxi website yesterday{Enter}');
  expect(bridge.inputsOf('addExpense')).toEqual([
    expect.objectContaining({ categoryId: 'g1', cost: 125_000, notes: 'taxi' }),
  ]);
});

test('a category that is not known yet can be given by its ID, and nothing else is promised', async () => {
  const { bridge, user, line } = await openExpenses();
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

test('what was chosen for a line that was erased is not for the next one', async () => {
  const { bridge, user, line } = await openExpenses();
  const choose = async (field: RegExp, option: string): Promise<void> => {
    await user.click(screen.getByRole('combobox', { name: field }));
    await user.click(await screen.findByRole('option', { name: option }));
  };
  await user.type(line, '5 taxi website');
  await choose(/^Billable/, 'No');
  await choose(/^Category/, 'Another, by its ID…');
  await user.type(screen.getByRole('textbox', { name: 'Category ID' }), 'g9');
  await user.clear(line);
  await user.type(line, '6 meals website');
  expect(screen.queryByRole('textbox', { name: 'Category ID' })).toBeNull();
  await user.keyboard('{Enter}');
  const [sent] = bridge.inputsOf('addExpense');
  expect(sent).toMatchObject({ cost: 60_000, categoryId: 'g2' });
  expect(sent).not.toHaveProperty('billable');
});

test.each(['Category', 'Project', 'Billable'])(
  'Escape in the open list of “%s” closes the list and keeps what was typed; the next one gives it up',
  async (field) => {
    const { user, line } = await openExpenses();
    const typed = '12.50 travel website taxi with Bob';
    await user.type(line, typed);
    await user.click(screen.getByRole('combobox', { name: new RegExp(`^${field}`) }));
    await screen.findByRole('listbox');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    expect(line).toHaveValue(typed);
    await user.keyboard('{Escape}');
    expect(line).toHaveValue('');
  },
);

test('what Keito’s side of the bridge refuses stays in the line', async () => {
  const { bridge, user, line } = await openExpenses();
  bridge.fail('addExpense', { kind: 'invalid', message: 'The note is too long. Shorten it.' });
  await user.type(line, '5 travel website{Enter}');
  expect(await screen.findByText('The note is too long. Shorten it.')).toBeInTheDocument();
  expect(line).toHaveValue('5 travel website');
});

test('expenses are listed by day with their state and sums', async () => {
  await openExpenses([
    expense(),
    expense({ id: 'x2', notes: '', category: MEALS, cost: 72_500, approval: 'billed', billable: false }),
    expense({ id: 'x3', spentDate: '2026-05-02', cost: null, units: 120, notes: 'by car' }),
    expense({ id: 'x4', spentDate: '2026-05-01', cost: 360_000, units: 120, notes: 'to Bern' }),
  ]);
  const items = await screen.findAllByRole('listitem');
  expect(items.map((item) => item.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    expect.stringMatching(/^taxi Not submitted Travel · Acme › Website €12\.50$/),
    expect.stringMatching(/^Meals Billed Not billable Meals · Acme › Website €7\.25$/),
    expect.stringMatching(/^by car Not submitted Travel · Acme › Website 120 units$/),
    expect.stringMatching(/^to Bern Not submitted Travel · Acme › Website €36\.00 · 120 units$/),
  ]);
  expect(screen.getAllByText('€19.75').length).toBeGreaterThan(0);
});

test('metadata is added by keyboard, shown in the list, and written anew with the rest', async () => {
  const blocked = { ...sending, state: 'needs-you', block: 'refused', reason: 'Keito says no.' } as const;
  const { bridge, user, line, add } = await openExpenses([
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
  const { bridge, user, line } = await openExpenses([expense()]);
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
  const { bridge, user, line } = await openExpenses([expense()]);
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

test('why a month could not be read is not said of another one', async () => {
  const { bridge, user } = await openExpenses();
  const turnBack = (): Promise<void> => user.click(screen.getByRole('button', { name: 'Month before' }));
  bridge.fail('readExpenses', { kind: 'offline', message: 'Keito is out of reach.' });
  await turnBack();
  await screen.findByText(/out of reach/);
  bridge.recover('readExpenses');
  const release = bridge.hold('readExpenses');
  await turnBack();
  await screen.findByRole('heading', { level: 2, name: 'March 2026' });
  expect(screen.queryByText(/out of reach/)).not.toBeInTheDocument();
  release();
});

test('a failure that comes when another month is looked at says nothing about that', async () => {
  const { bridge, user } = await openExpenses();
  const turnBack = (): Promise<void> => user.click(screen.getByRole('button', { name: 'Month before' }));
  const releaseRead = bridge.hold('readExpenses');
  await turnBack();
  const releaseKnown = bridge.hold('expenses');
  bridge.hold('readExpenses');
  await turnBack();
  bridge.fail('readExpenses', { kind: 'offline', message: 'Keito is out of reach.' });
  releaseRead();
  releaseKnown();
  expect(await screen.findByRole('heading', { level: 2, name: 'March 2026' })).toBeInTheDocument();
  await waitFor(() => expect(screen.getByText(/No expenses|Reading/)).toBeInTheDocument());
  expect(screen.queryByText(/out of reach/)).not.toBeInTheDocument();
});
