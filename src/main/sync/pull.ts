import { addDays, dateIn } from '../../shared/calendar';
import type { Project } from '../../shared/model';
import type { Clock } from '../core/ports';
import type { KeitoClient } from '../keito/client';
import type { Ledger } from '../ledger/ledger';
import { readAccount } from '../keito/sign-in';
import { factsOf, type AccountFacts } from './account-facts';
import { entryFromWire, projectsFromWire } from './from-wire';

/** Five weeks back: this week, the last ones, and enough to start again from. */
const WINDOW_DAYS_BACK = 35;
/** Entries logged ahead, such as holidays. */
const WINDOW_DAYS_AHEAD = 14;
const PER_PAGE = 2000;

export interface PullOptions {
  readonly client: KeitoClient;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** Who is signed in, and what time can be put on: two requests (three where projects embed no tasks). */
export async function pullAccount({ client }: Pick<PullOptions, 'client'>): Promise<{
  readonly facts: AccountFacts;
  readonly projects: readonly Project[];
}> {
  const facts = factsOf(await readAccount(client));
  const projects = await client.projects({ per_page: PER_PAGE }).collect();
  const needsTasks = projects.some(({ tasks }) => !tasks);
  const tasks = needsTasks ? await client.tasks({ per_page: PER_PAGE }).collect() : [];
  return { facts, projects: projectsFromWire(projects, tasks) };
}

/**
 * Reads the window of days around today whole and adopts it: one request in most accounts. Deletions made elsewhere are
 * seen by their absence, since `updated_since` does not report them (api-facts).
 */
export async function pullEntries(options: PullOptions, userId: string, zone: string): Promise<void> {
  const { client, ledger, clock } = options;
  const today = dateIn(zone, clock());
  const from = addDays(today, -WINDOW_DAYS_BACK);
  const to = addDays(today, WINDOW_DAYS_AHEAD);
  const wire = await client.timeEntries({ user_id: userId, from, to, per_page: PER_PAGE }).collect();
  const skewMs = client.skewMs();
  // A server may ignore a filter that it does not know, and an admin's list holds the whole company: filter again.
  const entries = wire
    .filter(({ user_id, user }) => (user_id ?? user?.id ?? userId) === userId)
    .map((entry) => entryFromWire(entry, skewMs))
    .filter(({ spentDate }) => spentDate >= from && spentDate <= to);
  ledger.adoptWindow({ from, to, entries }, clock());
}
