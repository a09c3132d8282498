import { describe, expect, it } from 'vitest';
import { lineAmount, totalOf } from '../../../src/shared/invoice-sums';
import { amountFromUnits, smallestOf } from '../../../src/shared/money';

const units = amountFromUnits;

describe('the smallest amount', () => {
  it.each([
    ['EUR', 0.01],
    ['JPY', 1],
    ['KWD', 0.001],
    [null, 0.01],
    ['euro', 0.01],
  ])('of %s is %d', (currency, smallest) => expect(smallestOf(currency)).toBe(units(smallest)));
});

describe('the sums of an invoice', () => {
  it.each([
    ['EUR', 13.26, 171.75, 2277.41],
    ['JPY', 1.11, 3333, 3700],
    ['KWD', 0.33, 10.105, 3.335],
    [null, 0.33, 110.5, 36.47],
    ['EUR', -1.5, 0.01, -0.01],
    ['EUR', -1, 12.5, -12.5],
  ])('a line in %s of %d at %d is %d', (currency, quantity, price, amount) =>
    expect(lineAmount(quantity, units(price), currency)).toBe(units(amount)),
  );

  it('are in whole yen, and add up to what is shown', () => {
    const sums = totalOf([{ amount: units(3700) }], { tax: 10, tax2: 2.5, discount: 3 }, 'JPY');
    expect(sums).toEqual({
      ...{ subtotal: units(3700), discount: units(111), tax: units(359), tax2: units(90) },
      total: units(3700 - 111 + 359 + 90),
    });
  });

  it('tax only what is taxed', () => {
    const lines = [
      { amount: units(100), taxed: true, taxed2: false },
      { amount: units(50), taxed: false, taxed2: true },
    ];
    expect(totalOf(lines, { tax: 20, tax2: 10, discount: null }, 'EUR')).toMatchObject({
      ...{ subtotal: units(150), tax: units(20), tax2: units(5), total: units(175) },
    });
  });
});
