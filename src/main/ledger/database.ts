import Database from 'libsql';
import { z } from 'zod';

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
  /** How many rows this connection has changed since it was opened. */
  changes(): number;
  close(): void;
}

export type SqlValue = string | number | null;

const changesRow = z.object({ count: z.number() });

/** How long an opening waits for another process to let go of the file. */
const BUSY_TIMEOUT_MS = 1_000;

/**
 * Opens (creates) a database file made to survive a crash: every commit is on the disk before it returns. The file is
 * this connection's alone until it is closed or its process ends. Throws where it is no database (SQLITE_NOTADB) or
 * somebody else's (SQLITE_BUSY).
 */
export function openSqlite(file: string): Sqlite {
  const database = new Database(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    // Before WAL is entered: only then is the lock taken at the first read and kept. It is the system's lock on the
    // file, which goes with the process. Nothing else of this process may open the file meanwhile: POSIX drops a
    // process's locks on a file when any of its handles is closed.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA foreign_keys = ON');
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
        rollBack(database);
        throw error;
      } finally {
        depth -= 1;
      }
    },
    exec: (sql) => void database.exec(sql),
    changes: () => changesRow.parse(prepare('SELECT total_changes() AS count').all()[0]).count,
    close: () => {
      try {
        // libsql ends a connection only once its statements are garbage; the lock must be gone now. It cannot be given
        // up within WAL.
        database.exec('PRAGMA journal_mode = DELETE');
        database.exec('PRAGMA locking_mode = NORMAL');
        database.exec('SELECT count(*) FROM sqlite_schema');
      } catch {
        // A damaged file, or a full disk: what was committed is in the file and its log.
      }
      database.close();
    },
  };
}

/** SQLite has rolled back by itself where the disk is full. Whatever goes wrong here, what went wrong first is told. */
function rollBack(database: Database.Database): void {
  try {
    if (database.inTransaction) database.exec('ROLLBACK');
  } catch {
    // The transaction was never committed: with the connection it is gone.
  }
}
