import type { CalendarDate } from '../../shared/calendar';
import type { CommandInput } from '../../shared/contract';
import { moneyStyle } from '../../shared/currencies';
import type { ExpenseCategory, ExpenseMonth, ExpenseView, MetadataItem } from '../../shared/expense';
import { readExpenseLine, type ExpenseReading } from '../../shared/expense-line';
import { buildQuickEntryIndex, lexiconFor } from '../../shared/quick-entry';
import type { Failure } from '../../shared/result';
import { typeAmount } from '../../shared/typed-amount';
import type { Commands } from './commands.svelte';
import { displayLocale } from '../lib/locale';
import { shownLocale } from './language.svelte';
import { PerAccount } from './per-account.svelte';
import type { SnapshotStore } from './snapshot.svelte';

/** What the person says beside the line, or instead of its words; null: what the line says. */
interface Chosen {
  /** The note as it stands, never read as anything else: of one that is written anew. */
  readonly notes: string | null;
  readonly projectId: string | null;
  /** A category of the list, or an id that was typed by hand. */
  readonly categoryId: string | null;
  /** Whether the id of the category is typed, instead of chosen from the list. */
  readonly isByHand: boolean;
  readonly billable: boolean | null;
  readonly metadata: readonly MetadataItem[];
}

const NOTHING_CHOSEN: Chosen = {
  ...{ notes: null, projectId: null, categoryId: null, isByHand: false, billable: null, metadata: [] },
};

interface Line {
  readonly text: string;
  readonly chosen: Chosen;
  /** The creation that is being written anew; null: a new one. */
  readonly rewriting: string | null;
  /** Whether the person wrote any of it. */
  readonly isTyped: boolean;
}

const NOTHING: Line = { text: '', chosen: NOTHING_CHOSEN, rewriting: null, isTyped: false };

/** Whether the person would miss it. */
const isMissed = ({ text, rewriting, isTyped }: Line): boolean =>
  isTyped && (rewriting !== null || text.trim() !== '');

const isSame = (one: Line, other: Line): boolean =>
  one.text === other.text && one.chosen === other.chosen && one.rewriting === other.rewriting;

/** Nothing that a word could name. */
const NO_NAMES = { index: buildQuickEntryIndex([]), frequent: [], categories: [], learned: [] };

/**
 * A month of expenses, and the line that adds one. What was typed stays until it was added, in its account: while another
 * expense is written anew it is kept aside, and it comes back after that.
 */
export class Expenses {
  readonly #store: SnapshotStore;
  readonly #commands: Commands;
  #shown = $state.raw<ExpenseMonth | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isReading = $state(false);
  /** Counts the questions: only the answer to the last one counts. */
  #question = 0;
  #account: string | null = null;
  /** The month that is looked at, whatever is shown. */
  #month = '';
  /** The one that is shown, and those that are kept aside, the last one first. */
  readonly #lines: PerAccount<readonly Line[]>;
  isBusy = $state(false);

  constructor(store: SnapshotStore, commands: Commands) {
    this.#store = store;
    this.#commands = commands;
    this.#lines = new PerAccount<readonly Line[]>(store, []);
  }

  get #line(): Line {
    return this.#lines.of()[0] ?? NOTHING;
  }

  #type(typed: Partial<Line>): void {
    this.#lines.set([{ ...this.#line, ...typed, isTyped: true }, ...this.#lines.of().slice(1)]);
  }

  get text(): string {
    return this.#line.text;
  }

  set text(text: string) {
    // What was chosen for a line goes with it; what is written anew is still that.
    const isNext = text.trim() === '' && this.rewriting === null;
    this.#type(isNext ? { text, chosen: NOTHING_CHOSEN } : { text });
  }

  get chosen(): Chosen {
    return this.#line.chosen;
  }

  set chosen(chosen: Chosen) {
    this.#type({ chosen });
  }

  /** The creation that is being written anew; null: a new one. */
  get rewriting(): string | null {
    return this.#line.rewriting;
  }

  /** Whether nothing stands in the line, or is kept aside, in whatever account. */
  get isUntouched(): boolean {
    return this.#lines.all.flat().every(({ text, rewriting }) => text === '' && rewriting === null);
  }

  /** Null until the first answer. */
  get shown(): ExpenseMonth | null {
    return this.#shown;
  }

  /** Why Keito was not asked. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  readonly #index = $derived.by(() => buildQuickEntryIndex(this.#store.catalogue.projects));

  readonly #money = $derived.by(() => moneyStyle(displayLocale(), this.#shown?.currency ?? null));

  readonly reading: ExpenseReading = $derived.by(() => {
    const { snapshot } = this.#store;
    const rules = {
      ...{ today: snapshot?.today ?? '1970-01-01', lexicon: lexiconFor(shownLocale()), money: this.#money },
    };
    // What is written anew has its project, its category and its note beside the line.
    if (this.chosen.notes !== null) return readExpenseLine(this.text, { ...rules, ...NO_NAMES });
    return readExpenseLine(this.text, {
      ...rules,
      index: this.#index,
      frequent: snapshot?.frequent ?? [],
      categories: this.#shown?.categories ?? [],
      learned: this.#shown?.learned ?? [],
    });
  });

  /** The whole note: what stands for itself, and what nothing else was made of in the line. */
  readonly notes: string = $derived(
    [this.chosen.notes ?? '', this.reading.notes].filter((part) => part !== '').join(' '),
  );

  /** What would be added; null where something is missing or wrong. */
  readonly input: CommandInput<'addExpense'> | null = $derived.by(() => {
    const { notes } = this;
    const { cost, units, category, project, spentDate, problems } = this.reading;
    const projectId = this.chosen.projectId ?? project?.id;
    const categoryId = this.chosen.categoryId ?? category?.id;
    const isOpen = problems.some(({ code }) => code !== 'no-project' && code !== 'no-category');
    if (isOpen || projectId === undefined || !categoryId || (cost === null && units === null)) return null;
    const { billable, metadata } = this.chosen;
    return {
      ...{ projectId, categoryId, spentDate, notes },
      ...(cost !== null && { cost }),
      ...(units !== null && { units }),
      ...(billable !== null && { billable }),
      ...(metadata.length > 0 && { metadata: [...metadata] }),
    };
  });

  get category(): ExpenseCategory | null {
    const { categoryId } = this.chosen;
    if (categoryId === null) return this.reading.category;
    const known = this.#shown?.categories.find(({ id }) => id === categoryId);
    return known ?? { id: categoryId, name: categoryId };
  }

  /** Shows a month of an account as it is known, and asks Keito for it. Nothing of another account stays in sight. */
  async look(month: string, account: string): Promise<void> {
    const isThere = (): boolean => this.#account === account && this.#month === month;
    if (this.#account !== account) this.#shown = null;
    // What could not be read of another month, or in another account, says nothing about this one.
    if (!isThere()) this.#failure = null;
    this.#account = account;
    this.#month = month;
    this.#isReading = true;
    await this.refresh(month);
    if (!isThere()) return;
    const read = await this.#commands.sendQuietly('readExpenses', { month });
    if (!isThere()) return;
    this.#isReading = false;
    this.#failure = read.ok ? null : read.failure;
    await this.refresh(month);
  }

  async refresh(month: string): Promise<void> {
    this.#question += 1;
    const question = this.#question;
    const known = await this.#commands.sendQuietly('expenses', { month });
    if (question !== this.#question) return;
    if (known.ok) this.#shown = known.value;
    else this.#failure = known.failure;
  }

  /**
   * Adds what was typed, or sends what was written anew; a failure is shown and leaves the line as it is. What was typed
   * before the answer stays; what goes on being written anew is not sent meanwhile. The answer is the day of what was
   * added; null: nothing was.
   */
  async submit(): Promise<CalendarDate | null> {
    const { input, rewriting } = this;
    const { account } = this.#lines;
    const line = this.#line;
    if (input === null || this.isBusy) return null;
    this.isBusy = true;
    const result =
      rewriting === null
        ? await this.#commands.send('addExpense', input)
        : await this.#commands.send('rewriteExpense', { ...input, creationId: rewriting });
    this.isBusy = false;
    if (!result.ok) return null;
    const rest = this.#lines.of(account).filter((now) => !isSame(now, line));
    this.#lines.set(rest, account);
    const isGoingOn = rewriting !== null && rest.some((now) => now.rewriting === rewriting);
    if (isGoingOn && account === this.#lines.account)
      void this.#commands.send('holdCreation', { id: rewriting });
    return input.spentDate;
  }

  /** Gives up what was being written; what was to be written anew is sent as it is. */
  clear(): void {
    this.#release(this.#line);
    this.#lines.set(this.#lines.of().slice(1));
  }

  #release({ rewriting }: Line): void {
    if (rewriting !== null) void this.#commands.send('releaseCreation', { id: rewriting });
  }

  /**
   * Puts one that was not sent, or was refused, into the line and the fields below it, to be written anew, or goes on with
   * that: it is not sent meanwhile. False: it may have been sent.
   */
  async rewrite(expense: ExpenseView): Promise<boolean> {
    const { account } = this.#lines;
    const id = expense.sending?.id ?? null;
    if (id !== null && !(await this.#commands.send('holdCreation', { id })).ok) return false;
    const lines = this.#lines.of(account);
    const isOfIt = ({ rewriting }: Line): boolean => rewriting !== null && rewriting === id;
    const begun = lines.find((line) => isOfIt(line) && isMissed(line));
    const others = lines.filter((line) => !isOfIt(line));
    if (account === this.#lines.account) for (const line of others) if (!isMissed(line)) this.#release(line);
    this.#lines.set([begun ?? this.#anew(expense), ...others.filter(isMissed)], account);
    return true;
  }

  #anew({ sending, cost, units, category, spentDate, ...told }: ExpenseView): Line {
    const { notes, projectId, billable, metadata } = told;
    const amount = cost === null ? [] : [typeAmount(cost, this.#money)];
    const pieces = units === null ? [] : [`${units}x`];
    // The day between them: units right beside an amount are asked about.
    const text = [...amount, spentDate, ...pieces].join(' ');
    const chosen = { notes, projectId, categoryId: category.id, isByHand: false, billable, metadata };
    return { text, chosen, rewriting: sending?.id ?? null, isTyped: false };
  }
}
