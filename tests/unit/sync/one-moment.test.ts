import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/main/keito/pages';
import { wireTimeEntrySchema } from '../../../src/main/keito/wire-time';
import { sayOneMoment } from '../../../src/main/sync/one-moment';

type EntryPage = Page<ReturnType<typeof wireTimeEntrySchema.parse>>;

const row = (id: string) => wireTimeEntrySchema.parse({ id, spent_date: '2026-05-21' });
const page = (
  ids: readonly string[],
  totalEntries: number | null,
  skipped: readonly unknown[] = [],
): EntryPage => ({
  ...{ items: ids.map(row), skipped, page: null, perPage: null, totalPages: null, totalEntries },
});

describe('pages of one list', () => {
  it.each([
    ['as many as are said', [page(['a', 'b'], 3), page(['c'], 3)]],
    ['more than are said', [page(['a', 'b'], 2), page(['c'], 2)]],
    ['one that cannot be read counted too', [page(['a'], 3, [{}]), page(['c'], 3)]],
    ['nothing, and none is said', [page([], 0)]],
    ['one page whose total is of something else', [page(['a'], 7)]],
    ['no totals at all', [page(['a'], null), page(['b'], null)]],
    ['a total on one of them', [page(['a'], 2), page(['b'], null)]],
  ])('tell of one state with %s', (_, pages) => {
    expect(sayOneMoment(pages)).toBe(true);
  });

  it.each([
    ['fewer than are said', [page(['a', 'b'], 4), page(['c'], 4)]],
    ['one row twice, and so another not at all', [page(['a', 'b'], 3), page(['b'], 3)]],
    ['a total that has changed', [page(['a', 'b'], 3), page(['c'], 2)]],
    ['one page that is empty and says that there is more', [page([], 2)]],
  ])('do not with %s', (_, pages) => {
    expect(sayOneMoment(pages)).toBe(false);
  });
});
