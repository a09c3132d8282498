import { z } from 'zod';

/**
 * What a command of the command line and the running app say to each other: one line of JSON there, one back, and the
 * connection ends. Whoever reads decodes (docs/decisions/0011-command-line.md).
 */

/** What a process ends with, besides what Node itself uses. */
export const EXIT = { done: 0, refused: 1, usage: 2, absent: 3, silent: 4 } as const;

const text = z.string().max(20_000);

export const commandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({ kind: z.literal('toggle') }),
  z.strictObject({ kind: z.literal('new') }),
  /** A line of the quick entry. */
  z.strictObject({ kind: z.literal('start'), line: text }),
  z.strictObject({ kind: z.literal('stop') }),
  z.strictObject({ kind: z.literal('status'), json: z.boolean() }),
  /** A `keito://` link, whatever is in it: the app judges it. */
  z.strictObject({ kind: z.literal('link'), url: text }),
]);
export type Command = Readonly<z.infer<typeof commandSchema>>;

/** What the command prints, and how it ends. */
export const replySchema = z.strictObject({
  exit: z.union([z.literal(EXIT.done), z.literal(EXIT.refused), z.literal(EXIT.usage)]),
  /** Whole lines for standard output and standard error, without the last line break; empty: nothing. */
  out: z.string(),
  err: z.string(),
});
export type Reply = Readonly<z.infer<typeof replySchema>>;

/** Written by the running app into the folder of the user's data: where it listens. */
export const addressSchema = z.strictObject({ address: z.string().min(1), pid: z.number().int().positive() });
export type Address = Readonly<z.infer<typeof addressSchema>>;

export const ADDRESS_FILE = 'command-line.json';

/** A request is no longer than this, in bytes: a line of 20,000 characters, each escaped. */
export const MOST_BYTES = 256 * 1024;

/** Decodes one line; null where it is none of ours. */
export function decodeLine<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    const decoded = schema.safeParse(JSON.parse(line));
    return decoded.success ? decoded.data : null;
  } catch {
    return null;
  }
}

export const encodeLine = (value: Command | Reply): string => `${JSON.stringify(value)}\n`;
