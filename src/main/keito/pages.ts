import { z } from 'zod';
import { baseText } from './base-url';
import { badShape, decodeAnswer } from './decode';
import type { Http } from './http';
import { wirePageFrame } from './wire';

/** One page of a list. Counts are null where the server does not send them. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Rows that could not be read, as they came: one odd row hides no other. */
  readonly skipped: readonly unknown[];
  readonly page: number | null;
  readonly perPage: number | null;
  readonly totalPages: number | null;
  readonly totalEntries: number | null;
}

/**
 * A list that is fetched page by page while it is read; each reading starts anew. An entry created meanwhile can
 * shift the pages, so that a row comes twice or not at all: keep rows by id, and read a window again now and then.
 */
export interface PagedList<T> extends AsyncIterable<T> {
  pages(): AsyncIterable<Page<T>>;
  /** Every readable item of every page. Throws the first KeitoError, and then gives nothing. */
  collect(): Promise<readonly T[]>;
}

export interface ListRequest<T> {
  readonly path: string;
  /** The array's name in the reply, such as `time_entries`. */
  readonly entity: string;
  readonly item: z.ZodType<T>;
  /** Built when the reading starts; may throw a KeitoError `invalid`. */
  readonly params: () => URLSearchParams;
}

/**
 * A list over `http`. It follows `links.next` (resolved against the base's origin; another origin is refused as
 * `bad-shape` before anything is sent) and puts back filters that a link dropped. Where a server sends no `links` at
 * all it counts pages itself. It ends at `page >= total_pages`, a null `next` or an empty page; a page that comes a
 * second time is `bad-shape`, not an endless loop.
 */
export function createPagedList<T>(http: Http, request: ListRequest<T>): PagedList<T> {
  const pages = () => readPages(http, request);
  const items = async function* (): AsyncGenerator<T, void, undefined> {
    for await (const page of pages()) yield* page.items;
  };
  return {
    [Symbol.asyncIterator]: items,
    pages,
    collect: async () => {
      const all: T[] = [];
      for await (const page of pages()) all.push(...page.items);
      return all;
    },
  };
}

async function* readPages<T>(http: Http, request: ListRequest<T>): AsyncGenerator<Page<T>, void, undefined> {
  const asked = request.params();
  const own = baseText(http.base) + request.path;
  const seenAddresses = firstAddresses(own, asked);
  const seenPages = new Set<number>();
  let next: URLSearchParams | URL | null = asked;
  while (next !== null) {
    const path: string | URL = next instanceof URL ? next : request.path;
    const answer = await http.send({ method: 'GET', path, ...(next instanceof URL ? {} : { query: next }) });
    const frame = decodeAnswer(wirePageFrame, answer);
    const list = { body: frame[request.entity], request: answer.request };
    const rows = decodeAnswer(z.array(z.unknown()), list);
    const page = frame.page ?? null;
    const totalPages = frame.total_pages ?? null;
    if (page !== null && seenPages.has(page)) throw badShape(answer.request, `page ${page} came twice`);
    if (page !== null) seenPages.add(page);
    yield {
      ...readRows(request.item, rows),
      page,
      perPage: frame.per_page ?? null,
      totalPages,
      totalEntries: frame.total_entries ?? null,
    };
    const isLast = rows.length === 0 || (page !== null && totalPages !== null && page >= totalPages);
    next = isLast ? null : following(http, own, asked, frame, answer.request);
    if (next instanceof URL) {
      next.searchParams.sort();
      if (seenAddresses.has(next.href)) throw badShape(answer.request, 'its pages run in a circle');
      seenAddresses.add(next.href);
    }
  }
}

function readRows<T>(item: z.ZodType<T>, rows: readonly unknown[]): Pick<Page<T>, 'items' | 'skipped'> {
  const read = rows.map((row) => ({ row, result: item.safeParse(row) }));
  return {
    items: read.flatMap(({ result }) => (result.success ? [result.data] : [])),
    skipped: read.flatMap(({ row, result }) => (result.success ? [] : [row])),
  };
}

/** The addresses of the page that is asked for first: pages are counted from 1. */
function firstAddresses(own: string, asked: URLSearchParams): Set<string> {
  const bare = new URL(`${own}?${asked}`);
  bare.searchParams.sort();
  const counted = new URL(bare);
  if (!asked.has('page')) counted.searchParams.set('page', '1');
  counted.searchParams.sort();
  return new Set([bare.href, counted.href]);
}

function following(
  http: Http,
  own: string,
  asked: URLSearchParams,
  { links, page, total_pages: totalPages }: z.infer<typeof wirePageFrame>,
  request: string,
): URL | URLSearchParams | null {
  if (typeof links?.next === 'string' && links.next !== '') {
    const url = linked(http, own, links.next, request);
    asked.forEach((value, name) => {
      if (name !== 'page' && !url.searchParams.has(name)) url.searchParams.set(name, value);
    });
    return url;
  }
  if (links || typeof page !== 'number' || typeof totalPages !== 'number') return null;
  const counted = new URLSearchParams(asked);
  counted.set('page', String(page + 1));
  return counted;
}

function linked(http: Http, own: string, link: string, request: string): URL {
  const origin = link.startsWith('?') ? own : http.base.origin;
  if (!URL.canParse(link, origin)) throw badShape(request, 'the link to the next page is broken');
  const url = new URL(link, origin);
  if (url.origin !== http.base.origin) throw badShape(request, 'the next page lies on another server');
  return url;
}
