import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canMove, type MoveInput, type Moved, type MoveOffer, type MoveView } from '../shared/move';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import type { OpenAccount } from './accounts';
import {
  candidates,
  missingClients,
  placesOf,
  planMove,
  type Brought,
  type Destination,
  type SourceEntry,
} from './core/move';
import { readMoveSource } from './move-source';

/** Facts of the account's journal: what was brought over to it, and that the person was told that it can be. */
const BROUGHT = 'brought-over';
const TOLD = 'move-told';

const broughtList: z.ZodType<readonly Brought[]> = z.array(
  z.object({ source: z.string(), entry: z.string(), looks: z.string() }),
);

export interface MoveOptions {
  /** Where the app keeps its data. */
  readonly folder: string;
  readonly current: () => OpenAccount;
}

/**
 * Brings time over that was tracked on this computer to the Keito account that is open. This computer's journal is only
 * read. Which entry became which is written in the account's journal together with the operations that send them.
 */
export class Move {
  readonly #options: MoveOptions;
  /** Read once for each opening of an account: while it is open, nothing is tracked on this computer. */
  readonly #sources = new WeakMap<OpenAccount, readonly SourceEntry[]>();

  constructor(options: MoveOptions) {
    this.#options = options;
  }

  /** Nothing where no Keito account is open, or this computer's journal cannot be read. */
  offer(): MoveOffer {
    const read = this.#read();
    if (!read.ok) return { count: 0, isNews: false };
    const { sources, there } = read.value;
    const entries = candidates(sources, there);
    const isUntold = this.#workspace.ledger.fact(TOLD) === null;
    return {
      count: entries.filter(canMove).length,
      isNews: isUntold && entries.some(({ state }) => state === 'new'),
    };
  }

  /** The person was told of the offer, and wants no notice of it any more. */
  told(): void {
    this.#workspace.ledger.setFact(TOLD, 'yes');
  }

  view(): Result<MoveView> {
    const read = this.#read();
    if (!read.ok) return read;
    const { sources, there } = read.value;
    const entries = candidates(sources, there);
    const movable = new Set(entries.filter(canMove).map(({ id }) => id));
    const { projects, clientBook } = this.#workspace;
    const clients = [
      ...projects.all.map(({ clientName }) => clientName),
      ...clientBook.view().clients.map(({ name }) => name),
    ];
    const places = placesOf(sources, projects.all);
    const ofMovable = sources.filter(({ id }) => movable.has(id)).map(({ clientName }) => clientName);
    return ok({ entries, places, missingClients: missingClients(ofMovable, clients) });
  }

  /**
   * Writes the chosen entries into the account's journal, all or nothing; they are sent in the background. What was brought
   * over before is passed over, so that doing it twice does no more than once.
   */
  carryOut(input: MoveInput): Result<Moved> {
    const read = this.#read();
    if (!read.ok) return read;
    const { sources, there } = read.value;
    const workspace = this.#workspace;
    const planned = planMove(workspace.context, sources, there, input, workspace.act('window'));
    if (!planned.ok) return planned;
    const arrivals = planned.value;
    if (arrivals.length > 0) {
      const records = arrivals.map(({ record }) => record);
      workspace.entries.takeIn(arrivals, [
        [BROUGHT, JSON.stringify([...there.brought, ...records])],
        [TOLD, 'yes'],
      ]);
    }
    const seconds = arrivals.map(({ operation: { body } }) => (body.kind === 'log' ? body.seconds : 0));
    return ok({ entries: arrivals.length, seconds: seconds.reduce((sum, one) => sum + one, 0) });
  }

  get #workspace(): OpenAccount['workspace'] {
    return this.#options.current().workspace;
  }

  #read(): Result<{ readonly sources: readonly SourceEntry[]; readonly there: Destination }> {
    const account = this.#options.current();
    const { stored, workspace } = account;
    if (stored.kind !== 'remote') return fail('invalid', m.main_move_remote_only());
    let sources = this.#sources.get(account);
    try {
      sources ??= readMoveSource(this.#options.folder);
    } catch {
      return fail('file', m.main_move_unreadable());
    }
    this.#sources.set(account, sources);
    const known = workspace.ledger.namesOfEntries();
    const there: Destination = {
      brought: decodeBrought(workspace.ledger.fact(BROUGHT)),
      idFor: (source) => idIn(stored.id, source),
      has: (entry) => known.has(entry),
    };
    return ok({ sources, there });
  }
}

function decodeBrought(kept: string | null): readonly Brought[] {
  return kept === null ? [] : broughtList.parse(JSON.parse(kept));
}

/**
 * The UUID of a source entry in an account, the same on every run: what the account's journal does not know any more is found
 * on the server by it. Version 8 is for ids that are made of something (RFC 9562).
 */
function idIn(account: string, source: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(['moved', account, source]))
    .digest('hex');
  const variant = ((parseInt(hash.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`];
  return [...parts, variant + hash.slice(17, 20), hash.slice(20, 32)].join('-');
}
