const QUIET_MS = 1000;

/** Whether the cursor is in a field that holds something: the person may be in the middle of a word. */
export function isTypingAside(active: Element | null): boolean {
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return active.value !== '';
  return false;
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
