import type { Handlers } from '../shared/contract';
import { ok } from '../shared/result';
import type { Workspace } from './workspace';

/** What the window can ask for about clients and contacts. */
export function clientHandlers(
  workspace: () => Workspace,
): Pick<Handlers, 'clientBook' | 'readClients' | 'addClient' | 'addContact'> {
  return {
    clientBook: () => ok(workspace().clientBook.view()),
    readClients: () => workspace().clientBook.look(),
    addClient: ({ client, rewrites }) => workspace().clientBook.addClient(client, rewrites),
    addContact: ({ contact, rewrites }) => workspace().clientBook.addContact(contact, rewrites),
  };
}
