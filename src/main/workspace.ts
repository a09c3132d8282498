import type { ActivityItem } from '../shared/activity';
import type { Catalogue, Cause, EntryId, Project, TimeEntry } from '../shared/model';
import type { EntryChanges } from '../shared/contract';
import type { Preferences } from '../shared/settings';
import type { EntryView, SyncView, UndoableAct, UndoView } from '../shared/snapshot';
import { dateIn, systemZone, type CalendarDate } from '../shared/calendar';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { buildActivity } from './core/activity';
import { buildDays, buildWork, syncView, viewOf, type WorkView } from './core/build-snapshot';
import { planAnew } from './core/log-anew';
import { differingFields, withTheirs } from './core/conflict';
import { fromServer, type PlannedOperation } from './core/operation';
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
import type { KeitoClient } from './keito/client';
import type { KeitoErrorKind } from './keito/errors';
import { LastAct } from './last-act';
import type { Ledger } from './ledger/ledger';
import { Pins } from './pins';
import { decodeAccountFacts, decodeProjects, roundingOf, type AccountFacts } from './sync/account-facts';
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

const FACTS = 'account';
const PROJECTS = 'projects';

/**
 * One account's time: its journal, its connection and what can be done in it. Every act is in the journal before the
 * method returns, and is sent in the background. Instants are UTC ms.
 */
export class Workspace {
  /** What the person keeps at hand. */
  readonly pins: Pins;
  readonly #options: WorkspaceOptions;
  readonly #sync: Sync;
  readonly #lastAct: LastAct;
  #facts: AccountFacts | null;
  #projects: ReadonlyMap<string, Project> = new Map();
  #catalogueRevision = 0;

  constructor(options: WorkspaceOptions) {
    const { ledger, client, clock, newId, schedule, random, settleMs, onChange, onBug } = options;
    this.#options = options;
    this.#facts = decodeAccountFacts(ledger.fact(FACTS));
    this.#setProjects(decodeProjects(ledger.fact(PROJECTS)));
    this.pins = new Pins({ ledger, findProject: this.#findProject, onChange });
    ledger.recoverInFlight(clock());
    this.#lastAct = new LastAct({
      ...{ ledger, clock, newId },
      context: () => this.context,
      rounding: () => roundingOf(this.#facts),
    });
    this.#sync = new Sync({
      ...{ ledger, client, clock, schedule, random, settleMs, onChange, onBug },
      facts: () => this.#facts,
      zone: () => this.zone,
      onFacts: (facts) => this.#adoptFacts(facts),
      onProjects: (projects) => this.#adoptProjects(projects),
    });
  }

  get ledger(): Ledger {
    return this.#options.ledger;
  }

  get zone(): string {
    return this.#facts?.zone ?? systemZone();
  }

  get facts(): AccountFacts | null {
    return this.#facts;
  }

  get phase(): SyncPhase {
    return this.#sync.phase;
  }

  get context(): WorkContext {
    return { zone: this.zone, findProject: this.#findProject };
  }

  get catalogue(): Catalogue {
    return { revision: this.#catalogueRevision, projects: [...this.#projects.values()] };
  }

  /** Whether nothing was ever tracked in it, as far as this computer knows. */
  get isEmpty(): boolean {
    return this.ledger.recent(1, '9999-12-31').length === 0;
  }

  running(): TimeEntry | null {
    return this.ledger.running();
  }

  work(weekStart: Preferences['formats']['weekStart']): WorkView {
    return buildWork({
      journal: this.ledger,
      findProject: this.#findProject,
      zone: this.zone,
      now: this.#options.clock(),
      weekStart,
      capacitySeconds: this.#facts?.capacitySeconds ?? null,
    });
  }

  /** What was done last, newest first. */
  activity(limit: number): readonly ActivityItem[] {
    const today = dateIn(this.zone, this.#options.clock());
    return buildActivity({ journal: this.ledger, findProject: this.#findProject, limit, today });
  }

  /** The entries of these work-zone dates, both included, as far as the journal knows them. */
  entriesBetween(from: CalendarDate, to: CalendarDate): readonly EntryView[] {
    return buildDays({ journal: this.ledger, findProject: this.#findProject }, from, to);
  }

  /** Has days read that are not read by themselves; fails, with the reason, where Keito does not answer. */
  async readDays(from: CalendarDate, to: CalendarDate): Promise<Result<null>> {
    const failure = await this.#sync.readDays({ from, to });
    if (failure === null) return ok(null);
    return failure === 'unauthorised'
      ? fail('sign-in', m.main_sync_signed_out())
      : fail('offline', troubleWith(failure));
  }

  sync(work: WorkView): SyncView {
    const { phase } = this.#sync;
    if (phase.kind !== 'retrying')
      return syncView(work, true, phase.kind === 'ok' ? null : m.main_sync_signed_out());
    const { kind } = phase.error;
    return syncView(work, kind !== 'offline' && kind !== 'timeout', troubleWith(kind));
  }

  viewOf(entry: TimeEntry): ReturnType<typeof viewOf> {
    const base = this.ledger.entry(entry.id)?.base ?? null;
    return viewOf(entry, base, { kind: 'saved' }, this.#findProject);
  }

  /** `startedAt` (UTC ms): a switch as of then. */
  start(choice: Choice, act: Act, startedAt?: number): Result<{ entryId: EntryId }> {
    const entryId = this.#options.newId();
    const running = this.ledger.allRunning();
    const planned = planStart(this.context, running, entryId, choice, act, startedAt);
    return this.#commit(running.length === 0 ? 'start' : 'switch', planned, { entryId });
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

  /** Sends a refused entry once more as it is; one that is no longer in Keito is logged anew, under a new id. */
  retry(entryId: EntryId): Result<null> {
    const { clock, newId } = this.#options;
    const blocked = this.ledger.operationsOf(entryId).filter(({ state }) => state === 'blocked');
    if (blocked.length === 0) return fail('not-found', m.main_entry_gone());
    this.#lastAct.forget();
    const entry = this.ledger.entry(entryId);
    if (entry?.isGone && entry.view) {
      const anew = planAnew(this.context, entry.view, newId(), this.act('window'));
      this.ledger.replace(entryId, anew, clock());
    } else {
      this.ledger.sendAgain(
        blocked.map(({ seq }) => seq),
        clock(),
      );
    }
    this.#changed();
    return ok(null);
  }

  /** Of a conflict the other side's values stand; what was changed here in other fields is sent. */
  takeTheirs(entryId: EntryId): Result<null> {
    const entry = this.ledger.entry(entryId);
    const clashing = this.ledger.operationsOf(entryId).filter(({ block }) => block === 'conflict');
    if (!entry?.view || !entry.base || clashing.length === 0) return fail('not-found', m.main_entry_gone());
    this.#lastAct.forget();
    const theirs = fromServer(entryId, entry.base, entry.trueStart);
    const rest = withTheirs(clashing, differingFields(clashing, entry.view, theirs), theirs);
    const { at, cause } = this.act('window');
    this.ledger.giveUp(
      clashing.map(({ seq }) => seq),
      rest.map((body) => ({ entryId, body, at, zone: this.zone, cause })),
      this.#options.clock(),
    );
    this.#changed();
    return ok(null);
  }

  /**
   * The server was lost: every entry is logged anew, under a new id, on the place that `placeOf` gives for its project
   * and task (null: as it was; the server says what is wrong with it).
   */
  logAllAnew(
    placeOf: (projectId: string, taskId: string) => Pick<Choice, 'projectId' | 'taskId'> | null,
  ): void {
    const { clock, newId } = this.#options;
    this.#lastAct.forget();
    const act = this.act('elsewhere');
    for (const { id, view } of [...this.ledger.between('0000-01-01', '9999-12-31')].reverse()) {
      if (!view) continue;
      const entry = { ...view, ...placeOf(view.projectId, view.taskId) };
      this.ledger.replace(id, planAnew(this.context, entry, newId(), act), clock());
    }
    this.#options.onChange();
  }

  /** The computer's clock was set by `stepMs`: what runs has run as long as before, and everything is read again. */
  shiftClock(stepMs: number): void {
    this.#lastAct.forget();
    this.ledger.shiftClock(stepMs, this.#options.clock());
    this.#options.client?.shiftClock(stepMs);
    this.#options.onChange();
    this.refresh();
  }

  /** Writes what answers an absence of a timer's as one transaction. The answer names what takes it back. */
  answerIdle(
    entry: TimeEntry,
    planned: Result<readonly PlannedOperation[]>,
  ): Result<{ readonly undoId: string | null }> {
    if (!planned.ok) return planned;
    this.#lastAct.carryOut('idle', planned.value, entry);
    this.#changed();
    return ok({ undoId: this.#lastAct.undoable?.id ?? null });
  }

  act(cause: Cause): Act {
    return { at: this.#options.clock(), cause };
  }

  begin(): void {
    this.#sync.kick();
  }

  glance(): void {
    this.#sync.glance();
  }

  refresh(): void {
    this.#sync.refresh();
  }

  /** Nothing more is sent or read; what is done is still written down. Resolves when the request under way has ended. */
  async endSync(): Promise<void> {
    await this.#sync.close();
  }

  async close(): Promise<void> {
    await this.endSync();
    this.ledger.close();
  }

  readonly #findProject = (projectId: string): Project | null => this.#projects.get(projectId) ?? null;

  #commit<T>(what: UndoableAct, planned: Result<readonly PlannedOperation[]>, answer: T): Result<T> {
    if (!planned.ok) return planned;
    if (planned.value.length > 0) {
      this.#lastAct.carryOut(what, planned.value);
      this.#changed();
    }
    return ok(answer);
  }

  #changed(): void {
    this.#options.onChange();
    this.#sync.kick();
  }

  #adoptFacts(facts: AccountFacts): void {
    this.#facts = facts;
    this.ledger.setFact(FACTS, JSON.stringify(facts));
    this.#options.onChange();
  }

  #adoptProjects(projects: readonly Project[]): void {
    this.ledger.setFact(PROJECTS, JSON.stringify(projects));
    this.#setProjects(projects);
    this.#options.onChange();
  }

  #setProjects(projects: readonly Project[]): void {
    this.#projects = new Map(projects.map((project) => [project.id, project]));
    this.#catalogueRevision += 1;
  }
}

/** Why not everything is sent and fresh, in words. */
function troubleWith(kind: KeitoErrorKind): string {
  switch (kind) {
    case 'offline':
    case 'timeout':
      return m.main_sync_offline();
    case 'rate-limited':
      return m.main_sync_rate_limited();
    case 'forbidden':
      return m.main_sync_forbidden();
    default:
      return m.main_sync_server();
  }
}
