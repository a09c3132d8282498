/**
 * Money as whole ten-thousandths of a currency's unit: sums are exact, where fractions of a unit are not, and hourly rates
 * and shares of a cent fit. 12.5 units are 125,000. An amount does not know its currency; whoever adds sees to it.
 */
export type Amount = number;

const UNIT = 10_000;
/** Far more than anybody bills, and far less than what a number holds exactly. */
export const MAX_AMOUNT: Amount = 1e9 * UNIT;

/** The wire's decimal units, to the nearest ten-thousandth. */
export function amountFromUnits(units: number): Amount {
  return Math.round(units * UNIT);
}

/** Decimal units as the wire has them: the number nearest to the amount, which is written with its own digits. */
export function unitsFromAmount(amount: Amount): number {
  return amount / UNIT;
}

/** How many decimals a currency has: none of the yen, three of the dinar. Of an unknown one: two. */
export function decimalsOf(currency: string | null): number {
  if (!isCode(currency)) return 2;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits;
}

/** The smallest amount that a currency is billed in: a cent, a whole yen, a fils. Of an unknown one: a hundredth. */
export function smallestOf(currency: string | null): Amount {
  return UNIT / 10 ** Math.min(4, decimalsOf(currency));
}

/** `dividend / divisor`, to the nearest smallest amount of the currency, halves up; exact, however large. */
export function nearestAmount(dividend: bigint, divisor: bigint, currency: string | null): Amount {
  const smallest = smallestOf(currency);
  const unit = divisor * BigInt(smallest);
  return Number(floorDivide(2n * dividend + unit, 2n * unit)) * smallest;
}

/** What time costs; `pay`: the seconds of each part of it times its rate for an hour, added up. Rounded once. */
export function amountOfPay(pay: bigint, currency: string | null): Amount {
  return nearestAmount(pay, 3600n, currency);
}

/** Towards less, also below zero: a credit is rounded as a charge is. */
function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
}

const isCode = (currency: string | null): currency is string =>
  currency !== null && /^[A-Z]{3}$/.test(currency);

/** `12.50 €` as the locale writes it; a currency that is not known, or no code, leaves the bare figure. */
export function formatAmount(amount: Amount, currency: string | null, locale: string): string {
  const units = unitsFromAmount(amount);
  if (isCode(currency)) {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(units);
  }
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(units);
}

/** What was added up in one currency; null: nobody said which. */
export interface Total {
  readonly currency: string | null;
  readonly amount: Amount;
}

/** Sums for each currency, which are never added to each other, in the order in which they come first. */
export function totalsOf(amounts: Iterable<Total>): readonly Total[] {
  const totals = new Map<string | null, Amount>();
  for (const { currency, amount } of amounts) totals.set(currency, (totals.get(currency) ?? 0) + amount);
  return [...totals].map(([currency, amount]) => ({ currency, amount }));
}
