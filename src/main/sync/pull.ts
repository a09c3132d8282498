import { instantText, type CalendarDate } from '../../shared/calendar';
import type { Project } from '../../shared/model';
import type { KeitoClient } from '../keito/client';
import type { Page } from '../keito/pages';
import type { TimeEntriesQuery } from '../keito/params';
import type { WireTimeEntry } from '../keito/wire-time';
import { couldBe } from '../core/fingerprint';
import type { Operation, ServerEntry } from '../core/operation';
import { creates } from '../core/outbox-plan';
import { adoptFound, type AdoptOptions } from './adopt-created';
import { noteFound } from './found-running';
import { entryFromWire, projectsFromWire } from './from-wire';
import { learnFromList, listsMetadata } from './lists-metadata';
import { sayOneMoment } from './one-moment';

const PER_PAGE = 2000;

export interface PullOptions extends AdoptOptions {
  readonly client: KeitoClient;
  /** IANA name of the work zone of now. */
  readonly zone: () => string;
}

/** What time can be put on: one request (two where projects embed no tasks). */
export async function pullProjects(client: KeitoClient): Promise<readonly Project[]> {
  const projects = await client.projects({ per_page: PER_PAGE }).collect();
  const needsTasks = projects.some(({ tasks }) => !tasks);
  const tasks = needsTasks ? await client.tasks({ per_page: PER_PAGE }).collect() : [];
  return projectsFromWire(projects, tasks);
}

/** What a reading of the entries found. */
export interface Pulled {
  /** A lost create was found, or what waited for the person does no more: there may be more to send at once. */
  readonly hasToSend: boolean;
  /** Somebody else, or another device, did something since the last reading. */
  readonly hasNews: boolean;
  /** Rows were passed over that may be lost creates: they are to be read again. */
  readonly isUnsettled: boolean;
}

/** Work-zone dates, both included. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * Reads some days and adopts what has changed: one request in most accounts. Whole, deletions made elsewhere
 * are seen by their absence; `updatedSince` (UTC ms by this computer's clock) reads less, but does not report them
 * (api-facts), and neither does a reading in which a row could not be read.
 */
export async function pullEntries(
  options: PullOptions,
  userId: string,
  days: Days,
  updatedSince: number | null,
): Promise<Pulled> {
  const since =
    updatedSince === null
      ? {}
      : { updated_since: instantText(updatedSince + (options.client.skewMs() ?? 0)) };
  const list = await readList(options, { user_id: userId, ...days, ...since });
  return adoptList(options, days, { ...list, isWhole: updatedSince === null && list.isWhole });
}

/**
 * Reads what runs, of those days, and adopts it as {@link pullEntries} does. `then` is told of it by Keito's ids, and
 * what it writes is on the disk together with that.
 */
export async function pullRunning(
  options: PullOptions,
  userId: string,
  days: Days,
  then: (remoteIds: ReadonlySet<string>) => void,
): Promise<void> {
  const list = await readList(options, { user_id: userId, ...days, is_running: true });
  const running = list.entries.filter(({ startedAt }) => startedAt !== null);
  options.ledger.atomically(() => {
    adoptList(options, days, { ...list, isWhole: false });
    then(new Set(running.map(({ remoteId }) => remoteId)));
  });
}

interface List {
  readonly entries: readonly ServerEntry[];
  readonly isOfOneMoment: boolean;
  /** What is not among them is not there. */
  readonly isWhole: boolean;
}

async function readList(
  { client, clock }: PullOptions,
  query: TimeEntriesQuery & Days & { readonly user_id: string },
): Promise<List> {
  const wire: WireTimeEntry[] = [];
  const pages: Page<WireTimeEntry>[] = [];
  for await (const page of client.timeEntries({ ...query, per_page: PER_PAGE }).pages()) {
    wire.push(...page.items);
    pages.push(page);
  }
  const isOfOneMoment = sayOneMoment(pages);
  // A step of the clock is noticed when it is read, and may have come after the answer.
  clock();
  const skewMs = client.skewMs();
  // A server may ignore a filter that it does not know, and an admin's list holds the whole company: filter again.
  const entries = wire
    .filter(({ user_id, user }) => (user_id ?? user?.id ?? query.user_id) === query.user_id)
    .map((entry) => entryFromWire(entry, skewMs))
    .filter(({ spentDate }) => spentDate >= query.from && spentDate <= query.to);
  return {
    ...{ entries, isOfOneMoment },
    isWhole: isOfOneMoment && pages.every(({ skipped }) => skipped.length === 0),
  };
}

/** How many operations wait for the person. */
const waiting = (ledger: PullOptions['ledger']): number =>
  ledger.openOperations().filter(({ state }) => state === 'blocked').length;

function adoptList(options: PullOptions, days: Days, { entries, isOfOneMoment, isWhole }: List): Pulled {
  const { client, ledger, clock, rounding } = options;
  learnFromList(ledger, entries);
  const lost = ledger
    .openOperations()
    .filter((operation) => operation.state === 'unsure' && creates(operation));
  // What was never sent from this journal may be there all the same: an older one was put back in its place.
  const unsent = ledger
    .openOperations()
    .filter((operation) => operation.state === 'queued' && creates(operation));
  const found = [...lost, ...unsent].flatMap((create) => {
    const server = entries.find(({ clientRequestId }) => clientRequestId === create.entryId);
    // What was done to it here as to somebody else's is for the person to tell, once it is looked for.
    return server && ledger.claimOn(server.remoteId) !== 'touched' ? [{ create, server }] : [];
  });
  for (const { create, server } of found) adoptFound(options, create, server);
  const ended = entries.filter((entry) => mayBeEndedByLost(ledger, entry, lost));
  const settled = entries.filter((entry) => !ended.includes(entry) && !mayBeLost(options, entry, lost));
  const skewMs = client.skewMs();
  const waitedFor = waiting(ledger);
  const window = { ...days, isWhole: isWhole && ended.length === 0, entries: settled, rounding, skewMs };
  const hasNews = ledger.adoptWindow(window, clock());
  noteFound(
    ledger,
    new Set(settled.flatMap(({ remoteId, startedAt }) => (startedAt === null ? [] : [remoteId]))),
  );
  const isUnsettled = settled.length < entries.length || !isOfOneMoment;
  // What waited for the person may ask for nothing but to be tried again: somebody did it elsewhere.
  const hasToSend = found.length > 0 || waiting(ledger) < waitedFor;
  return { hasToSend, hasNews, isUnsettled };
}

/**
 * What runs here was ended there, maybe by a timer of ours of which nobody knows yet whether it got through: once that is
 * known it ends where ours began, or as it was ended.
 */
function mayBeEndedByLost(
  ledger: PullOptions['ledger'],
  { remoteId, startedAt }: ServerEntry,
  lost: readonly Operation[],
): boolean {
  if (startedAt !== null || listsMetadata(ledger) || !lost.some(({ body }) => body.kind === 'start'))
    return false;
  return ledger.allRunning().some((running) => running.remoteId === remoteId);
}

/**
 * Shown as somebody else's it would be there twice, and whatever the person did to the one would leave the other: a row
 * that may be a lost create is nobody's until that was looked for.
 */
function mayBeLost(
  { ledger, client, zone, rounding }: PullOptions,
  server: ServerEntry,
  lost: readonly Operation[],
): boolean {
  if (listsMetadata(ledger) || ledger.isKnown(server.remoteId)) return false;
  const facts = { zone: zone(), rounding, skewMs: client.skewMs() ?? 0 };
  return lost.some(({ entryId }) => couldBe(server, ledger.operationsOf(entryId), facts));
}
