import { z } from 'zod';
import { isCalendarDate } from '../shared/calendar';
import type { Call } from './call';
import { ok, type Answer } from './call';
import type { Bindable } from './db';
import { badField } from './errors';
import { SOURCES } from './validate';

const DEFAULT_PER_PAGE = 100;
const MAX_PER_PAGE = 2000;

/** The conditions of a list, gathered from the query; absent parameters add none. */
export class Filters {
  readonly #conditions: string[] = [];
  readonly #bound: Bindable[] = [];

  constructor(private readonly call: Call) {}

  /** A condition that the query does not choose. */
  always(condition: string, ...bound: readonly Bindable[]): this {
    this.#conditions.push(condition);
    this.#bound.push(...bound);
    return this;
  }

  /** `?parameter=` compared with a column, or put into a condition that holds one `?`. An unknown id finds nothing. */
  text(parameter: string, condition: string): this {
    const value = this.#value(parameter);
    return value === null
      ? this
      : this.always(condition.includes('?') ? condition : `${condition} = ?`, value);
  }

  /** `?parameter=true|false` (api-facts «Requests»). */
  flag(parameter: string, column: string): this {
    const value = this.#value(parameter);
    if (value === null) return this;
    if (value === 'true' || (this.call.harvest && value === '1')) return this.always(`${column} = 1`);
    if (value === 'false' || (this.call.harvest && value === '0')) return this.always(`${column} = 0`);
    throw badField(parameter, 'must be true or false');
  }

  /** `?parameter=a,b`: any of the listed ones; another word is a 400. */
  oneOf(parameter: string, column: string, allowed: readonly string[]): this {
    const value = this.#value(parameter);
    if (value === null) return this;
    const wanted = value.split(',').map((word) => word.trim());
    if (wanted.some((word) => !allowed.includes(word))) {
      throw badField(parameter, `must be one or more of ${allowed.join(', ')}`);
    }
    return this.always(`${column} in (${wanted.map(() => '?').join(', ')})`, ...wanted);
  }

  source(column: string): this {
    return this.oneOf('source', column, SOURCES);
  }

  /** `?from=` and `?to=`, inclusive calendar dates. */
  dates(column: string): this {
    const from = this.#date('from');
    const to = this.#date('to');
    if (from !== null) this.always(`${column} >= ?`, from);
    if (to !== null) this.always(`${column} <= ?`, to);
    return this;
  }

  /** `?updated_since=`, an ISO instant, inclusive: what changed in that second is found again. */
  updatedSince(column: string): this {
    const value = this.#value('updated_since');
    if (value === null) return this;
    // A "+" of an offset that was not escaped arrives as a space.
    const instant = /^\d{4}-\d{2}-\d{2}/.test(value)
      ? Date.parse(value.replace(/ (\d{2}:?\d{2})$/, '+$1'))
      : NaN;
    if (Number.isNaN(instant)) throw badField('updated_since', 'must be an ISO timestamp');
    return this.always(`${column} >= ?`, Math.floor(instant / 1000) * 1000);
  }

  sql(): string {
    return this.#conditions.length > 0 ? `where ${this.#conditions.join(' and ')}` : '';
  }

  get bound(): readonly Bindable[] {
    return this.#bound;
  }

  #value(parameter: string): string | null {
    return this.call.url.searchParams.get(parameter) || null;
  }

  #date(parameter: string): string | null {
    const value = this.#value(parameter);
    if (value === null) return null;
    const read = this.call.harvest ? dashed(value.slice(0, value.includes('T') ? 10 : undefined)) : value;
    if (!isCalendarDate(read)) throw badField(parameter, 'must be a date, YYYY-MM-DD');
    return read;
  }
}

/** `YYYYMMDD` with its dashes; anything else unchanged. */
export function dashed(text: string): string {
  return text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

function wholeNumber(call: Call, parameter: string, fallback: number, max: number): number {
  const given = call.url.searchParams.get(parameter);
  if (given === null || given === '') return fallback;
  const value = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (value < 1 || value > max) throw badField(parameter, `must be a whole number from 1 to ${max}`);
  return value;
}

const counted = z.object({ n: z.number() });

/** A list as the database holds it: everything of a `select` but its columns, and how a row is answered. */
export interface Listing<Row> {
  /** The array's key in the answer. */
  readonly key: string;
  readonly row: z.ZodType<Row>;
  readonly columns: string;
  readonly from: string;
  readonly filters: Filters;
  readonly order: string;
  readonly group?: string;
  readonly present: (row: Row) => Readonly<Record<string, unknown>>;
}

/** One page of a list (api-facts «Pages»); a page past the last is empty. */
export function listPage<Row>(call: Call, list: Listing<Row>): Answer {
  const page = wholeNumber(call, 'page', 1, 1_000_000);
  const perPage = wholeNumber(call, 'per_page', DEFAULT_PER_PAGE, MAX_PER_PAGE);
  const group = list.group ? `group by ${list.group}` : '';
  const body = `from ${list.from} ${list.filters.sql()} ${group}`;
  const total =
    call.store.get(counted, `select count(*) as n from (select 1 ${body})`, list.filters.bound)?.n ?? 0;
  const rows = call.store.all(
    list.row,
    `select ${list.columns} ${body} order by ${list.order} limit ? offset ?`,
    [...list.filters.bound, perPage, (page - 1) * perPage],
  );
  const pages = Math.max(1, Math.ceil(total / perPage));
  const link = (number: number): string => {
    const query = new URLSearchParams(call.url.searchParams);
    query.set('page', String(number));
    query.set('per_page', String(perPage));
    return `${call.url.pathname}?${query}`;
  };
  return ok({
    [list.key]: rows.map(list.present),
    page,
    per_page: perPage,
    total_pages: pages,
    total_entries: total,
    links: {
      first: link(1),
      next: page < pages ? link(page + 1) : null,
      previous: page > 1 ? link(Math.min(page - 1, pages)) : null,
      last: link(pages),
    },
  });
}
