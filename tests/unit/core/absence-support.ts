import {
  PRESENT,
  spansOn,
  type Absence,
  type AbsenceContext,
  type AbsenceEvent,
  type AbsenceState,
  type AwayKind,
} from '../../../src/main/core/absence';
import { step } from '../../../src/main/core/absence-machine';
import type { TimeEntry } from '../../../src/shared/model';
import { counter, entry, NINE, SECOND } from './support';

export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const THRESHOLD = 300;
export const ASK = { idle: 'ask', lock: 'ask', sleep: 'ask', shutdown: 'ask' } as const;

/** UTC ms of so many seconds after nine. */
export const at = (seconds: number): number => NINE + seconds * SECOND;
export const RUNNING = entry({ startedAt: NINE });

/** Seconds after nine. */
type Spans = readonly (readonly [number, number])[];

/** A question about these spans. */
export const question = (spans: Spans, over: Partial<Absence> = {}): Absence => ({
  ...{ id: 'q1', entryId: RUNNING.id, kind: 'away', policy: 'ask', cause: 'idle' },
  spans: spans.map(([from, to]) => ({ from: at(from), to: at(to) })),
  ...over,
});

/** A computer with a timer and somebody who sits at it or does not. Times are seconds after nine. */
export class Desk {
  state: AbsenceState;
  running: TimeEntry | null = RUNNING;
  threshold = THRESHOLD;
  policies: AbsenceContext['policies'] = ASK;
  zone = 'UTC';
  longHours = 10;
  /** The last input; null where this computer cannot tell. */
  lastInput: number | null = 0;
  readonly #newId = counter('q');

  constructor(state: AbsenceState = PRESENT) {
    this.state = state;
  }

  get question(): Absence | null {
    return this.state.question;
  }

  /** What is asked about of the timer, in seconds after nine; null: nothing is asked. */
  get spans(): Spans | null {
    const { question: asked } = this.state;
    if (!asked || !this.running) return null;
    return spansOn(asked, this.running).map(({ from, to }) => [(from - NINE) / SECOND, (to - NINE) / SECOND]);
  }

  /** Somebody touches something, and a look follows. */
  touch(now: number): this {
    this.lastInput = now;
    return this.tell('look', now);
  }

  look(now: number): this {
    return this.tell('look', now);
  }

  tell(
    kind: Exclude<AbsenceEvent['kind'], 'clock' | 'gap' | 'start'>,
    now: number,
    lastInput = this.lastInput,
  ): this {
    this.lastInput = lastInput;
    return this.step({ kind, ...this.#reading(now) });
  }

  /** The app begins. `lastInUse`: seconds after nine. */
  start(now: number, lastInUse: number | null): this {
    return this.step({
      kind: 'start',
      lastInUse: lastInUse === null ? null : at(lastInUse),
      ...this.#reading(now),
    });
  }

  /** The computer stood still since its last look. */
  gap(now: number, known: number): this {
    return this.step({ kind: 'gap', lastInput: at(known), ...this.#reading(now) });
  }

  clock(seconds: number): this {
    return this.step({ kind: 'clock', stepMs: seconds * SECOND });
  }

  step(event: AbsenceEvent): this {
    const { running, threshold: thresholdSeconds, policies, zone, longHours } = this;
    this.state = step(this.state, event, {
      ...{ running, thresholdSeconds, policies, zone, longHours, newId: this.#newId },
    });
    return this;
  }

  #reading(now: number): { at: number; idleSeconds: number | null } {
    const { lastInput } = this;
    return { at: at(now), idleSeconds: lastInput === null ? null : Math.floor(now - lastInput) };
  }
}

export const gone = (
  since: number,
  kinds: readonly AwayKind[] = ['idle'],
  earliest = since,
): AbsenceState => ({
  ...PRESENT,
  gone: { since: at(since), kinds, earliest: at(earliest) },
});
