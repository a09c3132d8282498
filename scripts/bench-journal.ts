// `npm run bench:journal`: what the journal's safety costs with 10,000 entries, on this computer's temporary folder.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeBackup } from '../src/main/ledger/backups';
import { openSqlite, type Sqlite } from '../src/main/ledger/database';
import { openLedger } from '../src/main/ledger/open-ledger';
import { NINE, serverEntry, START, TODAY } from '../tests/unit/core/support';

const ENTRIES = 10_000;
const RUNS = 9;
const folder = mkdtempSync(path.join(tmpdir(), 'keito-bar-bench-'));
const file = path.join(folder, 'ledger.db');
let sqlite: Sqlite | null = null;
const open = () =>
  openLedger(folder, {
    clock: () => NINE,
    onBug: (error) => console.error(error),
    wrap: (connection) => (sqlite = connection),
  });

/** The median of several runs, in ms. */
function median(work: () => void, after: () => void = () => undefined): number {
  const times = Array.from({ length: RUNS }, () => {
    const from = performance.now();
    work();
    const ms = performance.now() - from;
    after();
    return ms;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

const show = (what: string, ms: number): void => console.log(`${ms.toFixed(1).padStart(8)} ms  ${what}`);

try {
  let { ledger } = open();
  ledger.atomically(() => {
    for (let i = 0; i < ENTRIES; i += 1) {
      const entryId = randomUUID();
      ledger.commit(
        [{ entryId, body: { ...START, notes: `work ${i}` }, at: NINE, zone: 'UTC', cause: 'window' }],
        NINE,
      );
      ledger.adopt(entryId, serverEntry({ remoteId: `r${i}`, spentDate: TODAY }), [i + 1], NINE);
    }
  });
  ledger.close();
  console.log(`${ENTRIES} entries, ${(statSync(file).size / 1024 / 1024).toFixed(1)} MB`);

  const bare = openSqlite(file);
  show(
    '  of it PRAGMA quick_check',
    median(() => void bare.get('PRAGMA quick_check(1)')),
  );
  show(
    '  of it PRAGMA integrity_check',
    median(() => void bare.get('PRAGMA integrity_check(1)')),
  );
  bare.close();
  show(
    'opening',
    median(
      () => ({ ledger } = open()),
      () => ledger.close(),
    ),
  );

  ({ ledger } = open());
  let count = 0;
  const act = (): void => {
    count += 1;
    const body = { ...START, notes: `more ${count}` };
    ledger.commit([{ entryId: `e${count}`, body, at: NINE, zone: 'UTC', cause: 'window' }], NINE);
  };
  const connection = sqlite as Sqlite | null;
  show('one act, on the disk, sealed', median(act));
  connection?.exec('CREATE TABLE bare (text TEXT) STRICT');
  show(
    'a commit of one bare row',
    median(() => void connection?.run('INSERT INTO bare VALUES (?)', JSON.stringify(START))),
  );
  connection?.exec('DROP TABLE bare');
  const copies = path.join(folder, 'copies');
  show(
    'one copy, read back whole',
    median(() => connection && makeBackup(connection, copies, NINE)),
  );
  ledger.close();
} finally {
  if (existsSync(folder)) rmSync(folder, { recursive: true });
}
