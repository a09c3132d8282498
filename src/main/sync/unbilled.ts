import type { CalendarDate } from '../../shared/calendar';
import { secondsAt } from '../../shared/durations';
import { amountFromUnits, type Amount } from '../../shared/money';
import type { UnbilledExpense, UnbilledTime } from '../core/invoice-draft';
import type { Origin } from '../core/origin';
import type { KeitoClient } from '../keito/client';
import type { WireExpense } from '../keito/wire-money';
import type { WireTimeEntry } from '../keito/wire-time';
import { expenseFromWire } from './expense-from-wire';
import { entryFromWire } from './from-wire';

const PER_PAGE = 2000;

export interface Unbilled {
  /** Names of the client's projects, by their ids. */
  readonly projects: ReadonlyMap<string, string>;
  /** What is counted still, by whom ever: it cannot be billed yet. */
  readonly running: readonly ({ readonly name: string; readonly seconds: number } & Origin)[];
  readonly times: readonly (UnbilledTime & Origin)[];
  readonly expenses: readonly (UnbilledExpense & Origin)[];
}

/**
 * Reads what of a client's time and expenses in some days (both included) may be billed and is not, by whomever of the
 * company: four requests in most accounts. `now` in UTC ms: up to then timers that run are counted. Throws a KeitoError.
 */
export async function readUnbilled(
  client: KeitoClient,
  {
    clientId,
    from,
    to,
  }: { readonly clientId: string; readonly from: CalendarDate; readonly to: CalendarDate },
  now: number,
): Promise<Unbilled> {
  const query = { client_id: clientId, is_billed: false, from, to, per_page: PER_PAGE };
  const projects = (await client.projects({ per_page: PER_PAGE }).collect()).filter(
    ({ client_id, client: of }) => (client_id ?? of?.id) === clientId,
  );
  const tasks = await client.tasks({ per_page: PER_PAGE }).collect();
  const projectOf = new Map(projects.map((project) => [project.id, project]));
  const taskRates = new Map(
    [...projects.flatMap(({ tasks: embedded }) => embedded ?? []), ...tasks].map((task) => [
      task.id,
      task.default_hourly_rate ?? null,
    ]),
  );
  // A server may ignore a filter that it does not know: filter again.
  const isMeant = (row: WireTimeEntry | WireExpense): boolean =>
    row.is_billed !== true && row.billable === true && row.spent_date >= from && row.spent_date <= to;
  const running: Unbilled['running'][number][] = [];
  const times: Unbilled['times'][number][] = [];
  for (const row of await client.timeEntries(query).collect()) {
    const entry = entryFromWire(row, client.skewMs());
    const project = projectOf.get(entry.projectId);
    if (!project || !isMeant(row)) continue;
    const { taskId, spentDate, notes } = entry;
    const origin = { remoteId: row.id, ownId: entry.clientRequestId };
    const seconds = secondsAt(entry, now);
    // One that runs and does not say since when is not finished either.
    const isRunning = entry.startedAt !== null || row.is_running === true;
    if (isRunning) running.push({ ...origin, name: nameOf(project.name, notes), seconds });
    else {
      times.push({
        ...{ ...origin, id: row.id, projectId: project.id, projectName: project.name, spentDate },
        ...{ taskId, taskName: entry.taskName || taskId, isFixedFee: project.is_fixed_fee === true, seconds },
        rate: rateOf(row.billable_rate, project.hourly_rate, taskRates.get(taskId)),
      });
    }
  }
  const expenses: Unbilled['expenses'][number][] = [];
  for (const row of await client.expenses(query).collect()) {
    const { remoteId, ownId, projectId, categoryName, cost, notes, spentDate } = expenseFromWire(row);
    const project = projectOf.get(projectId);
    if (!project || !isMeant(row)) continue;
    expenses.push({
      ...{ remoteId, ownId, id: row.id, projectId, projectName: project.name, spentDate },
      ...{ categoryName, notes, cost },
    });
  }
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  return { projects: names, running, times, expenses };
}

/** What is not on the invoice is named by its note, as a person knows it. */
export function nameOf(projectName: string, notes: string): string {
  const note = notes.trim();
  return note === '' ? projectName : `${projectName}: ${note}`;
}

/** The first that is there. */
function rateOf(...rates: readonly (number | null | undefined)[]): Amount | null {
  const rate = rates.find((one) => typeof one === 'number');
  return rate === undefined ? null : amountFromUnits(rate);
}
