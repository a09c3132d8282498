import type { Notice } from '../shared/snapshot';

/** Told anew for each snapshot: the language may have changed since. */
type Told = Omit<Notice, 'text'> & { readonly text: () => string };

/** Things to tell once, until they are dismissed. */
export class Notices {
  readonly #onChange: () => void;
  #list: readonly Told[] = [];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get list(): readonly Notice[] {
    return this.#list.map(({ id, level, text }) => ({ id, level, text: text() }));
  }

  /** The same id again replaces what was said before. */
  add(id: string, level: Notice['level'], text: () => string): void {
    this.#list = [...this.#list.filter((notice) => notice.id !== id), { id, level, text }];
    this.#onChange();
  }

  remove(id: string): void {
    this.#list = this.#list.filter((notice) => notice.id !== id);
    this.#onChange();
  }
}
