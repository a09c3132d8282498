import type { ActivityItem } from '../shared/activity';
import type { Catalogue, Cause, Project, TimeEntry } from '../shared/model';
import type { Preferences } from '../shared/settings';
import type { EntryView, Snapshot, SyncView, UndoView } from '../shared/snapshot';
import { dateIn, type CalendarDate } from '../shared/calendar';
import type { Result } from '../shared/result';
import { Answers } from './answers';
import { ArrangementActs } from './arrangement-acts';
import { ClientBook } from './client-book';
import { ConnectedSync } from './connected-sync';
import { Creations } from './creations';
import { buildActivity } from './core/activity';
import { blockedCreations } from './core/blocked-creations';
import { buildDays, buildWork, viewOf, type WorkView } from './core/build-snapshot';
import type { Clock, NewId, WorkContext } from './core/ports';
import type { Act } from './core/timer';
import { countUnsent } from './core/unsent';
import { Expenses } from './expenses';
import type { KeitoClient } from './keito/client';
import { InvoiceBook } from './invoice-book';
import type { Ledger } from './ledger/ledger';
import { Pins } from './pins';
import { Projects } from './projects';
import { Reports } from './reports';
import { clientCurrency, roundingOf, type AccountFacts } from './sync/account-facts';
import { hasToSend } from './sync/open-steps';
import { TimeEntries } from './time-entries';
import type { Schedule, SyncPhase } from './sync/sync';

export interface WorkspaceOptions {
  readonly ledger: Ledger;
  /** Null: no key to connect with; time is kept here all the same. */
  readonly client: KeitoClient | null;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly schedule: Schedule;
  readonly random: () => number;
  readonly settleMs: number;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

/**
 * One account's time: its journal, its connection and what can be done in it. Every act is in the journal before the
 * method returns, and is sent in the background. Instants are UTC ms.
 */
export class Workspace {
  readonly entries: TimeEntries;
  readonly arrangementActs: ArrangementActs;
  /** What the person keeps at hand. */
  readonly pins: Pins;
  /** What the person answers where an entry waits for them. */
  readonly answers: Answers;
  /** What the person adds to Keito besides time. */
  readonly creations: Creations;
  readonly expenses: Expenses;
  /** What time was spent on. */
  readonly reports: Reports;
  /** The company's clients and their contacts. */
  readonly clientBook: ClientBook;
  readonly invoiceBook: InvoiceBook;
  /** What time can be put on, and what is used of it. */
  readonly projects: Projects;
  readonly #options: WorkspaceOptions;
  readonly #sync: ConnectedSync;

  constructor(options: WorkspaceOptions) {
    const { ledger, clock, newId, schedule, random, settleMs, onChange, onBug } = options;
    const client = (): KeitoClient | null => this.#sync.client;
    this.#options = options;
    this.arrangementActs = new ArrangementActs({ clock, newId, onChange });
    this.projects = new Projects({
      ...{ ledger, client, clock, acts: this.arrangementActs, onChange, onBug },
      currencyOf: (project) => this.#currencyOf(project),
      lookAtClients: () => this.clientBook.look(),
    });
    this.pins = new Pins({ ledger, findProject: this.projects.find, acts: this.arrangementActs });
    this.reports = new Reports({
      ...{ ledger, client, clock, schedule, findProject: this.projects.find },
      zone: () => this.zone,
      facts: () => this.facts,
    });
    try {
      ledger.recoverInFlight(clock());
    } catch (error) {
      // On a full disk the account is there all the same; every round of sending begins with it, too.
      onBug(error);
    }
    this.entries = new TimeEntries({
      ...{ ledger, clock, newId, context: () => this.context },
      rounding: () => roundingOf(this.facts),
      viewOf: (entry) => this.viewOf(entry),
      onStarted: ({ cause }) => {
        if (cause === 'window') this.#lookAtBudget();
      },
      onWritten: () => this.#changed(),
    });
    this.answers = new Answers({
      ...{ ledger, newId, context: () => this.context, act: (cause) => this.act(cause) },
      onAnswer: () => this.entries.forgetActs(),
      onWritten: () => this.#changed(),
    });
    this.creations = new Creations({ ledger, clock, newId, onWritten: () => this.#changed() });
    this.expenses = new Expenses({
      ...{ ledger, client, clock, creations: this.creations, findProject: this.projects.find },
      facts: () => this.facts,
    });
    this.clientBook = new ClientBook({ ledger, client, clock, creations: this.creations, onChange });
    this.invoiceBook = new InvoiceBook({
      ...{ ledger, client, clock, newId, creations: this.creations, onChange },
      findClient: (id) => this.clientBook.find(id),
      facts: () => this.facts,
    });
    this.#sync = new ConnectedSync({
      ...{ ledger, client: options.client, clock, schedule, random, settleMs, onChange, onBug },
      facts: () => this.facts,
      zone: () => this.zone,
      heldUntil: (id) => this.creations.heldUntil(id),
      onFacts: (facts) => {
        this.projects.data.adoptFacts(facts);
        onChange();
      },
      onProjects: (projects) => {
        this.projects.data.adoptProjects(projects);
        onChange();
      },
      onCreated: onChange,
    });
  }

  get ledger(): Ledger {
    return this.#options.ledger;
  }

  get zone(): string {
    return this.projects.data.zone;
  }

  get facts(): AccountFacts | null {
    return this.projects.data.facts;
  }

  get phase(): SyncPhase {
    return this.#sync.phase;
  }

  get context(): WorkContext {
    return this.projects.data.context;
  }

  /** What is offered to put time on; `projects.all` has the rest as well. */
  get catalogue(): Catalogue {
    return this.projects.catalogue;
  }

  /** Whether nothing was ever tracked in it, as far as this computer knows. */
  get isEmpty(): boolean {
    return this.ledger.recent(1, '9999-12-31').length === 0;
  }

  /** How much Keito does not have as it is here. */
  get unsent(): ReturnType<typeof countUnsent> {
    return countUnsent(this.ledger, this.ledger.creations.open());
  }

  /** Whether any of that can be sent without the person. */
  get hasToSend(): boolean {
    return hasToSend(this.ledger);
  }

  running(): TimeEntry | null {
    return this.ledger.running();
  }

  work(
    weekStart: Preferences['formats']['weekStart'],
  ): WorkView & Pick<Snapshot, 'budget' | 'blockedCreations'> {
    const work = buildWork({
      journal: this.ledger,
      findProject: this.projects.find,
      isHidden: this.projects.preferences.isHidden,
      zone: this.zone,
      now: this.#options.clock(),
      weekStart,
      capacitySeconds: this.facts?.capacitySeconds ?? null,
    });
    return {
      ...work,
      budget: work.running && this.projects.budgetOf(work.running.projectId),
      blockedCreations: this.#blockedCreations(),
    };
  }

  /** What was done last, newest first. */
  activity(limit: number): readonly ActivityItem[] {
    const today = dateIn(this.zone, this.#options.clock());
    return buildActivity({ journal: this.ledger, findProject: this.projects.find, limit, today });
  }

  /** The entries of these work-zone dates, both included, as far as the journal knows them. */
  entriesBetween(from: CalendarDate, to: CalendarDate): readonly EntryView[] {
    return buildDays({ journal: this.ledger, findProject: this.projects.find }, from, to);
  }

  /** Has days read that are not read by themselves; fails, with the reason, where Keito does not answer. */
  readDays(from: CalendarDate, to: CalendarDate): Promise<Result<null>> {
    return this.#sync.readDays(from, to);
  }

  sync(entries: WorkView): SyncView {
    return this.#sync.view(entries);
  }

  viewOf(entry: TimeEntry): ReturnType<typeof viewOf> {
    const base = this.ledger.entry(entry.id)?.base ?? null;
    return viewOf(entry, base, { kind: 'saved' }, this.projects.find);
  }

  /**
   * The computer's clock was set by `stepMs`: what runs has run as long as before, and everything is read again. Nothing
   * is moved where the journal cannot be written.
   */
  shiftClock(stepMs: number): void {
    this.ledger.shiftClock(stepMs, this.#options.clock());
    for (const acts of [this.entries, this.arrangementActs]) acts.forgetActs();
    for (const one of [this.creations, this.expenses, this.clientBook, this.invoiceBook])
      one.shiftClock(stepMs);
    this.#sync.client?.shiftClock(stepMs);
    this.#options.onChange();
    this.refresh();
  }

  /** The newest act of the person that was not taken back, as long as it can be. */
  get undoable(): UndoView | null {
    const acts = [this.entries.undoable, this.arrangementActs.undoable].flatMap((act) => act ?? []);
    return acts.toSorted((a, b) => b.until - a.until)[0] ?? null;
  }

  act(cause: Cause): Act {
    return { at: this.#options.clock(), cause };
  }

  /** From now on it is sent and read. Before, a Keito that was lost may still have to be filled from the journal. */
  begin(): void {
    this.#sync.begin();
  }

  /** The person looks: what they see is made fresh. */
  glance(): void {
    this.#sync.glance();
    this.#lookAtBudget();
  }

  refresh(): void {
    this.#sync.refresh();
  }

  /**
   * Nothing more is sent or read; what is done is still written down. Resolves when the request under way has ended: then it
   * is begun anew ({@link renew}), or it is left ({@link leave}).
   */
  async endSync(): Promise<void> {
    this.reports.close();
    await this.#sync.end();
  }

  /** The account is opened anew, with another key or without one: the sync has ended, and what was done goes on. */
  renew(client: KeitoClient | null): void {
    this.#sync.renew(client);
    this.projects.askAnew();
  }

  /** Its sync has ended, and its journal is closed; who still waits for days of it is told that nothing comes. */
  leave(): void {
    this.#sync.leave();
    this.ledger.close();
  }

  async close(): Promise<void> {
    await this.endSync();
    this.leave();
  }

  #blockedCreations(): Snapshot['blockedCreations'] {
    return blockedCreations(this.ledger.creations.open(), {
      category: (wanted) => this.expenses.categories.find(({ id }) => id === wanted)?.name ?? null,
      client: (wanted) => this.clientBook.find(wanted)?.name ?? null,
    });
  }

  /** In which a project is billed: its client's. */
  #currencyOf({ clientId }: Project): string | null {
    const client = clientId === null ? null : this.clientBook.find(clientId);
    return client ? clientCurrency(client, this.facts) : null;
  }

  #lookAtBudget(): void {
    const running = this.running();
    const budget = running && this.projects.find(running.projectId)?.budget;
    if (running && budget && budget !== 'each') void this.projects.lookAtBudget(running.projectId);
  }

  #changed(): void {
    this.#options.onChange();
    this.#sync.kick();
  }
}
