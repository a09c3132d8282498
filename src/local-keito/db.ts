import Database from 'libsql';
import { z } from 'zod';
import { SCHEMA, SCHEMA_VERSION } from './schema';

/** What may be bound to a `?`. Booleans are stored as 0 or 1: libsql ends the process when it is handed one. */
export type Bindable = string | number | boolean | null;

/** SQL over one SQLite file, with every row decoded by a schema on its way out. */
export interface Store {
  all<Row>(row: z.ZodType<Row>, sql: string, bound?: readonly Bindable[]): Row[];
  get<Row>(row: z.ZodType<Row>, sql: string, bound?: readonly Bindable[]): Row | undefined;
  run(sql: string, bound?: readonly Bindable[]): void;
  /** Inserts one row; the keys are column names and come from this folder only, never from a request. */
  insert(table: string, row: Readonly<Record<string, Bindable>>): void;
  /** Changes the row of an `id`; an empty change is none. */
  update(table: string, id: string, change: Readonly<Record<string, Bindable>>): void;
  /** All or nothing: an error thrown inside undoes every write of `work`, and is thrown on. */
  transaction<T>(work: () => T): T;
  /** How many transactions the file has had in its life: an earlier state of it has had fewer. */
  transactions(): number;
  close(): void;
}

const bind = (bound: readonly Bindable[]): (string | number | null)[] =>
  bound.map((value) => (typeof value === 'boolean' ? Number(value) : value));

function migrate(database: Database.Database): void {
  const version = Number(Object.values(Object(database.prepare('pragma user_version').get([])))[0]);
  if (version === SCHEMA_VERSION) return;
  if (version !== 0)
    throw new Error(`This file was written by another version of the local Keito (tables ${version}).`);
  database.exec(`begin immediate; ${SCHEMA} pragma user_version = ${SCHEMA_VERSION}; commit;`);
}

const counted = z.object({ count: z.number() });

/** Not part of the tables of a version: a file from before it was counted begins at none. */
const COUNT = `
  create table if not exists transactions (count integer not null);
  insert into transactions select 0 where not exists (select 1 from transactions);
`;

/** SQLite can read the file's head, but not all of the rest. */
export class DamagedFile extends Error {}

function check(database: Database.Database): void {
  const finding = Object.values(Object(database.prepare('pragma quick_check(1)').get([])))[0];
  if (finding !== 'ok') throw new DamagedFile(String(finding));
}

/** Opens a file, or `:memory:`, makes its tables if it has none; throws if it is damaged, or no database of ours. */
export function openStore(file: string): Store {
  const database = new Database(file, { timeout: 5000 });
  try {
    database.exec('pragma journal_mode = wal');
    check(database);
    database.exec('pragma synchronous = full');
    database.exec('pragma foreign_keys = on');
    migrate(database);
    database.exec(COUNT);
  } catch (error) {
    database.close();
    throw error;
  }

  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    statements.set(sql, made);
    return made;
  };

  const run = (sql: string, bound: readonly Bindable[] = []): void => {
    prepare(sql).run(bind(bound));
  };

  return {
    all: (row, sql, bound = []) =>
      prepare(sql)
        .all(bind(bound))
        .map((found) => row.parse(found)),
    // The row schemas know no `_metadata`, which libsql adds to what get() finds: parsing strips it.
    get: (row, sql, bound = []) => {
      const found = prepare(sql).get(bind(bound));
      return found === undefined ? undefined : row.parse(found);
    },
    run,
    insert: (table, row) => {
      const columns = Object.keys(row);
      run(
        `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
        Object.values(row),
      );
    },
    update: (table, id, change) => {
      const columns = Object.keys(change);
      if (columns.length === 0) return;
      run(`update ${table} set ${columns.map((column) => `${column} = ?`).join(', ')} where id = ?`, [
        ...Object.values(change),
        id,
      ]);
    },
    transaction: (work) => {
      database.exec('begin immediate');
      try {
        const result = work();
        database.exec('update transactions set count = count + 1');
        database.exec('commit');
        return result;
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
    },
    transactions: () => counted.parse(prepare('select count from transactions').all([])[0]).count,
    close: () => {
      statements.clear();
      try {
        // The log goes into the file now: libsql ends a connection only once its statements are garbage, and of a log
        // that is damaged later SQLite drops what follows without a word.
        database.exec('pragma journal_mode = delete');
      } catch {
        // Somebody else reads it, or the disk is full: what was committed is in the file and its log.
      }
      database.close();
    },
  };
}
