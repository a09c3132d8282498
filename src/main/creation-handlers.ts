import type { Handlers } from '../shared/contract';
import type { ExpenseInput } from '../shared/inputs';
import { ok } from '../shared/result';
import type { NewExpenseInput } from './core/expense';
import type { Workspace } from './workspace';

type Answered =
  | 'expenses'
  | 'readExpenses'
  | 'addExpense'
  | 'rewriteExpense'
  | 'withdrawCreation'
  | 'resendCreation'
  | 'holdCreation'
  | 'releaseCreation';

/** What the window can ask about what is created besides time. */
export function createCreationHandlers(
  workspace: () => Pick<Workspace, 'creations' | 'expenses'>,
): Pick<Handlers, Answered> {
  return {
    expenses: ({ month }) => ok(workspace().expenses.of(month)),
    readExpenses: ({ month }) => workspace().expenses.read(month),
    addExpense: (expense) => workspace().expenses.add(whole(expense)),
    rewriteExpense: ({ creationId, ...expense }) => workspace().expenses.rewrite(creationId, whole(expense)),
    withdrawCreation: ({ id }) => workspace().creations.withdraw(id),
    resendCreation: ({ id }) => workspace().creations.resend(id),
    holdCreation: ({ id }) => workspace().creations.hold(id),
    releaseCreation: ({ id }) => workspace().creations.release(id),
  };
}

function whole({ cost, units, billable, metadata, ...rest }: ExpenseInput): NewExpenseInput {
  const told = { cost: cost ?? null, units: units ?? null, billable: billable ?? null };
  return { ...rest, ...told, metadata: metadata ?? [] };
}
