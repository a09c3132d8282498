import { z } from 'zod';
import type { Sqlite } from './database';

const factRow = z.object({ value: z.string() });

/** Small facts kept with the account's data, such as the last pull. */
export class FactTable {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  get(key: string): string | null {
    const row = this.#sqlite.get('SELECT value FROM facts WHERE key = ?', key);
    return row === undefined ? null : factRow.parse(row).value;
  }

  set(key: string, value: string | null): void {
    if (value === null) this.#sqlite.run('DELETE FROM facts WHERE key = ?', key);
    else {
      this.#sqlite.run(
        'INSERT INTO facts (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        key,
        value,
      );
    }
  }
}
