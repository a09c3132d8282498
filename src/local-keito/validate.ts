import { z } from 'zod';
import { isCalendarDate, isClockTime } from '../shared/calendar';
import { MAX_AMOUNT, unitsFromAmount } from '../shared/money';
import { badField } from './errors';

/** The most that `metadata` may be, in UTF-8 bytes of its JSON (reference: 4 KB; api-facts: 4,096). */
export const MAX_METADATA_BYTES = 4096;
export const SOURCES = ['web', 'cli', 'api', 'agent', 'calendar', 'desktop'] as const;
export const APPROVALS = ['unsubmitted', 'submitted', 'approved', 'rejected'] as const;

/** A row's 0 or 1. */
export const flag = z.number().transform((value) => value !== 0);

export const id = z.string({ error: 'must be a string' }).min(1, { error: 'must not be empty' });
export const name = z
  .string({ error: 'must be a string' })
  .trim()
  .min(1, { error: 'must not be empty' })
  .max(255, { error: 'must be at most 255 characters' });
export const text = z
  .string({ error: 'must be a string' })
  .max(65_535, { error: 'must be at most 65535 characters' });
export const bool = z.boolean({ error: 'must be true or false' });
export const date = z
  .string({ error: 'must be a date, YYYY-MM-DD' })
  .refine(isCalendarDate, { error: 'must be a date, YYYY-MM-DD' });
export const clockTime = z
  .string({ error: 'must be a time, HH:mm' })
  .refine(isClockTime, { error: 'must be a time, HH:mm, 00:00 to 23:59' });
export const hours = z
  .number({ error: 'must be a number' })
  .min(0, { error: 'must be from 0 to 24' })
  .max(24, { error: 'must be from 0 to 24' });
/** Units of a currency; what is not more can be multiplied and added without a rest. */
export const MAX_MONEY = unitsFromAmount(MAX_AMOUNT);
export const money = z
  .number({ error: 'must be a number' })
  .min(0, { error: 'must not be negative' })
  .max(MAX_MONEY, { error: `must be at most ${MAX_MONEY}` });
export const percent = z
  .number({ error: 'must be a number' })
  .min(0, { error: 'must be from 0 to 100' })
  .max(100, { error: 'must be from 0 to 100' });
export const source = z.enum(SOURCES, { error: `must be one of ${SOURCES.join(', ')}` });
export const metadata = z.record(z.string(), z.json(), { error: 'must be a JSON object' });

/** A member that may be left out or null, both meaning "not said". */
export const maybe = <T extends z.ZodType>(schema: T) => schema.nullish();

/**
 * The body as the schema wants it; unknown members are dropped, as the service ignores them («decided»).
 * Throws 400 with words that begin with the field: `spent_date is required`.
 */
export function check<T>(schema: z.ZodType<T>, body: Readonly<Record<string, unknown>>): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  let value: unknown = body;
  for (const step of path) value = Object(value)[step];
  const field = path.length > 0 ? path.map(String).join('.') : 'body';
  throw badField(field, value === undefined ? 'is required' : (issue?.message ?? 'is not valid'));
}

/**
 * Metadata after a shallow merge (api-facts «Time entries»): a null member is taken away, a null whole takes all away.
 * Throws 400 if the outcome is more than {@link MAX_METADATA_BYTES}.
 */
export function mergeMetadata(
  before: Readonly<Record<string, unknown>> | null,
  change: Readonly<Record<string, unknown>> | null | undefined,
): Readonly<Record<string, unknown>> | null {
  if (change === undefined) return before;
  if (change === null) return null;
  const merged = Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== null),
  );
  const bytes = Buffer.byteLength(JSON.stringify(merged), 'utf8');
  if (bytes > MAX_METADATA_BYTES) {
    throw badField('metadata', `must be at most ${MAX_METADATA_BYTES} bytes of JSON, and is ${bytes}`);
  }
  return merged;
}

/** A JSON object kept in a text column, or null. */
export const jsonColumn = z
  .string()
  .nullable()
  .transform((value) => (value === null ? null : z.record(z.string(), z.unknown()).parse(JSON.parse(value))));

export const toJson = (value: Readonly<Record<string, unknown>> | null): string | null =>
  value === null ? null : JSON.stringify(value);

/** An instant (UTC ms) as the service writes it: ISO, UTC, without milliseconds. */
export const isoInstant = (instant: number): string =>
  new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
export const isoOrNull = (instant: number | null): string | null =>
  instant === null ? null : isoInstant(instant);
