import type {
  CommandAnswer,
  CommandInput,
  CommandName,
  KeitoBarBridge,
  WindowEvent,
} from '../../../src/shared/contract';
import type { TypedLine } from '../../../src/shared/inputs';
import type { ExpenseMonth } from '../../../src/shared/expense';
import type { ActivityItem } from '../../../src/shared/activity';
import type { ClientBookView } from '../../../src/shared/clients';
import type { InvoiceBookView, InvoiceDraft, InvoiceRedraft } from '../../../src/shared/invoices';
import type { Catalogue } from '../../../src/shared/model';
import {
  projectEntriesInput,
  type ProjectEntries,
  type ProjectEntriesWish,
  type TaskBookView,
} from '../../../src/shared/projects';
import type { MoveOffer, MoveView } from '../../../src/shared/move';
import type { Report } from '../../../src/shared/report';
import type { Failure } from '../../../src/shared/result';
import type { LoggedFault } from '../../../src/shared/fault-log';
import type { SelfTestFacts } from '../../../src/shared/self-test';
import type { EntryView, ProjectBudgetView, Snapshot } from '../../../src/shared/snapshot';
import { ownReport } from '../../support/report';

export interface SentCommand {
  readonly name: CommandName;
  readonly input: unknown;
}

/** Where unsent entries are saved, as told to the window. */
export const UNSENT_FILE = '/home/ada/Downloads/Keito Bar unsent 2026-05-22.csv';

/** Where a report is saved. */
export const REPORT_FILE = '/home/ada/Downloads/Keito report.csv';

/** What was brought over, as told to the window. */
export const MOVED = { entries: 3, seconds: 14_400 };

/** Commands that change nothing that anybody tracked. */
const READINGS: ReadonlySet<CommandName> = new Set([
  ...([
    'snapshot',
    'catalogue',
    'typedLines',
    'rememberLine',
    'entriesBetween',
    'readDays',
    'projectBudget',
    'projectEntries',
    'taskBook',
    'readTasks',
    'readReport',
    'selfTest',
    'faultLog',
    'expenses',
    'readExpenses',
    'clientBook',
    'readClients',
    'invoiceBook',
    'readInvoices',
    'draftInvoice',
    'redraftInvoice',
    'moveOffer',
    'moveSource',
  ] as const),
]);

/** The boundary of the window: it notes every command, answers as told, and sends events like main does. */
export class FakeBridge implements KeitoBarBridge {
  readonly sent: SentCommand[] = [];
  readonly #listeners = new Set<(event: WindowEvent) => void>();
  readonly #failures = new Map<CommandName, Failure>();
  readonly #held = new Map<CommandName, Promise<void>>();
  snapshot: Snapshot;
  catalogue: Catalogue;
  activity: readonly ActivityItem[] = [];
  expenses: Omit<ExpenseMonth, 'month'> = {
    expenses: [],
    categories: [],
    learned: [],
    currency: null,
    readAt: null,
  };
  /** The last one first, as main keeps them. */
  typedLines: readonly TypedLine[] = [];
  /** Entries of other days than today, which are asked for. */
  otherDays: readonly EntryView[] = [];
  report: Report = ownReport();
  invoiceBook: InvoiceBookView = { invoices: [], readAt: null };
  invoiceDraft: InvoiceDraft | null = null;
  invoiceRedraft: InvoiceRedraft | null = null;
  clientBook: ClientBookView = { clients: [], contacts: [], readAt: null };
  taskBook: TaskBookView = { tasks: [], readAt: null };
  projectBudget: ProjectBudgetView | null = null;
  projectEntries: (wish: ProjectEntriesWish) => ProjectEntries = () => ({
    ...{ entries: [], hasMore: false, unread: null },
  });
  moveOffer: MoveOffer = { count: 0, isNews: false };
  moveSource: MoveView = { entries: [], places: [], missingClients: [] };
  faultLog: readonly LoggedFault[] = [];
  selfTest: SelfTestFacts = {
    keychain: 'works',
    notifications: { isThere: true, hasActions: true, name: 'Panel' },
  };

  constructor(snapshot: Snapshot, catalogue: Catalogue) {
    this.snapshot = snapshot;
    this.catalogue = catalogue;
  }

  async send<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
  ): Promise<{ ok: true; value: CommandAnswer<N> } | { ok: false; failure: Failure }> {
    this.sent.push({ name, input });
    await this.#held.get(name);
    const failure = this.#failures.get(name);
    if (failure) return { ok: false, failure };
    return { ok: true, value: this.#answer(name, input) };
  }

  listen(listener: (event: WindowEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }

  emit(event: WindowEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Publishes a changed snapshot under the next revision. */
  publish(changes: Partial<Snapshot>): void {
    this.snapshot = {
      ...this.snapshot,
      ...changes,
      revision: changes.revision ?? this.snapshot.revision + 1,
    };
    this.emit({ kind: 'snapshot', snapshot: this.snapshot });
  }

  /** From now on the command fails with this. */
  fail(name: CommandName, failure: Failure): void {
    this.#failures.set(name, failure);
  }

  /** From now on the command works. */
  recover(name: CommandName): void {
    this.#failures.delete(name);
  }

  /** Holds the command's answer back until the returned function is called. */
  hold(name: CommandName): () => void {
    let release = (): void => undefined;
    this.#held.set(name, new Promise((resolve) => (release = resolve)));
    return () => release();
  }

  /** The inputs that a command was sent with. */
  inputsOf(name: CommandName): unknown[] {
    return this.sent.filter((command) => command.name === name).map((command) => command.input);
  }

  /** What the window did, without what it only read and the lines that it notes. */
  get actions(): SentCommand[] {
    return this.sent.filter(({ name }) => !READINGS.has(name));
  }

  #answer<N extends CommandName>(name: N, input: CommandInput<N>): CommandAnswer<N>;
  #answer(name: CommandName, input: Readonly<Record<string, unknown>>): unknown {
    if (name === 'snapshot') return this.snapshot;
    if (name === 'catalogue') return this.catalogue;
    if (name === 'selfTest') return this.selfTest;
    if (name === 'faultLog') return this.faultLog;
    if (name === 'typedLines') return this.typedLines;
    if (name === 'entriesBetween') {
      const [from, to] = [String(input['from']), String(input['to'])];
      return [...this.snapshot.entries, ...this.otherDays].filter(
        ({ spentDate }) => spentDate >= from && spentDate <= to,
      );
    }
    if (name === 'expenses') return { ...this.expenses, month: String(input['month']) };
    if (name === 'addExpense') return { creationId: 'new' };
    if (name === 'exportUnsent') return { file: UNSENT_FILE, entries: 2 };
    if (name === 'activity') return this.activity;
    if (name === 'readReport') return this.report;
    if (name === 'exportReport') return { file: REPORT_FILE, lines: 4 };
    if (name === 'clientBook') return this.clientBook;
    if (name === 'invoiceBook') return this.invoiceBook;
    if (name === 'taskBook') return this.taskBook;
    if (name === 'projectBudget') return this.projectBudget;
    if (name === 'projectEntries') return this.projectEntries(projectEntriesInput.parse(input));
    if (name === 'draftInvoice') return this.invoiceDraft;
    if (name === 'redraftInvoice') return this.invoiceRedraft;
    if (name === 'moveOffer') return this.moveOffer;
    if (name === 'moveSource') return this.moveSource;
    if (name === 'bringOver') return MOVED;
    if (name === 'addClient' || name === 'addContact' || name === 'addInvoice') return { id: 'made' };
    const creates = ['startTimer', 'continueEntry', 'logEntry', 'splitEntry'];
    return creates.includes(name) ? { entryId: 'new' } : null;
  }
}
