import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Complaint } from './model';

/** The files in a folder, however deep, in which a key is. */
export function filesWithKey(folder: string, key: string): readonly Complaint[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .filter((file) => readFileSync(join(file.parentPath, file.name)).includes(key))
    .map(({ name }) => `the key is in ${name}`);
}
