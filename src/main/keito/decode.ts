import type { z } from 'zod';
import { KeitoError } from './errors';
import type { HttpAnswer } from './http';

/**
 * Reads an answer by its schema. Throws a KeitoError `bad-shape` that names the first wrong field of the
 * schema; nothing of the answer itself is quoted.
 */
export function decodeAnswer<T>(schema: z.ZodType<T>, answer: Pick<HttpAnswer, 'body' | 'request'>): T {
  const read = schema.safeParse(answer.body);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.join('.') ?? '';
  throw badShape(
    answer.request,
    where === '' ? 'The answer is not what was asked for' : `"${where}" is not as expected`,
  );
}

/** An answer that cannot be used. A write that got one was probably applied. */
export function badShape(request: string, what: string): KeitoError {
  return new KeitoError({
    kind: 'bad-shape',
    message: `Keito answered in an unknown form: ${what}. Check the server address, or update this app.`,
    maybeApplied: !request.startsWith('GET '),
    request,
  });
}
