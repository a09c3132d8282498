import { secondsAt } from '../shared/durations';
import type { TimeEntry } from '../shared/model';
import { midnightsBetween, planNewDays } from './core/midnight';
import type { Clock, NewId } from './core/ports';
import type { Preferences } from '../shared/settings';
import type { Workspace } from './workspace';

export interface TimerGuardOptions {
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly choices: () => Preferences['timers'];
  /** The timer went on in an entry of the new day. */
  readonly onNewDay: () => void;
  /** A timer has run for longer than is usual. Once for each. */
  readonly onLong: (timer: TimeEntry, hours: number) => void;
}

/** The last midnight (UTC ms) at which a timer was divided: one that was taken back is not done again. */
const NEW_DAY = 'new-day';
/** Two midnights are never as near as this; one of a clock that was put right since may be, ms. */
const SAME_MIDNIGHT_MS = 10 * 60_000;
/** The timer that was said to run for long. */
const TOLD_LONG = 'told-long';

/** Looks after a timer that runs for long while somebody is there: over midnight, and past the hours that anybody means. */
export class TimerGuard {
  readonly #options: TimerGuardOptions;

  constructor(options: TimerGuardOptions) {
    this.#options = options;
  }

  /** Somebody is there with a timer that runs, and nothing is asked; `lastInput`: UTC ms. */
  seen(lastInput: number): void {
    this.#atMidnight(lastInput);
    this.#afterHours();
  }

  /** The clock was set: a midnight that only the one before had is none, and the true one is still to come. */
  shiftClock(stepMs: number): void {
    const { ledger } = this.#options.workspace;
    const done = ledger.fact(NEW_DAY);
    if (done !== null) ledger.setFact(NEW_DAY, String(Number(done) + stepMs));
  }

  /** The day changed for the timer only with an input in the new one: over an absence the person decides. */
  #atMidnight(lastInput: number): void {
    const { workspace, choices, newId, onNewDay } = this.#options;
    const running = workspace.running();
    const begun = running?.startedAt ?? null;
    if (!running || begun === null || choices().midnight !== 'new-entry') return;
    const done = Number(workspace.ledger.fact(NEW_DAY) ?? 0);
    const midnights = midnightsBetween(workspace.zone, begun, lastInput);
    const last = midnights.at(-1);
    if (last === undefined || last - done < SAME_MIDNIGHT_MS) return;
    const planned = planNewDays(workspace.context, running, midnights, workspace.act('midnight'), newId);
    workspace.entries.carryOut('split', running, planned);
    workspace.ledger.setFact(NEW_DAY, String(last));
    onNewDay();
  }

  #afterHours(): void {
    const { workspace, clock, choices, onLong } = this.#options;
    const { longHours } = choices();
    const running = workspace.running();
    if (!running || longHours === 0 || secondsAt(running, clock()) < longHours * 3_600) return;
    if (workspace.ledger.fact(TOLD_LONG) === running.id) return;
    workspace.ledger.setFact(TOLD_LONG, running.id);
    onLong(running, longHours);
  }
}
