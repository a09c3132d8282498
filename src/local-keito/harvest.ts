import { z } from 'zod';
import type { Store } from './db';
import type { ApiError } from './errors';
import { dashed } from './pages';

/** Harvest's ids are numbers (api-facts «Harvest differences»): each of ours has one, from here on. */
const FIRST_NUMBER = 100_001;
/** An id of the service, or one made of such (harvest-entries.ts). */
const OUR_ID = /^(?:cm[0-9a-z]{23}$|~)/;
const OPAQUE = new Set(['metadata', 'external_reference']);
const TIMES = new Set(['started_time', 'ended_time']);

const numbered = z.object({ number: z.number() });
const named = z.object({ id: z.string() });

/** The number that stands for an id; given out at first use, the same ever after. */
export function numberOf(store: Store, id: string): number {
  const known = store.get(numbered, 'select number from harvest_numbers where id = ?', [id]);
  if (known) return known.number;
  store.run(
    'insert into harvest_numbers (number, id) select coalesce(max(number) + 1, ?), ? from harvest_numbers',
    [FIRST_NUMBER, id],
  );
  return numberOf(store, id);
}

/** The id that a number (or its digits) stands for; anything else unchanged, so that an unknown one is a 404. */
export function idOfNumber(store: Store, value: unknown): unknown {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text)) return value;
  return store.get(named, 'select id from harvest_numbers where number = ?', [Number(text)])?.id ?? text;
}

const isIdKey = (key: string): boolean => key === 'id' || key.endsWith('_id');

/** A Harvest body in Keito's words: ids for numbers, `09:00` for `9:00am`, `2026-05-21` for `20260521`. */
export function fromHarvest(store: Store, body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const read = ([key, value]: [string, unknown]): [string, unknown] => {
    if (OPAQUE.has(key)) return [key, value];
    if (isIdKey(key)) return [key, value === '' ? null : idOfNumber(store, value)];
    if (key.endsWith('_ids') && Array.isArray(value))
      return [key, value.map((one) => idOfNumber(store, one))];
    if (TIMES.has(key) && typeof value === 'string') return [key, time24(value)];
    if (key === 'spent_date' && typeof value === 'string') return [key, dashed(value.slice(0, 10))];
    return [key, value];
  };
  return Object.fromEntries(Object.entries(body).map(read));
}

/** `9:00am`, `12:15 PM`, `9:05` → `HH:mm`; null for an empty text; anything else unchanged, to be refused. */
function time24(text: string): string | null {
  if (text.trim() === '') return null;
  const match = /^(\d{1,2}):(\d{2})\s*([ap]m)?$/i.exec(text.trim());
  if (!match) return text;
  const half = match[3]?.toLowerCase();
  const hour = Number(match[1]);
  const hour24 = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${String(hour24).padStart(2, '0')}:${match[2]}`;
}

function time12(text: string): string {
  const hour = Number(text.slice(0, 2));
  return `${hour % 12 === 0 ? 12 : hour % 12}${text.slice(2)}${hour < 12 ? 'am' : 'pm'}`;
}

/**
 * A refusal in Harvest's words. What is wrong with what was sent, or with the state that it would change, is a 422 that
 * has a `message` and nothing else; the rest keeps its status and words, and has the `message` beside them.
 */
export function harvestRefusal(error: ApiError): { readonly status: number; readonly body: object } {
  const message = error.field ? sentence(error.field) : error.message;
  if (error.field || error.status === 409) return { status: 422, body: { message } };
  return { status: error.status, body: { ...error.body(), message } };
}

/** `spent_date is required` → `Spent date can't be blank`. */
function sentence({ name, problem }: { readonly name: string; readonly problem: string }): string {
  const words = name.replace(/_id$/, '').replaceAll(/[_.]/g, ' ');
  const said = problem
    .replace(/^is required\b/, "can't be blank")
    .replace(/^must not be empty$/, "can't be blank");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${said}`;
}

const page = z.looseObject({
  page: z.number(),
  total_pages: z.number(),
  links: z.record(z.string(), z.string().nullable()),
});

/** An answer of ours in Harvest's words: numbers for ids, `9:00am`, absolute links, `next_page`. */
export function toHarvest(
  store: Store,
  origin: string,
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const spoken = spokenObject(store, body);
  const list = page.safeParse(body);
  if (!list.success) return spoken;
  const { page: number, total_pages, links } = list.data;
  return {
    ...spoken,
    next_page: number < total_pages ? number + 1 : null,
    previous_page: number > 1 ? number - 1 : null,
    links: Object.fromEntries(Object.entries(links).map(([key, link]) => [key, link && `${origin}${link}`])),
  };
}

function spokenObject(store: Store, body: object): Record<string, unknown> {
  const speak = ([key, value]: [string, unknown]): [string, unknown] => {
    if (OPAQUE.has(key)) return [key, value];
    if (typeof value === 'string') {
      if (isIdKey(key) && OUR_ID.test(value)) return [key, numberOf(store, value)];
      return [key, TIMES.has(key) ? time12(value) : value];
    }
    if (Array.isArray(value)) {
      const spoken = (one: unknown): unknown => {
        if (typeof one === 'object' && one !== null) return spokenObject(store, one);
        return key.endsWith('_ids') && typeof one === 'string' ? numberOf(store, one) : one;
      };
      return [key, value.map(spoken)];
    }
    return [key, typeof value === 'object' && value !== null ? spokenObject(store, value) : value];
  };
  return Object.fromEntries(Object.entries(body).map(speak));
}
