import { describe, expect, it } from 'vitest';
import { read } from './typed-amount-fixture';

describe('an amount that is glued to other signs', () => {
  it.each([
    ['taxi 12,50. 2 people', 12.5, 'taxi 2 people'],
    ['taxi 12.50! 2 people', 12.5, 'taxi 2 people'],
    ['coffee €4.50. 2 people', 4.5, 'coffee 2 people'],
    ['taxi [12,50] 2 people', 12.5, 'taxi 2 people'],
    ['taxi “12,50” 2 people', 12.5, 'taxi 2 people'],
    ['taxi „12,50“, 2 people', 12.5, 'taxi 2 people'],
    ['coffee,€4.50 for 2', 4.5, 'coffee, for 2'],
    ['lunch 45 €, 3 people', 45, 'lunch 3 people'],
    ['lunch 45 EUR, 3 people', 45, 'lunch 3 people'],
    ['lunch 45 eur. 3 people', 45, 'lunch 3 people'],
    ['lunch 45€! 3 people', 45, 'lunch 3 people'],
    ['adobe cc €54.99/mo', 54.99, 'adobe cc /mo'],
    ['adobe 23,79/Monat', 23.79, 'adobe /Monat'],
    ['domain €12/yr', 12, 'domain /yr'],
    ['hotel 120 €/Nacht', 120, 'hotel /Nacht'],
    ['lunch 45(incl 5,- tip)', 45, 'lunch (incl 5,- tip)'],
    ['lunch 45 €(incl 5,- tip)', 45, 'lunch (incl 5,- tip)'],
  ])('is read: %s', (text, cost, notes) => {
    for (const locale of ['en', 'de', 'fr', 'es', 'ja']) {
      expect([locale, ...read(`${text} travel acme`, locale)]).toEqual([locale, cost, notes]);
    }
  });

  it.each([
    ['12,000円（税込） 2 泊', 12_000, '（税込） 2 泊'],
    ['12,000円(税込)', 12_000, '(税込)'],
    ['12,000（税抜）', 12_000, '（税抜）'],
    ['タクシー1200円 2', 1200, 'タクシー 2'],
    ['３名で１２００円', 1200, '３名で'],
    ['タクシー（東京～品川）2,340円', 2340, 'タクシー（東京～品川）'],
    ['ランチ 4500円、3名', 4500, 'ランチ 3名'],
    ['ランチ 1200円。 2', 1200, 'ランチ 2'],
    ['ランチ 1200円です', 1200, 'ランチ です'],
  ])('is read of a Japanese word: %s', (text, cost, notes) => {
    expect(read(`${text} travel acme`, 'ja', 'JPY')).toEqual([cost, notes]);
  });

  it.each([
    ['タクシー代1,200円、駐車場300円', 'amount-twice 1,200円、 | 300円'],
    ['1万2千円', 'no-amount'],
    ['1.2万円 2', 'amount-among 1.2万円 | 2'],
    ['ランチ 3名 各1200円', 'no-amount'],
    ['お茶 1200円3名', 'no-amount'],
    ['片道500円', 'no-amount'],
  ])('of a Japanese word is asked about where it is not sure: %s', (text, problem) => {
    expect(read(`${text} travel acme`, 'ja', 'JPY')[2]).toBe(problem);
  });

  it.each([
    '-12.50',
    '~12.50',
    'taxi:12.50',
    '12.50-ish',
    '120/night',
    '12/yr',
    '@120',
    '95ct',
    '€1.2k',
    '€12k',
    '12k€',
  ])('makes a bare number unclear where it is not read: %s', (text) => {
    expect(read(`${text} travel acme 3 rides`)).toEqual([null, 'rides', `amount-among ${text} | 3`]);
    expect(read(`${text} travel acme €3 ride`)).toEqual([3, `${text} ride`]);
    expect(read(`${text} travel acme`)[2]).toBe('no-amount');
  });

  it.each(['€ 12.', '1200.', '45.', '12.5k', '12 ,50'])(
    'makes a bare number unclear after a point or before one: %s',
    (text) => {
      expect(read(`${text} travel acme 3 rides`)[2]).toMatch(/^amount-among .* \| 3$/);
    },
  );

  it.each(['€100-voucher', '5EUR-note', '12.50€/2', '(12.50', '12.50)', '€1.2/€11'])(
    'makes a bare number unclear, whatever it is: %s',
    (text) => {
      expect(read(`${text} travel acme 3 rides`)[2]).toBe(`amount-among ${text} | 3`);
    },
  );

  it.each([
    ['usb 3.0/c 45', 45],
    ['no 14. 45', 45],
    ['no [3] 45', 45],
    ['train 19.05.: 45', 45],
    ['php8 45', 45],
    ['call 12.30-13.30 45', 45],
    ['a@b.de 45', 45],
  ])('is none: %s', (text, cost) => {
    expect(read(`${text} travel acme`)).toEqual([cost, text.replace(' 45', '')]);
  });

  it('keeps the point of francs and crowns, and loses the comma after it', () => {
    expect(read('12 Fr., 2 people travel acme', 'de-CH', 'CHF')).toEqual([12, '2 people']);
    expect(read('12 kr. 3 people travel acme', 'en', 'SEK')).toEqual([12, '3 people']);
    expect(read('12 kr, 3 people travel acme', 'en', 'SEK')).toEqual([12, '3 people']);
    expect(read('12 USD, 3 people travel acme')).toEqual([null, '3 people', 'currency USD']);
  });
});

describe('what one of several costs', () => {
  it.each([
    ['2 nights à 120 €', '2 nights à 120 €'],
    ['2 nights je 120 €', '2 nights je 120 €'],
    ['2 nights @ €120', '2 nights @ €120'],
    ['2 nights @€120', '2 nights @€120'],
    ['3 seats €15 each', '3 seats €15'],
    ['10 stamps à 1,29', '10 stamps à 1,29'],
    ['3 cafés a 1,50', '3 cafés a 1,50'],
    ['3 cafés 1,50 chacun', '3 cafés 1,50'],
    ['3 cafés 1,50 € cada uno', '3 cafés 1,50 €'],
    ['3 seats 15 € pro Stück', '3 seats 15 €'],
    ['€120/night 2 nights', '€120/night 2'],
    ['15.49/mo 2 seats', '15.49/mo 2'],
    ['120 €/Nacht 2', '120 €/Nacht 2'],
    ['45,00 per day 3 days', '45,00 per day 3'],
    ['€45 / day 3 days', '€45 / day 3'],
    ['fuel 45,3 l à 1,72', '45,3 l à 1,72'],
    ['parking 2h à 3 €', '2h à 3 €'],
    ['120 km 0,30 €/km', '120 km 0,30 €'],
    ['3名 各 12.50', '3名 各 12.50'],
  ])('is not worked out: %s', (text, sum) => {
    for (const locale of ['en', 'de', 'fr', 'es', 'ja']) {
      const [cost, , ...wrong] = read(`${text} travel acme`, locale);
      expect([cost, ...wrong]).toEqual([null, `amount-sum ${sum}`]);
    }
  });

  it.each([
    ['coffee à 2,50', 2.5, 'coffee à'],
    ['Microsoft 365 12,99/Monat', 12.99, 'Microsoft 365 /Monat'],
    ['gas 12.3 gal @ 3.65 45.00', 45, 'gas 12.3 gal @ 3.65'],
    ['letter je 1,60', 1.6, 'letter je'],
    ['a 12.50 lunch for 2', 12.5, 'a lunch for 2'],
    ['vol à Paris 45 € 2', 45, 'vol à Paris 2'],
    ['€12.00 pro 2', 12, 'pro 2'],
    ['hotel 120 € per night', 120, 'hotel per night'],
    ['taxi 45,50 el día 12', 45.5, 'taxi el día 12'],
    ['2 nights €240 €120/night', 240, '2 nights €120/night'],
    ['2 cafés 4,50 zu je 2,25', 4.5, '2 cafés zu je 2,25'],
  ])('is the amount where no number tells how many, and none beside the sum: %s', (text, cost, notes) => {
    expect(read(`${text} travel acme`)).toEqual([cost, notes]);
  });
});
