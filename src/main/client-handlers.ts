import type { Handlers } from '../shared/contract';
import { ok } from '../shared/result';
import type { Workspace } from './workspace';

/** What the window can ask for about clients, contacts and invoices. */
export function clientHandlers(
  workspace: () => Workspace,
): Pick<
  Handlers,
  | 'clientBook'
  | 'readClients'
  | 'addClient'
  | 'addContact'
  | 'invoiceBook'
  | 'readInvoices'
  | 'draftInvoice'
  | 'redraftInvoice'
  | 'addInvoice'
> {
  return {
    clientBook: () => ok(workspace().clientBook.view()),
    readClients: () => workspace().clientBook.look(),
    addClient: ({ client, rewrites }) => workspace().clientBook.addClient(client, rewrites),
    addContact: ({ contact, rewrites }) => workspace().clientBook.addContact(contact, rewrites),
    invoiceBook: () => ok(workspace().invoiceBook.view()),
    readInvoices: () => workspace().invoiceBook.look(),
    draftInvoice: ({ rewrites, ...wish }) => workspace().invoiceBook.draft(wish, rewrites),
    redraftInvoice: ({ creationId }) => workspace().invoiceBook.redraft(creationId),
    addInvoice: (input) => workspace().invoiceBook.add(input),
  };
}
