import type { Absence } from './core/absence';
import type { Schedule } from './sync/sync';

export interface IdleQuestionOptions {
  readonly schedule: Schedule;
  readonly absence: () => Absence | null;
  /** Brings the window up with the question, without taking the keyboard from what is being typed. */
  readonly show: () => void;
  readonly hide: () => void;
  readonly onChange: () => void;
}

const ASK_AGAIN_MS = 5 * 60_000;

/** Brings the question about time away before the person, and again after they put it off. */
export class IdleQuestion {
  readonly #options: IdleQuestionOptions;
  #cancel: () => void = () => undefined;

  constructor(options: IdleQuestionOptions) {
    this.#options = options;
  }

  /** The question opened, changed or went away. */
  changed(absence: Absence | null): void {
    this.#cancel();
    if (absence) this.#options.show();
    this.#options.onChange();
  }

  postpone(): void {
    const { schedule, absence, show, hide } = this.#options;
    hide();
    this.#cancel();
    this.#cancel = schedule(ASK_AGAIN_MS, () => {
      if (absence()) show();
    });
  }

  close(): void {
    this.#cancel();
  }
}
