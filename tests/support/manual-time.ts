/** Takes back what {@link ManualTimers.schedule} was asked for. */
type Cancel = () => void;

interface Timer {
  at: number;
  readonly work: () => void;
}

/** Timers of one part of the app, on a {@link ManualTime}. */
export interface ManualTimers {
  readonly schedule: (ms: number, work: () => void) => Cancel;
  /** How many are set and not yet due. */
  readonly pending: number;
  /** When the next one is due, in ms from now; null when none is set. */
  readonly nextInMs: number | null;
}

/** A clock that stands still until a test moves it, and timers that run when it does. UTC ms. */
export class ManualTime {
  #now: number;
  readonly #groups: Set<Timer>[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  readonly clock = (): number => this.#now;

  timers(): ManualTimers {
    const group = new Set<Timer>();
    this.#groups.push(group);
    const nextInMs = (): number | null =>
      group.size === 0 ? null : Math.min(...[...group].map(({ at }) => at)) - this.#now;
    return {
      schedule: (ms, work) => {
        const timer: Timer = { at: this.#now + ms, work };
        group.add(timer);
        return () => void group.delete(timer);
      },
      get pending() {
        return group.size;
      },
      get nextInMs() {
        return nextInMs();
      },
    };
  }

  /** Moves the clock, running what is due on the way, each at its own time. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#groups
        .flatMap((group) => [...group].map((timer) => ({ group, timer })))
        .filter(({ timer }) => timer.at <= end)
        .sort((a, b) => a.timer.at - b.timer.at)[0];
      if (!due) break;
      due.group.delete(due.timer);
      this.#now = Math.max(this.#now, due.timer.at);
      due.timer.work();
    }
    this.#now = end;
  }

  /** The computer sleeps without a word: its clock goes on, its timers stand still and need as long as before. */
  leap(ms: number): void {
    this.#now += ms;
    for (const timer of this.#groups.flatMap((group) => [...group])) timer.at += ms;
  }
}

const MOST_TURNS = 20_000;

/** Lets the event loop turn until the condition holds; fails loudly when it never does. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    if (holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`It never came to this: ${what}`);
}
