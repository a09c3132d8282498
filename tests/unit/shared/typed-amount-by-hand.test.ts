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
    ['(12,-)', 12],
    ['１２．－', 12],
    ['12€50', 12.5],
    ['1.250€50', 1250.5],
    ['12EUR50', 12.5],
    ['(12,50)', 12.5],
    ['(12,50),', 12.5],
    ['(€12)', 12],
    ['(12 €)', 12],
    ['(EUR 12,-)', 12],
  ])('%s is %d, whatever other number is beside it', (text, cost) => {
    for (const language of LANGUAGES) {
      expect(read(`${text} travel acme 2 rides`, language)).toEqual([cost, '2 rides']);
      expect(read(`travel acme 2 rides ${text}`, language)).toEqual([cost, '2 rides']);
    }
  });

  it.each([
    ['12.50,-', 'amount-unclear 12.50,-'],
    ['12.5€50', 'amount-unclear 12.5€50'],
    ['CHF 12.-', 'currency CHF'],
    ['12$50', 'currency $'],
  ])('that is none, or in another currency, is said: %s', (text, problem) => {
    expect(read(`${text} travel acme 2 rides`)).toEqual([null, '2 rides', problem]);
  });

  it.each([
    ['12,50/2', '12,50/2 | 3'],
    ['1.2k', '1.2k | 3'],
    ['12,-/2', '12,-/2 | 3'],
    ['-.50', '-.50 | 3'],
    ['ca.12,50', 'ca.12,50 | 3'],
    ['€12k', '€12k | 3'],
    ['12€5', '12€5 | 3'],
    ['12EUR/2', '12EUR/2 | 3'],
  ])('that cannot be read makes a bare number unclear: %s', (text, texts) => {
    expect(read(`${text} travel acme 3 rides`)).toEqual([null, 'rides', `amount-among ${texts}`]);
    expect(read(`${text} travel acme €3 ride`)).toEqual([3, `${text} ride`]);
  });

  it.each([
    ['en', 'web2.0 v2.5 travel acme 12', 12, 'web2.0 v2.5'],
    ['en', 'update 20.10.1-beta travel acme 12', 12, 'update 20.10.1-beta'],
    ['en', '12 travel acme 2,5% off', 12, '2,5% off'],
    ['en', "12 travel acme the 80's", 12, "the 80's"],
    ['en', 'room no.5 travel acme 12', 12, 'room no.5'],
    ['en', 'taxi (3 people) travel acme 12', 12, 'taxi (3 people)'],
    ['en', 'taxi (3) travel acme 12', 12, 'taxi (3)'],
    ['de', '12 travel acme 19.5.', 12, ''],
    ['de', 'Hotel 12.-14. travel acme 180', 180, 'Hotel 12.-14.'],
  ])('is no day, version, percentage or aside; in %s: %s', (locale, text, cost, notes) => {
    expect(read(text, locale)).toEqual([cost, notes]);
  });
});
