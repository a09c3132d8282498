import { addDays, dateIn, instantText, type CalendarDate } from '../../shared/calendar';
import type { EntryId } from '../../shared/model';
import { CLOCKS_DIFFER_MS } from '../core/fingerprint';
import type { ServerEntry } from '../core/operation';
import type { KeitoClient } from '../keito/client';
import { badShape } from '../keito/decode';
import { KeitoError } from '../keito/errors';
import type { Page } from '../keito/pages';
import type { TimeEntriesQuery } from '../keito/params';
import type { WireTimeEntry } from '../keito/wire-time';
import type { AdoptOptions } from './adopt-created';
import { entryFromWire } from './from-wire';
import { learnFromList } from './lists-metadata';
import { sayOneMoment } from './one-moment';

export interface ReadBackOptions extends AdoptOptions {
  readonly client: KeitoClient;
  /** Only this user's entries are ours: an admin key lists the whole company (api-facts). */
  readonly userId: string;
  /** IANA name of the work zone of now. */
  readonly zone: () => string;
}

/** Five weeks back: this week, the last ones, and enough to start again from. */
const WINDOW_DAYS_BACK = 35;
/** Entries logged ahead, such as holidays. */
const WINDOW_DAYS_AHEAD = 14;
const PER_PAGE = 2000;
const ALL_DATES = { from: '1970-01-01', to: '9999-12-31' };

/** The dates that are read as a whole, both included; `now` is UTC ms. */
export function windowAround(
  zone: string,
  now: number,
): { readonly from: CalendarDate; readonly to: CalendarDate } {
  const today = dateIn(zone, now);
  return { from: addDays(today, -WINDOW_DAYS_BACK), to: addDays(today, WINDOW_DAYS_AHEAD) };
}

/** What a list tells. */
export interface Found {
  /** By the clock of now, each time: it may have been set since they were told. */
  readonly rows: () => readonly ServerEntry[];
  /** Other rows of it cannot be read. */
  readonly hasOdd: boolean;
}

/** Looks on the server before anything is decided. There is no single-entry GET (api-facts: 405): a list has it. */
export class ReadBack {
  readonly #options: ReadBackOptions;

  constructor(options: ReadBackOptions) {
    this.#options = options;
  }

  /**
   * This user's entries on the given dates. Where `id` is not among them, but in a row that cannot be read, or may have
   * been passed by between two pages, it ends in `bad-shape`: it must not be taken for absent and sent twice.
   */
  on(dates: readonly CalendarDate[], id: string): Promise<Found> {
    const sorted = [...dates].sort();
    return this.#list({ from: sorted[0] ?? '', to: sorted.at(-1) ?? '' }, id);
  }

  async #list(query: TimeEntriesQuery, id: string): Promise<Found> {
    const { ledger, client, clock, userId } = this.#options;
    const wires: WireTimeEntry[] = [];
    const pages: Page<WireTimeEntry>[] = [];
    const odd: unknown[] = [];
    for await (const page of client.timeEntries({ user_id: userId, ...query, per_page: PER_PAGE }).pages()) {
      const own = page.items.filter(({ user_id, user }) => (user_id ?? user?.id ?? userId) === userId);
      wires.push(...own);
      pages.push(page);
      odd.push(...page.skipped);
    }
    const rows = (): readonly ServerEntry[] => {
      // A step of the clock is noticed when it is read, and may have come after the answer.
      clock();
      return wires.map((wire) => entryFromWire(wire, client.skewMs()));
    };
    const told = rows();
    learnFromList(ledger, told);
    const found = { rows, hasOdd: odd.length > 0 };
    if (told.some((row) => row.remoteId === id || row.clientRequestId === id)) return found;
    if (odd.some((row) => JSON.stringify(row).includes(JSON.stringify(id))))
      throw badShape('GET /time_entries', 'an entry of this app cannot be read');
    // It may have moved to the page that was read before.
    if (pages.length > 1 && !sayOneMoment(pages))
      throw badShape('GET /time_entries', 'entries came or went while they were read');
    return found;
  }

  /** On whatever date; with dates that hold all of them where the server lists none without. */
  async #onAnyDate(query: TimeEntriesQuery, id: string): Promise<Found> {
    try {
      return await this.#list(query, id);
    } catch (error) {
      if (!(error instanceof KeitoError) || error.kind !== 'invalid') throw error;
      return await this.#list({ ...query, ...ALL_DATES }, id);
    }
  }

  /** This user's entries on whatever date that bear `id` and were changed since `at` (UTC ms by this computer's clock). */
  async changedSince(at: number, id: string): Promise<readonly ServerEntry[]> {
    const since = at - CLOCKS_DIFFER_MS + (this.#options.client.skewMs() ?? 0);
    const { rows } = await this.#onAnyDate({ updated_since: instantText(since) }, id);
    return rows().filter(({ clientRequestId }) => clientRequestId === id);
  }

  /** The entry with the server's id; null: it is not on these dates. */
  async find(remoteId: string, dates: readonly CalendarDate[]): Promise<ServerEntry | null> {
    return withId((await this.on(dates, remoteId)).rows(), remoteId);
  }

  /** The entry on whatever date it is by now: moving it was a change since it was made. */
  async #findMoved({ remoteId, createdAt }: ServerEntry): Promise<ServerEntry | null> {
    const query = createdAt === null ? {} : { updated_since: instantText(createdAt) };
    return withId((await this.#onAnyDate(query, remoteId)).rows(), remoteId);
  }

  /**
   * Adopts the server's word of now about an entry that it has. One that somebody moved to another date is looked for in
   * the whole window, then on all dates; one that is nowhere (false) is left to the write's own answer.
   */
  async refresh(entryId: EntryId): Promise<boolean> {
    const { ledger, client, clock, rounding, zone } = this.#options;
    const base = ledger.entry(entryId)?.base;
    if (!base) return false;
    const { from, to } = windowAround(zone(), clock());
    const found =
      (await this.find(base.remoteId, [base.spentDate])) ??
      (await this.find(base.remoteId, [from, to])) ??
      (await this.#findMoved(base));
    if (found) ledger.adopt(entryId, found, [], clock(), { rounding, skewMs: client.skewMs() });
    return found !== null;
  }
}

function withId(rows: readonly ServerEntry[], remoteId: string): ServerEntry | null {
  return rows.find((row) => row.remoteId === remoteId) ?? null;
}
