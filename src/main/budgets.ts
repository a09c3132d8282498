import { firstOfMonth, dateIn } from '../shared/calendar';
import { secondsFromHours } from '../shared/durations';
import type { Project } from '../shared/model';
import type { BudgetView } from '../shared/snapshot';
import type { ReadBudget } from './budget-notices';
import type { Clock } from './core/ports';
import type { KeitoClient } from './keito/client';
import { KeitoError } from './keito/errors';
import type { AccountFacts } from './sync/account-facts';
import { restMs } from './sync/backoff';

/** How long a sum is good for, ms: it is read at most once in it, besides what the sync reads. */
const FRESH_MS = 60 * 60_000;
const PER_PAGE = 2000;
/** A budget with more entries than fit is not worth the requests. */
const MOST_PAGES = 5;

export interface BudgetsOptions {
  readonly client: Pick<KeitoClient, 'timeEntries'> | null;
  readonly clock: Clock;
  readonly zone: () => string;
  readonly facts: () => AccountFacts | null;
  readonly findProject: (projectId: string) => Project | null;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

interface Sum {
  readonly usedSeconds: number;
  /** UTC ms. */
  readonly readAt: number;
  readonly monthOf: string | null;
}

/**
 * How much of a project's budget of hours is used, by Keito's own entries. No endpoint of the reference tells it, so
 * they are added up; a member's list holds only their own, and is said to.
 */
export class Budgets {
  readonly #options: BudgetsOptions;
  readonly #sums = new Map<string, Sum>();
  readonly #asked = new Map<string, number>();

  constructor(options: BudgetsOptions) {
    this.#options = options;
  }

  /** What is known of a project's budget; null where it has none or it was not read yet. */
  of(projectId: string): BudgetView | null {
    const budget = this.#options.findProject(projectId)?.budget ?? null;
    const sum = this.#sums.get(projectId);
    if (!budget || !sum || sum.monthOf !== this.#monthOf(budget.isMonthly)) return null;
    const { usedSeconds, readAt } = sum;
    return {
      budgetSeconds: budget.seconds,
      isMonthly: budget.isMonthly,
      isOwnOnly: this.#options.facts()?.seesEveryone !== true,
      usedSeconds,
      readAt,
    };
  }

  /** Every budget that was read and is of a period that is not over. */
  known(): readonly ReadBudget[] {
    return [...this.#sums].flatMap(([projectId, { monthOf }]) => {
      const view = this.of(projectId);
      return view ? [{ projectId, period: monthOf?.slice(0, 'YYYY-MM'.length) ?? 'all', view }] : [];
    });
  }

  /** Somebody looks at it: reads the sum where it is older than an hour. Whatever fails, the last sum stays. */
  async look(projectId: string): Promise<void> {
    const { client, clock, findProject, onChange, onBug } = this.#options;
    const budget = findProject(projectId)?.budget ?? null;
    const asked = this.#asked.get(projectId);
    if (!client || !budget) return;
    const isFresh = asked !== undefined && restMs(asked, FRESH_MS, clock()) > 0;
    if (isFresh && (!budget.isMonthly || this.of(projectId) !== null)) return;
    this.#asked.set(projectId, clock());
    try {
      const monthOf = this.#monthOf(budget.isMonthly);
      const usedSeconds = await sumOf(client, projectId, monthOf);
      if (usedSeconds === null) return;
      this.#sums.set(projectId, { usedSeconds, readAt: clock(), monthOf });
      onChange();
    } catch (error) {
      // It is looked at again in an hour; whether Keito answers is told by the sync.
      if (!(error instanceof KeitoError)) onBug(error);
    }
  }

  /** The first day of the month that counts; null where all time does. */
  #monthOf(isMonthly: boolean): string | null {
    const { zone, clock } = this.#options;
    return isMonthly ? firstOfMonth(dateIn(zone(), clock())) : null;
  }
}

/** Whole seconds of all entries of a project that can be read, from a date on; null where they are too many. */
async function sumOf(
  client: Pick<KeitoClient, 'timeEntries'>,
  projectId: string,
  from: string | null,
): Promise<number | null> {
  const query = { project_id: projectId, per_page: PER_PAGE, ...(from !== null && { from }) };
  let seconds = 0;
  let pages = 0;
  for await (const { items } of client.timeEntries(query).pages()) {
    pages += 1;
    if (pages > MOST_PAGES) return null;
    // A server may ignore a filter that it does not know.
    const own = items.filter(
      ({ project_id, project, spent_date }) =>
        (project_id ?? project?.id) === projectId && (from === null || spent_date >= from),
    );
    for (const { hours } of own) seconds += secondsFromHours(hours ?? 0);
  }
  return seconds;
}
