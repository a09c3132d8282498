import { isInOverlay, isPlain } from './keys';

/** The one button of each line of a list that stands for the line; the arrows go from one to the next. */
const ROW = '[data-row]';

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

const rowsIn = (list: HTMLElement): readonly HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>(`${ROW}:not(:disabled)`),
];

export function firstRow(list: HTMLElement): HTMLElement | null {
  return rowsIn(list)[0] ?? null;
}

/**
 * Where a plain up or down leads from a line, or from what can be done with it: to another line, `above` the first one,
 * or nowhere, null, also where the key means something else.
 */
export function rowFrom(list: HTMLElement, event: KeyboardEvent): HTMLElement | 'above' | null {
  const by = STEPS[event.key];
  const { target } = event;
  if (by === undefined || !isPlain(event) || isInOverlay(target)) return null;
  if (!(target instanceof HTMLElement) || target.closest('form')) return null;
  const row = target.closest('li')?.querySelector<HTMLElement>(ROW);
  const rows = rowsIn(list);
  const from = row ? rows.indexOf(row) : -1;
  if (from < 0) return null;
  return from + by < 0 ? 'above' : (rows[from + by] ?? null);
}

/** Has the arrows lead from line to line of a list in which nothing lies above the first one. */
export function stepRows(list: HTMLElement | undefined, event: KeyboardEvent): void {
  const row = list && rowFrom(list, event);
  if (!(row instanceof HTMLElement)) return;
  event.preventDefault();
  row.focus();
}

/** Whoever comes back to a list stands where they left: on the line of what they opened, where that is still there. */
export function focusRow(list: HTMLElement | undefined, of: string | null | undefined): void {
  if (of) list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(of)}"]`)?.focus();
}

/** The lines of the same list beside this one, the one after it first: where the focus goes when it goes away. */
export function rowsBeside(line: Element): readonly HTMLElement[] {
  const lines = [...(line.parentElement?.children ?? [])];
  const at = lines.indexOf(line);
  return [...lines.slice(at + 1), ...lines.slice(0, at).reverse()].flatMap(
    (other) => other.querySelector<HTMLElement>(ROW) ?? [],
  );
}
