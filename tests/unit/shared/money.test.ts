import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountFromUnits,
  formatAmount,
  MAX_AMOUNT,
  totalsOf,
  unitsFromAmount,
} from '../../../src/shared/money';

describe('an amount', () => {
  it('is exact where fractions of a unit are not', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(amountFromUnits(0.1) + amountFromUnits(0.2)).toBe(amountFromUnits(0.3));
    expect(amountFromUnits(1.005)).toBe(10_050);
  });

  it('goes to the wire and back as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AMOUNT }), (amount) => {
        expect(amountFromUnits(unitsFromAmount(amount))).toBe(amount);
        expect(amountFromUnits(Number(JSON.stringify(unitsFromAmount(amount))))).toBe(amount);
      }),
      { seed: 20261126 },
    );
  });

  it('is shown as the locale writes it, in its currency or bare', () => {
    expect(formatAmount(125_000, 'EUR', 'de')).toBe('12,50\u00a0€');
    expect(formatAmount(125_000, 'USD', 'en')).toBe('$12.50');
    expect(formatAmount(12_500_000, 'JPY', 'ja')).toMatch(/^[¥￥]1,250$/);
    expect(formatAmount(125_000, null, 'en')).toBe('12.50');
    expect(formatAmount(125_000, 'nonsense', 'en')).toBe('12.50');
  });

  it('of one currency is never added to another', () => {
    const totals = totalsOf([
      { currency: 'EUR', amount: 1 },
      { currency: 'USD', amount: 10 },
      { currency: 'EUR', amount: 2 },
      { currency: null, amount: 5 },
    ]);
    expect(totals).toEqual([
      { currency: 'EUR', amount: 3 },
      { currency: 'USD', amount: 10 },
      { currency: null, amount: 5 },
    ]);
  });
});
