/**
 * Whoever works with the keys must never stand nowhere: when what has the focus goes away, goes to another place of the
 * page or comes back from being disabled, the focus is given a place. Components that know a better one go first: this
 * waits until they are done.
 */
export class FocusKeeper {
  readonly #fallBack: (lost: HTMLElement) => void;
  #last: HTMLElement | null = null;
  #isDisabled = false;
  /** Whether it was taken out of the page: also what is only put elsewhere is, and the focus stays behind then. */
  #wasOut = false;
  #isDue = false;

  /** @param fallBack gives the focus to what is always there, instead of what was `lost` */
  constructor(fallBack: (lost: HTMLElement) => void) {
    this.#fallBack = fallBack;
  }

  /** Begins to watch; the answer ends it. */
  watch(): () => void {
    const entered = ({ target }: FocusEvent): void => {
      this.#last = target instanceof HTMLElement ? target : null;
      this.#isDisabled = false;
      this.#wasOut = false;
    };
    const left = (): void => this.#checkSoon();
    const changes = new MutationObserver((records) => {
      const last = this.#last;
      if (last?.matches(':disabled')) this.#isDisabled = true;
      this.#wasOut ||= records.some(({ removedNodes }) =>
        [...removedNodes].some((out) => out.contains(last)),
      );
      this.#checkSoon();
    });
    document.addEventListener('focusin', entered);
    document.addEventListener('focusout', left);
    changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', entered);
      document.removeEventListener('focusout', left);
      changes.disconnect();
    };
  }

  #checkSoon(): void {
    if (this.#isDue || this.#last === null) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      this.#check();
    });
  }

  #check(): void {
    const last = this.#last;
    if (last === null || document.activeElement !== document.body) return;
    if (last.isConnected && last.matches(':disabled')) return;
    const isBack = last.isConnected && (this.#isDisabled || this.#wasOut);
    // A click beside everything takes the focus away on purpose.
    const isLost = !last.isConnected;
    this.#last = null;
    this.#isDisabled = false;
    this.#wasOut = false;
    if (isBack) last.focus();
    else if (isLost) this.#fallBack(last);
  }
}
