import { z } from 'zod';
import { isCalendarDate } from '../../shared/calendar';

/**
 * The building blocks of the wire schemas. Unknown fields pass through (`z.looseObject`), every optional field may be
 * missing or null. Fields that rules depend on are checked; descriptive ones that have an unexpected type become null
 * (`soft`), so that one odd address never hides a list of clients.
 */

/** An id is opaque text; servers in Harvest's style send integers, which become text. */
export const wireId = z.union([z.string().min(1), z.number().int().transform(String)]);

/** A number, or a number written as text, as some servers send amounts and hours. */
export const wireNumber = z.union([
  z.number(),
  z
    .string()
    .regex(/^\s*-?\d+(\.\d+)?\s*$/, 'expected a number')
    .transform(Number),
]);

/** A descriptive field: missing, null and an unexpected type are all right. */
export const soft = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null);

export const softText = soft(z.string());
export const softNumber = soft(wireNumber);
export const softFlag = soft(z.boolean());

/**
 * A day of the calendar, also where a time of midnight is told with it: `2026-05-22T00:00:00Z`. Of any other time nobody
 * can tell whose it is.
 */
export const wireDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T00:00:00(?:\.0+)?(?:Z|[+-]\d{2}:\d{2})?)?$/)
  .transform((text) => text.slice(0, 10))
  .refine(isCalendarDate, 'expected a day of the calendar');

/** `{id, name}` as embedded in entries, projects, expenses and invoices. */
export const wireRef = z.looseObject({ id: wireId, name: softText });

export const wireMetadata = z.record(z.string(), z.unknown());

/** The frame around every list; the array itself stands under the entity's own name. */
export const wirePageFrame = z.looseObject({
  page: soft(wireNumber),
  per_page: soft(wireNumber),
  total_pages: soft(wireNumber),
  total_entries: soft(wireNumber),
  links: soft(z.looseObject({ next: z.string().nullish() })),
});

/** A single object, bare or wrapped under `name`, as servers in Harvest's style may send it. */
export function unwrapped<T extends z.ZodType>(name: string, schema: T) {
  return z.preprocess((body) => {
    if (typeof body !== 'object' || body === null || 'id' in body) return body;
    return Object.entries(body).find(([key]) => key === name)?.[1] ?? body;
  }, schema);
}
