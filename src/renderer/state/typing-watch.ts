type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Knows whether a field holds something that was typed since the cursor came into it: its own undo comes first then. */
export class TypingWatch {
  #field: TextField | null = null;
  #before = '';

  /** The cursor came here; into the same field it comes back, with what was typed there before. */
  entered(target: EventTarget | null): void {
    if (target === this.#field) return;
    this.#field = isTextField(target) ? target : null;
    this.#before = this.#field?.value ?? '';
  }

  hasTyped(target: EventTarget | null): boolean {
    // A part of a date does not tell what it was before.
    if (target instanceof Element && target.role === 'spinbutton') return true;
    if (!isTextField(target)) return false;
    return target !== this.#field || target.value !== this.#before;
  }
}

function isTextField(target: EventTarget | null): target is TextField {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
