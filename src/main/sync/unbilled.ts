import type { CalendarDate } from '../../shared/calendar';
import { secondsFromHours } from '../../shared/durations';
import { amountFromUnits, type Amount } from '../../shared/money';
import type { UnbilledExpense, UnbilledTime } from '../core/invoice-draft';
import type { Origin } from '../core/origin';
import type { KeitoClient } from '../keito/client';
import { requestIdOf } from './from-wire';

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
 * company: four requests in most accounts. Throws a KeitoError.
 */
export async function readUnbilled(
  client: KeitoClient,
  {
    clientId,
    from,
    to,
  }: { readonly clientId: string; readonly from: CalendarDate; readonly to: CalendarDate },
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
  const isMeant = (row: {
    readonly is_billed?: boolean | null | undefined;
    readonly billable?: boolean | null | undefined;
    readonly spent_date: string;
  }): boolean =>
    row.is_billed !== true && row.billable === true && row.spent_date >= from && row.spent_date <= to;
  const entries = await client.timeEntries(query).collect();
  const running = entries.flatMap((row) => {
    const project = projectOf.get(row.project_id ?? row.project?.id ?? '');
    if (!project || !isMeant(row) || row.is_running !== true) return [];
    return [{ ...originOf(row), name: nameOf(project.name, row.notes), seconds: row.duration_seconds ?? 0 }];
  });
  const times = entries.flatMap((row): Unbilled['times'] => {
    const project = projectOf.get(row.project_id ?? row.project?.id ?? '');
    if (!project || !isMeant(row) || row.is_running === true) return [];
    const taskId = row.task_id ?? row.task?.id ?? '';
    return [
      {
        ...{ id: row.id, projectId: project.id, projectName: project.name, spentDate: row.spent_date },
        ...originOf(row),
        ...{ taskId, taskName: row.task?.name ?? taskId, isFixedFee: project.is_fixed_fee === true },
        seconds: row.duration_seconds ?? secondsFromHours(row.hours ?? 0),
        rate: rateOf(row.billable_rate, project.hourly_rate, taskRates.get(taskId)),
      },
    ];
  });
  const rows = await client.expenses(query).collect();
  const expenses = rows.flatMap((row): Unbilled['expenses'] => {
    const project = projectOf.get(row.project_id ?? row.project?.id ?? '');
    if (!project || !isMeant(row)) return [];
    return [
      {
        ...{ id: row.id, projectId: project.id, projectName: project.name, spentDate: row.spent_date },
        ...originOf(row),
        ...{ categoryName: row.expense_category?.name ?? '', notes: row.notes ?? '' },
        cost: rateOf(row.total_cost),
      },
    ];
  });
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  return { projects: names, running, times, expenses };
}

const originOf = (row: Parameters<typeof requestIdOf>[0] & { readonly id: string }): Origin => ({
  remoteId: row.id,
  ownId: requestIdOf(row),
});

/** What is not on the invoice is named by its note, as a person knows it. */
export function nameOf(projectName: string, notes: string | null | undefined): string {
  const note = (notes ?? '').trim();
  return note === '' ? projectName : `${projectName}: ${note}`;
}

/** The first that is there. */
function rateOf(...rates: readonly (number | null | undefined)[]): Amount | null {
  const rate = rates.find((one) => one !== null && one !== undefined);
  return rate === undefined || rate === null ? null : amountFromUnits(rate);
}
