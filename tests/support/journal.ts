import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Operation, OperationBody, PlannedOperation } from '../../src/main/core/operation';
import { openSqlite, type Sqlite } from '../../src/main/ledger/database';
import { openLedger, type OpenedLedger, type OpenLedgerOptions } from '../../src/main/ledger/open-ledger';
import { NINE, START } from '../unit/core/support';
import { ManualTime } from './manual-time';

/** A journal in a folder of its own that tests open, damage and open again, with a clock to play with. */
export class TestJournal {
  readonly folder: string;
  readonly time = new ManualTime(NINE);
  readonly bugs: unknown[] = [];
  opened: OpenedLedger | null = null;
  /** The connection of the open journal, below its seals. */
  sqlite: Sqlite | null = null;

  constructor(folder = mkdtempSync(join(tmpdir(), 'keito-bar-journal-'))) {
    this.folder = folder;
  }

  get file(): string {
    return join(this.folder, 'ledger.db');
  }

  /** The copies, by name, oldest first. */
  get backups(): readonly string[] {
    return this.names(join(this.folder, 'backups'));
  }

  get asides(): readonly string[] {
    return this.names(this.folder).filter((name) => name.includes('damaged'));
  }

  names(folder = this.folder): readonly string[] {
    try {
      return readdirSync(folder).sort();
    } catch {
      return [];
    }
  }

  open(options: Partial<OpenLedgerOptions> = {}): OpenedLedger {
    this.close();
    this.opened = openLedger(this.folder, {
      clock: this.time.clock,
      onBug: (error) => void this.bugs.push(error),
      wrap: (sqlite) => (this.sqlite = sqlite),
      ...options,
    });
    return this.opened;
  }

  close(): void {
    this.opened?.ledger.close();
    this.opened = null;
  }

  /** Writes past the app's own code into the closed file. */
  tamper(work: (sqlite: Sqlite) => void, file = this.file): void {
    this.close();
    const sqlite = openSqlite(file);
    try {
      work(sqlite);
    } finally {
      sqlite.close();
    }
  }

  remove(): void {
    this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function planned(entryId: string, body: OperationBody = START): PlannedOperation {
  return { entryId, body, at: NINE, zone: 'UTC', cause: 'hotkey' };
}

/** What a person did, without where it is on its way. */
export function deed({ seq, entryId, body, at, zone, offsetMinutes, cause }: Operation): string {
  return JSON.stringify({ seq, entryId, body, at, zone, offsetMinutes, cause });
}
