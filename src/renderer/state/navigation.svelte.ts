export type View = 'today' | 'settings' | 'sign-in';

/** Which view is shown, and whether the sheet of keys lies over it. */
export class Navigation {
  #view = $state.raw<View>('today');
  isKeysSheetOpen = $state(false);
  /** Counts the wishes for the cursor to be in the quick entry; the entry focuses itself at each. */
  #entryFocus = $state(0);

  get view(): View {
    return this.#view;
  }

  get entryFocus(): number {
    return this.#entryFocus;
  }

  go(view: View): void {
    this.#view = view;
  }

  focusQuickEntry(): void {
    this.#view = 'today';
    this.#entryFocus += 1;
  }
}
