import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** More files of one name than anybody makes in a day. */
const MOST_NAMES = 1000;

/**
 * Writes a new file and answers where it lies: `name.csv`, or `name (2).csv` where that is taken. No file is ever
 * written over, and none is left behind half written. Rejects with the system's error.
 */
export async function writeNewFile(
  folder: string,
  name: string,
  extension: string,
  text: string,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const half = join(folder, `.${name}.${randomUUID()}.part`);
  try {
    const handle = await open(half, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    const file = await reserve(folder, name, extension);
    try {
      await rename(half, file);
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
    return file;
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Takes the first free name with an empty file: a rename alone would put itself in another file's place. */
async function reserve(folder: string, name: string, extension: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const file = join(folder, `${name}${number === 1 ? '' : ` (${number})`}${extension}`);
    try {
      await (await open(file, 'wx')).close();
      return file;
    } catch (error) {
      if (number >= MOST_NAMES || codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** The system's name for what went wrong, such as `ENOSPC`; null where it has none. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
