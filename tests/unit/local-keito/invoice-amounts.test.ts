import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineAmount, totalOf } from '../../../src/shared/invoice-sums';
import { amountFromUnits, unitsFromAmount } from '../../../src/shared/money';
import { fillBox, openBox } from './support';

const hundredths = (max: number) => fc.integer({ min: 0, max }).map((n) => n / 100);
const percent = fc.option(fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 10_000));

it('an invoice has the amounts that were shown before it was created, to the smallest of its currency', async () => {
  const box = openBox();
  const { client } = await fillBox(box);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ quantity: hundredths(100_000), unit_price: hundredths(1_000_000) }), {
        maxLength: 4,
      }),
      fc.record({ tax: percent, tax2: percent, discount: percent }),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      async (rows, rates, currency) => {
        const lines = rows.map(({ quantity, unit_price }) => ({
          amount: lineAmount(quantity, amountFromUnits(unit_price), currency),
        }));
        const line_items = rows.map((row) => ({ ...row, taxed: true, taxed2: true }));
        const { body } = await box.post('/invoices', { client_id: client, currency, ...rates, line_items });
        const shown = totalOf(lines, rates, currency);
        expect(body).toMatchObject({
          line_items: lines.map(({ amount }) => ({ amount: unitsFromAmount(amount) })),
          discount_amount: unitsFromAmount(shown.discount),
          ...{ tax_amount: unitsFromAmount(shown.tax), tax2_amount: unitsFromAmount(shown.tax2) },
          amount: unitsFromAmount(shown.total),
        });
      },
    ),
    { numRuns: 150, seed: 20261126 },
  );
  box.keito.close();
});
