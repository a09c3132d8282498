import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/shared/language';
import { read } from './typed-amount-fixture';

describe('an amount as it is written by hand', () => {
  it.each([
    ['12,-', 12],
    ['12.-', 12],
    ['12.--', 12],
    ['12.–', 12],
    ['12,—', 12],
    ['1.250,-', 1250],
    ["1'250.-", 1250],
    ['1,250.-', 1250],
    ['1.250.–', 1250],
    ['€12,-', 12],
    ['12,-€', 12],
    ['12,- €', 12],
    ['EUR 12.-', 12],
    ['１２．－', 12],
    ['12€50', 12.5],
    ['1.250€50', 1250.5],
    ['12EUR50', 12.5],
  ])('%s is %d, whatever other number is beside it', (text, cost) => {
    for (const language of LANGUAGES) {
      expect(read(`${text} travel acme 2 rides`, language)).toEqual([cost, '2 rides']);
      expect(read(`travel acme 2 rides ${text}`, language)).toEqual([cost, '2 rides']);
    }
  });

  it.each([
    ['12.50,-', 'amount-unclear 12.50,-'],
    ['12.50.-', 'amount-unclear 12.50.-'],
    ['12.5€50', 'amount-unclear 12.5€50'],
    ['CHF 12.-', 'currency CHF'],
    ['12$50', 'currency $'],
  ])('that is none, or in another currency, is said: %s', (text, problem) => {
    expect(read(`${text} travel acme 2 rides`)).toEqual([null, '2 rides', problem]);
  });

  it.each([
    ['(12,-)', 12],
    ['(12,50)', 12.5],
    ['(12,50),', 12.5],
    ['(€12)', 12],
    ['(12 €)', 12],
    ['(EUR 12,-)', 12],
  ])('in brackets is one where no number stands outside: %s', (text, cost) => {
    for (const language of LANGUAGES) {
      expect(read(`${text} travel acme two rides`, language)).toEqual([cost, 'two rides']);
      expect(read(`travel acme ${text}`, language)).toEqual([cost, '']);
    }
    expect(read(`${text} travel acme 70 ride`)).toEqual([70, `${text} ride`]);
    expect(read(`${text} travel acme 7 ride`)[2]).toMatch(/^amount-among .*12.* \| 7$/);
  });

  it.each([
    ['Hotel 180 (12.50)', 180, 'Hotel (12.50)'],
    ['Taxi 45 (3,50)', 45, 'Taxi (3,50)'],
    ['lunch 45 ($3.50)', 45, 'lunch ($3.50)'],
    ['Bahn 89 (15 €)', 89, 'Bahn (15 €)'],
    ['taxi (3.50) 45', 45, 'taxi (3.50)'],
    ['app (2.0) 12', 12, 'app (2.0)'],
    ['Essen 45,80 (7,18)', 45.8, 'Essen (7,18)'],
    ['Taxi 12.50 (5 €)', 12.5, 'Taxi (5 €)'],
    ['repas 45 € (7,50)', 45, 'repas (7,50)'],
    ['taxi (3 people) 12', 12, 'taxi (3 people)'],
    ['taxi (3) 12', 12, 'taxi (3)'],
    ['Taxi 19.5. (12,50)', 12.5, 'Taxi'],
    ['taxi 5% (12,50)', 12.5, 'taxi 5%'],
  ])('in brackets beside another number is a word of the note: %s', (text, cost, notes) => {
    for (const locale of ['en', 'de', 'fr']) {
      expect(read(`${text} travel acme`, locale)).toEqual([cost, notes]);
    }
  });

  it.each([
    ['Essen 45 (davon 5,- Trinkgeld)', 45],
    ['Essen 45 (davon 5 € Trinkgeld)', 45],
    ['Essen 45 (davon 5,50 Trinkgeld)', 45],
    ['Hotel 180 (plus 12,- Frühstück)', 180],
    ['Taxi (inkl. 2,- Tip) 14', 14],
    ['Essen 45,80 (davon 5,- Trinkgeld)', 45.8],
    ['Taxi 12,50 (inkl. 2,- Tip)', 12.5],
    ['Essen 45 (davon (etwa) 5,- Trinkgeld).', 45],
    ['(Re)launch 45 (Essen)', 45],
    ['Essen 45 （davon 5,- Trinkgeld）', 45],
    ['Essen (davon 5,- Trinkgeld)', 5],
    ['Essen (fein 45', 45],
  ])('in brackets of several words is one only where none is outside: %s', (text, cost) => {
    expect(read(`${text} travel acme`, 'de')[0]).toBe(cost);
    expect(read(`${text} travel acme`, 'de')).toHaveLength(2);
  });

  it('in brackets that end with a day is none', () => {
    expect(read('45 travel acme (incl 5,- tip 2 days ago)')[0]).toBe(45);
  });

  it.each([
    ['4k monitor 300', 300, '4k monitor'],
    ['10k race 45', 45, '10k race'],
    ['401k fee 20', 20, '401k fee'],
    ['SSD 2.5/3.5 60', 60, 'SSD 2.5/3.5'],
  ])('is no size, distance or plan: %s', (text, cost, notes) => {
    expect(read(`${text} travel acme`)).toEqual([cost, notes]);
  });

  it.each([
    ['lot 1 000,-', 1000, 'lot'],
    ['lot 1\u202f250,-', 1250, 'lot'],
  ])('without decimals has thousands that can be nothing else: %s', (text, cost, notes) => {
    expect(read(`${text} travel acme`, 'fr')).toEqual([cost, notes]);
  });

  it.each(['lot 3 250,-', 'café 2 100.-', '1 250,-'])(
    'is asked about where it may be two numbers: %s',
    (text) => {
      expect(read(`${text} travel acme`, 'fr')[2]).toMatch(/^amount-unclear/);
    },
  );

  it('in brackets is not taken for what else may be the amount', () => {
    expect(read('12 + 2 (12,50) travel acme')).toEqual([null, '(12,50)', 'amount-sum 12 + 2']);
    expect(read('1.2k (12,50) travel acme')).toEqual([null, '1.2k (12,50)', 'no-amount']);
    expect(read('120x (0,30) travel acme')).toEqual([null, '(0,30)']);
  });

  it.each(['12,50/2', '1.250,50/2', '12.34567x2', '12.34567*2', '1.2k', '1,2K,', '１．２k'])(
    'that cannot be read makes a bare number unclear: %s',
    (text) => {
      expect(read(`${text} travel acme 3 rides`)).toEqual([null, 'rides', `amount-among ${text} | 3`]);
      expect(read(`${text} travel acme €3 ride`)).toEqual([3, `${text} ride`]);
    },
  );

  it.each([
    ['en', 'web2.0 v2.5 python3.11', 'web2.0 v2.5 python3.11'],
    ['en', 'update 20.10.1-beta', 'update 20.10.1-beta'],
    ['en', '2,5% off', '2,5% off'],
    ['en', "the 80's", "the 80's"],
    ['en', 'room no.5', 'room no.5'],
    ['en', 'taxi 12.30-13.30', 'taxi 12.30-13.30'],
    ['en', 'http://a.b/1.5?x=2.5', 'http://a.b/1.5?x=2.5'],
    ['en', 'monitor 27.5"', 'monitor 27.5"'],
    ['en', 'call 2.5h', 'call 2.5h'],
    ['en', 'water 1.5l', 'water 1.5l'],
    ['de', '19.5.', ''],
    ['de', 'Hotel 12.-14.', 'Hotel 12.-14.'],
    ['de', 'Hotel 12.- 14.5.', 'Hotel 12.-'],
    ['de', 'Hotel 12.– 14.5.', 'Hotel 12.–'],
    ['de', 'Hotel 12.- 14. Mai', 'Hotel 12.-'],
    ['de', 'Hotel 12.- 14.', 'Hotel 12.- 14.'],
    ['de', 'Hotel 19.5.- 21.5.', 'Hotel 19.5.-'],
    ['de', 'Hotel 19.5.-21.5.', 'Hotel 19.5.-21.5.'],
    ['de', 'Hotel 19.-21.5.', 'Hotel 19.-21.5.'],
    ['de', 'Hotel 19.5-21.5', 'Hotel 19.5-21.5'],
    ['de', 'Hotel 19.05.–21.05.', 'Hotel 19.05.–21.05.'],
    ['de', 'Hotel 19./20.5.', 'Hotel 19./20.5.'],
    ['de', 'Hotel (19.5.)', 'Hotel (19.5.)'],
    ['de', 'Hotel 19.5.,', 'Hotel 19.5.,'],
    ['de', 'Zug am 19.5.:', 'Zug am 19.5.:'],
  ])('is no day, version, time or percentage; in %s: %s', (locale, text, notes) => {
    expect(read(`${text} 180 travel acme`, locale)).toEqual([180, notes]);
  });

  it.each([
    ['CHF 12.- 14.5.', 12],
    ['45.- 14.5.', 45],
    ['12,- 14.5.', 12],
    ['12.- gestern', 12],
  ])('is one before a day where it can be no day itself: %s', (text, cost) => {
    expect(read(`${text} travel acme`, 'de-CH', 'CHF')).toEqual([cost, '']);
  });
});
