import Database from 'libsql';

/** A SQLite connection as this folder uses it: rows are plain objects, decoded by the caller. */
export interface Sqlite {
  run(
    sql: string,
    ...values: readonly SqlValue[]
  ): { readonly changes: number; readonly lastInsertRowid: number };
  all(sql: string, ...values: readonly SqlValue[]): readonly unknown[];
  get(sql: string, ...values: readonly SqlValue[]): unknown;
  /** All or nothing; nested calls join the outer transaction. */
  transaction<T>(work: () => T): T;
  exec(sql: string): void;
  close(): void;
}

export type SqlValue = string | number | null;

/**
 * Opens (creates) a database file made to survive a crash: every commit is on the disk before it returns.
 * Throws where the file is no database.
 */
export function openSqlite(file: string): Sqlite {
  const database = new Database(file);
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA foreign_keys = ON');
    // A second process that writes waits for us instead of failing at once.
    database.exec('PRAGMA busy_timeout = 3000');
  } catch (error) {
    // A handle that stays open would keep the damaged file from being set aside on Windows.
    database.close();
    throw error;
  }
  const prepared = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  let depth = 0;
  return {
    run: (sql, ...values) => {
      const { changes, lastInsertRowid } = prepare(sql).run(...values);
      return { changes, lastInsertRowid: Number(lastInsertRowid) };
    },
    all: (sql, ...values) => prepare(sql).all(...values),
    // `.get()` of libsql adds a `_metadata` property to the row; the first of `.all()` is the bare row.
    get: (sql, ...values) => prepare(sql).all(...values)[0],
    transaction: (work) => {
      if (depth > 0) return work();
      depth += 1;
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      } finally {
        depth -= 1;
      }
    },
    exec: (sql) => void database.exec(sql),
    close: () => void database.close(),
  };
}
