import { screen, waitFor } from '@testing-library/svelte';
import { expect } from 'vitest';
import type { ExpenseView } from '../../../src/shared/expense';
import { open } from './app';

export const TRAVEL = { id: 'g1', name: 'Travel' };
export const MEALS = { id: 'g2', name: 'Meals' };

export const expense = (over: Partial<ExpenseView> = {}): ExpenseView => ({
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
export const sending = {
  ...{ id: 'c1', heldUntil: null, block: null, reason: null },
  state: 'waiting',
} as const;

export const lineField = (): HTMLElement => screen.getByRole('textbox', { name: 'New expense' });

/** Opens the page of expenses, with these in the month. */
export async function openExpenses(expenses: readonly ExpenseView[] = []) {
  const app = await open();
  app.bridge.expenses = {
    ...{ expenses, categories: [TRAVEL, MEALS], currency: 'EUR', readAt: 1 },
    learned: [{ word: 'taxi', categoryId: 'g1' }],
  };
  await app.user.click(screen.getByRole('button', { name: /^Expenses/ }));
  const line = await screen.findByRole('textbox', { name: 'New expense' });
  await waitFor(() => expect(app.bridge.inputsOf('expenses').length).toBeGreaterThan(1));
  return { ...app, line, add: () => screen.getByRole('button', { name: 'Add expense' }) };
}
