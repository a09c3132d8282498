import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { instantOfStamp, utcStamp } from '../../shared/calendar';
import type { Clock } from '../core/ports';
import { openSqlite, type Sqlite } from './database';
import { removeParts, settle } from './files';
import { inspect } from './inspect';

/** Runs `work` once after `ms`; the answer takes it back. */
type Schedule = (ms: number, work: () => void) => () => void;

/** A copy of the journal as it was at `at` (UTC ms, to the second). */
export interface Backup {
  readonly path: string;
  readonly at: number;
  /** Made before the journal was brought to this format; null for an hourly one. */
  readonly beforeFormat: number | null;
}

const HOUR_MS = 3_600_000;
/** At a start without a copy of the last hour: soon, but not while the app has other things to do. */
const FIRST_MS = 5 * 60_000;
const KEPT = 5;
const KEPT_DAYS = 2;
const KEPT_BEFORE_FORMATS = 2;
const NAME = /^ledger-(?:before-format-(\d+)-)?(\d{8}T\d{6}Z)\.db$/;
const PART = '.part';

/** The copies in a folder, newest first. Copies that a wrong clock dated after `now` are never newer than others. */
export function listBackups(folder: string, now: number): readonly Backup[] {
  if (!existsSync(folder)) return [];
  const rank = ({ at }: Backup): number => (at > now ? -1 : at);
  return readdirSync(folder)
    .flatMap((name): Backup[] => {
      const match = NAME.exec(name);
      const at = instantOfStamp(match?.[2] ?? '');
      if (at === null) return [];
      return [{ path: join(folder, name), at, beforeFormat: match?.[1] ? Number(match[1]) : null }];
    })
    .sort((a, b) => rank(b) - rank(a) || b.at - a.at);
}

/**
 * Copies the journal into the folder and prunes; the copy is on the disk when it returns. Only a copy that was read back
 * whole gets its name, so that a journal that is being damaged never drives out a good copy. Throws where it cannot be
 * made; then nothing is pruned.
 */
export function makeBackup(
  sqlite: Sqlite,
  folder: string,
  now: number,
  beforeFormat: number | null = null,
): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder))
    if (name.includes(PART)) rmSync(join(folder, name), { force: true });
  const prefix = beforeFormat === null ? 'ledger-' : `ledger-before-format-${beforeFormat}-`;
  const path = join(folder, `${prefix}${utcStamp(now)}.db`);
  const part = path + PART;
  try {
    // Outside of every transaction, as SQLite demands.
    sqlite.exec(`VACUUM INTO '${part.replaceAll("'", "''")}'`);
    const copy = openSqlite(part);
    try {
      inspect(copy);
    } finally {
      copy.close();
    }
    settle(part, path);
  } catch (error) {
    removeParts(part);
    throw error;
  }
  prune(folder, now);
}

/** Keeps the newest few, and the newest one of each of the days before them. */
function prune(folder: string, now: number): void {
  const all = listBackups(folder, now);
  const hourly = all.filter(({ beforeFormat }) => beforeFormat === null);
  const kept = new Set([
    ...hourly.slice(0, KEPT),
    ...all.filter(({ beforeFormat }) => beforeFormat !== null).slice(0, KEPT_BEFORE_FORMATS),
  ]);
  const day = ({ at }: Backup): string => utcStamp(at).replace(/T.*/, '');
  const days = new Map(hourly.toReversed().map((backup) => [day(backup), backup]));
  const [, ...earlier] = [...days.values()].reverse();
  for (const backup of earlier.slice(0, KEPT_DAYS)) kept.add(backup);
  for (const backup of all) if (!kept.has(backup)) rmSync(backup.path, { force: true });
}

export interface BackupsOptions {
  readonly sqlite: Sqlite;
  readonly folder: string;
  readonly clock: Clock;
  /** A copy could not be made; the work goes on without it. */
  readonly onBug: (error: unknown) => void;
}

/** The copies of an open journal. Making one never throws: what went wrong is told to `onBug`. */
export class Backups {
  readonly #options: BackupsOptions;
  /** How many rows this connection had changed when it was copied last; null: never yet. */
  #changes: number | null = null;
  #cancel: () => void = () => undefined;

  constructor(options: BackupsOptions) {
    this.#options = options;
  }

  /** Copies every hour in which something changed, until {@link end}. */
  begin(schedule: Schedule): void {
    const last = this.#lastAt();
    const due = last === null ? 0 : last + HOUR_MS - this.#options.clock();
    const next = (ms: number): void => {
      this.#cancel = schedule(ms, () => {
        this.#copyChanges();
        next(HOUR_MS);
      });
    };
    next(Math.max(FIRST_MS, due));
  }

  /** Copies what changed at once, for what no older copy may stand in for. */
  copyNow(): void {
    this.#copyChanges();
  }

  /** Copies what changed unless there is a copy of the last hour. Call it before the journal is closed. */
  end(): void {
    this.#cancel();
    const last = this.#lastAt();
    if (last === null || this.#options.clock() - last > HOUR_MS) this.#copyChanges();
  }

  #copyChanges(): void {
    const { sqlite, folder, clock, onBug } = this.#options;
    try {
      const changes = sqlite.changes();
      if (changes === this.#changes) return;
      makeBackup(sqlite, folder, clock());
      this.#changes = changes;
    } catch (error) {
      onBug(error);
    }
  }

  #lastAt(): number | null {
    const { folder, clock } = this.#options;
    const now = clock();
    return (
      listBackups(folder, now).find(({ at, beforeFormat }) => beforeFormat === null && at <= now)?.at ?? null
    );
  }
}
