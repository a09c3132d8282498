import type { Notice } from '../shared/snapshot';

/** Things to tell once, until they are dismissed. */
export class Notices {
  readonly #onChange: () => void;
  #list: readonly Notice[] = [];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get list(): readonly Notice[] {
    return this.#list;
  }

  /** The same id again replaces what was said before. */
  add(id: string, level: Notice['level'], text: string): void {
    this.#list = [...this.#list.filter((notice) => notice.id !== id), { id, level, text }];
    this.#onChange();
  }

  remove(id: string): void {
    this.#list = this.#list.filter((notice) => notice.id !== id);
    this.#onChange();
  }
}
