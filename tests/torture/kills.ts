import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Child } from './child';
import { passing } from './patience';
import type { Moment, Service } from './service';

/**
 * When a process is ended: with an act on its way in, some ms later, while the journal is being written, when the
 * service gets a request, when it has applied it and the answer is about to leave, once all was acknowledged, or while
 * the process begins.
 */
export const KILLS = [
  'at once',
  'a moment later',
  'in the journal',
  'at a request',
  'at an answer',
  'acknowledged',
  'beginning',
] as const;
export type Kill = (typeof KILLS)[number];

/** So long is waited for what may never come, ms. */
const LATEST_MS = 800;

/** Ends processes at their moments. */
export class Kills {
  readonly #service: Service;
  readonly #journal: string;

  constructor(service: Service, folder: string) {
    this.#service = service;
    this.#journal = join(folder, 'ledger.db-wal');
  }

  /** Ends the child at the moment of `kill`, of which `draw` (0 to 1) says which. `act` is done in time for it. */
  async carryOut(kill: Kill, draw: number, child: Child, act: () => void): Promise<void> {
    switch (kill) {
      case 'in the journal':
        await this.#inTheJournal(draw, child, act);
        break;
      case 'at a request':
        await this.#atMoment('request', draw, child, act);
        break;
      case 'at an answer':
        await this.#atMoment('answer', draw, child, act);
        break;
      default:
        act();
        if (kill === 'a moment later') await passing(draw * 60);
    }
    child.kill();
  }

  async #atMoment(wanted: Moment, draw: number, child: Child, act: () => void): Promise<void> {
    let left = 1 + Math.floor(draw * 4);
    const onlyWrites = draw < 0.8;
    const came = new Promise<void>((resolve) => {
      this.#service.onMoment = (moment, isWrite) => {
        if (moment !== wanted || (onlyWrites && !isWrite)) return;
        left -= 1;
        if (left > 0) return;
        // At once: the answer must not get out first.
        child.kill();
        resolve();
      };
    });
    act();
    await Promise.race([came, passing(LATEST_MS)]);
    this.#service.onMoment = () => undefined;
  }

  /** At one of the next writes to the journal: in the middle of a commit, or after it and before anybody was told. */
  async #inTheJournal(draw: number, child: Child, act: () => void): Promise<void> {
    const end = performance.now() + LATEST_MS;
    let left = 1 + Math.floor(draw * 3);
    let before = this.#look();
    act();
    while (left > 0 && performance.now() < end && !child.hasDied) {
      // A busy look, and not a timer: a commit takes less than a millisecond.
      for (let looks = 0; looks < 200 && left > 0; looks += 1) {
        const now = this.#look();
        if (now !== before) left -= 1;
        before = now;
      }
      if (left > 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #look(): string {
    const found = statSync(this.#journal, { bigint: true, throwIfNoEntry: false });
    return found ? `${found.size} ${found.mtimeNs}` : '';
  }
}
