import type { ActivityItem } from '../shared/activity';
import type { Catalogue, Cause, EntryId, TimeEntry } from '../shared/model';
import type { EntryChanges } from '../shared/contract';
import type { Preferences } from '../shared/settings';
import type { EntryView, Snapshot, SyncView, UndoableAct, UndoView } from '../shared/snapshot';
import { dateIn, type CalendarDate } from '../shared/calendar';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { Answers } from './answers';
import { ClientBook } from './client-book';
import { Creations } from './creations';
import { buildActivity } from './core/activity';
import { buildDays, buildWork, syncView, viewOf, withCreations, type WorkView } from './core/build-snapshot';
import type { Arrival } from './core/move';
import type { PlannedOperation } from './core/operation';
import type { Clock, NewId, WorkContext } from './core/ports';
import { planSplit, type SplitPoint } from './core/split';
import {
  planDelete,
  planEdit,
  planLog,
  planStart,
  planStop,
  type Act,
  type Choice,
  type LogChoice,
} from './core/timer';
import { countUnsent } from './core/unsent';
import { Expenses } from './expenses';
import type { KeitoClient } from './keito/client';
import { InvoiceBook } from './invoice-book';
import { LastAct } from './last-act';
import type { Ledger } from './ledger/ledger';
import { Pins } from './pins';
import { Projects } from './projects';
import { Reports } from './reports';
import { roundingOf, type AccountFacts } from './sync/account-facts';
import { troubleWith } from './trouble';
import { Sync, type Schedule, type SyncPhase } from './sync/sync';

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
  readonly #sync: Sync;
  readonly #lastAct: LastAct;

  constructor(options: WorkspaceOptions) {
    const { ledger, client, clock, newId, schedule, random, settleMs, onChange, onBug } = options;
    this.#options = options;
    this.projects = new Projects({ ledger, client, clock, onChange, onBug });
    this.pins = new Pins({ ledger, findProject: this.projects.find, onChange });
    this.reports = new Reports({
      ...{ ledger, client, clock, schedule, findProject: this.projects.find },
      zone: () => this.zone,
      facts: () => this.facts,
    });
    ledger.recoverInFlight(clock());
    this.#lastAct = new LastAct({
      ...{ ledger, clock, newId },
      context: () => this.context,
      rounding: () => roundingOf(this.facts),
    });
    this.answers = new Answers({
      ...{ ledger, newId, context: () => this.context, act: (cause) => this.act(cause) },
      onAnswer: () => this.#lastAct.forget(),
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
      clients: () => this.clientBook.view().clients,
    });
    this.#sync = new Sync({
      ...{ ledger, client, clock, schedule, random, settleMs, onChange, onBug },
      facts: () => this.facts,
      zone: () => this.zone,
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
    return countUnsent(this.ledger.openOperations(), this.ledger.creations.open());
  }

  running(): TimeEntry | null {
    return this.ledger.running();
  }

  work(weekStart: Preferences['formats']['weekStart']): WorkView & Pick<Snapshot, 'budget'> {
    const work = buildWork({
      journal: this.ledger,
      findProject: this.projects.find,
      isHidden: this.projects.preferences.isHidden,
      zone: this.zone,
      now: this.#options.clock(),
      weekStart,
      capacitySeconds: this.facts?.capacitySeconds ?? null,
    });
    return { ...work, budget: work.running && this.projects.budgetOf(work.running.projectId) };
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
  async readDays(from: CalendarDate, to: CalendarDate): Promise<Result<null>> {
    const failure = await this.#sync.readDays({ from, to });
    if (failure === null) return ok(null);
    return failure === 'unauthorised'
      ? fail('sign-in', m.main_sync_signed_out())
      : fail('offline', troubleWith(failure));
  }

  sync(entries: WorkView): SyncView {
    const { phase } = this.#sync;
    const work = withCreations(entries, this.ledger.creations.open());
    if (phase.kind !== 'retrying')
      return syncView(work, true, phase.kind === 'ok' ? null : m.main_sync_signed_out());
    const { kind } = phase.error;
    return syncView(work, kind !== 'offline' && kind !== 'timeout', troubleWith(kind));
  }

  viewOf(entry: TimeEntry): ReturnType<typeof viewOf> {
    const base = this.ledger.entry(entry.id)?.base ?? null;
    return viewOf(entry, base, { kind: 'saved' }, this.projects.find);
  }

  /** `startedAt` (UTC ms): a switch as of then. */
  start(choice: Choice, act: Act, startedAt?: number): Result<{ entryId: EntryId }> {
    const entryId = this.#options.newId();
    const running = this.ledger.allRunning();
    const planned = planStart(this.context, running, entryId, choice, act, startedAt);
    const started = this.#commit(running.length === 0 ? 'start' : 'switch', planned, { entryId });
    if (act.cause === 'window') this.#lookAtBudget();
    return started;
  }

  stop(act: Act): Result<null> {
    const running = this.ledger.allRunning();
    if (running.length === 0) return fail('nothing-to-do', m.main_nothing_running());
    const planned = running.map((entry) => planStop(this.context, entry, act));
    return this.#commit('stop', ok(planned), null);
  }

  /** Goes on with an entry's project, task and note in a new entry; the one that runs already stays. */
  continueEntry(entryId: EntryId, act: Act): Result<{ entryId: EntryId }> {
    const entry = this.ledger.entry(entryId)?.view;
    if (!entry) return fail('not-found', m.main_entry_gone());
    if (entry.startedAt !== null) return ok({ entryId });
    return this.start({ projectId: entry.projectId, taskId: entry.taskId, notes: entry.notes }, act);
  }

  /** Running: stop. Stopped: go on with the last entry. */
  toggle(act: Act): Result<null> {
    if (this.running()) return this.stop(act);
    const last = this.ledger.recent(1, dateIn(this.zone, act.at))[0]?.view;
    if (!last) return fail('nothing-to-do', m.main_nothing_to_continue());
    const continued = this.continueEntry(last.id, act);
    return continued.ok ? ok(null) : continued;
  }

  log(choice: LogChoice, act: Act): Result<{ entryId: EntryId }> {
    const entryId = this.#options.newId();
    return this.#commit('log', planLog(this.context, entryId, choice, act), { entryId });
  }

  edit(entryId: EntryId, changes: EntryChanges, act: Act): Result<null> {
    const entry = this.ledger.entry(entryId)?.view;
    if (!entry) return fail('not-found', m.main_entry_gone());
    return this.#commit('edit', planEdit(this.context, entry, changes, act), null);
  }

  delete(entryId: EntryId, act: Act): Result<null> {
    const entry = this.ledger.entry(entryId)?.view;
    if (!entry) return fail('not-found', m.main_entry_gone());
    return this.#commit('delete', planDelete(this.context, entry, act), null);
  }

  /** Divides a finished entry; the answer names the new one, which has the rest. */
  split(entryId: EntryId, where: SplitPoint, act: Act): Result<{ entryId: EntryId }> {
    const entry = this.ledger.entry(entryId)?.view;
    if (!entry) return fail('not-found', m.main_entry_gone());
    const restId = this.#options.newId();
    return this.#commit('split', planSplit(this.context, entry, restId, where, act), { entryId: restId });
  }

  /** The last act, as long as it can be taken back. */
  get undoable(): UndoView | null {
    const last = this.#lastAct.undoable;
    if (!last) return null;
    const { id, what, until, entry } = last;
    const { clientName, projectName, taskName, notes } = this.viewOf(entry);
    return { id, what, until, entry: { clientName, projectName, taskName, notes } };
  }

  /** Takes the last act back; the answer names the timer that runs again, where the act had ended one. */
  undo(id: string): Result<{ readonly resumed: EntryId | null }> {
    const undone = this.#lastAct.undo(id, this.act('undo'));
    this.#changed();
    return undone;
  }

  /** The computer's clock was set by `stepMs`: what runs has run as long as before, and everything is read again. */
  shiftClock(stepMs: number): void {
    this.#lastAct.forget();
    this.ledger.shiftClock(stepMs, this.#options.clock());
    this.#options.client?.shiftClock(stepMs);
    this.#options.onChange();
    this.refresh();
  }

  /** Writes what was decided about a timer as one act. The answer names what takes it back. */
  carryOut(
    what: UndoableAct,
    timer: TimeEntry,
    planned: readonly PlannedOperation[],
  ): { readonly undoId: string | null } {
    this.#lastAct.carryOut(what, planned, timer);
    this.#changed();
    return { undoId: this.#lastAct.undoable?.id ?? null };
  }

  /** Work that was done elsewhere comes in, with facts about it, all or nothing. */
  takeIn(arrivals: readonly Arrival[], facts: readonly (readonly [key: string, value: string])[]): void {
    const { ledger, clock } = this.#options;
    ledger.atomically(() => {
      ledger.takeIn(arrivals, clock());
      for (const [key, value] of facts) ledger.setFact(key, value);
    });
    this.#changed();
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

  /** Nothing more is sent or read; what is done is still written down. Resolves when the request under way has ended. */
  async endSync(): Promise<void> {
    this.reports.close();
    await this.#sync.close();
  }

  async close(): Promise<void> {
    await this.endSync();
    this.ledger.close();
  }

  #commit<T>(what: UndoableAct, planned: Result<readonly PlannedOperation[]>, answer: T): Result<T> {
    if (!planned.ok) return planned;
    if (planned.value.length > 0) {
      this.#lastAct.carryOut(what, planned.value);
      this.#changed();
    }
    return ok(answer);
  }

  #lookAtBudget(): void {
    const running = this.running();
    if (running) void this.projects.lookAtBudget(running.projectId);
  }

  #changed(): void {
    this.#options.onChange();
    this.#sync.kick();
  }
}
