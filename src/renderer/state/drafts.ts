import { on } from 'svelte/events';
import { RENEWAL_EVENT } from '../../shared/renewal';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Knows whether the page holds something half typed, and keeps the window from being made anew as long as it does. */
export class Drafts {
  readonly #isUntouched: () => boolean;
  readonly #typedInto = new Set<Field>();

  /** @param isUntouched whether nothing is typed in what outlives its view, such as the quick entry */
  constructor(isUntouched: () => boolean) {
    this.#isUntouched = isUntouched;
  }

  /** Begins to watch; the answer ends it. */
  watch(): () => void {
    const stopTyped = on(document, 'input', ({ target }) => {
      if (isField(target)) this.#typedInto.add(target);
    });
    const keep = (event: Event): void => {
      if (this.#isHeld()) event.preventDefault();
    };
    window.addEventListener(RENEWAL_EVENT, keep);
    return () => {
      stopTyped();
      window.removeEventListener(RENEWAL_EVENT, keep);
    };
  }

  #isHeld(): boolean {
    for (const field of this.#typedInto) if (!field.isConnected) this.#typedInto.delete(field);
    return !this.#isUntouched() || [...this.#typedInto].some(({ value }) => value !== '');
  }
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
