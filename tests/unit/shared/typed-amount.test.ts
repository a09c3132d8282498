import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyStyle } from '../../../src/shared/currencies';
import { LANGUAGES } from '../../../src/shared/language';
import { formatAmount, MAX_AMOUNT, smallestOf } from '../../../src/shared/money';
import { typeAmount } from '../../../src/shared/typed-amount';
import { read } from './typed-amount-fixture';

describe('an amount', () => {
  it.each([
    ['12', 12],
    ['12.5', 12.5],
    ['12,50', 12.5],
    ['0.01', 0.01],
    ['1000000000', 1e9],
    ['1250.00', 1250],
    ['1,250.00', 1250],
    ['1.250,00', 1250],
    ["1'250.00", 1250],
    ['1’250', 1250],
    ['1,250,000', 1_250_000],
    ['1.250.000,5', 1_250_000.5],
    ['1,25,000.00', 125_000],
    ['1\u202f250,00\u00a0€', 1250],
    ['１２５０', 1250],
    ['12.50,', 12.5],
  ])('%s is %d in every language', (text, cost) => {
    for (const language of LANGUAGES) {
      expect(read(`${text} travel acme dinner`, language)).toEqual([cost, 'dinner']);
    }
  });

  it.each([
    ['en', '1,250', 1250],
    ['ja', '1,250', 1250],
    ['de', '1.250', 1250],
    ['es', '1.250', 1250],
    ['fr', '1.250', 1250],
    ['de-CH', '1.250', null],
    ['en', '1.250', null],
    ['de', '1,250', null],
    ['fr', '1,250', null],
    ['de', '0,125', null],
    ['en', '1234.567', null],
    ['en', '1,250.000', null],
  ])(
    'with one sign before three digits is read by the sign of the language, else asked for: %s %s',
    (...row) => {
      const [locale, text, cost] = row;
      const unclear = cost === null ? [`amount-unclear ${text}`] : [];
      expect(read(`${text} travel acme`, locale)).toEqual([cost, '', ...unclear]);
    },
  );

  it('of a currency of three decimals has them', () => {
    expect(read('1.250 travel acme', 'en', 'KWD')).toEqual([1.25, '']);
    expect(read('1,250.125 travel acme', 'en', 'KWD')).toEqual([1250.125, '']);
    expect(read('1.250 travel acme', 'de', 'KWD')).toEqual([1250, '']);
  });

  it.each([
    ['12.50', 'JPY'],
    ['12.5', 'KRW'],
    ['￥12.50', 'JPY'],
    ['12.50円', 'JPY'],
    ['1,250.5', 'XOF'],
    ['12円50', 'JPY'],
  ])('of less than the smallest coin is asked for: %s in %s', (text, currency) => {
    for (const language of LANGUAGES) {
      expect(read(`${text} travel acme`, language, currency)).toEqual([null, '', `amount-unclear ${text}`]);
    }
  });

  it('of a currency without decimals may have noughts there', () => {
    for (const text of ['12', '12.0', '12.00', '12,00', '12,-', '12.00円', '12円00']) {
      expect([text, ...read(`${text} travel acme`, 'ja', 'JPY')]).toEqual([text, 12, '']);
    }
    expect(read('12.000 travel acme', 'ja', 'JPY')).toEqual([null, '', 'amount-unclear 12.000']);
  });

  it('with a space in it is read where the language writes so, else asked for, and never cut', () => {
    expect(read('1 250 travel acme', 'fr')).toEqual([1250, '']);
    expect(read('1 250 000,50 travel acme', 'fr')).toEqual([1_250_000.5, '']);
    expect(read('€1 250 travel acme', 'fr')).toEqual([1250, '']);
    expect(read('1 250 travel acme')).toEqual([null, '', 'amount-unclear 1 250']);
    expect(read('1 250.00 travel acme')).toEqual([null, '', 'amount-unclear 1 250.00']);
    expect(read('250.00 travel acme for 3 120')).toEqual([250, 'for 3 120']);
    expect(read('5.00 travel acme room 12 3456')).toEqual([5, 'room 12 3456']);
  });

  it.each(['1,250,00', '12.3456', '1,2,3', "12'50"])(
    'that cannot be read is asked for instead of another number: %s',
    (text) => {
      expect(read(`${text} travel acme 3 people`)).toEqual([null, '3 people', `amount-unclear ${text}`]);
      expect(read(`7.00 travel acme ${text}`)).toEqual([7, text]);
    },
  );

  it.each([
    ['-1', '-1'],
    ['1e3', '1e3'],
    ['99999999999', '99999999999'],
    ['update 20.10.1', 'update 20.10.1'],
    ['5/a', '5/a'],
  ])('is not %s', (text, notes) => {
    expect(read(`${text} travel acme`)).toEqual([null, notes, 'no-amount']);
  });
});

describe('bare numbers', () => {
  it.each([
    ['train ice 571 travel acme 89', 'train ice', '571 | 89'],
    ['2 nights hotel travel acme 180', 'nights hotel', '2 | 180'],
    ['4 train tickets 45 travel acme', 'train tickets', '4 | 45'],
    ['5 travel acme room 12 3456', 'room', '5 | 12 | 3456'],
  ])('of which each may be the amount are asked about: %s', (text, notes, texts) => {
    expect(read(text)).toEqual([null, notes, `amount-among ${texts}`]);
  });

  it.each([
    ['2 nights hotel 180 € travel acme', 180, '2 nights hotel'],
    ['2 nights hotel 180.00 travel acme', 180, '2 nights hotel'],
    ['train ice 571 €89 travel acme', 89, 'train ice 571'],
    ['train ICE571 travel acme 89', 89, 'train ICE571'],
    ['4 train tickets 45,00 travel acme', 45, '4 train tickets'],
  ])('are words where another number is marked: %s', (text, cost, notes) => {
    expect(read(text)).toEqual([cost, notes]);
  });
});

describe('a sum', () => {
  it.each([
    ['3 x 12.50', '3 x 12.50'],
    ['12.50 x 3', '12.50 x 3'],
    ['3 tickets x 12.50', '3 tickets x 12.50'],
    ['3 X 12.50 €', '3 X 12.50 €'],
    ['3 × 12', '3 × 12'],
    ['3 * 12', '3 * 12'],
    ['３ ＊ 12', '３ ＊ 12'],
    ['3x12.50', '3x12.50'],
    ['3×12.50 for room 5', '3×12.50'],
    ['12.50x 3', '12.50x 3'],
    ['3 ×12', '3 ×12'],
    ['12.50 + tip 2', '12.50 + tip 2'],
    ['12.50 +2', '12.50 +2'],
    ['12.50+2', '12.50+2'],
    ['12.50 taxi +2 tip', '12.50 taxi +2'],
    ['12.50 + 2.00 + 1', '12.50 + 2.00 + 1'],
    ['12.50 € + 3 $', '12.50 € + 3 $'],
    ['12.50 + 10%', '12.50 + 10%'],
  ])('is not worked out, and none of its parts is taken: %s', (text, sum) => {
    const [cost, , ...wrong] = read(`${text} travel acme`);
    expect([cost, ...wrong]).toEqual([null, `amount-sum ${sum}`]);
  });

  it('leaves the words between its parts to the rest', () => {
    expect(read('12.50 taxi acme + 2 travel tip')).toEqual([
      ...[null, 'taxi tip', 'amount-sum 12.50 taxi acme + 2'],
    ]);
  });

  it.each([
    ['mac os x 10 cable 12.50', 12.5, 'mac os x 10 cable'],
    ['5* hotel €180', 180, '5* hotel'],
    ['5* hotel 180', 180, '5* hotel'],
    ['prints 10x15 12', 12, 'prints 10x15'],
    ['3 x 4 timber 12.50', 12.5, '3 x 4 timber'],
    ['12.50 call to +49 30 123456', 12.5, 'call to +49 30 123456'],
    ['12.50 call to +4930123456', 12.5, 'call to +4930123456'],
    ['12.50 taxi + bus', 12.5, 'taxi + bus'],
    ['12.50 +49 30 123456', 12.5, '+49 30 123456'],
    ['12.50 +493012345', 12.5, '+493012345'],
    ['hotel 4* 120.00', 120, 'hotel 4*'],
    ['microsoft 365+ 9.99', 9.99, 'microsoft 365+'],
    ['3 coffees + cake + tip 9.99', 9.99, '3 coffees + cake + tip'],
    ['12.50 book C++', 12.5, 'book C++'],
    ['12.50 with 10% off', 12.5, 'with 10% off'],
  ])('is none: %s', (text, cost, notes) => {
    expect(read(`${text} travel acme`)).toEqual([cost, notes]);
  });

  it.each([
    ['3x 12.50', '3x 12.50'],
    ['x3 12.50', 'x3 12.50'],
    ['12.50 x3', '12.50 x3'],
    ['12.50 3x', '12.50 3x'],
    ['3x €12.50', '3x €12.50'],
    ['3x € 12.50', '3x € 12.50'],
    ['12.50 € x3', '12.50 € x3'],
    ['12.50 x2 tickets', '12.50 x2'],
    ['2x 45 hotel', '2x 45'],
    ['3x 4,50 € Taxi', '3x 4,50 €'],
    ['3X $4.50', '3X $4.50'],
    ['3x à 4,50', '3x à 4,50'],
    ['2x coffee 4,50 each', '2x coffee 4,50'],
  ])('is one of units beside an amount: %s', (text, sum) => {
    for (const language of LANGUAGES) {
      const [cost, , ...wrong] = read(`${text} travel acme`, language);
      expect([cost, ...wrong]).toEqual([null, `amount-sum ${sum}`]);
    }
  });

  it('is none of units that stand apart, or without an amount', () => {
    expect(read('3x travel acme 12.50')).toEqual([12.5, '']);
    expect(read('12.50 2026-05-20 3x travel acme')).toEqual([12.5, '']);
    expect(read('120x travel acme')).toEqual([null, '']);
    expect(read('2x 3x travel acme')).toEqual([null, '', 'amount-twice 2x | 3x']);
    expect(read('+2 travel acme')).toEqual([null, '+2', 'no-amount']);
  });
});

describe('a currency beside an amount', () => {
  it.each([
    ['€12.50', 'EUR'],
    ['12.50€', 'EUR'],
    ['12.50 €', 'EUR'],
    ['12.50 EUR', 'EUR'],
    ['EUR 12.50', 'EUR'],
    ['eur 12.50', 'EUR'],
    ['12.50eur', 'EUR'],
    ['CHF12.50', 'CHF'],
    ['$12.50', 'USD'],
    ['US$12.50', 'USD'],
    ['$12.50', 'CAD'],
    ['CA$12.50', 'CAD'],
    ['₹12.50', 'INR'],
    ['12.50 kr', 'SEK'],
    ['12.50 zł', 'PLN'],
    ['R$ 12.50', 'BRL'],
  ])('is no word of the note: %s in %s', (text, currency) => {
    expect(read(`${text} travel acme dinner`, 'en', currency)).toEqual([12.5, 'dinner']);
  });

  it('is one for whole amounts in yen', () => {
    expect(read('1250円 travel acme dinner', 'en', 'JPY')).toEqual([1250, 'dinner']);
    expect(read('￥1,250 travel acme dinner', 'en', 'JPY')).toEqual([1250, 'dinner']);
  });

  it('makes a bare number the amount', () => {
    expect(read('3 people ₹500 travel acme', 'en', 'INR')).toEqual([500, '3 people']);
    expect(read('3 people 500 INR travel acme', 'en', 'INR')).toEqual([500, '3 people']);
  });

  it.each([
    ['CHF12.50', 'CHF'],
    ['₹500', '₹'],
    ['12.50 USD', 'USD'],
    ['12.50 usd', 'usd'],
    ['US$ 7', 'US$'],
    ['500円', '円'],
    ['EUR 12.50 CHF', 'CHF'],
  ])('that is another than the one of the expenses is said: %s', (text, foreign) => {
    expect(read(`${text} travel acme dinner`)).toEqual([null, 'dinner', `currency ${foreign}`]);
  });

  it('is taken at its word where nobody said which the expenses have', () => {
    expect(read('₹500 travel acme', 'en', null)).toEqual([500, '']);
    expect(read('12.50 CHF travel acme', 'en', 'nonsense')).toEqual([12.5, '']);
  });

  it('is a word of the note where it is no currency, or beside no amount', () => {
    expect(read('12.50 all travel acme pen')).toEqual([12.5, 'all pen']);
    expect(read('12.50 DEM travel acme')).toEqual([12.5, 'DEM']);
    expect(read('12.50 travel acme in EUR')).toEqual([12.5, 'in EUR']);
    expect(read('49.00 travel acme PHP 8 course')).toEqual([49, 'PHP 8 course']);
  });

  it('of two amounts is told with each', () => {
    expect(read('12.50 EUR € 13 travel acme').at(-1)).toBe('amount-twice 12.50 EUR | € 13');
  });
});

it('what Intl writes in a language is read as the same amount', () => {
  const currencies = Intl.supportedValuesOf('currency').filter(
    (code) => moneyStyle('en', code).signs.size > 0,
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...LANGUAGES, 'de-CH', 'de-AT', 'en-IN', 'en-ZA', 'fr-CH', 'es-MX'),
      fc.option(
        fc.constantFrom('EUR', 'USD', 'GBP', 'CHF', 'JPY', 'INR', 'CAD', 'SEK', 'KWD', ...currencies),
      ),
      fc.oneof(fc.nat(MAX_AMOUNT), fc.nat(100_000_000), fc.nat(10_000)),
      (locale, currency, drawn) => {
        const digits = currency === null ? 2 : fractionDigits(currency);
        const step = 10 ** (4 - digits);
        const amount = Math.floor(drawn / step) * step;
        const shown = formatAmount(amount, currency, locale);
        expect([shown, ...read(`taxi ${shown} travel acme`, locale, currency)]).toEqual([
          ...[shown, amount / 10_000, 'taxi'],
        ]);
      },
    ),
    { seed: 20261126, numRuns: 1000 },
  );
});

it('what the app types is read as the same amount', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LANGUAGES, 'de-CH'),
      fc.constantFrom(null, 'EUR', 'JPY', 'KWD'),
      fc.nat(MAX_AMOUNT),
      (locale, currency, drawn) => {
        const amount = drawn - (drawn % smallestOf(currency));
        const typed = typeAmount(amount, moneyStyle(locale, currency));
        expect([typed, read(`${typed} travel acme`, locale, currency)[0]]).toEqual([typed, amount / 10_000]);
      },
    ),
    { seed: 20261126 },
  );
});

function fractionDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
