import { nearestAmount, type Amount } from './money';

/** Percents; null: none. */
export interface InvoiceRates {
  readonly tax: number | null;
  readonly tax2: number | null;
  readonly discount: number | null;
}

/** A line as far as its sum goes. */
export interface SummedLine {
  readonly amount: Amount;
  /** Left out: it is. */
  readonly taxed?: boolean;
  readonly taxed2?: boolean;
}

export interface InvoiceSums {
  readonly subtotal: Amount;
  readonly discount: Amount;
  readonly tax: Amount;
  readonly tax2: Amount;
  readonly total: Amount;
}

/** Percents have four decimals. */
const PERCENT = 10_000;
const WHOLE = 100 * PERCENT;

/** What so many hours (to two decimals) or pieces cost, to the smallest amount of the currency. */
export function lineAmount(quantity: number, unitPrice: Amount, currency: string | null): Amount {
  return share(Math.round(quantity * 100), unitPrice, 100, currency);
}

/**
 * The discount comes off first, the taxes are on what is left of the taxed lines: each to the smallest amount of the
 * currency, as Keito counts. `total` is exactly the sum of the lines, less the discount, with the taxes.
 */
export function totalOf(
  lines: readonly SummedLine[],
  { tax, tax2, discount }: InvoiceRates,
  currency: string | null,
): InvoiceSums {
  const sum = (isMeant: (line: SummedLine) => boolean): Amount =>
    lines.filter(isMeant).reduce((total, { amount }) => total + amount, 0);
  const kept = WHOLE - percentUnits(discount);
  const taxOf = (taxed: Amount, percent: number | null): Amount =>
    share(kept * percentUnits(percent), taxed, WHOLE ** 2, currency);
  const subtotal = sum(() => true);
  const off = share(percentUnits(discount), subtotal, WHOLE, currency);
  const first = taxOf(
    sum(({ taxed = true }) => taxed),
    tax,
  );
  const second = taxOf(
    sum(({ taxed2 = true }) => taxed2),
    tax2,
  );
  return { subtotal, discount: off, tax: first, tax2: second, total: subtotal - off + first + second };
}

const percentUnits = (percent: number | null): number => Math.round((percent ?? 0) * PERCENT);

/** `times * amount / divisor`, to the smallest amount of the currency. */
function share(times: number, amount: Amount, divisor: number, currency: string | null): Amount {
  return nearestAmount(BigInt(times) * BigInt(amount), BigInt(divisor), currency);
}
