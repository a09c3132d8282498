import { z } from 'zod';
import { budgetLeft } from '../shared/budget';
import type { Project, TimeEntry } from '../shared/model';
import { formatAmount } from '../shared/money';
import type { Notice, ProjectBudgetView } from '../shared/snapshot';
import * as m from '../shared/i18n/messages';
import { tellOfBudget, type BudgetLevel, type ToldBudget } from './core/budget-notice';
import type { Clock } from './core/ports';
import { decodeKeptMap } from './kept-map';
import { spokenLocale } from './language';
import type { Ledger } from './ledger/ledger';

const FACT = 'budget-notices';
const ID = 'budget:';

const stored = z.object({
  period: z.string(),
  budget: z.number(),
  level: z.union([z.literal(0), z.literal(80), z.literal(100)]),
});

/** A budget as it was read, and the period that it is for (see {@link ToldBudget}). */
export interface ReadBudget {
  readonly projectId: string;
  readonly period: string;
  readonly view: ProjectBudgetView;
}

export interface BudgetNoticesOptions {
  readonly ledger: Pick<Ledger, 'fact' | 'setFact' | 'running'>;
  readonly clock: Clock;
  readonly budgets: () => readonly ReadBudget[];
  readonly findProject: (projectId: string) => Project | null;
  readonly onChange: () => void;
}

/**
 * Says in the window, once, that much or all of a project's budget is used. It asks Keito nothing: what was read of
 * budgets for other reasons is looked at, with what the timer has added since.
 */
export class BudgetNotices {
  readonly #options: BudgetNoticesOptions;
  #told: ReadonlyMap<string, ToldBudget>;
  #said: ReadonlyMap<string, { readonly level: BudgetLevel; readonly view: ProjectBudgetView }> = new Map();

  constructor(options: BudgetNoticesOptions) {
    this.#options = options;
    // One that cannot be read may be said once more.
    this.#told = decodeKeptMap(stored, options.ledger.fact(FACT));
  }

  /** What is to be shown until it is dismissed. */
  get list(): readonly Notice[] {
    return [...this.#said].flatMap(([projectId, { level, view }]) => {
      const project = this.#options.findProject(projectId);
      return project
        ? [{ id: ID + projectId, level: 'info' as const, text: sentence(project, level, view) }]
        : [];
    });
  }

  /** Looks at what is known now. Call it before what is shown is put together. */
  look(): void {
    const { ledger, clock, budgets } = this.#options;
    const running = ledger.running();
    const told = new Map(this.#told);
    for (const { projectId, period, view } of budgets()) {
      const measured = measure(view, sinceOn(running, projectId), clock());
      if (measured === null) continue;
      const found = tellOfBudget(told.get(projectId) ?? null, { period, ...measured });
      told.set(projectId, found.told);
      if (found.say === null) continue;
      this.#said = new Map(this.#said).set(projectId, { level: found.say, view });
    }
    const json = JSON.stringify(Object.fromEntries(told));
    if (json === JSON.stringify(Object.fromEntries(this.#told))) return;
    ledger.setFact(FACT, json);
    this.#told = told;
  }

  dismiss(id: string): void {
    if (!id.startsWith(ID)) return;
    const said = new Map(this.#said);
    said.delete(id.slice(ID.length));
    this.#said = said;
    this.#options.onChange();
  }
}

const sinceOn = (running: TimeEntry | null, projectId: string): number | null =>
  running?.projectId === projectId ? running.startedAt : null;

/** Of money what the timer adds is not told: Keito names the rate of an entry once it has it. Null: nobody knows. */
function measure(
  view: ProjectBudgetView,
  runningSince: number | null,
  now: number,
): { readonly budget: number; readonly used: number } | null {
  if ('budgetSeconds' in view) {
    const { budgetSeconds: budget } = view;
    return { budget, used: budget - budgetLeft(view, runningSince, now) };
  }
  return view.spent === null ? null : { budget: view.budget, used: view.spent };
}

function nameOf(view: ProjectBudgetView): string {
  if ('budgetSeconds' in view) {
    const format = new Intl.NumberFormat(spokenLocale(), { maximumFractionDigits: 2 });
    const hours = format.format(view.budgetSeconds / 3600);
    return view.isMonthly ? m.main_budget_monthly({ hours }) : m.main_budget_hours({ hours });
  }
  const amount = formatAmount(view.budget, view.currency, spokenLocale());
  return view.isMonthly ? m.main_budget_money_monthly({ amount }) : amount;
}

function sentence({ clientName, name }: Project, level: BudgetLevel, view: ProjectBudgetView): string {
  const project = clientName === '' ? name : `${clientName} › ${name}`;
  const budget = nameOf(view);
  if (level === 100)
    return view.isOwnOnly
      ? m.main_budget_used_own({ project, budget })
      : m.main_budget_used({ project, budget });
  return view.isOwnOnly
    ? m.main_budget_near_own({ project, budget })
    : m.main_budget_near({ project, budget });
}
