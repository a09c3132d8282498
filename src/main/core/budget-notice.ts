/** Percents of a budget at which the person is told, lowest first. */
export const BUDGET_LEVELS = [80, 100] as const;
export type BudgetLevel = (typeof BUDGET_LEVELS)[number];

/** What was said of a project's budget last. */
export interface ToldBudget {
  /** `YYYY-MM` of a monthly budget; `all` of one for all time. */
  readonly period: string;
  /** Whole seconds, or an amount of money. */
  readonly budget: number;
  /** The highest level that was said; 0: none. */
  readonly level: 0 | BudgetLevel;
}

/** A budget as it stands; `used` in the same unit. */
export interface UsedBudget extends Pick<ToldBudget, 'period' | 'budget'> {
  readonly used: number;
}

/**
 * What is to be remembered of a budget as it stands now, and which level is to be said: each once in a period. One that
 * was said and is not reached any more can be said again only once the budget itself was changed: entries that come and
 * go around a level would else repeat it.
 */
export function tellOfBudget(
  told: ToldBudget | null,
  { period, budget, used }: UsedBudget,
): { readonly told: ToldBudget; readonly say: BudgetLevel | null } {
  const reached = BUDGET_LEVELS.findLast((level) => used * 100 >= budget * level) ?? 0;
  const before = told?.period === period ? told : null;
  const said = before?.level ?? 0;
  if (reached > said) return { told: { period, budget, level: reached }, say: reached || null };
  const isChanged = before !== null && before.budget !== budget;
  return { told: { period, budget, level: isChanged ? reached : said }, say: null };
}
