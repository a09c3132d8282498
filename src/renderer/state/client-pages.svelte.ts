import type {
  ClientBookView,
  ClientView,
  ContactView,
  TypedClient,
  TypedContact,
} from '../../shared/clients';
import { findClients, typedClientOf, typedContactOf } from '../lib/clients';
import { Book } from './book.svelte';
import type { Commands } from './commands.svelte';
import { CreationDraft } from './creation-draft.svelte';
import type { Navigation } from './navigation.svelte';

/** The pages of clients and contacts: what is looked for, looked at and being written. */
export class ClientPages {
  readonly book: Book<ClientBookView>;
  readonly #commands: Commands;
  readonly #navigation: Navigation;
  query = $state('');
  #shown = $state.raw<string | null>(null);
  #client = $state.raw<CreationDraft<TypedClient> | null>(null);
  #contact = $state.raw<CreationDraft<TypedContact> | null>(null);

  constructor(commands: Commands, navigation: Navigation) {
    this.#commands = commands;
    this.#navigation = navigation;
    this.book = new Book(
      () => commands.sendQuietly('clientBook', {}),
      () => commands.sendQuietly('readClients', {}),
    );
  }

  /** Asks for what is known of the account that is open; of another one than before nothing is kept. */
  ask(account: string): void {
    if (!this.book.ask(account)) return;
    this.query = '';
    this.#shown = null;
    this.#client = null;
    this.#contact = null;
  }

  get all(): readonly ClientView[] {
    return this.book.view?.clients ?? [];
  }

  /** Those that are looked for. */
  get found(): readonly ClientView[] {
    return findClients(this.all, this.book.view?.contacts ?? [], this.query);
  }

  /** The one that is looked at; null where it is gone. */
  get client(): ClientView | null {
    return this.all.find(({ id, localId }) => id === this.#shown || localId === this.#shown) ?? null;
  }

  contactsOf({ id }: ClientView): readonly ContactView[] {
    return (this.book.view?.contacts ?? []).filter(({ clientId }) => clientId === id);
  }

  /** What was created here for a client that is not there: it must not go out of sight. */
  get strays(): readonly ContactView[] {
    const contacts = this.book.view?.contacts ?? [];
    return contacts.filter(
      ({ clientId, sending }) => sending !== null && !this.all.some(({ id }) => id === clientId),
    );
  }

  /** The client that is being written; null: none is. */
  get clientDraft(): CreationDraft<TypedClient> | null {
    return this.#client;
  }

  get contactDraft(): CreationDraft<TypedContact> | null {
    return this.#contact;
  }

  show(id: string): void {
    this.#shown = id;
    this.#navigation.go('client');
  }

  /**
   * Goes on with a new client that was begun, or begins one; one that has not reached Keito is written anew, and not sent
   * meanwhile.
   */
  async writeClient(client: ClientView | null): Promise<void> {
    const rewrites = client?.sending?.id;
    if (!(await this.#hold(rewrites))) return;
    if (!this.#client || this.#client.rewrites !== rewrites) {
      this.#release(this.#client?.rewrites);
      this.#client = new CreationDraft(typedClientOf(client), rewrites);
    }
    this.#navigation.go('client-form');
  }

  async writeContact(contact: ContactView | null, clientId: string): Promise<void> {
    const rewrites = contact?.sending?.id;
    if (!(await this.#hold(rewrites))) return;
    const begun = this.#contact;
    if (!begun || begun.rewrites !== rewrites || begun.values.clientId !== clientId) {
      if (begun?.rewrites !== rewrites) this.#release(begun?.rewrites);
      this.#contact = new CreationDraft(typedContactOf(contact, clientId), rewrites);
    }
    this.#navigation.go('contact-form');
  }

  /** True: it is written down, and shown. */
  async saveClient(): Promise<boolean> {
    const id = await this.#client?.save((client, rewrites) =>
      this.#commands.sendQuietly('addClient', { client, ...(rewrites !== undefined && { rewrites }) }),
    );
    if (id === undefined || id === null) return false;
    this.#client = null;
    this.show(id);
    return true;
  }

  async saveContact(): Promise<boolean> {
    const draft = this.#contact;
    const id = await draft?.save((contact, rewrites) =>
      this.#commands.sendQuietly('addContact', { contact, ...(rewrites !== undefined && { rewrites }) }),
    );
    if (!draft || id === undefined || id === null) return false;
    this.#contact = null;
    this.show(draft.values.clientId);
    return true;
  }

  /** Gives up what was being written. */
  discard(): void {
    const isClient = this.#navigation.view === 'client-form';
    this.#release((isClient ? this.#client : this.#contact)?.rewrites);
    if (isClient) this.#client = null;
    else this.#contact = null;
    this.#navigation.back();
  }

  /** What was to be written anew, and is not any more, waits no longer. */
  #release(creationId: string | undefined): void {
    if (creationId !== undefined) void this.#commands.send('releaseCreation', { id: creationId });
  }

  /** False: it may have been sent. */
  async #hold(creationId: string | undefined): Promise<boolean> {
    return creationId === undefined || (await this.#commands.send('holdCreation', { id: creationId })).ok;
  }
}
