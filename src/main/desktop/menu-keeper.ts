/** A menu that can be put into the tray. */
export interface MenuKeeperOptions<Item, Menu> {
  /** Makes a menu of items; `onOpen` and `onClose` are called when it opens and closes, where the system tells. */
  readonly make: (items: readonly Item[], onOpen: () => void, onClose: () => void) => Menu;
  readonly put: (menu: Menu) => void;
}

/**
 * The menu that a panel opens by itself. It is made anew only when its items changed, and not while it is open: another
 * menu would close it under the pointer.
 */
export class MenuKeeper<Item, Menu> {
  readonly #options: MenuKeeperOptions<Item, Menu>;
  #wanted: readonly Item[] = [];
  #shown = '';
  #isOpen = false;

  constructor(options: MenuKeeperOptions<Item, Menu>) {
    this.#options = options;
  }

  show(items: readonly Item[]): void {
    this.#wanted = items;
    if (!this.#isOpen) this.#put();
  }

  #put(): void {
    const items = JSON.stringify(this.#wanted);
    if (items === this.#shown) return;
    this.#shown = items;
    const menu = this.#options.make(
      this.#wanted,
      () => (this.#isOpen = true),
      () => {
        this.#isOpen = false;
        this.#put();
      },
    );
    this.#options.put(menu);
  }
}
