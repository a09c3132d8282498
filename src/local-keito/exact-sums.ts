import { z } from 'zod';
import { amountFromUnits, nearestAmount, unitsFromAmount, type Amount } from '../shared/money';

/** What an hour costs the client: the project's rate, else the task's, else the user's. */
const RATE = 'coalesce(p.hourly_rate, t.default_hourly_rate, u.default_hourly_rate, 0)';
/** Units of an expense have four decimals, as amounts have. */
const ONE = 10_000;

/** SQL: decimal units as whole ten-thousandths, which are added without a rest. */
export const amountSql = (units: string): string => `cast(round((${units}) * 10000) as integer)`;

/** SQL: what an entry costs, were its seconds hours; its tables are those of `ENTRY_TABLES`. */
export const PAY = `e.seconds * e.billable * ${amountSql(RATE)}`;

/** SQL: a sum of whole numbers that may be more than a double holds exactly. */
export const sumSql = (whole: string): string => `cast(coalesce(sum(${whole}), 0) as text)`;
export const wholeSum = z.string().transform(BigInt);

/** What pieces of a price cost. */
export const amountOfPieces = (pieces: number, price: number, currency: string): Amount =>
  nearestAmount(BigInt(Math.round(pieces * ONE)) * BigInt(amountFromUnits(price)), BigInt(ONE), currency);

/** Decimal units to the smallest amount of their currency. */
export const settledUnits = (units: number, currency: string): number =>
  unitsFromAmount(amountOfPieces(1, units, currency));
