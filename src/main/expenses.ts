import { z } from 'zod';
import { addMonths, datesOfMonth } from '../shared/calendar';
import type { ExpenseCategory, ExpenseMonth, ExpenseView, LearnedWord } from '../shared/expense';
import { learnedFrom } from '../shared/expense-line';
import type { Project } from '../shared/model';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { isOf, unlisted, type CreationOf } from './core/creation';
import { planExpense, type NewExpenseInput } from './core/expense';
import type { Clock } from './core/ports';
import type { Creations } from './creations';
import type { KeitoClient } from './keito/client';
import { KeitoError } from './keito/errors';
import type { Ledger } from './ledger/ledger';
import { expenseCurrency, type AccountFacts } from './sync/account-facts';
import { restMs } from './core/waits';
import { expenseFromWire, type ServerExpense } from './sync/expense-from-wire';
import { troubleWith } from './trouble';

/** For how long a month that was read is not read again by being looked at, ms. */
const FRESH_MS = 60_000;
const PER_PAGE = 2000;
/** Months that are read at the first look: what was noted in them tells what words mean. */
const MONTHS_BACK = 12;
/** Months that are kept, for looking at without a network and for the words noted in them. */
const MOST_MONTHS = 24;
/** A fact of the journal. */
const KEPT = 'expenses';

export interface ExpensesOptions {
  readonly ledger: Ledger;
  readonly client: () => KeitoClient | null;
  readonly creations: Creations;
  readonly clock: Clock;
  readonly facts: () => AccountFacts | null;
  readonly findProject: (projectId: string) => Project | null;
}

const kept = z.object({
  /** The last read comes last. */
  months: z.array(
    z.object({
      month: z.string(),
      readAt: z.number(),
      expenses: z.array(
        z.object({
          remoteId: z.string(),
          // An earlier version kept expenses without it.
          ownId: z.string().nullable().default(null),
          spentDate: z.string(),
          clientName: z.string(),
          projectName: z.string(),
          projectId: z.string(),
          categoryId: z.string(),
          categoryName: z.string(),
          cost: z.number().nullable(),
          units: z.number().nullable(),
          notes: z.string(),
          billable: z.boolean(),
          // Nor with these.
          metadata: z
            .array(z.object({ name: z.string(), value: z.string() }))
            .readonly()
            .default([]),
          approval: z.enum(['unsubmitted', 'submitted', 'approved', 'rejected', 'billed', 'locked']),
        }),
      ),
    }),
  ),
  /** Whether the months before the first one that was looked at were read; an earlier version did not. */
  isReadBack: z.boolean().default(false),
  /** Every category that was ever seen: Keito has no list of them. */
  categories: z.array(z.object({ id: z.string(), name: z.string() })),
});
type Kept = z.infer<typeof kept>;

/** The person's own expenses: what Keito last said of them, and what was created here and is on its way. */
export class Expenses {
  readonly #options: ExpensesOptions;
  #kept: Kept;
  /** By how much the clock was set back so far, ms, as a negative number: what is asked for may wait for its answer meanwhile. */
  #setBackMs = 0;
  #areCategoriesRead = false;
  /** Questions are counted: a newer one may be answered first. */
  #questions = 0;
  /** By month, the question whose answer is kept. */
  readonly #answered = new Map<string, number>();

  constructor(options: ExpensesOptions) {
    this.#options = options;
    this.#kept = decode(options.ledger.fact(KEPT));
  }

  /** A month (YYYY-MM) as far as it is known here. */
  of(month: string): ExpenseMonth {
    const known = this.#kept.months.find((one) => one.month === month);
    const { from, to } = datesOfMonth(month);
    const all = this.#made();
    // One that Keito has, and whose answer was lost, is shown as it is here until it is known to be the same.
    const open = new Set(all.flatMap(({ id, state }) => (state === 'done' ? [] : [id])));
    const theirs = (known?.expenses ?? []).filter(({ ownId }) => ownId === null || !open.has(ownId));
    const made = all.filter(({ body }) => body.spentDate >= from && body.spentDate <= to);
    const listed = theirs.map(({ remoteId }) => ({ id: remoteId }));
    const own = unlisted(made, listed, known?.readAt ?? null);
    const expenses = [
      ...own.map((one) => this.#ownView(one)).reverse(),
      ...theirs.map((one) => this.#view(one)),
    ];
    return {
      month,
      expenses: expenses.sort((a, b) => b.spentDate.localeCompare(a.spentDate)),
      categories: this.categories,
      learned: this.#learned(),
      currency: expenseCurrency(this.#options.facts()),
      readAt: known?.readAt ?? null,
    };
  }

  /** Most used first. */
  get categories(): readonly ExpenseCategory[] {
    const uses = new Map<string, number>();
    for (const { expenses } of this.#kept.months)
      for (const { categoryId } of expenses) uses.set(categoryId, (uses.get(categoryId) ?? 0) + 1);
    return [...this.#kept.categories].sort((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0));
  }

  /**
   * Asks Keito for a month, at the first look of an account for the year up to it, in the same request; fails, with the
   * reason, where it does not answer: what is known stays.
   */
  async read(month: string): Promise<Result<null>> {
    const { clock, facts } = this.#options;
    const client = this.#options.client();
    const known = this.#kept.months.find((one) => one.month === month);
    const newest = Math.max(
      0,
      ...this.#options.ledger.creations.of('expense').map(({ changedAt }) => changedAt),
    );
    const { isReadBack } = this.#kept;
    if (isReadBack && known && newest < known.readAt && restMs(known.readAt, FRESH_MS, clock()) > 0)
      return ok(null);
    const userId = facts()?.userId;
    if (!client || userId === undefined) return fail('sign-in', m.main_sync_signed_out());
    try {
      const [askedAt, setBackBefore] = [clock(), this.#setBackMs];
      const question = (this.#questions += 1);
      // The one that was asked for comes last: it was read last.
      const months = Array.from({ length: isReadBack ? 1 : MONTHS_BACK }, (_, back) =>
        addMonths(month, -back),
      );
      months.reverse();
      const { from } = datesOfMonth(months[0] ?? month);
      const { to } = datesOfMonth(month);
      const rows = await client.expenses({ user_id: userId, from, to, per_page: PER_PAGE }).collect();
      // A server may ignore a filter that it does not know, and an admin's list holds the whole company: filter again.
      const own = rows.filter(({ user_id, user }) => (user_id ?? user?.id ?? userId) === userId);
      const categories = await this.#listedCategories(client);
      const readAt = askedAt + this.#setBackMs - setBackBefore;
      this.#keep(this.#notOvertaken(months, question), readAt, own.map(expenseFromWire), categories);
      return ok(null);
    } catch (error) {
      if (!(error instanceof KeitoError)) throw error;
      return fail('offline', troubleWith(error.kind));
    }
  }

  /** The clock was set back by `-stepMs`: what was asked for before lies ahead no more, and what is done now is newer. */
  shiftClock(stepMs: number): void {
    if (stepMs >= 0) return;
    this.#setBackMs += stepMs;
    const months = this.#kept.months.map((one) => ({ ...one, readAt: one.readAt + stepMs }));
    this.#kept = { ...this.#kept, months };
  }

  /** Adds one; it is sent in the background, exactly once. */
  add(input: NewExpenseInput): Result<{ readonly creationId: string }> {
    const planned = planExpense(this.#options, input);
    if (!planned.ok) return planned;
    return ok({ creationId: this.#options.creations.add(planned.value) });
  }

  /** Sends one that waits for the person as it is written now. */
  rewrite(id: string, input: NewExpenseInput): Result<null> {
    const planned = planExpense(this.#options, input);
    return planned.ok ? this.#options.creations.rewrite(id, planned.value) : planned;
  }

  /** Asked for once a run: most servers have no such list, which is fine (api-facts). */
  async #listedCategories(client: KeitoClient): Promise<readonly ExpenseCategory[]> {
    if (this.#areCategoriesRead) return [];
    try {
      const rows = await client.beyond.expenseCategories().collect();
      this.#areCategoriesRead = true;
      return rows.flatMap(({ id, name, is_active }) => (is_active === false ? [] : [{ id, name }]));
    } catch (error) {
      if (!(error instanceof KeitoError)) throw error;
      // "There is none" is an answer; whatever else went wrong may be over at the next look.
      this.#areCategoriesRead = error.status !== undefined && error.status < 500;
      return [];
    }
  }

  /** The months of which no answer to a newer question is kept; from now on this one is. */
  #notOvertaken(months: readonly string[], question: number): readonly string[] {
    const rest = months.filter((month) => (this.#answered.get(month) ?? 0) < question);
    for (const month of rest) this.#answered.set(month, question);
    return rest;
  }

  #keep(
    months: readonly string[],
    readAt: number,
    expenses: readonly ServerExpense[],
    listed: readonly ExpenseCategory[],
  ): void {
    const read = months.map((month) => ({
      month,
      readAt,
      expenses: expenses.filter(({ spentDate }) => spentDate.startsWith(month)),
    }));
    const others = this.#kept.months.filter(({ month }) => !months.includes(month));
    const names = new Map([...this.#kept.categories, ...listed].map(({ id, name }) => [id, name]));
    for (const { categoryId: id, categoryName } of read.flatMap((one) => one.expenses)) {
      if (id !== '') names.set(id, categoryName || (names.get(id) ?? ''));
    }
    this.#kept = {
      months: [...others, ...read].slice(-MOST_MONTHS),
      isReadBack: true,
      categories: [...names].map(([id, name]) => ({ id, name })),
    };
    this.#options.ledger.setFact(KEPT, JSON.stringify(this.#kept));
  }

  /** From what Keito has, and from what was created here, is not in its lists and was not refused. */
  #learned(): readonly LearnedWord[] {
    const theirs = this.#kept.months.flatMap(({ expenses }) => expenses);
    const listed = new Set(theirs.map(({ remoteId }) => remoteId));
    const own = this.#made().filter(
      ({ state, remoteId }) => state !== 'blocked' && (remoteId === null || !listed.has(remoteId)),
    );
    return learnedFrom([...own.map(({ body }) => body).reverse(), ...theirs]);
  }

  #made(): readonly CreationOf<'expense'>[] {
    return this.#options.ledger.creations.of('expense').filter(isOf('expense'));
  }

  #view(expense: ServerExpense): ExpenseView {
    const { remoteId: id, spentDate, clientName, projectName, projectId, categoryId, categoryName } = expense;
    const { cost, units, notes, billable, approval, metadata } = expense;
    return {
      ...{
        id,
        spentDate,
        clientName,
        projectName,
        projectId,
        cost,
        units,
        notes,
        billable,
        approval,
        metadata,
      },
      color: this.#options.findProject(projectId)?.color ?? null,
      category: { id: categoryId, name: categoryName || categoryId },
      currency: expenseCurrency(this.#options.facts()),
      sending: null,
    };
  }

  #ownView(creation: CreationOf<'expense'>): ExpenseView {
    const { body, id } = creation;
    const project = this.#options.findProject(body.projectId);
    const name = this.#kept.categories.find((one) => one.id === body.categoryId)?.name;
    return {
      ...{ id, spentDate: body.spentDate, cost: body.cost, units: body.units, notes: body.notes },
      ...{ billable: body.billable, projectId: body.projectId, color: project?.color ?? null },
      clientName: project?.clientName ?? '',
      projectName: project?.name ?? body.projectId,
      category: { id: body.categoryId, name: name || body.categoryId },
      currency: expenseCurrency(this.#options.facts()),
      approval: 'unsubmitted',
      metadata: body.metadata ?? [],
      sending: this.#options.creations.viewOf(creation),
    };
  }
}

/** What does not fit was kept by another version: it is read anew. */
function decode(json: string | null): Kept {
  const parsed = kept.safeParse(json === null ? null : JSON.parse(json));
  return parsed.success ? parsed.data : { months: [], isReadBack: false, categories: [] };
}
