import { isOfHours, isOfMoney } from '../shared/budget';
import { firstOfMonth, dateIn } from '../shared/calendar';
import { secondsFromHours } from '../shared/durations';
import type { HoursBudget, MoneyBudget, Project } from '../shared/model';
import { amountFromUnits, amountOfPay } from '../shared/money';
import type { BudgetView, MoneyBudgetView } from '../shared/snapshot';
import type { ReadBudget } from './budget-notices';
import type { Clock } from './core/ports';
import type { KeitoClient } from './keito/client';
import { KeitoError } from './keito/errors';
import { asksForPause } from './keito/pause';
import type { AccountFacts } from './sync/account-facts';
import { restMs } from './core/waits';

/** How long a sum is good for, ms: it is read at most once in it, besides what the sync reads. */
const FRESH_MS = 60 * 60_000;
const PER_PAGE = 2000;
/** A budget with more entries than fit is not worth the requests. */
const MOST_PAGES = 5;

export interface BudgetsOptions {
  readonly client: () => Pick<KeitoClient, 'timeEntries'> | null;
  readonly clock: Clock;
  readonly zone: () => string;
  readonly facts: () => AccountFacts | null;
  readonly findProject: (projectId: string) => Project | null;
  /** ISO code in which a project is billed; null: not known. */
  readonly currencyOf: (project: Project) => string | null;
  /** Asks whose currencies there are. */
  readonly lookAtClients: () => Promise<unknown>;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

interface Sum {
  readonly usedSeconds: number;
  /** The seconds of each billable entry times its rate; null: Keito names none for some of them. */
  readonly pay: bigint | null;
  /** UTC ms. */
  readonly readAt: number;
  readonly monthOf: string | null;
}

/**
 * How much of a project's budget is used, by Keito's own entries. No endpoint of the reference tells it, so they are
 * added up, those of a budget of money by the rates that they bear; a member's list holds only their own, and is said to.
 */
export class Budgets {
  readonly #options: BudgetsOptions;
  readonly #sums = new Map<string, Sum>();
  readonly #asked = new Map<string, number>();

  constructor(options: BudgetsOptions) {
    this.#options = options;
  }

  /** What is known of a project's budget of hours; null where it has none or it was not read yet. */
  of(projectId: string): BudgetView | null {
    const known = this.#known(projectId);
    if (!known || !isOfHours(known.budget)) return null;
    const { budget, sum, isOwnOnly } = known;
    const { usedSeconds, readAt } = sum;
    return { budgetSeconds: budget.seconds, isMonthly: budget.isMonthly, isOwnOnly, usedSeconds, readAt };
  }

  /** As {@link of}, of its budget of money. */
  moneyOf(projectId: string): MoneyBudgetView | null {
    const known = this.#known(projectId);
    if (!known || !isOfMoney(known.budget)) return null;
    const { project, budget, sum, isOwnOnly } = known;
    const currency = this.#options.currencyOf(project);
    const spent = sum.pay === null ? null : amountOfPay(sum.pay, currency);
    const { isMonthly, amount } = budget;
    return { budget: amount, spent, currency, isMonthly, isOwnOnly, readAt: sum.readAt };
  }

  #known(projectId: string): Known | null {
    const project = this.#options.findProject(projectId);
    const budget = wholeBudgetOf(project);
    const sum = this.#sums.get(projectId);
    if (!project || !budget || !sum || sum.monthOf !== this.#monthOf(budget.isMonthly)) return null;
    return { project, budget, sum, isOwnOnly: this.#options.facts()?.seesEveryone !== true };
  }

  /** Every budget that was read and is of a period that is not over. */
  known(): readonly ReadBudget[] {
    return [...this.#sums].flatMap(([projectId, { monthOf }]) => {
      const view = this.of(projectId) ?? this.moneyOf(projectId);
      return view ? [{ projectId, period: monthOf?.slice(0, 'YYYY-MM'.length) ?? 'all', view }] : [];
    });
  }

  /** Whoever was asked before may have been of no use: everything is read when it is looked at next. */
  askAnew(): void {
    this.#asked.clear();
  }

  /** Somebody looks at it: reads the sum where it is older than an hour. Whatever fails, the last sum stays. */
  async look(projectId: string): Promise<void> {
    const { clock, findProject, currencyOf, lookAtClients, onChange, onBug } = this.#options;
    const project = findProject(projectId);
    const budget = wholeBudgetOf(project);
    const asked = this.#asked.get(projectId);
    const client = this.#options.client();
    if (!client || !project || !budget) return;
    const isFresh = asked !== undefined && restMs(asked, FRESH_MS, clock()) > 0;
    if (isFresh && (!budget.isMonthly || this.#known(projectId) !== null)) return;
    this.#asked.set(projectId, clock());
    try {
      const monthOf = this.#monthOf(budget.isMonthly);
      const used = await sumOf(client, projectId, monthOf);
      if (used === null) return;
      this.#sums.set(projectId, { ...used, readAt: clock(), monthOf });
      if (isOfMoney(budget) && currencyOf(project) === null) await lookAtClients();
      onChange();
    } catch (error) {
      // It is looked at again in an hour, or once a pause is over that Keito asked for; whether Keito answers is told by the sync.
      if (!(error instanceof KeitoError)) onBug(error);
      else if (asksForPause(error)) this.#asked.delete(projectId);
    }
  }

  /** The first day of the month that counts; null where all time does. */
  #monthOf(isMonthly: boolean): string | null {
    const { zone, clock } = this.#options;
    return isMonthly ? firstOfMonth(dateIn(zone(), clock())) : null;
  }
}

interface Known {
  readonly project: Project;
  readonly budget: HoursBudget | MoneyBudget;
  readonly sum: Sum;
  readonly isOwnOnly: boolean;
}

/** Null: it has none for the whole of it. */
function wholeBudgetOf(project: Project | null): HoursBudget | MoneyBudget | null {
  const budget = project?.budget ?? null;
  return isOfHours(budget) || isOfMoney(budget) ? budget : null;
}

/** Whole seconds, and what they cost, of all entries of a project that can be read, from a date on; null where they are too many. */
async function sumOf(
  client: Pick<KeitoClient, 'timeEntries'>,
  projectId: string,
  from: string | null,
): Promise<Pick<Sum, 'usedSeconds' | 'pay'> | null> {
  const query = { project_id: projectId, per_page: PER_PAGE, ...(from !== null && { from }) };
  let usedSeconds = 0;
  let pay: bigint | null = 0n;
  let pages = 0;
  for await (const { items } of client.timeEntries(query).pages()) {
    pages += 1;
    if (pages > MOST_PAGES) return null;
    // A server may ignore a filter that it does not know.
    const own = items.filter(
      ({ project_id, project, spent_date }) =>
        (project_id ?? project?.id) === projectId && (from === null || spent_date >= from),
    );
    for (const { hours, billable, billable_rate: rate } of own) {
      const seconds = secondsFromHours(hours ?? 0);
      usedSeconds += seconds;
      if (billable === false || seconds === 0 || pay === null) continue;
      pay =
        rate === null || rate === undefined ? null : pay + BigInt(seconds) * BigInt(amountFromUnits(rate));
    }
  }
  return { usedSeconds, pay };
}
