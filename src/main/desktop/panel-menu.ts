import type { TrayItem } from './tray-menu';

/** So long an Undo that is over may stay in the panel's menu, ms: nobody has a menu open for longer. */
const OVER_MS = 30_000;

/**
 * The menu that a panel on Linux has. Another one in its place closes it where it is open, and the panel tells nobody
 * whether it is: so one is not replaced at once for nothing but an Undo that has run out.
 */
export class PanelMenu {
  #items: readonly TrayItem[] | null = null;
  #overSince: number | null = null;

  /** How long the menu may stay for these items at this instant (UTC ms), in ms; 0: not at all; null: for good. */
  rest(items: readonly TrayItem[], now: number): number | null {
    const shown = this.#items;
    const isSame = shown !== null && areSame(items, shown);
    const isOver = !isSame && shown !== null && areSame(items, shown.filter(isNoUndo));
    this.#overSince = isOver ? (this.#overSince ?? now) : null;
    const left = this.#overSince === null ? 0 : this.#overSince + OVER_MS - now;
    return isSame ? null : Math.max(0, left);
  }

  /** The panel has this one from now on. */
  replace(items: readonly TrayItem[]): void {
    this.#items = items;
    this.#overSince = null;
  }
}

const isNoUndo = (item: TrayItem): boolean => item.kind !== 'action' || item.action.kind !== 'undo';

const areSame = (some: readonly TrayItem[], others: readonly TrayItem[]): boolean =>
  JSON.stringify(some) === JSON.stringify(others);
