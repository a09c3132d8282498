import type { ClientFields, InvoiceFields, NewProject, NewTask } from './bodies';
import { pathOf, type Calls, type WriteOptions } from './calls';
import { unwrapped } from './wire';
import { wireClientSchema, wireProjectSchema, wireTaskSchema } from './wire-company';
import { wireExpenseCategorySchema, wireInvoiceSchema } from './wire-money';
import { listParams } from './params';
import { wireSingleTimeEntrySchema } from './wire-time';

const singleClient = unwrapped('client', wireClientSchema);
const singleInvoice = unwrapped('invoice', wireInvoiceSchema);

/** Endpoints that the reference does not name; the app must never need them. */
export function beyondEndpoints(calls: Calls) {
  return {
    restartTimeEntry: async (id: string, body: { readonly replace_running?: boolean } = {}) =>
      calls.change(pathOf('/time_entries', id, 'restart'), wireSingleTimeEntrySchema, body),

    client: async (id: string) => calls.read(pathOf('/clients', id), singleClient),
    updateClient: async (id: string, patch: ClientFields) =>
      calls.change(pathOf('/clients', id), singleClient, patch),

    invoice: async (id: string) => calls.read(pathOf('/invoices', id), singleInvoice),
    updateInvoice: async (id: string, patch: InvoiceFields) =>
      calls.change(pathOf('/invoices', id), singleInvoice, patch),
    deleteInvoice: async (id: string) => calls.remove(pathOf('/invoices', id)),

    expenseCategories: () =>
      calls.list('/expense_categories', 'expense_categories', wireExpenseCategorySchema, () =>
        listParams({}),
      ),

    createProject: (body: NewProject, options?: WriteOptions) =>
      calls.create('/projects', unwrapped('project', wireProjectSchema), body, options),
    createTask: (body: NewTask, options?: WriteOptions) =>
      calls.create('/tasks', unwrapped('task', wireTaskSchema), body, options),
  };
}
