import type { Page } from '../keito/pages';
import type { WireTimeEntry } from '../keito/wire-time';

/**
 * Whether several pages tell of one state of the list: what is deleted between two of them moves a row to the page that was
 * read before, and so out of sight.
 */
export function sayOneMoment(pages: readonly Page<WireTimeEntry>[]): boolean {
  const totals = pages.flatMap(({ totalEntries }) => totalEntries ?? []);
  const ids = new Set(pages.flatMap(({ items }) => items.map(({ id }) => id)));
  const skipped = pages.reduce((sum, page) => sum + page.skipped.length, 0);
  const isAll = totals.every((total) => total === totals[0] && ids.size + skipped >= total);
  return isAll || (pages.length === 1 && ids.size > 0);
}
