import { z } from 'zod';

/**
 * Values by an id, as they stand in a fact of the journal. What does not fit was kept by another version, and counts as
 * nothing.
 */
export function decodeKeptMap<T>(value: z.ZodType<T>, json: string | null): ReadonlyMap<string, T> {
  if (json === null) return new Map();
  try {
    return new Map(Object.entries(z.record(z.string(), value).safeParse(JSON.parse(json)).data ?? {}));
  } catch {
    return new Map();
  }
}
