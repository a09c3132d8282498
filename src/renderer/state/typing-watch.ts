type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Knows whether something was typed into a field since the cursor came into it: its own undo comes first then. */
export class TypingWatch {
  #field: TextField | null = null;
  #hasTyped = false;

  /** The cursor came here; into the same field it comes back, with what was typed there before. */
  entered(target: EventTarget | null): void {
    if (target === this.#field) return;
    this.#field = isTextField(target) ? target : null;
    this.#hasTyped = false;
  }

  typed(target: EventTarget | null): void {
    if (target === this.#field) this.#hasTyped = true;
  }

  /**
   * What was typed here is being carried out. To be called once the field is as new: there is nothing left in it to take
   * back then, whatever is typed elsewhere by now.
   */
  carryOut(): () => void {
    const field = this.#field;
    return () => {
      if (this.#field === field) this.#hasTyped = false;
    };
  }

  hasTyped(target: EventTarget | null): boolean {
    // A part of a date does not tell what it was before.
    if (target instanceof Element && target.role === 'spinbutton') return true;
    return isTextField(target) && (target !== this.#field || this.#hasTyped);
  }
}

function isTextField(target: EventTarget | null): target is TextField {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
