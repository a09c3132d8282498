import { addDays, dateIn } from '../../shared/calendar';
import type { Project } from '../../shared/model';
import type { KeitoClient } from '../keito/client';
import type { WireTimeEntry } from '../keito/wire-time';
import { creates } from '../core/outbox-plan';
import { adoptFound, type AdoptOptions } from './adopt-created';
import { entryFromWire, projectsFromWire } from './from-wire';

/** Five weeks back: this week, the last ones, and enough to start again from. */
const WINDOW_DAYS_BACK = 35;
/** Entries logged ahead, such as holidays. */
const WINDOW_DAYS_AHEAD = 14;
const PER_PAGE = 2000;

export interface PullOptions extends AdoptOptions {
  readonly client: KeitoClient;
}

/** What time can be put on: one request (two where projects embed no tasks). */
export async function pullProjects(client: KeitoClient): Promise<readonly Project[]> {
  const projects = await client.projects({ per_page: PER_PAGE }).collect();
  const needsTasks = projects.some(({ tasks }) => !tasks);
  const tasks = needsTasks ? await client.tasks({ per_page: PER_PAGE }).collect() : [];
  return projectsFromWire(projects, tasks);
}

/**
 * Reads the window of days around today whole and adopts it: one request in most accounts. Deletions made elsewhere are
 * seen by their absence, since `updated_since` does not report them (api-facts); not where a row could not be read.
 * Answers whether a lost create was found, after which there may be more to send.
 */
export async function pullEntries(options: PullOptions, userId: string, zone: string): Promise<boolean> {
  const { client, ledger, clock } = options;
  const today = dateIn(zone, clock());
  const from = addDays(today, -WINDOW_DAYS_BACK);
  const to = addDays(today, WINDOW_DAYS_AHEAD);
  const wire: WireTimeEntry[] = [];
  let isWhole = true;
  for await (const page of client.timeEntries({ user_id: userId, from, to, per_page: PER_PAGE }).pages()) {
    wire.push(...page.items);
    isWhole &&= page.skipped.length === 0;
  }
  const skewMs = client.skewMs();
  // A server may ignore a filter that it does not know, and an admin's list holds the whole company: filter again.
  const entries = wire
    .filter(({ user_id, user }) => (user_id ?? user?.id ?? userId) === userId)
    .map((entry) => entryFromWire(entry, skewMs))
    .filter(({ spentDate }) => spentDate >= from && spentDate <= to);
  const lost = ledger.openOperations().filter((operation) => operation.state === 'unsure' && creates(operation));
  const found = lost.flatMap((create) => {
    const server = entries.find(({ clientRequestId }) => clientRequestId === create.entryId);
    return server ? [{ create, server }] : [];
  });
  for (const { create, server } of found) adoptFound(options, create, server);
  ledger.adoptWindow({ from, to, isWhole, entries }, clock());
  return found.length > 0;
}
