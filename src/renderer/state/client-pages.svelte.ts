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
import { KeptForms } from './kept-forms.svelte';
import type { Navigation, View } from './navigation.svelte';
import type { SnapshotStore } from './snapshot.svelte';

/** The pages of clients and contacts: what is looked for, looked at and being written. */
export class ClientPages {
  readonly book: Book<ClientBookView>;
  readonly #commands: Commands;
  readonly #navigation: Navigation;
  query = $state('');
  #shown = $state.raw<string | null>(null);
  readonly #clientForms: KeptForms<CreationDraft<TypedClient>>;
  readonly #contactForms: KeptForms<CreationDraft<TypedContact>>;

  constructor(store: Pick<SnapshotStore, 'snapshot'>, commands: Commands, navigation: Navigation) {
    this.#commands = commands;
    this.#navigation = navigation;
    this.#clientForms = new KeptForms(store, commands);
    this.#contactForms = new KeptForms(store, commands);
    this.book = new Book(
      () => commands.sendQuietly('clientBook', {}),
      () => commands.sendQuietly('readClients', {}),
    );
  }

  /** Asks for what is known of the account that is open; of another one than before nothing stays in sight. */
  ask(account: string): void {
    if (!this.book.ask(account)) return this.#keepUnsent();
    this.query = '';
    this.#shown = null;
    if (isForm(this.#navigation.view)) this.#navigation.go('clients');
  }

  #keepUnsent(): void {
    const { view } = this.book;
    if (!view) return;
    const unsent = [...view.clients, ...view.contacts].flatMap(({ sending }) => sending?.id ?? []);
    for (const forms of [this.#clientForms, this.#contactForms]) void forms.keepOnly(unsent);
  }

  /** Whether nothing is half typed in a form, in whatever account. */
  get isUntouched(): boolean {
    return this.#clientForms.isUntouched && this.#contactForms.isUntouched;
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
    return this.#clientForms.open;
  }

  get contactDraft(): CreationDraft<TypedContact> | null {
    return this.#contactForms.open;
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
    this.#clientForms.write(rewrites ?? 'new', () => new CreationDraft(typedClientOf(client), rewrites));
    this.#navigation.go('client-form');
  }

  /** As {@link writeClient}; of each client a new contact can be begun. */
  async writeContact(contact: ContactView | null, clientId: string): Promise<void> {
    const rewrites = contact?.sending?.id;
    if (!(await this.#hold(rewrites))) return;
    const begin = (): CreationDraft<TypedContact> =>
      new CreationDraft(typedContactOf(contact, clientId), rewrites);
    this.#contactForms.write(rewrites ?? `new of ${clientId}`, begin);
    this.#navigation.go('contact-form');
  }

  /** True: it is written down, and shown where nothing was typed in it since. */
  async saveClient(): Promise<boolean> {
    const { account, open } = this.#clientForms;
    const id = await open?.save((client, rewrites) =>
      this.#commands.sendQuietly('addClient', { client, ...(rewrites !== undefined && { rewrites }) }),
    );
    if (!open || id === undefined || id === null) return false;
    this.#settled(this.#clientForms.settle(open, id, account), account, id, id);
    return true;
  }

  async saveContact(): Promise<boolean> {
    const { account, open } = this.#contactForms;
    const id = await open?.save((contact, rewrites) =>
      this.#commands.sendQuietly('addContact', { contact, ...(rewrites !== undefined && { rewrites }) }),
    );
    if (!open || id === undefined || id === null) return false;
    this.#settled(this.#contactForms.settle(open, id, account), account, id, open.values.clientId);
    return true;
  }

  /** Shows the client of what is done with; what goes on being written is not sent meanwhile. */
  #settled(isDone: boolean, account: string, creationId: string, clientId: string): void {
    if (account !== this.#clientForms.account) return;
    if (isDone) this.show(clientId);
    else void this.#hold(creationId);
  }

  /** Gives up what was being written. */
  discard(): void {
    if (this.#navigation.view === 'client-form') this.#clientForms.giveUp();
    else this.#contactForms.giveUp();
    this.#navigation.back();
  }

  /** The page of a form goes away; what was typed in it stays. */
  leave(): void {
    void this.#clientForms.leave();
    void this.#contactForms.leave();
  }

  /** False: it may have been sent, or another account is open by now. */
  async #hold(creationId: string | undefined): Promise<boolean> {
    if (creationId === undefined) return true;
    const { account } = this.#clientForms;
    const held = await this.#commands.send('holdCreation', { id: creationId });
    return held.ok && account === this.#clientForms.account;
  }
}

const isForm = (view: View): boolean => view === 'client-form' || view === 'contact-form';
