import { checkMetadata, type NewExpense, type NewInvoice } from './bodies';
import type { Calls, WriteOptions } from './calls';
import { listParams, type BilledQuery, type InvoicesQuery } from './params';
import { unwrapped } from './wire';
import { wireExpenseSchema, wireInvoiceSchema } from './wire-money';

/** Expenses and invoices. */
export function moneyEndpoints(calls: Calls) {
  return {
    expenses: (query: BilledQuery = {}) =>
      calls.list('/expenses', 'expenses', wireExpenseSchema, () => listParams(query)),

    createExpense: async (body: NewExpense, options?: WriteOptions) => {
      checkMetadata(body.metadata);
      const sent = { source: 'api', ...body };
      return calls.create('/expenses', unwrapped('expense', wireExpenseSchema), sent, options);
    },

    invoices: (query: InvoicesQuery = {}) =>
      calls.list('/invoices', 'invoices', wireInvoiceSchema, () => listParams(query)),

    createInvoice: (body: NewInvoice, options?: WriteOptions) =>
      calls.create('/invoices', unwrapped('invoice', wireInvoiceSchema), body, options),
  };
}
