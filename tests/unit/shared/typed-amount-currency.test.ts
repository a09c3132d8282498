import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/shared/language';
import { read } from './typed-amount-fixture';

describe('a currency that is written as a word', () => {
  it.each([
    ['100 dollars', 'EUR', 'dollars'],
    ['100 Dollar', 'EUR', 'Dollar'],
    ['100 dólares', 'EUR', 'dólares'],
    ['100 DOLARES', 'EUR', 'DOLARES'],
    ['100 ドル', 'EUR', 'ドル'],
    ['100ドル', 'EUR', 'ドル'],
    ['100 ドル(税込)', 'EUR', 'ドル'],
    ['100dollars', 'EUR', 'dollars'],
    ['100 dollars/night', 'EUR', 'dollars'],
    ['100 dollars, 2 people', 'EUR', 'dollars'],
    ['12.50 dollars.', 'EUR', 'dollars'],
    ['dollars 100', 'EUR', 'dollars'],
    ['100 US-Dollar', 'EUR', 'US-Dollar'],
    ['100 US dollars', 'EUR', 'US dollars'],
    ['100 Canadian dollars', 'USD', 'Canadian dollars'],
    ['100 Hong Kong dollars', 'USD', 'Hong Kong dollars'],
    ['100 euros', 'USD', 'euros'],
    ['100 Euro', 'CHF', 'Euro'],
    ['Euro 100', 'CHF', 'Euro'],
    ['100 ユーロ', 'JPY', 'ユーロ'],
    ['100 pounds', 'EUR', 'pounds'],
    ['100 Pfund', 'EUR', 'Pfund'],
    ['100 livres', 'EUR', 'livres'],
    ['100 pounds sterling', 'EUR', 'pounds sterling'],
    ['100 yen', 'EUR', 'yen'],
    ['100 francs', 'EUR', 'francs'],
    ['100 francs suisses', 'XOF', 'francs suisses'],
    ['100 Franken', 'EUR', 'Franken'],
    ['100 Schweizer Franken', 'EUR', 'Schweizer Franken'],
    ['100 Kronen', 'EUR', 'Kronen'],
    ['100 schwedische Kronen', 'DKK', 'schwedische Kronen'],
    ['100 pesos', 'EUR', 'pesos'],
    ['100 złoty', 'EUR', 'złoty'],
    ['100 zł', 'EUR', 'zł'],
    ['100 kr', 'EUR', 'kr'],
    ['100 kr.', 'EUR', 'kr.'],
    ['100 Rs', 'EUR', 'Rs'],
    ['Rs. 100', 'EUR', 'Rs.'],
    ['100 Sfr', 'EUR', 'Sfr'],
    ['100 SFr.', 'EUR', 'SFr.'],
    ['100 Kč', 'EUR', 'Kč'],
    ['100 Ft', 'EUR', 'Ft'],
  ])('is another than the one of the expenses: %s in %s', (text, currency, foreign) => {
    for (const language of LANGUAGES) {
      const [cost, , ...wrong] = read(`taxi ${text} travel acme`, language, currency);
      expect([cost, ...wrong]).toEqual([null, `currency ${foreign}`]);
    }
  });

  it.each([
    ['100 dollars', 'USD'],
    ['100 dollars', 'CAD'],
    ['100 US dollars', 'USD'],
    ['100 dollars canadiens', 'CAD'],
    ['100 Dólares', 'AUD'],
    ['100 Euro', 'EUR'],
    ['Euro 100', 'EUR'],
    ['100euros', 'EUR'],
    ['100 pounds', 'GBP'],
    ['100 Pfund', 'GBP'],
    ['100 yen', 'JPY'],
    ['100 Franken', 'CHF'],
    ['100 Sfr.', 'CHF'],
    ['100 francs CFA', 'XOF'],
    ['100 kronor', 'SEK'],
    ['100 kr.', 'NOK'],
    ['100 Rs', 'INR'],
    ['100 Rs.', 'INR'],
    ['Rs.100', 'INR'],
    ['100 pesos', 'MXN'],
    ['100 zl', 'PLN'],
  ])('is the one of the expenses, and no word of the note: %s in %s', (text, currency) => {
    expect(read(`${text} travel acme`, 'en', currency)).toEqual([100, '']);
  });

  it('makes a bare number the amount, and is taken at its word where nobody said which', () => {
    expect(read('3 people 500 dollars travel acme', 'en', 'USD')).toEqual([500, '3 people']);
    expect(read('3 people 500 francs travel acme', 'en', null)).toEqual([500, '3 people']);
  });

  it.each([
    ['100 book about dollars', 100, 'book about dollars'],
    ['pounds of apples 12.50', 12.5, 'pounds of apples'],
    ['Corona 4.50', 4.5, 'Corona'],
    ['livres 12,50', 12.5, 'livres'],
    ['5 pounds apples 12.50', 12.5, '5 pounds apples'],
    ['US 12.50', 12.5, 'US'],
    ['12.50 american diner', 12.5, 'american diner'],
  ])('is a word of the note where it is not beside the amount: %s', (text, cost, notes) => {
    expect(read(`${text} travel acme`)).toEqual([cost, notes]);
  });

  it('is football before a year', () => {
    expect(read('Euro 2024 ticket 45 travel acme')[2]).toBe('amount-among 2024 | 45');
    expect(read('Euro 2024 ticket 45.00 travel acme')).toEqual([45, 'Euro 2024 ticket']);
  });
});

describe('a currency in brackets or with a colon', () => {
  it.each([
    ['hotel 100 (USD)', 'USD'],
    ['hotel (USD) 100', 'USD'],
    ['hotel 100(USD)', 'USD'],
    ['hotel 100 (US$),', 'US$'],
    ['hotel 100 (dollars)', 'dollars'],
    ['hotel 12.50 （USD）', 'USD'],
    ['USD: 100', 'USD'],
    ['USD:100', 'USD'],
    ['USD:12.50', 'USD'],
    ['USD： 100', 'USD'],
    ['Dollar: 100', 'Dollar'],
    ['100 USD: hotel', 'USD'],
    ['$: 100', '$'],
  ])('is that of the amount: %s', (text, foreign) => {
    for (const language of LANGUAGES) {
      const [cost, , ...wrong] = read(`${text} travel acme`, language);
      expect([cost, ...wrong]).toEqual([null, `currency ${foreign}`]);
    }
  });

  it.each([
    ['hotel 100 (EUR)', 100, 'hotel'],
    ['hotel (€) 100', 100, 'hotel'],
    ['hotel 100 (Euro), 2 nights', 100, 'hotel 2 nights'],
    ['EUR: 100 hotel', 100, 'hotel'],
    ['EUR:100 hotel', 100, 'hotel'],
    ['100 € (USD) hotel', 100, '(USD) hotel'],
    ['100 hotel (USD)', 100, 'hotel (USD)'],
    ['note: 100', 100, 'note:'],
  ])('is the one of the expenses, or a word of the note: %s', (text, cost, notes) => {
    expect(read(`${text} travel acme`)).toEqual([cost, notes]);
  });
});
