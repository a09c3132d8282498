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
import { KeptForms } from './kept-forms.svelte';
import type { Navigation } from './navigation.svelte';
import type { SnapshotStore } from './snapshot.svelte';

/** What an invoice is of. */
type Choice = Pick<InvoiceRedraft, 'clientId' | 'from' | 'to' | 'by'>;

/** What is to be invoiced, as it was chosen, and what that would be. */
export class InvoiceWish {
  /** The creation that is written anew; undefined: a new one. */
  rewrites = $state<string>();
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
  /** What was typed and chosen at first, or as it was written down. */
  #first: string;

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
    this.#first = this.typed;
  }

  /** All that is typed and chosen, as one text. */
  get typed(): string {
    const { clientId, from, to, by, subject, notes, issueDate } = this;
    return JSON.stringify([clientId, from, to, by, subject, notes, issueDate]);
  }

  /** Whether anything is not as it was shown at first, or written down. */
  get isTouched(): boolean {
    return this.typed !== this.#first;
  }

  /** So much is written down: what is not as in this was typed since. */
  written(typed: string): void {
    this.#first = typed;
  }

  /** Shows what the invoice would be, unless something else is chosen by now than it is of. */
  take(draft: InvoiceDraft, { clientId, from, to, by }: Choice): void {
    const isOfIt = this.clientId === clientId && this.from === from && this.to === to && this.by === by;
    this.draft = isOfIt ? draft : null;
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
  readonly #wishes: KeptForms<InvoiceWish>;

  constructor(store: Pick<SnapshotStore, 'snapshot'>, commands: Commands, navigation: Navigation) {
    this.#commands = commands;
    this.#navigation = navigation;
    this.#wishes = new KeptForms(store, commands);
    this.book = new Book(
      () => commands.sendQuietly('invoiceBook', {}),
      () => commands.sendQuietly('readInvoices', {}),
    );
  }

  /** Asks for what is known of the account that is open; of another one than before nothing stays in sight. */
  ask(account: string): void {
    if (!this.book.ask(account)) return this.#keepUnsent();
    this.#shown = null;
    if (this.#navigation.view === 'invoice-draft') this.#navigation.go('invoices');
  }

  #keepUnsent(): void {
    const { view } = this.book;
    if (view) void this.#wishes.keepOnly(view.invoices.flatMap(({ sending }) => sending?.id ?? []));
  }

  /** Whether nothing is half drafted, in whatever account. */
  get isUntouched(): boolean {
    return this.#wishes.isUntouched;
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
    return this.#wishes.open;
  }

  show(id: string): void {
    this.#shown = id;
    this.#navigation.go('invoice');
  }

  /** Goes on with what was being drafted, or begins. */
  begin(today: CalendarDate): void {
    this.#wishes.write('new', () => newWish(today));
    this.#navigation.go('invoice-draft');
  }

  /** Goes on with writing anew what has not reached Keito, or begins; it is not sent meanwhile. */
  async rewrite(creationId: string): Promise<void> {
    const redraft = await this.#redraft(creationId);
    if (redraft === null) return;
    const wish = this.#wishes.write(creationId, () => new InvoiceWish(redraft, creationId));
    // Main creates only what it showed last.
    wish.take(redraft.draft, redraft);
    this.#navigation.go('invoice-draft');
  }

  /** Null: it may have been sent, or another account is open by now. */
  async #redraft(creationId: string): Promise<InvoiceRedraft | null> {
    const { account } = this.#wishes;
    const result = await this.#commands.send('redraftInvoice', { creationId });
    return result.ok && account === this.#wishes.account ? result.value : null;
  }

  /** Gives up what was being drafted; what was to be written anew is sent as it is. */
  discard(): void {
    this.#wishes.giveUp();
    this.#navigation.back();
  }

  /** The page of what is drafted goes away; what was chosen and typed stays. */
  leave(): void {
    void this.#wishes.leave();
  }

  /** Asks for the lines of what was chosen. */
  async preview(): Promise<void> {
    const { wish } = this;
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
    if (result.ok) wish.take(result.value, { clientId, from, to, by });
  }

  /** Creates what is shown. What was typed before the answer is not sent with it: with that it is written anew. */
  async create(): Promise<void> {
    const { wish } = this;
    const { account } = this.#wishes;
    if (!wish?.draft || wish.isBusy) return;
    const { subject, notes, issueDate, draft, rewrites, typed } = wish;
    wish.isBusy = true;
    const result = await this.#commands.sendQuietly('addInvoice', {
      ...{ draftId: draft.id, subject, notes, issueDate },
      ...(rewrites !== undefined && { rewrites }),
    });
    wish.isBusy = false;
    wish.failure = result.ok ? null : result.failure;
    // It is not what main showed last: the lines can be asked for once more.
    if (!result.ok && result.failure.kind === 'changed' && rewrites === undefined) wish.draft = null;
    if (!result.ok) return;
    const { id } = result.value;
    wish.written(typed);
    const isDone = this.#wishes.settle(wish, id, account);
    if (account !== this.#wishes.account) return;
    if (isDone) {
      this.state = 'draft';
      this.show(id);
    } else {
      const redraft = await this.#redraft(id);
      if (redraft) wish.take(redraft.draft, redraft);
    }
  }
}
