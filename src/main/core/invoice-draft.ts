import type { CalendarDate } from '../../shared/calendar';
import type {
  DraftLine,
  DraftLeftOut,
  DraftPreview,
  InvoiceGrouping,
  InvoiceView,
  OverlappingInvoice,
} from '../../shared/invoices';
import { lineAmount, totalOf, type InvoiceRates } from '../../shared/invoice-sums';
import type { Amount } from '../../shared/money';

/** Time of a client's project that may be billed. */
export interface UnbilledTime {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly taskId: string;
  readonly taskName: string;
  readonly spentDate: CalendarDate;
  readonly seconds: number;
  /** For an hour: the entry's, else the project's, else the task's; null: none has any. */
  readonly rate: Amount | null;
  /** The project is billed by a price that was agreed on, not by the hour. */
  readonly isFixedFee: boolean;
}

export interface UnbilledExpense {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly categoryName: string;
  readonly notes: string;
  readonly spentDate: CalendarDate;
  /** Null: Keito says none. */
  readonly cost: Amount | null;
}

/** ISO codes; null: nobody said. What is in another currency than the invoice cannot be on it. */
export interface DraftCurrencies {
  readonly invoice: string | null;
  readonly expenses: string | null;
}

const SECONDS_IN_HUNDREDTH = 36;

/**
 * The lines of an invoice of what is unbilled, by project or by task: hours from whole seconds, to two decimals for each
 * line. What is billed by different rates is on different lines; what has none is left out, and named. Nothing counts
 * twice, however often it is in the lists.
 */
export function draftInvoice(
  times: readonly UnbilledTime[],
  expenses: readonly UnbilledExpense[],
  by: InvoiceGrouping,
  rates: InvoiceRates,
  currencies: DraftCurrencies,
): DraftPreview {
  const leftOut: DraftLeftOut[] = [];
  const groups = new Map<string, { readonly time: UnbilledTime; seconds: number; readonly rate: Amount }>();
  const leave = (name: string, reason: DraftLeftOut['reason'], seconds: number): void => {
    const known = leftOut.find((one) => one.name === name && one.reason === reason);
    if (known) leftOut[leftOut.indexOf(known)] = { ...known, seconds: known.seconds + seconds };
    else leftOut.push({ name, reason, seconds, cost: null });
  };
  for (const time of once(times)) {
    const { rate, seconds } = time;
    if (time.isFixedFee) leave(nameOf(time, by), 'fixed-fee', seconds);
    else if (rate === null) leave(nameOf(time, by), 'no-rate', seconds);
    else {
      const key = JSON.stringify([time.projectId, by === 'task' ? time.taskId : null, rate]);
      const group = groups.get(key);
      if (group) group.seconds += seconds;
      else groups.set(key, { time, seconds, rate });
    }
  }
  const worked = [...groups.values()].map(({ time, seconds, rate }): DraftLine => {
    const hundredths = Math.round(seconds / SECONDS_IN_HUNDREDTH);
    return {
      ...{ kind: 'Service', description: nameOf(time, by), projectId: time.projectId, seconds },
      ...{
        quantity: hundredths / 100,
        unitPrice: rate,
        amount: lineAmount(hundredths / 100, rate, currencies.invoice),
      },
    };
  });
  const spent = once(expenses).flatMap((expense): DraftLine[] => {
    const { cost, categoryName, notes, spentDate, projectId, projectName } = expense;
    const description = [categoryName, notes].filter((text) => text.trim() !== '').join(': ');
    const named = `${description || projectName} (${spentDate})`;
    const isOther = currencies.expenses !== null && currencies.expenses !== currencies.invoice;
    if (cost === null || isOther) {
      const reason = cost === null ? 'no-cost' : 'other-currency';
      const amount = cost === null ? null : { currency: currencies.expenses, amount: cost };
      leftOut.push({ name: named, reason, seconds: 0, cost: amount });
      return [];
    }
    const line = { kind: 'Product', description: named, projectId, seconds: null } as const;
    return [{ ...line, quantity: 1, unitPrice: cost, amount: lineAmount(1, cost, currencies.invoice) }];
  });
  const lines = [...byName(worked), ...spent].filter(({ quantity }) => quantity !== 0);
  for (const { description, seconds } of worked.filter(({ quantity }) => quantity === 0))
    leave(description, 'too-short', seconds ?? 0);
  return { lines, leftOut, ...totalOf(lines, rates, currencies.invoice) };
}

/** An invoice as far as it may be of the same days as another. */
type Dated = Pick<InvoiceView, 'clientId' | 'number' | 'subject' | 'issueDate' | 'periodStart' | 'periodEnd'>;

/** Those of the client over some of the same days; what is of no period counts as of the day on which it was issued. */
export function overlapping(
  invoices: readonly Dated[],
  {
    clientId,
    from,
    to,
  }: { readonly clientId: string; readonly from: CalendarDate; readonly to: CalendarDate },
): readonly OverlappingInvoice[] {
  return invoices.flatMap(({ clientId: whose, number, subject, issueDate, periodStart, periodEnd }) => {
    const first = periodStart ?? issueDate;
    const last = periodEnd ?? first;
    if (whose !== clientId || first === null || last === null || first > to || last < from) return [];
    return [{ number, subject, from: first, to: last }];
  });
}

const nameOf = ({ projectName, taskName }: UnbilledTime, by: InvoiceGrouping): string =>
  by === 'task' ? `${projectName}: ${taskName}` : projectName;

const byName = (lines: readonly DraftLine[]): readonly DraftLine[] =>
  [...lines].sort((a, b) => a.description.localeCompare(b.description) || a.unitPrice - b.unitPrice);

const once = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];
