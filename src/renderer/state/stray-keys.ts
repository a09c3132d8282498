import { isTyping } from '../lib/keys';
import { isTooSoon } from '../lib/too-soon';
import { isTypingAside, KeyGuard } from './key-guard';

/** What a button, a row or the line takes for an act. */
const ACTS: ReadonlySet<string> = new Set(['Enter', ' ', 'Backspace', 'Delete']);
/** With these somebody is done with a field: what they type next is not the rest of it. */
const LEAVES: ReadonlySet<string> = new Set(['Enter', 'Escape']);

/**
 * Keys on their way to something that went away under them: it was done, or somebody did something elsewhere. Whatever has
 * the focus now must not take them for its own.
 */
export class StrayKeys {
  readonly #clock: () => number;
  #lastKey: string | null = null;
  #isPointing = false;
  #movedAt: number | null = null;
  #escapedAt: number | null = null;
  #guard: KeyGuard | null = null;

  /** @param clock UTC ms */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** The focus has come elsewhere, and nobody led it there. `lost` had it before. */
  moved(lost: Element | null): void {
    const isMidWord = isTypingAside(lost) && !LEAVES.has(this.#lastKey ?? '');
    this.#guard = isMidWord ? new KeyGuard(this.#clock, 'typing') : null;
    // Whose hand is on the mouse has no key on its way, nor is one after the Esc that gave something up just now.
    if (!this.#isPointing && !isTooSoon(this.#escapedAt, this.#clock())) this.#movedAt = this.#clock();
  }

  /** The person shows with the mouse where they go on. */
  pointed(): void {
    this.#isPointing = true;
    this.led();
  }

  /** The person goes on where the focus is. */
  led(): void {
    this.#movedAt = null;
    this.#guard = null;
  }

  /** To be asked once for each key, before anything takes it. */
  swallows({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    this.#lastKey = key;
    this.#isPointing = false;
    const isAct = ACTS.has(key);
    this.#escapedAt = key === 'Escape' ? this.#clock() : null;
    // AltGr, which writes, is both Ctrl and Alt. What would take back a word takes back no act.
    const isCommand = (ctrlKey || metaKey) && !altKey && key.toLowerCase() !== 'z';
    // What only moves about does no harm, and a command that leads elsewhere is no rest of a word.
    if ((isAct || (key.length === 1 && !isCommand)) && this.#guard?.swallows()) return true;
    if (isTooSoon(this.#movedAt, this.#clock()) && isAct && (key === 'Enter' || !isTyping(target)))
      return true;
    this.#movedAt = null;
    return false;
  }
}
