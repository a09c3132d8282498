import { describe, expect, it } from 'vitest';
import { createKeitoClient } from '../../../src/main/keito/client';
import type { TimeEntriesQuery } from '../../../src/main/keito/params';
import { entry, failure, fakeNetwork, json, options } from './support';

const page = (ids: readonly string[], over: Record<string, unknown> = {}) =>
  json({ time_entries: ids.map((id) => entry({ id })), ...over });

function reader(answers: readonly (() => Response)[], query: TimeEntriesQuery = {}) {
  const network = fakeNetwork(...answers);
  const list = createKeitoClient(options(network.fetch)).timeEntries(query);
  const ids = async () => (await list.collect()).map(({ id }) => id);
  return { list, ids, addresses: () => network.seen.map(({ url }) => url.pathname + url.search) };
}

describe('reading page by page', () => {
  it('follows relative links and puts back filters that they dropped', async () => {
    const { ids, addresses } = reader(
      [
        page(['a'], {
          page: 1,
          total_pages: 3,
          links: { next: '/api/v2/time_entries?page=2&from=2026-05-01' },
        }),
        page(['b'], { page: 2, total_pages: 3, links: { next: '?page=3' } }),
        page(['c'], { page: 3, total_pages: 3, links: { next: null } }),
      ],
      { from: '2026-05-01', user_id: 'me' },
    );
    expect(await ids()).toEqual(['a', 'b', 'c']);
    expect(addresses()).toEqual([
      '/api/v2/time_entries?from=2026-05-01&user_id=me',
      '/api/v2/time_entries?from=2026-05-01&page=2&user_id=me',
      '/api/v2/time_entries?from=2026-05-01&page=3&user_id=me',
    ]);
  });

  it('gives pages with their counts, also when written as text', async () => {
    const { list } = reader([
      page(['a'], { page: '1', per_page: 50, total_pages: 1, total_entries: 1, links: { next: null } }),
    ]);
    for await (const one of list.pages()) {
      expect(one).toMatchObject({ page: 1, perPage: 50, totalPages: 1, totalEntries: 1 });
      expect(one.items).toHaveLength(1);
    }
    expect.assertions(2);
  });

  it.each([
    ['the last page', page(['a'], { page: 2, total_pages: 2, links: { next: '?page=3' } })],
    ['no next link', page(['a'], { page: 1, total_pages: 9, links: { next: null } })],
    ['an empty page', page([], { page: 1, total_pages: 9, links: { next: '?page=2' } })],
    ['no counts and no links', page(['a'])],
  ])('ends at %s', async (_, answer) => {
    const { ids, addresses } = reader([answer]);
    await ids();
    expect(addresses()).toHaveLength(1);
  });

  it('counts by itself where a server sends no links', async () => {
    const { ids, addresses } = reader(
      [page(['a'], { page: 1, total_pages: 2 }), page(['b'], { page: 2, total_pages: 2 })],
      { per_page: 1 },
    );
    expect(await ids()).toEqual(['a', 'b']);
    expect(addresses()[1]).toBe('/api/v2/time_entries?per_page=1&page=2');
  });

  it('passes over a row that cannot be read, and tells it', async () => {
    const odd = entry({ id: 'odd', spent_date: null });
    const answers = [
      json({
        time_entries: [entry({ id: 'a' }), odd, entry({ id: 'b' })],
        ...{ page: 1, total_pages: 3, links: { next: '?page=2' } },
      }),
      json({ time_entries: [odd, 'text', null], page: 2, total_pages: 3, links: { next: '?page=3' } }),
      page(['c'], { page: 3, total_pages: 3, links: { next: null } }),
    ];
    const seen: [number, readonly unknown[]][] = [];
    for await (const { items, skipped } of reader(answers).list.pages()) seen.push([items.length, skipped]);
    expect(seen).toEqual([
      [2, [odd]],
      [0, [odd, 'text', null]],
      [1, []],
    ]);
  });

  it('asks for no page that is not read', async () => {
    const { list, addresses } = reader([
      page(['a', 'b'], { page: 1, total_pages: 9, links: { next: '?page=2' } }),
    ]);
    for await (const one of list) {
      expect(one.id).toBe('a');
      break;
    }
    expect(addresses()).toHaveLength(1);
  });
});

describe('links that lead astray', () => {
  it.each([
    'https://evil.test/api/v2/time_entries?page=2',
    '//evil.test/x',
    'http://keito.test/api/v2/x',
    'javascript:1',
  ])('refuses %s and sends nothing there', async (next) => {
    const { ids, addresses } = reader([page(['a'], { page: 1, total_pages: 2, links: { next } })]);
    expect(await failure(ids)).toMatchObject({ kind: 'bad-shape', maybeApplied: false });
    expect(addresses()).toHaveLength(1);
  });

  it('refuses a link that is none', async () => {
    const { ids } = reader([page(['a'], { links: { next: 'https://[' } })]);
    expect(await failure(ids)).toMatchObject({ kind: 'bad-shape' });
  });

  it('never fetches the first page again', async () => {
    const { ids, addresses } = reader([page(['a'], { links: { next: '/api/v2/time_entries?page=1' } })]);
    expect(await failure(ids)).toMatchObject({ kind: 'bad-shape' });
    expect(addresses()).toHaveLength(1);
  });

  it('leaves a circle', async () => {
    const { ids, addresses } = reader([
      page(['a'], { links: { next: '?page=2' } }),
      page(['b'], { links: { next: '?page=3' } }),
      page(['c'], { links: { next: '?page=2' } }),
    ]);
    expect(await failure(ids)).toMatchObject({ kind: 'bad-shape' });
    expect(addresses()).toHaveLength(3);
  });

  it('leaves a server that gives the same page under new addresses', async () => {
    const { ids, addresses } = reader([
      page(['a'], { page: 1, total_pages: 9, links: { next: '?page=2&x=1' } }),
      page(['a'], { page: 1, total_pages: 9, links: { next: '?page=2&x=2' } }),
    ]);
    expect(await failure(ids)).toMatchObject({ kind: 'bad-shape' });
    expect(addresses()).toHaveLength(2);
  });

  it('refuses a list without its array', async () => {
    const { ids } = reader([json({ entries: [] })]);
    expect(await failure(ids)).toMatchObject({ kind: 'bad-shape' });
  });
});
