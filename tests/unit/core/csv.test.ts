import { describe, expect, it } from 'vitest';
import { csvOf, figureText, hoursText, tabbedOf } from '../../../src/main/core/csv';
import { LANGUAGES, type Language } from '../../../src/shared/language';
import { parseCsv } from '../../support/csv';

/** What sets fields apart and what the decimals, as spreadsheets of the language have it. */
const RULES: Readonly<Record<Language, readonly [',' | ';', '.' | ',']>> = {
  ...{ en: [',', '.'], ja: [',', '.'] },
  ...{ de: [';', ','], fr: [';', ','], es: [';', ','] },
};
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/** The fields as who has set other rules gets them: quotes that do not begin a field hold nothing together. */
const torn = (csv: string, separator: string): readonly string[] =>
  csv
    .slice(1)
    .split(/\r\n|[\r\n]/)
    .flatMap((line) => line.split(separator));

describe.each(LANGUAGES)('a file for spreadsheets in %s', (language) => {
  const [separator, mark] = RULES[language];
  const written = (...fields: readonly string[]): string => csvOf([fields], language);
  const read = (...fields: readonly string[]): readonly string[] =>
    parseCsv(written(...fields).slice(1), separator)[0] ?? [];

  it('begins with the mark of UTF-8, and ends each line as it should', () => {
    expect(
      csvOf(
        [
          ['a', 'b'],
          ['ü', '件'],
        ],
        language,
      ),
    ).toBe(`\uFEFFa${separator}b\r\nü${separator}件\r\n`);
  });

  it('has figures that its own rules read back, bare', () => {
    const hours = hoursText(5_025, language);
    const amount = figureText(12_345.67, language, { least: 0, most: 4 });
    expect([hours, amount]).toEqual([`1${mark}3958`, `12345${mark}67`]);
    expect(written(hours, amount)).toBe(`\uFEFF${hours}${separator}${amount}\r\n`);
  });

  it.each(['a,b', 'a;b', 'a\tb', 'a"b', 'a\rb', 'a\nb', 'a, b; "c"', ' a', 'a '])(
    'puts %j between quotes, and gives it back',
    (field) => {
      expect(written(field)).toBe(`\uFEFF"${field.replaceAll('"', '""')}"\r\n`);
      expect(read('x', field, 'y')).toEqual(['x', field, 'y']);
    },
  );

  it.each([
    ...['=1', '+1', '-1', '@a', ' =1', '\t=1', '＝1', '＋1', '－1', '＠a', '\u3000＝1', 'Acme;=2+5+cmd|calc'],
    ...['Acme,=2+5+cmd|calc', 'Acme\t=1', 'Acme; ＝1', 'Acme\n=1', 'Acme\r\n =1', '"\n=1'],
  ])('has nothing of %j carried out, whichever rules it is opened with', (field) => {
    expect(read('x', field).filter((one) => FORMULA.test(one))).toEqual([]);
    for (const other of [',', ';', '\t']) {
      const fields = other === separator ? read('x', field) : torn(written('x', field), other);
      expect(fields.filter((one) => FORMULA.test(one))).toEqual([]);
    }
  });

  it('leaves what only looks like it as it is', () => {
    const plain = ['a=1', '1-1', `a${separator} -b`, 'ada@acme.example', '１－１'];
    expect(read(...plain)).toEqual(plain);
  });
});

describe('the locale of a language decides', () => {
  it.each([
    ['de-CH', ',', '1.5000'],
    ['de-AT', ';', '1,5000'],
    ['es-MX', ',', '1.5000'],
    ['en-GB', ',', '1.5000'],
    ['ja-JP', ',', '1.5000'],
  ])('%s', (locale, separator, hours) => {
    expect(csvOf([['a', hoursText(5_400, locale)]], locale)).toBe(`\uFEFFa${separator}${hours}\r\n`);
  });
});

it('what is to be pasted has no formula either, full-width signs included', () => {
  expect(tabbedOf([['＝1', ' =1', 'a;b\n=1']])).toBe("'＝1\t'=1\ta;b =1");
});
