import { addDays, firstOfMonth, type CalendarDate } from '../../shared/calendar';
import type {
  InvoiceBookView,
  InvoiceDraft,
  InvoiceGrouping,
  InvoiceRedraft,
  InvoiceState,
  InvoiceView,
} from '../../shared/invoices';
import type { Failure } from '../../shared/result';
import { Book } from './book.svelte';
import type { Commands } from './commands.svelte';
import type { Navigation } from './navigation.svelte';

/** What is to be invoiced, as it was chosen, and what that would be. */
export class InvoiceWish {
  /** The creation that is written anew; undefined: a new one. */
  readonly rewrites: string | undefined;
  clientId: string;
  from: string;
  to: string;
  by: InvoiceGrouping;
  subject: string;
  notes: string;
  issueDate: string;
  isBusy = $state(false);
  /** Null: the lines were not asked for since the choice was changed. */
  draft: InvoiceDraft | null;
  failure = $state.raw<Failure | null>(null);

  constructor(
    chosen: Omit<InvoiceRedraft, 'draft'> & { readonly draft: InvoiceDraft | null },
    rewrites?: string,
  ) {
    this.rewrites = rewrites;
    this.clientId = $state(chosen.clientId);
    this.from = $state(chosen.from);
    this.to = $state(chosen.to);
    this.by = $state(chosen.by);
    this.subject = $state(chosen.subject);
    this.notes = $state(chosen.notes);
    this.issueDate = $state(chosen.issueDate);
    this.draft = $state.raw(chosen.draft);
  }
}

/** The month before the one of `today`, as most are invoiced. */
function newWish(today: CalendarDate): InvoiceWish {
  const to = addDays(firstOfMonth(today), -1);
  const days = { from: firstOfMonth(to), to, issueDate: today };
  return new InvoiceWish({ clientId: '', ...days, by: 'project', subject: '', notes: '', draft: null });
}

/** The pages of invoices: what is looked at, and what is being drafted. */
export class InvoicePages {
  readonly book: Book<InvoiceBookView>;
  readonly #commands: Commands;
  readonly #navigation: Navigation;
  state = $state<InvoiceState>('open');
  #shown = $state.raw<string | null>(null);
  #wish = $state.raw<InvoiceWish | null>(null);

  constructor(commands: Commands, navigation: Navigation) {
    this.#commands = commands;
    this.#navigation = navigation;
    this.book = new Book(
      () => commands.sendQuietly('invoiceBook', {}),
      () => commands.sendQuietly('readInvoices', {}),
    );
  }

  /** Asks for what is known of the account that is open; of another one than before nothing is kept. */
  ask(account: string): void {
    if (!this.book.ask(account)) return;
    this.#shown = null;
    this.#wish = null;
  }

  get all(): readonly InvoiceView[] {
    return this.book.view?.invoices ?? [];
  }

  /** Those of the state that is looked at. */
  get found(): readonly InvoiceView[] {
    return this.all.filter(({ state }) => state === this.state);
  }

  /** The one that is looked at; null where it is gone. */
  get invoice(): InvoiceView | null {
    return this.all.find(({ id, localId }) => id === this.#shown || localId === this.#shown) ?? null;
  }

  /** What is being drafted; null: nothing is. */
  get wish(): InvoiceWish | null {
    return this.#wish;
  }

  show(id: string): void {
    this.#shown = id;
    this.#navigation.go('invoice');
  }

  /** Goes on with what was being drafted, or begins. */
  begin(today: CalendarDate): void {
    if (this.#wish === null || this.#wish.rewrites !== undefined) this.#replace(newWish(today));
    this.#navigation.go('invoice-draft');
  }

  /** Goes on with writing anew what has not reached Keito, or begins. */
  async rewrite(creationId: string): Promise<void> {
    if (this.#wish?.rewrites !== creationId) {
      const result = await this.#commands.send('redraftInvoice', { creationId });
      if (!result.ok) return;
      this.#replace(new InvoiceWish(result.value, creationId));
    }
    this.#navigation.go('invoice-draft');
  }

  /** Gives up what was being drafted; what was to be written anew is sent as it is. */
  discard(): void {
    this.#replace(null);
    this.#navigation.back();
  }

  /** What was to be written anew, and is not any more, waits no longer. */
  #replace(wish: InvoiceWish | null): void {
    const given = this.#wish?.rewrites;
    if (given !== undefined) void this.#commands.send('releaseCreation', { id: given });
    this.#wish = wish;
  }

  /** Asks for the lines of what was chosen. */
  async preview(): Promise<void> {
    const wish = this.#wish;
    if (!wish || wish.isBusy) return;
    const { clientId, from, to, by, rewrites } = wish;
    wish.isBusy = true;
    wish.draft = null;
    const result = await this.#commands.sendQuietly('draftInvoice', {
      ...{ clientId, from, to, by },
      ...(rewrites !== undefined && { rewrites }),
    });
    wish.isBusy = false;
    wish.failure = result.ok ? null : result.failure;
    // What was changed meanwhile is not what the lines are of.
    const isSame = wish.clientId === clientId && wish.from === from && wish.to === to && wish.by === by;
    if (result.ok && isSame) wish.draft = result.value;
  }

  /** Creates what is shown. */
  async create(): Promise<void> {
    const wish = this.#wish;
    if (!wish?.draft || wish.isBusy) return;
    const { subject, notes, issueDate, draft, rewrites } = wish;
    wish.isBusy = true;
    const result = await this.#commands.sendQuietly('addInvoice', {
      ...{ draftId: draft.id, subject, notes, issueDate },
      ...(rewrites !== undefined && { rewrites }),
    });
    wish.isBusy = false;
    wish.failure = result.ok ? null : result.failure;
    if (!result.ok) return;
    this.#wish = null;
    this.state = 'draft';
    this.show(result.value.id);
  }
}
