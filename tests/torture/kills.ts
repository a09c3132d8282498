import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Child } from './child';
import { passing } from './patience';
import type { Moment, Service } from './service';

/**
 * When a process is ended: with an act on its way in, some ms later, while the journal is being written, when the
 * service gets a request, when it has applied it and the answer is about to leave (of a creation too), once all was
 * acknowledged, while the process begins; or while this computer's journal is copied to be read, where something is brought
 * over.
 */
export const KILLS = [
  'at once',
  'a moment later',
  'in the journal',
  'at a request',
  'at an answer',
  'at a creation',
  "at a creation's answer",
  'acknowledged',
  'beginning',
] as const;
/** Where nothing goes over the wire. */
export const LOCAL_KILLS = [
  'at once',
  'a moment later',
  'in the journal',
  'acknowledged',
  'beginning',
] as const;
export type Kill = (typeof KILLS)[number] | 'in the copy';

/** So long is waited for what may never come, ms. */
const LATEST_MS = 800;
/** A creation is held back first, and comes after all entries. */
const LATEST_CREATION_MS = 4_000;
/**
 * A request whose process was ended may still be on its way for as long as this, ms: less than what is waited for it and, by
 * the fast clock, than the minute within which the stamp of a begin is taken for that of its arrival (docs/sync.md, Limits).
 */
const LATEST_ARRIVAL_MS = 1_400;

interface Wanted {
  readonly isMeant: (...moment: Parameters<Service['onMoment']>) => boolean;
  /** So many of them pass before. */
  readonly after: number;
  readonly latestMs: number;
  /** For how long its request is held on its way then. */
  readonly heldMs: number;
}

/** Ends processes at their moments. */
export class Kills {
  readonly #service: Service;
  readonly #folder: string;
  /** What the requests were about at which processes were ended, writes only. */
  readonly struck: Record<string, number> = {};

  /** `folder`: where the app keeps its data. */
  constructor(service: Service, folder: string) {
    this.#service = service;
    this.#folder = folder;
  }

  /**
   * Ends the child at the moment of `kill`, of which `draw` (0 to 1) says which. `act` is done in time for it; `account`:
   * the folder of the account in which it is done.
   */
  async carryOut(kill: Kill, draw: number, child: Child, account: string, act: () => void): Promise<void> {
    switch (kill) {
      case 'in the journal':
        await atChanges(join(this.#folder, account, 'ledger.db-wal'), 1 + Math.floor(draw * 3), child, act);
        break;
      case 'in the copy':
        await atChanges(join(this.#folder, 'moving', 'ledger.db'), 1 + Math.floor(draw * 4), child, act);
        break;
      case 'at a request':
      case 'at an answer': {
        const wanted = kill === 'at a request' ? 'request' : 'answer';
        const isMeant = (moment: Moment, isWrite: boolean): boolean =>
          moment === wanted && (isWrite || draw >= 0.8);
        const after = Math.floor(draw * 4);
        const heldMs = ((draw * 4) % 1) * LATEST_ARRIVAL_MS;
        await this.#atMoment({ isMeant, after, latestMs: LATEST_MS, heldMs }, child, act);
        break;
      }
      case 'at a creation':
      case "at a creation's answer": {
        const wanted = kill === 'at a creation' ? 'request' : 'answer';
        const isMeant = (moment: Moment, isWrite: boolean, what: string): boolean =>
          moment === wanted && isWrite && what !== 'time_entries';
        const heldMs = draw * LATEST_ARRIVAL_MS;
        await this.#atMoment({ isMeant, after: 0, latestMs: LATEST_CREATION_MS, heldMs }, child, act);
        break;
      }
      default:
        act();
        if (kill === 'a moment later') await passing(draw * 60);
    }
    child.kill();
  }

  async #atMoment(
    { isMeant, after, latestMs, heldMs }: Wanted,
    child: Child,
    act: () => void,
  ): Promise<void> {
    let left = after;
    const came = new Promise<void>((resolve) => {
      this.#service.onMoment = (moment, isWrite, what) => {
        if (!isMeant(moment, isWrite, what)) return 0;
        left -= 1;
        if (left >= 0) return 0;
        // At once: the answer must not get out first.
        child.kill();
        this.#service.onMoment = () => 0;
        if (isWrite) this.struck[what] = (this.struck[what] ?? 0) + 1;
        resolve();
        return heldMs;
      };
    });
    act();
    await Promise.race([came, passing(latestMs)]);
    this.#service.onMoment = () => 0;
  }
}

/** At one of the next changes to a file: in the middle of a commit, or after it and before anybody was told. */
async function atChanges(file: string, changes: number, child: Child, act: () => void): Promise<void> {
  const end = performance.now() + LATEST_MS;
  let left = changes;
  let before = look(file);
  act();
  while (left > 0 && performance.now() < end && !child.hasDied) {
    // A busy look, and not a timer: a commit takes less than a millisecond.
    for (let looks = 0; looks < 200 && left > 0; looks += 1) {
      const now = look(file);
      if (now !== before) left -= 1;
      before = now;
    }
    if (left > 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

function look(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.size} ${found.mtimeNs}` : '';
}
