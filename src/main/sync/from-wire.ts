import { isClockTime, type ClockTime } from '../../shared/calendar';
import { hoursFromSeconds, secondsFromHours } from '../../shared/durations';
import type { EntryLock, Project, Task } from '../../shared/model';
import { amountFromUnits } from '../../shared/money';
import { CLIENT_REQUEST_ID, type ServerEntry } from '../core/operation';
import type { WireProject, WireTask } from '../keito/wire-company';
import type { WireTimeEntry } from '../keito/wire-time';

/** A clock that is less than this off is not corrected: reply dates are whole seconds, and answers take time. */
const SKEW_TOLERANCE_MS = 5_000;

/**
 * The wire's entry in the app's units: whole seconds, UTC ms by this computer's clock. `skewMs` is server minus local.
 */
export function entryFromWire(wire: WireTimeEntry, skewMs: number | null): ServerEntry {
  const startedAt = runningSince(wire, skewMs);
  const counted =
    startedAt === null
      ? finished(wire)
      : { seconds: atLeastNone(secondsFromHours(wire.hours ?? 0)), precisionSeconds: 1 };
  return {
    remoteId: wire.id,
    projectId: wire.project_id ?? wire.project?.id ?? '',
    taskId: wire.task_id ?? wire.task?.id ?? '',
    projectName: wire.project?.name ?? '',
    taskName: wire.task?.name ?? '',
    clientName: wire.client?.name ?? '',
    spentDate: wire.spent_date,
    notes: wire.notes ?? '',
    ...counted,
    startedAt,
    stampedAt: runningSince(wire, null),
    startTime: clockTime(wire.started_time),
    endTime: clockTime(wire.ended_time),
    billable: wire.billable ?? false,
    lock: lockOf(wire),
    source: wire.source ?? 'web',
    clientRequestId: requestIdOf(wire),
    createdAt: instant(wire.created_at, null),
  };
}

/** The id that this app gave what it created; null: it did not. */
export function requestIdOf({ metadata }: Pick<WireTimeEntry, 'metadata'>): string | null {
  const id = metadata?.[CLIENT_REQUEST_ID];
  return typeof id === 'string' ? id : null;
}

/** UTC ms; null when it does not run. One that runs and does not say since when has run since it was last touched. */
function runningSince(wire: WireTimeEntry, skewMs: number | null): number | null {
  if (wire.is_running === false) return null;
  const since = instant(wire.timer_started_at, skewMs);
  return since ?? (wire.is_running ? instant(wire.updated_at ?? wire.created_at, skewMs) : null);
}

/** Hours to two decimals, as some servers give them, are multiples of this, and up to half of it off. */
const HUNDREDTH_HOUR_SECONDS = 36;
const HOURS_PRECISION_SECONDS = 18;

/** Less than nothing lasted nothing. */
const atLeastNone = (seconds: number): number => Math.max(0, seconds);

/** `hours` is what Keito bills by; `duration_seconds` is finer where it says the same, and stale where it does not. */
function finished(wire: WireTimeEntry): Pick<ServerEntry, 'seconds' | 'precisionSeconds'> {
  const exact = typeof wire.duration_seconds === 'number' ? atLeastNone(wire.duration_seconds) : null;
  const byHours = atLeastNone(secondsFromHours(wire.hours ?? hoursFromSeconds(exact ?? 0)));
  return exact !== null && Math.abs(exact - byHours) <= HOURS_PRECISION_SECONDS
    ? { seconds: Math.round(exact), precisionSeconds: 1 }
    : {
        seconds: byHours,
        precisionSeconds: byHours % HUNDREDTH_HOUR_SECONDS === 0 ? HOURS_PRECISION_SECONDS : 1,
      };
}

function instant(iso: string | null | undefined, skewMs: number | null): number | null {
  const parsed = Date.parse(iso ?? '');
  return Number.isNaN(parsed) ? null : parsed - skewToCorrect(skewMs);
}

/** Server clock minus this computer's as far as it is corrected, ms. */
export function skewToCorrect(skewMs: number | null): number {
  return skewMs !== null && Math.abs(skewMs) > SKEW_TOLERANCE_MS ? skewMs : 0;
}

function clockTime(text: string | null | undefined): ClockTime | null {
  return text && isClockTime(text) ? text : null;
}

function lockOf(wire: WireTimeEntry): EntryLock | null {
  if (wire.is_billed) return 'billed';
  if (wire.approval_status === 'approved') return 'approved';
  if (wire.is_closed) return 'closed';
  return wire.is_locked ? 'locked' : null;
}

/** Projects with the tasks that may be used on them; `allTasks` serve those that embed none (api-facts). */
export function projectsFromWire(
  projects: readonly WireProject[],
  allTasks: readonly WireTask[],
): readonly Project[] {
  const active = tasksFromWire(allTasks);
  return projects.map((project) => ({
    id: project.id,
    name: project.name,
    code: project.code ?? null,
    clientId: project.client_id ?? project.client?.id ?? null,
    clientName: project.client?.name ?? '',
    color:
      typeof project['color'] === 'string' && /^#[0-9a-f]{6}$/i.test(project['color'])
        ? project['color']
        : null,
    isBillable: project.is_billable ?? true,
    isActive: project.is_active ?? true,
    budget: budgetOf(project),
    tasks: project.tasks ? tasksFromWire(project.tasks) : active,
  }));
}

const EACH: ReadonlySet<string> = new Set(['task', 'task_fees', 'person']);

function budgetOf({ budget_by, budget, cost_budget, budget_is_monthly }: WireProject): Project['budget'] {
  const isMonthly = budget_is_monthly ?? false;
  const [hours, units] = [budget ?? 0, cost_budget ?? budget ?? 0];
  if (budget_by === 'project' && hours > 0) return { seconds: secondsFromHours(hours), isMonthly };
  if (budget_by === 'project_cost' && units > 0) return { amount: amountFromUnits(units), isMonthly };
  return EACH.has(budget_by ?? '') ? 'each' : null;
}

/** The ones that can be used, the company's default tasks first: whoever names no task most likely means one of them. */
function tasksFromWire(tasks: readonly WireTask[]): readonly Task[] {
  const rank = (task: WireTask): number => (task.is_default ? 0 : 1);
  return tasks
    .filter(({ is_active }) => is_active !== false)
    .sort((a, b) => rank(a) - rank(b))
    .map(({ id, name, billable_by_default: isBillable }) => ({
      ...{ id, name },
      ...(typeof isBillable === 'boolean' && { isBillable }),
    }));
}
