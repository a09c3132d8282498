import { describe, expect, it } from 'vitest';
import { read } from './typed-amount-fixture';

const LOCALES = ['en', 'de', 'fr', 'es', 'ja'];

describe('a number of something else', () => {
  it.each([
    ['fuel 45,3 l 78', 78, 'fuel 45,3 l'],
    ['fuel 45,3 Liter, 78', 78, 'fuel 45,3 Liter,'],
    ['fuel 45,32 l 78,50', 78.5, 'fuel 45,32 l'],
    ['fuel 45,3 l 78 €', 78, 'fuel 45,3 l'],
    ['parking 2.5 hours 6', 6, 'parking 2.5 hours'],
    ['parking 2.5 h 6', 6, 'parking 2.5 h'],
    ['parcel 27.5 kg 12', 12, 'parcel 27.5 kg'],
    ['gas 12.3 gal 45', 45, 'gas 12.3 gal'],
    ['monitor 27.5 Zoll 399', 399, 'monitor 27.5 Zoll'],
    ['bike 12.5 mi 5', 5, 'bike 12.5 mi'],
    ['taxi 25 10 km', 25, 'taxi 10 km'],
    ['120 km (36 €)', 36, '120 km'],
    ['2.5 時間 600', 600, '2.5 時間'],
    ['shirt 25.00 M 3', 25, 'shirt M 3'],
    ['lunch 12,50 mi parte 2', 12.5, 'lunch mi parte 2'],
    ['12.50 € l 3', 12.5, 'l 3'],
    ['shoes 89,90 Gr. 42', 89.9, 'shoes Gr. 42'],
    ['2.90 Metro ticket 2', 2.9, 'Metro ticket 2'],
    ['45,30 Metro groceries', 45.3, 'Metro groceries'],
    ['10 metro card', 10, 'metro card'],
    ['parcel 25,80 Zoll', 25.8, 'parcel Zoll'],
    ['T-Shirt 25,00 L', 25, 'T-Shirt L'],
    ['bus 42 2.90 per person', 2.9, 'bus 42 per person'],
  ])('is a word beside the amount: %s', (text, cost, notes) => {
    for (const locale of LOCALES) {
      expect([locale, ...read(`${text} travel acme`, locale)]).toEqual([locale, cost, notes]);
    }
  });

  it.each([
    ['120 km', 'amount-measure 120 km'],
    ['120 mi', 'amount-measure 120 mi'],
    ['45.5 miles', 'amount-measure 45.5 miles'],
    ['45,3 l', 'amount-measure 45,3 l'],
    ['120 km × 0,30', 'amount-sum 120 km × 0,30'],
    ['95 ct', 'amount-unclear 95 ct'],
    ['95 Cent', 'amount-unclear 95 Cent'],
    ['95 cents, 2 letters', 'amount-unclear 95 cents,'],
    ['80 Rappen', 'amount-unclear 80 Rappen'],
    ['95 centimes', 'amount-unclear 95 centimes'],
    ['95 céntimos', 'amount-unclear 95 céntimos'],
    ['1 € 95 ct', 'amount-twice 1 € | 95 ct'],
    ['12 € 50', 'amount-unclear 12 € 50'],
    ['€12 50 tip', 'amount-unclear €12 50'],
  ])('is no amount alone, and cents are not worked out: %s', (text, problem) => {
    for (const locale of LOCALES) {
      const [cost, , wrong] = read(`${text} travel acme`, locale);
      expect([cost, wrong]).toEqual([null, problem]);
    }
  });

  it.each([
    ['3 mil euros', '3 mil'],
    ['2 millones', '2 millones'],
    ['2 Tausend', '2 Tausend'],
    ['2 Tsd.', '2 Tsd.'],
    ['2,5 Tsd. €', '2,5 Tsd.'],
    ['1 Mio. EUR', '1 Mio.'],
    ['2 mille', '2 mille'],
    ['2 milliers', '2 milliers'],
    ['5 thousand', '5 thousand'],
    ['3 grand', '3 grand'],
    ['2 million', '2 million'],
    ['2 k', '2 k'],
    ['2 k€', '2 k€'],
    ['2 TEUR', '2 TEUR'],
    ['1 lakh', '1 lakh'],
    ['2 crore', '2 crore'],
    ['3 万円', '3 万円'],
    ['3 千円、', '3 千円、'],
    ['1 万2千円', '1 万2千円'],
    ['3 万', '3 万'],
    ['€5 thousand', '€5 thousand'],
    ['EUR 5 thousand', 'EUR 5 thousand'],
  ])('is none with a word of thousands: %s', (text, amount) => {
    for (const locale of LOCALES) {
      const [cost, , ...wrong] = read(`${text} travel acme`, locale);
      expect([cost, ...wrong]).toEqual([null, `amount-unclear ${amount}`]);
    }
  });

  it.each([
    ['180.00 grand hotel', 180, 'grand hotel'],
    ['1200 千葉', 1200, '千葉'],
    ['1200 百貨店', 1200, '百貨店'],
    ['45 milk', 45, 'milk'],
    ['45 € million dollar movie', 45, 'million dollar movie'],
  ])('is an amount before another word: %s', (text, cost, notes) => {
    expect(read(`${text} travel acme`)).toEqual([cost, notes]);
  });

  it('in another currency is refused for that, with a word of thousands too', () => {
    expect(read('$5 thousand travel acme')[2]).toBe('currency $');
  });

  it.each([
    ['hotel 120 € 15 nights', 'EUR', 120, 'hotel 15 nights'],
    ['bus 12 € 50 km', 'EUR', 12, 'bus 50 km'],
    ['lunch 12 €, 50 of us', 'EUR', 12, 'lunch 50 of us'],
    ['lunch 12 € 5 of us', 'EUR', 12, 'lunch 5 of us'],
    ['lunch 45 € 12 guests', 'EUR', 45, 'lunch 12 guests'],
    ['1200円 10', 'JPY', 1200, '10'],
  ])('is no cents after an amount: %s', (text, currency, cost, notes) => {
    expect(read(`${text} travel acme`, 'en', currency)).toEqual([cost, notes]);
  });
});

describe('what may be a day', () => {
  it.each(['18.05', '5.6', '31.12'])('is asked about beside a bare number: %s', (text) => {
    for (const locale of ['de', 'fr', 'es']) {
      expect(read(`train ${text} travel acme 89`, locale)[2]).toBe(`amount-among ${text} | 89`);
      expect(read(`train ${text} travel acme`, locale)).toEqual([Number(text), 'train']);
      expect(read(`train ${text} € travel acme 89`, locale)).toEqual([Number(text), 'train 89']);
    }
    for (const locale of ['en', 'ja']) {
      expect(read(`train ${text} travel acme 89`, locale)).toEqual([Number(text), 'train 89']);
    }
  });

  it.each(['45.60', '18.13', '18,05', '5.60'])('is none where there is no such day: %s', (text) => {
    expect(read(`train ${text} travel acme 89`, 'de')).toEqual([Number(text.replace(',', '.')), 'train 89']);
  });
});

describe('a bare number beside a larger amount in brackets', () => {
  it.each([
    ['taxi (12 €), tip 2', 'amount-among 12 € | 2'],
    ['lunch (€45) 3 people', 'amount-among €45 | 3'],
    ['taxi (12,50) 2 people', 'amount-among 12,50 | 2'],
    ['lunch ($45) 3 people', 'amount-among $45 | 3'],
    ['3 cafés (à 1,50)', 'amount-among 3 | 1,50'],
    ['3 people (in all 45 €)', 'amount-among 3 | 45 €'],
  ])('is asked about: %s', (text, problem) => {
    expect(read(`${text} travel acme`)[2]).toBe(problem);
  });
});

describe('what is added to an amount', () => {
  it.each([
    ['19,99 +19% tax', '19,99 +19%'],
    ['19,99 +19% 2 seats', '19,99 +19%'],
    ['19,99 plus 19%', '19,99 plus 19%'],
    ['19,99 plus 19 %', '19,99 plus 19 %'],
    ['19,99 + 19 % tax', '19,99 + 19 %'],
    ['19,99 zzgl. 19%', '19,99 zzgl. 19%'],
    ['20 zuzüglich 19%', '20 zuzüglich 19%'],
    ['19,99 más 10%', '19,99 más 10%'],
    ['45.00 plus 5 tip', '45.00 plus 5'],
  ])('is not worked out: %s', (text, sum) => {
    for (const locale of LOCALES) {
      const [cost, , ...wrong] = read(`${text} travel acme`, locale);
      expect([cost, ...wrong]).toEqual([null, `amount-sum ${sum}`]);
    }
  });

  it.each([
    ['19,99 inkl. 19%', 19.99, 'inkl. 19%'],
    ['45.00 incl. 10% tip', 45, 'incl. 10% tip'],
    ['45 incl. 10 % tip', 45, 'incl. 10 % tip'],
    ['Disney plus 12.99', 12.99, 'Disney plus'],
    ['45.00 plus tip', 45, 'plus tip'],
  ])('is a word where it is in it already, or nothing: %s', (text, cost, notes) => {
    expect(read(`${text} travel acme`)).toEqual([cost, notes]);
  });
});
