const QUIET_MS = 1000;
/** How long whoever brings the cursor into the line may take to begin to type. */
const AIMED_MS = 1500;

/** Whether the cursor is in a field that holds something: the person may be in the middle of a word. */
export function isTypingAside(active: Element | null): boolean {
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return active.value !== '';
  return false;
}

/** Knows whether the cursor was brought into the line a moment ago: what is typed next is meant for the line. */
export class LineAim {
  readonly #clock: () => number;
  #at = Number.NEGATIVE_INFINITY;

  /** @param clock UTC ms */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** The cursor is brought into the line. */
  note(): void {
    this.#at = this.#clock();
  }

  get isFresh(): boolean {
    return this.#clock() - this.#at < AIMED_MS;
  }
}

/**
 * Keeps keys that were meant for the field that the prompt just covered from answering the prompt: they are swallowed
 * until the keyboard was still for a second.
 */
export class KeyGuard {
  readonly #clock: () => number;
  #lastKey: number | null;

  /** @param clock UTC ms */
  constructor(clock: () => number, isOn: boolean) {
    this.#clock = clock;
    this.#lastKey = isOn ? clock() : null;
  }

  /** To be asked once for each key. */
  swallows(): boolean {
    if (this.#lastKey === null) return false;
    const now = this.#clock();
    if (now - this.#lastKey >= QUIET_MS) {
      this.#lastKey = null;
      return false;
    }
    this.#lastKey = now;
    return true;
  }
}
