import type { IdleAnswer } from '../shared/inputs';
import { fail, ok, type Result } from '../shared/result';
import type { Cause, EntryId } from '../shared/model';
import * as m from '../shared/i18n/messages';
import { AbsenceMemory } from './absence-memory';
import {
  isWatched,
  type Absence,
  type AbsenceContext,
  type AbsenceEvent,
  type AbsencePolicy,
  type AbsenceState,
  type AwayKind,
  type Reading,
  type Span,
} from './core/absence';
import { step } from './core/absence-machine';
import { planIdleAnswer, settleBy } from './core/idle-policy';
import { knownAt, restMs } from './core/looks';
import type { Clock, NewId } from './core/ports';
import type { Schedule } from './sync/sync';
import type { Workspace } from './workspace';

/** What can be chosen about absences. */
export interface IdleChoices {
  /** 0: off. */
  readonly thresholdSeconds: number;
  readonly policies: Readonly<Record<AwayKind, AbsencePolicy>>;
  /** Hours from which on a timer that ran over an absence was forgotten. */
  readonly longHours: number;
}

export interface IdleWatchOptions {
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly schedule: Schedule;
  /** Whole seconds since the last input; null where nobody can tell, or not without waiting. */
  readonly idleSeconds: () => number | null;
  /** Does the work once `idleSeconds` is a reading of now: at once where that can be asked at any time; in order. */
  readonly fresh: (work: () => void) => void;
  readonly choices: () => IdleChoices;
  /** A question opened, changed or went away. */
  readonly onQuestion: (absence: Absence | null) => void;
  /** An absence was left out without an answer, because the timer was stopped or switched. */
  readonly onLeftOut: (absence: Absence) => void;
  /** What was chosen beforehand was carried out without asking. */
  readonly onSettled: (absence: Absence, policy: 'stop' | 'keep') => void;
  /** At a look somebody is there, a timer runs and nothing is asked. UTC ms of the last input; now where nobody can tell. */
  readonly onSeen: (lastInput: number) => void;
}

/** What the computer announces of who is there. */
export type PresenceEvent = 'suspend' | 'resume' | 'lock' | 'unlock' | 'user-left' | 'user-back' | 'shutdown';

/** Somebody is at the computer again. */
export const isReturn = (event: PresenceEvent): boolean =>
  event === 'resume' || event === 'unlock' || event === 'user-back';

/** So much later than it was due is no busy computer, but one that stood still. */
const STOOD_STILL_MS = 60_000;
/** A reading that took so long came after the sleep that it was asked for. */
const LATE_MS = 5_000;

/**
 * Watches for time without anybody while a timer runs, and keeps the question about it on disk until it is answered.
 * Nothing is polled while nothing runs, nor asleep.
 */
export class IdleWatch {
  readonly #options: IdleWatchOptions;
  readonly #memory: AbsenceMemory;
  #state: AbsenceState;
  #cancel: () => void = () => undefined;
  #isClosed = false;
  /** By how much the clock was set so far: what is told may wait for a reading meanwhile. */
  #setBy = 0;
  /** The last look at somebody's timer: by when the next one was due, and what was known of the last input. */
  #last: { readonly dueAt: number; readonly lastInput: number } | null = null;
  /** The last question that was answered, or whose timer ended, and what takes that back; it outlives what can be taken back. */
  #answered: { readonly absence: Absence; readonly undoId: string | null } | null = null;

  constructor(options: IdleWatchOptions) {
    this.#options = options;
    this.#memory = new AbsenceMemory(options.workspace.ledger);
    this.#state = this.#memory.read();
    this.#fresh(() => {
      const reading = this.#reading();
      this.#step({ kind: 'start', lastInUse: this.#memory.lastInUse, ...reading });
      this.#noteUse(reading);
      this.#rest();
    });
  }

  /** The open question, if any. */
  get absence(): Absence | null {
    return this.#state.question;
  }

  /** Whether it is known that nobody is there. */
  get isAway(): boolean {
    return this.#state.gone !== null || this.#state.barriers.length > 0;
  }

  /** Takes a reading now: at start, after every change of the timer or the threshold, and by the clock. */
  look(): void {
    this.#fresh(() => {
      this.#look('look');
      this.#rest();
    });
  }

  /** The computer said something of who is there. */
  tell(kind: PresenceEvent): void {
    const then = knownAt(this.#options.clock(), this.#last?.lastInput);
    const setBefore = this.#setBy;
    const tell = (): void => {
      const now = this.#reading();
      const at = then.at + this.#setBy - setBefore;
      const reading = now.at - at < LATE_MS ? now : { ...then, at };
      // Woken from a sleep without a word, a computer may say the next thing before the look that was due.
      this.#stoodStill(reading);
      this.#step({ kind, ...reading });
      // The app may end before the next look: what was kept of an absence must not be dated into it once more.
      if (isReturn(kind)) this.#noteUse(reading);
      this.#rest();
    };
    // A computer that goes off waits for no reading.
    return kind === 'shutdown' ? tell() : this.#fresh(tell);
  }

  /** Carries an answer out as one transaction; a refused one leaves the question open. */
  answer(questionId: string, answer: IdleAnswer, cause: Cause): Result<null> {
    const { absence } = this;
    if (absence?.id !== questionId) return fail('nothing-to-do', m.main_idle_gone());
    return this.#answer(absence, absence.spans, answer, cause);
  }

  /** `spans`: what the answer is about of the question. */
  #answer(absence: Absence, spans: readonly Span[], answer: IdleAnswer, cause: Cause): Result<null> {
    const { workspace, newId } = this.#options;
    const entry = workspace.ledger.entry(absence.entryId)?.view;
    if (!entry) {
      this.#ask(null);
      return fail('nothing-to-do', m.main_idle_gone());
    }
    const asked = { ...absence, spans };
    const others = workspace.ledger.allRunning().filter(({ id }) => id !== entry.id);
    const act = workspace.act(cause);
    const planned = planIdleAnswer(workspace.context, entry, others, asked, answer, act, newId);
    if (!planned.ok) return planned;
    this.#answered = { absence, undoId: workspace.entries.carryOut('idle', entry, planned.value).undoId };
    this.#ask(null);
    return ok(null);
  }

  /** An act about the timer `entryId` was taken back: if it had ended a question, that is open again. */
  undone(undoId: string, entryId: EntryId): void {
    const answered = this.#answered;
    if (answered?.undoId !== undoId) return;
    // The act may have been another one, and the timer have ended elsewhere meanwhile.
    if (this.#running?.id !== entryId) return;
    this.#ask({ ...answered.absence, entryId, policy: 'ask' });
    this.look();
  }

  /** An entry goes on under another id: so does the question about it. */
  replaced(entryId: EntryId, by: EntryId): void {
    const { absence } = this;
    if (absence?.entryId === entryId) this.#ask({ ...absence, entryId: by });
  }

  /**
   * The timer is stopped or switched while a question is open: the time away is set aside, so it is left out, and what
   * was worked since the return is kept. Call it before the stop or switch. `stopped`: nothing was worked since, and
   * the timer has ended where the absence began; others that run beside it have not. `until` (UTC ms): a switch as of then; what lies after it is not the
   * timer's any more.
   */
  settleBeforeStop(until?: number): Result<'stopped' | 'as-it-was'> {
    // Whoever comes back and stops at once is quicker than the clock: see the return first.
    this.#look('act');
    this.#fresh(() => this.#rest());
    const { absence } = this;
    const running = this.#running;
    const settlement = absence && running && settleBy(absence, running, until ?? this.#options.clock());
    if (!settlement) return ok('as-it-was');
    const { spans, answer } = settlement;
    const settled = this.#answer(absence, spans, answer, 'idle');
    if (!settled.ok) return settled;
    this.#options.onLeftOut({ ...absence, spans });
    return ok(answer.kind === 'stop' ? 'stopped' : 'as-it-was');
  }

  /** The computer's clock was set by `stepMs`: an absence has lasted as long as before, whatever can be written down. */
  shiftClock(stepMs: number): void {
    this.#last = null;
    this.#setBy += stepMs;
    try {
      if (this.#memory.lastInUse !== null) this.#memory.lastInUse += stepMs;
    } finally {
      this.#step({ kind: 'clock', stepMs });
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel();
  }

  /** While nobody is watched no reading is needed, and none is asked for. */
  #fresh(work: () => void): void {
    if (!isWatched(this.#running)) return work();
    this.#options.fresh(() => {
      if (!this.#isClosed) work();
    });
  }

  /** One look, and the gap before it where the computer stood still without a word. */
  #look(kind: 'look' | 'act'): void {
    const reading = this.#reading();
    this.#stoodStill(reading);
    this.#step({ kind, ...reading });
    this.#noteUse(reading);
    if (!this.isAway && this.#state.question === null && isWatched(this.#running))
      this.#options.onSeen(reading.at - (reading.idleSeconds ?? 0) * 1000);
  }

  /** The gap before a reading, if a look was due long before it. */
  #stoodStill(reading: Reading): void {
    const last = this.#last;
    if (last && reading.at - last.dueAt >= STOOD_STILL_MS)
      this.#step({ kind: 'gap', lastInput: last.lastInput, ...reading });
  }

  #reading(): Reading {
    const { clock, idleSeconds } = this.#options;
    // The clock first: it tells of having been set before anything is measured by it.
    const at = clock();
    return { at, idleSeconds: isWatched(this.#running) ? idleSeconds() : null };
  }

  get #running(): AbsenceContext['running'] {
    return this.#options.workspace.running();
  }

  #step(event: AbsenceEvent): void {
    const { workspace, newId, choices } = this.#options;
    const context = { ...choices(), running: this.#running, zone: workspace.zone, newId };
    const { absence } = this;
    this.#become(step(this.#state, event, context));
    // Its timer has ended: where that can be taken back, the question comes back with it.
    if (absence && !this.absence)
      this.#answered = { absence, undoId: workspace.entries.undoable?.id ?? null };
    this.#settle();
  }

  /** What was chosen beforehand is carried out at once; where that is refused, the person decides. */
  #settle(): void {
    const { absence } = this;
    if (!absence || absence.policy === 'ask') return;
    const { policy } = absence;
    if (this.answer(absence.id, { kind: policy }, 'idle').ok) this.#options.onSettled(absence, policy);
    else this.#ask({ ...absence, policy: 'ask' });
  }

  /**
   * To the minute, at once with a timer that began since, and only while somebody is there: what a crash or a power cut
   * is dated by.
   */
  #noteUse({ at, idleSeconds }: Reading): void {
    const running = this.#running;
    if (this.#state.gone !== null || !isWatched(running)) return;
    const seen = at - (idleSeconds ?? 0) * 1000;
    const noted = this.#memory.lastInUse;
    const begin = running.startedAt ?? seen;
    const isOfOneBefore = noted !== null && noted < begin && begin <= seen;
    if (noted === null || isOfOneBefore || Math.abs(seen - noted) >= 60_000) this.#memory.lastInUse = seen;
  }

  readonly #ask = (question: Absence | null): void => this.#become({ ...this.#state, question });

  /** An absence is kept on disk from its begin on: it lasts over a shutdown, a crash and a quit. */
  #become(next: AbsenceState): void {
    const before = this.#state.question;
    if (next === this.#state) return;
    this.#state = next;
    this.#memory.write(next);
    const isAsked = next.question === null || next.question.policy === 'ask';
    if (before !== next.question && isAsked) this.#options.onQuestion(next.question);
  }

  #rest(): void {
    this.#cancel();
    this.#last = null;
    if (!isWatched(this.#running) || this.#state.barriers.includes('asleep')) return;
    const { at, idleSeconds } = this.#reading();
    const rest = restMs(this.#state, this.#options.choices().thresholdSeconds, idleSeconds);
    this.#last = { dueAt: at + rest, lastInput: at - (idleSeconds ?? 0) * 1000 };
    this.#cancel = this.#options.schedule(rest, () => this.look());
  }
}
