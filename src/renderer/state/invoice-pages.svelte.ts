import { addDays, firstOfMonth, type CalendarDate } from '../../shared/calendar';
import type {
  InvoiceBookView,
  InvoiceDraft,
  InvoiceGrouping,
  InvoiceState,
  InvoiceView,
} from '../../shared/invoices';
import type { Failure } from '../../shared/result';
import { Book } from './book.svelte';
import type { Commands } from './commands.svelte';
import type { Navigation } from './navigation.svelte';

/** What is to be invoiced, as it was chosen, and what that would be. */
export class InvoiceWish {
  clientId = $state('');
  from = $state('');
  to = $state('');
  by = $state<InvoiceGrouping>('project');
  subject = $state('');
  notes = $state('');
  issueDate = $state('');
  isBusy = $state(false);
  /** Null: the lines were not asked for since the choice was changed. */
  draft = $state.raw<InvoiceDraft | null>(null);
  failure = $state.raw<Failure | null>(null);

  /** The month before the one of `today`, as most are invoiced. */
  constructor(today: CalendarDate) {
    this.to = addDays(firstOfMonth(today), -1);
    this.from = firstOfMonth(this.to);
    this.issueDate = today;
  }
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
    void this.book.read();
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
    this.#wish ??= new InvoiceWish(today);
    this.#navigation.go('invoice-draft');
  }

  /** Asks for the lines of what was chosen. */
  async preview(): Promise<void> {
    const wish = this.#wish;
    if (!wish || wish.isBusy) return;
    const { clientId, from, to, by } = wish;
    wish.isBusy = true;
    wish.draft = null;
    const result = await this.#commands.sendQuietly('draftInvoice', { clientId, from, to, by });
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
    const { subject, notes, issueDate, draft } = wish;
    wish.isBusy = true;
    const input = { draftId: draft.id, subject, notes, issueDate };
    const result = await this.#commands.sendQuietly('addInvoice', input);
    wish.isBusy = false;
    wish.failure = result.ok ? null : result.failure;
    if (!result.ok) return;
    this.#wish = null;
    this.state = 'draft';
    this.show(result.value.id);
  }
}
