import type { CalendarDate } from '../../shared/calendar';
import type { DraftLine, DraftLeftOut, DraftPreview, InvoiceGrouping } from '../../shared/invoices';
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

/** A client's percents; null: none. */
export interface InvoiceRates {
  readonly tax: number | null;
  readonly tax2: number | null;
  readonly discount: number | null;
}

/** Amounts are billed in hundredths of the currency's unit, and so are their sums. */
const CENT: Amount = 100;
const SECONDS_IN_HUNDREDTH = 36;
/** Percents have four decimals. */
const PERCENT = 10_000;

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
): DraftPreview {
  const leftOut: DraftLeftOut[] = [];
  const groups = new Map<string, { readonly time: UnbilledTime; seconds: number; readonly rate: Amount }>();
  const leave = (name: string, reason: DraftLeftOut['reason'], seconds: number): void => {
    const known = leftOut.find((one) => one.name === name && one.reason === reason);
    if (known) leftOut[leftOut.indexOf(known)] = { ...known, seconds: known.seconds + seconds };
    else leftOut.push({ name, reason, seconds });
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
      ...{ quantity: hundredths / 100, unitPrice: rate, amount: lineAmount(hundredths / 100, rate) },
    };
  });
  const spent = once(expenses).flatMap((expense): DraftLine[] => {
    const { cost, categoryName, notes, spentDate, projectId, projectName } = expense;
    const description = [categoryName, notes].filter((text) => text.trim() !== '').join(': ');
    const named = `${description || projectName} (${spentDate})`;
    if (cost === null) {
      leave(named, 'no-cost', 0);
      return [];
    }
    const line = { kind: 'Product', description: named, projectId, seconds: null } as const;
    return [{ ...line, quantity: 1, unitPrice: cost, amount: lineAmount(1, cost) }];
  });
  const lines = [...byName(worked), ...spent].filter(({ quantity }) => quantity !== 0);
  for (const { description, seconds } of worked.filter(({ quantity }) => quantity === 0))
    leave(description, 'too-short', seconds ?? 0);
  return { lines, leftOut, ...totalOf(lines, rates) };
}

/** What so many hours (to two decimals) or pieces cost. */
export function lineAmount(quantity: number, unitPrice: Amount): Amount {
  return share(Math.round(quantity * 100), unitPrice, 100);
}

/**
 * The discount comes off first, the taxes are on what is left of it: each to the nearest hundredth, as Keito counts.
 * `total` is exactly the sum of the lines, less the discount, with the taxes.
 */
export function totalOf(
  lines: readonly { readonly amount: Amount }[],
  { tax, tax2, discount }: InvoiceRates,
): Pick<DraftPreview, 'subtotal' | 'discount' | 'tax' | 'tax2' | 'total'> {
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  const off = percentOf(subtotal, discount);
  const kept = 100 * PERCENT - percentUnits(discount);
  const taxOf = (percent: number | null): Amount =>
    share(subtotal, kept * percentUnits(percent), (100 * PERCENT) ** 2);
  const [first, second] = [taxOf(tax), taxOf(tax2)];
  return { subtotal, discount: off, tax: first, tax2: second, total: subtotal - off + first + second };
}

const percentUnits = (percent: number | null): number => Math.round((percent ?? 0) * PERCENT);

const percentOf = (amount: Amount, percent: number | null): Amount =>
  share(amount, percentUnits(percent), 100 * PERCENT);

/** `amount * times / divisor`, to the nearest hundredth of a unit, halves up; exact, however large. */
function share(times: number, amount: Amount, divisor: number): Amount {
  const [product, unit] = [BigInt(times) * BigInt(amount), BigInt(divisor) * BigInt(CENT)];
  return Number((2n * product + unit) / (2n * unit)) * CENT;
}

const nameOf = ({ projectName, taskName }: UnbilledTime, by: InvoiceGrouping): string =>
  by === 'task' ? `${projectName}: ${taskName}` : projectName;

const byName = (lines: readonly DraftLine[]): readonly DraftLine[] =>
  [...lines].sort((a, b) => a.description.localeCompare(b.description) || a.unitPrice - b.unitPrice);

const once = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];
