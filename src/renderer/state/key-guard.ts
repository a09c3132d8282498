import { READING_MS } from '../lib/too-soon';

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

/** What the person was doing as the prompt came up; nothing where they had asked for it. */
export type Beforehand = 'typing' | 'something' | 'nothing';

/**
 * Keeps keys that were meant for what the prompt just covered from answering the prompt: nobody has read it yet. One is
 * swallowed, and so is what follows until the keyboard was still for a second; that long it must be in the middle of typing.
 */
export class KeyGuard {
  readonly #clock: () => number;
  #openAt: number | null;

  /** @param clock UTC ms */
  constructor(clock: () => number, beforehand: Beforehand) {
    this.#clock = clock;
    const waits = { typing: QUIET_MS, something: READING_MS, nothing: null }[beforehand];
    this.#openAt = waits === null ? null : clock() + waits;
  }

  /** To be asked once for each key. */
  swallows(): boolean {
    if (this.#openAt === null) return false;
    const now = this.#clock();
    if (now >= this.#openAt) {
      this.#openAt = null;
      return false;
    }
    this.#openAt = now + QUIET_MS;
    return true;
  }
}
