import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { makeBackup } from '../../src/main/ledger/backups';
import type { Ledger } from '../../src/main/ledger/ledger';
import { openLedger, type OpenedLedger } from '../../src/main/ledger/open-ledger';
import { NINE, serverEntry, START, TODAY } from '../unit/core/support';
import { deed, planned, TestJournal } from './journal';

/** Where files are written and read the fastest: in memory, on Linux. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** What a journal held after one of its commits. */
interface Content {
  readonly operations: readonly unknown[];
  readonly entries: readonly unknown[];
  readonly facts: readonly unknown[];
}

/** A small journal with one copy, its files as they lay on the disk, and all that was ever committed in it. */
export interface Specimen {
  /** Closed: everything is in the one file. */
  readonly closed: Uint8Array;
  /** As a process that ended by force left it: the file, and the log with all commits since the last opening. */
  readonly main: Uint8Array;
  readonly wal: Uint8Array;
  readonly backup: Uint8Array;
  /** What was there before the log was begun and after each commit in it; the last is all of it. */
  readonly history: readonly Content[];
  readonly deeds: ReadonlySet<string>;
  readonly bases: ReadonlySet<string>;
  /** Those that the copy has. */
  readonly copied: readonly string[];
}

function operationsOf(ledger: Ledger): ReturnType<Ledger['operationsOf']> {
  return ENTRIES.flatMap((id) => ledger.operationsOf(id)).sort((a, b) => a.seq - b.seq);
}

const ENTRIES = ['a', 'b', 'c', 'd', 'keito:r1'];

function contentOf(ledger: Ledger): Content {
  return {
    operations: operationsOf(ledger),
    entries: ENTRIES.map((id) => ledger.entry(id)),
    facts: ['x', 'y'].map((key) => ledger.fact(key)),
  };
}

/** Builds a journal of small pages: every kind of row and page is in it, and there are few offsets. */
export function buildSpecimen(): Specimen {
  const journal = new TestJournal();
  try {
    journal.open();
    journal.tamper((sqlite) => sqlite.exec('PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM'));
    const deeds = new Set<string>();
    const bases = new Set<string>(['null']);
    const history: Content[] = [];
    let ledger = journal.open().ledger;
    const step = (work: (ledger: Ledger) => void): void => {
      work(ledger);
      history.push(contentOf(ledger));
      for (const operation of operationsOf(ledger)) deeds.add(deed(operation));
      for (const id of ENTRIES) bases.add(JSON.stringify(ledger.entry(id)?.base ?? null));
    };
    step((it) => it.commit([planned('a')], NINE));
    step((it) => it.setState([1], 'in-flight', NINE + 1));
    step((it) => it.setFact('x', 'one'));
    makeBackup(journal.sqlite ?? fault(), join(journal.folder, 'backups'), NINE);
    const copied = operationsOf(ledger).map(deed);
    step((it) =>
      it.adopt('a', serverEntry({ remoteId: 'r9', startedAt: NINE, seconds: 0 }), [1], NINE + 2, {
        startedHere: NINE,
      }),
    );
    step((it) => it.commit([planned('b', { ...START, notes: 'second' })], NINE + 3));
    ledger = journal.open().ledger;
    history.splice(0, history.length - 1);
    step((it) =>
      it.commit(
        [planned('a', { kind: 'stop', stoppedAt: NINE + 9, seconds: 9, endTime: '09:00' })],
        NINE + 9,
      ),
    );
    step((it) =>
      it.adoptWindow({ from: TODAY, to: TODAY, isWhole: true, entries: [serverEntry()] }, NINE + 10),
    );
    step((it) => it.commit([planned('c'), planned('d', { ...START, notes: 'fourth – ü' })], NINE + 11));
    step((it) => it.setFact('y', 'two'));
    const main = readFileSync(journal.file);
    const wal = readFileSync(`${journal.file}-wal`);
    journal.close();
    const [name = ''] = journal.backups;
    const backup = readFileSync(join(journal.folder, 'backups', name));
    return { closed: readFileSync(journal.file), main, wal, backup, history, deeds, bases, copied };
  } finally {
    journal.remove();
  }
}

function fault(): never {
  throw new Error('The journal is not open.');
}

/** How a damaged journal was opened, counted. */
export type Verdicts = Record<'whole' | 'earlier' | 'restored' | 'reset', number>;

export interface TortureOptions {
  /** Every how manieth offset is damaged; 1 for all. A prime meets all places of a page in turn. */
  readonly stride: number;
  /** Whether the journal has its copy. */
  readonly hasBackup?: boolean;
  /** One kind of damage was done at all offsets. */
  readonly onPart?: (name: string, verdicts: Verdicts) => void;
}

/**
 * libsql frees a connection, some hundred kilobytes, once its statements are garbage, and the engine does not know that
 * it is in want of memory. Where there is no `--expose-gc`, few enough are opened.
 */
async function letGo(): Promise<void> {
  globalThis.gc?.();
  await new Promise((resolve) => setImmediate(resolve));
}

const flip = (bytes: Uint8Array, offset: number): Uint8Array => {
  const damaged = Uint8Array.from(bytes);
  damaged[offset] = (damaged[offset] ?? 0) ^ (1 << (offset % 8));
  return damaged;
};
const truncate = (bytes: Uint8Array, offset: number): Uint8Array => bytes.subarray(0, offset);

/**
 * Damages a journal at every offset, by one flipped bit and by an end of the file there, in its file and in its log, and
 * opens it. Throws where it is neither as it was, nor (the log only) as it was after an earlier commit, nor set aside
 * and restored; or where it holds an operation or a server's word that was never committed.
 */
export async function checkEveryOffset(options: TortureOptions): Promise<Record<string, Verdicts>> {
  const { stride, hasBackup = true, onPart = () => undefined } = options;
  const specimen = buildSpecimen();
  const folder = mkdtempSync(join(SCRATCH, 'keito-bar-torture-'));
  const results: Record<string, Verdicts> = {};
  let checked = 0;
  const each = async (
    name: string,
    size: number,
    files: (offset: number) => readonly [Uint8Array, Uint8Array | null],
  ): Promise<void> => {
    const verdicts: Verdicts = { whole: 0, earlier: 0, restored: 0, reset: 0 };
    for (let offset = 0; offset < size; offset += stride) {
      if ((checked += 1) % 100 === 0) await letGo();
      const [main, wal] = files(offset);
      try {
        verdicts[check(specimen, folder, main, wal, hasBackup)] += 1;
      } catch (error) {
        throw new Error(`${name} at ${offset}: ${error instanceof Error ? error.message : ''}`, {
          cause: error,
        });
      }
    }
    results[name] = verdicts;
    onPart(name, verdicts);
  };
  const { closed, main, wal } = specimen;
  try {
    await each('a bit of the file', closed.length, (offset) => [flip(closed, offset), null]);
    await each('the end of the file', closed.length, (offset) => [truncate(closed, offset), null]);
    await each('a bit of the log', wal.length, (offset) => [main, flip(wal, offset)]);
    await each('the end of the log', wal.length, (offset) => [main, truncate(wal, offset)]);
    await each('a bit of the file under a log', main.length, (offset) => [flip(main, offset), wal]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

function check(
  specimen: Specimen,
  folder: string,
  main: Uint8Array,
  wal: Uint8Array | null,
  hasBackup: boolean,
): keyof Verdicts {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'backups'), { recursive: true });
  const file = join(folder, 'ledger.db');
  writeFileSync(file, main);
  if (wal) writeFileSync(`${file}-wal`, wal);
  if (hasBackup) writeFileSync(join(folder, 'backups', 'ledger-20260521T090000Z.db'), specimen.backup);
  const bugs: unknown[] = [];
  const opened = openLedger(folder, { clock: () => NINE + 60_000, onBug: (error) => void bugs.push(error) });
  try {
    return judge(specimen, folder, opened, main, wal === null, hasBackup);
  } finally {
    opened.ledger.close();
  }
}

function judge(
  specimen: Specimen,
  folder: string,
  { ledger, health }: OpenedLedger,
  main: Uint8Array,
  isOneFile: boolean,
  hasBackup: boolean,
): keyof Verdicts {
  const operations = operationsOf(ledger);
  for (const operation of operations)
    must(specimen.deeds.has(deed(operation)), `invented ${deed(operation)}`);
  for (const id of ENTRIES) {
    const base = JSON.stringify(ledger.entry(id)?.base ?? null);
    must(specimen.bases.has(base), `invented ${base}`);
  }
  const asides = readdirSync(folder).filter((name) => name === 'ledger.db.damaged-1');
  if (health === 'good') {
    must(asides.length === 0, 'set aside what is good');
    const content = contentOf(ledger);
    const index = specimen.history.findLastIndex((known) => isDeepStrictEqual(known, content));
    must(index >= 0, 'opened as good what never was');
    if (index === specimen.history.length - 1) return 'whole';
    must(!isOneFile, 'lost what was in the file');
    return 'earlier';
  }
  must(asides.length === 1, 'did not set the damaged one aside');
  if (isOneFile && pages(main).length > 0) {
    const aside = readFileSync(join(folder, 'ledger.db.damaged-1'));
    must(Buffer.compare(pages(aside), pages(main)) === 0, 'changed the damaged one');
  }
  for (const { state, isRestored, body } of operations) {
    if (state === 'done') continue;
    must(isRestored, 'an open operation that is not known as restored');
    must(
      state !== 'queued' || (body.kind !== 'start' && body.kind !== 'log'),
      'a create that would be sent unasked',
    );
  }
  must(health === (hasBackup ? 'restored' : 'reset'), `was ${health}`);
  const found = new Set(operations.map(deed));
  if (health === 'restored')
    for (const known of specimen.copied) must(found.has(known), 'lost what the copy has');
  return health;
}

/** Without the header, in which SQLite notes that it was opened. */
const pages = (file: Uint8Array): Uint8Array => file.subarray(100);

function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
