import * as m from '../shared/i18n/messages';
import { fail, ok, type Result } from '../shared/result';
import type { Report, ReportSpan } from '../shared/report';
import type { JournalReader } from './core/build-snapshot';
import { beforeAsking, type Before, type SinceReader } from './core/changed-since';
import type { Clock } from './core/ports';
import { buildReport, withUnsent, type ReportEntry, type TeamMember } from './core/report';
import { splitSpan } from './core/report-spans';
import type { KeitoClient } from './keito/client';
import { KeitoError } from './keito/errors';
import { spokenLocale } from './language';
import {
  changesSince,
  countUnsent,
  journalEntries,
  reportEntryOf,
  teamMemberOf,
  userOf,
  type ReportWords,
} from './report-entries';
import type { AccountFacts } from './sync/account-facts';
import { restMs } from './core/waits';
import { budgetRestMs } from './sync/pace';
import { windowAround } from './sync/read-back';
import type { Schedule } from './sync/sync';
import { troubleWith } from './trouble';

/** What was read within this (ms) is good for another look, unless something was done meanwhile. */
const FRESH_MS = 2 * 60_000;
const PER_PAGE = 2000;
/** A team with more entries than fit is told by its own totals alone: the rest is not worth the requests. */
const MOST_PAGES = 10;

export interface ReportsOptions {
  readonly ledger: JournalReader & SinceReader;
  /** Null: no key to connect with. */
  readonly client: () => Pick<
    KeitoClient,
    'timeEntries' | 'teamTimeReport' | 'skewMs' | 'recentRequests'
  > | null;
  readonly clock: Clock;
  readonly schedule: Schedule;
  readonly zone: () => string;
  readonly facts: () => AccountFacts | null;
  readonly findProject: ReportWords['findProject'];
}

/** What Keito said of some days. */
interface Heard {
  /** What was known here when the first question was put. */
  readonly before: Before;
  /** UTC ms. */
  readonly readAt: number;
  readonly isForManagers: boolean;
  readonly team: readonly TeamMember[];
  /** Null: too many. */
  readonly entries: readonly ReportEntry[] | null;
  readonly unreadable: number;
}

/** A reading that somebody waits for; there is one at most. */
interface Reading {
  readonly key: string;
  answer: Promise<Result<Report>>;
}

/** Nobody waits for this reading any more. */
class Superseded extends Error {}

/**
 * What one account's time was spent on. A manager's report is of everyone, anybody else's of themselves; where Keito does
 * not answer it is what the journal knows. Reading changes nothing here.
 */
export class Reports {
  readonly #options: ReportsOptions;
  #last: { readonly key: string; readonly heard: Heard } | null = null;
  #reading: Reading | null = null;

  constructor(options: ReportsOptions) {
    this.#options = options;
  }

  /**
   * The report of some days. It is read from Keito unless that was done a moment ago; `isAnew`: in any case. Fails with
   * `changed` when another one is asked for before this one is there.
   */
  read(span: ReportSpan, isAnew = false): Promise<Result<Report>> {
    const key = this.#keyOf(span);
    const last = this.#last;
    if (!isAnew && last?.key === key && restMs(last.heard.readAt, FRESH_MS, this.#options.clock()) > 0) {
      return Promise.resolve(ok(this.#fromKeito(span, last.heard)));
    }
    if (this.#reading?.key === key) return this.#reading.answer;
    const reading: Reading = { key, answer: Promise.resolve(superseded()) };
    this.#reading = reading;
    reading.answer = this.#answer(span, reading).finally(() => {
      if (this.#reading === reading) this.#reading = null;
    });
    return reading.answer;
  }

  /** Nothing more is read; who waits is told that nothing comes. */
  close(): void {
    this.#reading = null;
  }

  /** What was done here since, or was sent since, makes another report of the same days. */
  #keyOf({ from, to }: ReportSpan): string {
    const { ledger } = this.#options;
    const [latest] = ledger.latestOperations(1);
    const open = ledger.openOperations().map(({ seq }) => seq);
    return JSON.stringify([from, to, latest?.seq ?? null, open]);
  }

  async #answer(span: ReportSpan, reading: Reading): Promise<Result<Report>> {
    try {
      const heard = await this.#ask(span, reading);
      if (heard === null) return ok(this.#fromJournal(span, m.main_sync_signed_out()));
      this.#last = { key: reading.key, heard };
      return ok(this.#fromKeito(span, heard));
    } catch (error) {
      if (error instanceof Superseded || this.#reading !== reading) return superseded();
      if (!(error instanceof KeitoError)) throw error;
      const isSignedOut = error.kind === 'unauthorised';
      return ok(this.#fromJournal(span, isSignedOut ? m.main_sync_signed_out() : troubleWith(error.kind)));
    }
  }

  /** Null where there is nobody to ask. */
  async #ask(span: ReportSpan, reading: Reading): Promise<Heard | null> {
    const { clock, facts, ledger } = this.#options;
    const [client, account] = [this.#options.client(), facts()];
    if (!client || !account) return null;
    const before = beforeAsking(ledger);
    const ask = { client, wait: () => this.#turn(client, reading) };
    const team = await this.#team(span, ask);
    const mine = team === null ? account.userId : null;
    const { rows, unreadable } = await this.#entries(span, mine, ask);
    const words = this.#words(clock());
    const skewMs = client.skewMs();
    return {
      ...{ before, readAt: words.now, isForManagers: team === null, team: team ?? [], unreadable },
      entries: rows && rows.map((wire) => reportEntryOf(wire, skewMs, words)),
    };
  }

  /** Before each request: somebody must still wait for it, and the minute have room for it. */
  async #turn(client: Pick<KeitoClient, 'recentRequests'>, reading: Reading): Promise<void> {
    const { clock, schedule } = this.#options;
    for (let rest = 1; rest > 0;) {
      if (this.#reading !== reading) throw new Superseded();
      rest = budgetRestMs(client.recentRequests(), clock());
      if (rest > 0) await new Promise<void>((resolve) => void schedule(rest, resolve));
    }
  }

  /** What Keito says of the team; null where it is not for us. */
  async #team(span: ReportSpan, { client, wait }: Ask): Promise<readonly TeamMember[] | null> {
    const team: TeamMember[] = [];
    try {
      for (const { from, to } of splitSpan(span)) {
        await wait();
        for await (const { items } of client.teamTimeReport({ from, to, per_page: PER_PAGE }).pages()) {
          team.push(...items.map(teamMemberOf));
          await wait();
        }
      }
      return team;
    } catch (error) {
      // A missing permission and never a sign-out (api-facts).
      if (error instanceof KeitoError && error.kind === 'forbidden') return null;
      throw error;
    }
  }

  /** The entries of some days: of one person, or where `userId` is null of everyone, as long as they are not too many. */
  async #entries({ from, to }: ReportSpan, userId: string | null, { client, wait }: Ask) {
    const query = { from, to, per_page: PER_PAGE, ...(userId !== null && { user_id: userId }) };
    // An entry that is made meanwhile shifts the pages: the same row may come twice.
    const rows = new Map<string, Parameters<typeof userOf>[0]>();
    let unreadable = 0;
    let pages = 0;
    await wait();
    for await (const { items, skipped, totalPages } of client.timeEntries(query).pages()) {
      pages += 1;
      if (userId === null && Math.max(pages, totalPages ?? 0) > MOST_PAGES)
        return { rows: null, unreadable: 0 };
      unreadable += skipped.length;
      // A server may ignore a filter that it does not know.
      for (const wire of items)
        if (userId === null || (userOf(wire) ?? userId) === userId) rows.set(wire.id, wire);
      await wait();
    }
    return { rows: [...rows.values()], unreadable };
  }

  #fromKeito(span: ReportSpan, heard: Heard): Report {
    const { before, readAt, isForManagers, team, entries, unreadable } = heard;
    const { ledger } = this.#options;
    const all = entries && withUnsent(entries, changesSince(ledger, before, this.#words(readAt)));
    const scope = isForManagers ? 'own' : 'everyone';
    return {
      ...{ ...span, readAt, scope, isForManagers, unreadable },
      ...{ origin: 'keito', trouble: null, known: null },
      isTotalsOnly: all === null,
      unsent: all === null ? 0 : countUnsent(ledger, span),
      running: runningOf(all ?? [], span),
      ...buildReport({ ...span, scope, entries: all, team, locale: spokenLocale() }),
    };
  }

  #fromJournal(span: ReportSpan, trouble: string): Report {
    const { ledger, clock, zone, facts } = this.#options;
    const words = this.#words(clock());
    const entries = journalEntries(ledger, span, words);
    return {
      ...{ ...span, readAt: words.now, scope: 'own', isForManagers: false, unreadable: 0 },
      ...{ origin: 'journal', trouble, isTotalsOnly: false },
      known: facts() === null ? null : overlap(span, windowAround(zone(), words.now)),
      unsent: countUnsent(ledger, span),
      running: runningOf(entries, span),
      ...buildReport({ ...span, scope: 'own', entries, team: [], locale: spokenLocale() }),
    };
  }

  #words(now: number): ReportWords {
    const { findProject, facts } = this.#options;
    return { now, findProject, facts: facts() };
  }
}

interface Ask {
  readonly client: NonNullable<ReturnType<ReportsOptions['client']>>;
  readonly wait: () => Promise<void>;
}

const superseded = () => fail('changed', m.main_report_superseded());

const runningOf = (entries: readonly ReportEntry[], { from, to }: ReportSpan): number =>
  entries.filter(({ isRunning, spentDate }) => isRunning && spentDate >= from && spentDate <= to).length;

function overlap(a: ReportSpan, b: ReportSpan): ReportSpan | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : null;
}
