import { z } from 'zod';
import type { Sqlite } from './database';
import { SEALED_SINCE, writeFormat } from './format';
import { sealAll } from './seals';

/** Forward only. A migration that has shipped is never changed: add another. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    remote_id TEXT UNIQUE,
    -- The server's last word (JSON of ServerEntry); null until it has answered.
    base TEXT,
    -- What the person sees (JSON of TimeEntry): base with the open operations over it; null once deleted here.
    view TEXT,
    spent_date TEXT,
    is_running INTEGER NOT NULL DEFAULT 0,
    -- Begin of the running span by the click here, and as the server stamped it; UTC ms.
    start_ours INTEGER,
    start_servers INTEGER,
    touched_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_date ON entries (spent_date);
  CREATE INDEX entries_running ON entries (is_running) WHERE is_running = 1;
  CREATE TABLE operations (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id TEXT NOT NULL REFERENCES entries (id),
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    zone TEXT NOT NULL,
    cause TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX operations_open ON operations (seq) WHERE state <> 'done';
  CREATE INDEX operations_by_entry ON operations (entry_id, seq);
  CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  `
  -- What the server had counted before start_servers, when start_ours was told to it.
  ALTER TABLE entries ADD COLUMN start_seconds INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- The spent date in base, so that a window is found without reading every entry ever known.
  ALTER TABLE entries ADD COLUMN base_date TEXT;
  UPDATE entries SET base_date = json_extract(base, '$.spentDate') WHERE base IS NOT NULL;
  CREATE INDEX entries_by_base_date ON entries (base_date) WHERE base_date IS NOT NULL;
  -- 1: a change was answered with "not found"; base is the server's last word before.
  ALTER TABLE entries ADD COLUMN is_gone INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- The zone's distance from UTC at the click; 0 where an older app wrote the row.
  ALTER TABLE operations ADD COLUMN offset_minutes INTEGER NOT NULL DEFAULT 0;
  -- What kind of decision a blocked operation waits for.
  ALTER TABLE operations ADD COLUMN block TEXT;
  UPDATE operations SET block = 'refused' WHERE state = 'blocked';
  -- 1: the row comes out of a backup, and may have been sent since.
  ALTER TABLE operations ADD COLUMN is_restored INTEGER NOT NULL DEFAULT 0;
  `,
  ['entries', 'operations', 'facts'].map(addSeal).join(''),
  `
  -- UTC ms at which the person took it back; null where they did not. With it came the cause 'undo', which an older app
  -- would read as damage.
  ALTER TABLE operations ADD COLUMN undone_at INTEGER;
  `,
  `
  CREATE TABLE creations (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    -- JSON of CreationBody.
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    block TEXT,
    reason TEXT,
    remote_id TEXT,
    -- JSON of the server's ids of what looked like it before it was sent.
    twins TEXT,
    is_restored INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX creations_open ON creations (seq) WHERE state NOT IN ('done', 'withdrawn');
  ${addSeal('creations')}
  `,
];

/**
 * A seal (seals.ts) covers all other columns of its row. Whatever is written without a seal takes the old one away, and
 * the end of the transaction gives a new one: no statement can forget it.
 */
function addSeal(table: string): string {
  return `
  ALTER TABLE ${table} ADD COLUMN seal INTEGER;
  CREATE INDEX ${table}_unsealed ON ${table} (seal) WHERE seal IS NULL;
  CREATE TRIGGER ${table}_unseal AFTER UPDATE ON ${table} WHEN NEW.seal IS OLD.seal
  BEGIN UPDATE ${table} SET seal = NULL WHERE rowid = NEW.rowid; END;
  `;
}

const versionRow = z.object({ user_version: z.number() });

/** The version that this build writes. */
export const LEDGER_VERSION = MIGRATIONS.length;

export function ledgerVersion(sqlite: Sqlite): number {
  return versionRow.parse(sqlite.get('PRAGMA user_version')).user_version;
}

/** Brings a healthy file (inspect.ts) of this or an older format to `target`, one transaction for each step. */
export function migrate(sqlite: Sqlite, target = LEDGER_VERSION): void {
  const version = ledgerVersion(sqlite);
  for (const [index, sql] of MIGRATIONS.slice(0, target).entries()) {
    if (index < version) continue;
    sqlite.transaction(() => {
      sqlite.exec(sql);
      sqlite.exec(`PRAGMA user_version = ${index + 1}`);
      if (index + 1 < SEALED_SINCE) return;
      writeFormat(sqlite, index + 1);
      sealAll(sqlite);
    });
  }
}

/** Makes an empty file a journal of this build's format, all or nothing. */
export function makeLedger(sqlite: Sqlite): void {
  sqlite.transaction(() => migrate(sqlite));
}
