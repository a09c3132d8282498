import { on } from 'svelte/events';
import { createSubscriber } from 'svelte/reactivity';

const SECOND = 1000;
/** A timer may fire a little early; without this the same second would be shown twice and the next one skipped. */
const EARLY_MS = 20;

/** A now that moves on every whole second, but only while something on a visible page reads it. */
export class TickingClock {
  readonly #clock: () => number;
  readonly #subscribe: () => void;

  /** @param clock UTC ms */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.#subscribe = createSubscriber((update) => this.#run(update));
  }

  /** UTC ms, cut to the whole second. */
  get now(): number {
    this.#subscribe();
    return Math.floor((this.#clock() + EARLY_MS) / SECOND) * SECOND;
  }

  /** UTC ms at this very moment, for a single reading that must not tick. */
  read(): number {
    return this.#clock();
  }

  #run(update: () => void): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = (): void => {
      update();
      schedule();
    };
    const schedule = (): void => {
      timer = setTimeout(tick, SECOND - (this.#clock() % SECOND));
    };
    const followVisibility = (): void => {
      clearTimeout(timer);
      if (!document.hidden) tick();
    };
    const stopFollowing = on(document, 'visibilitychange', followVisibility);
    if (!document.hidden) schedule();
    return () => {
      clearTimeout(timer);
      stopFollowing();
    };
  }
}
