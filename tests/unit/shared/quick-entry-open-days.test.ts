import { describe, expect, it } from 'vitest';
import { read, TODAY } from './quick-entry-fixture';

describe('words of another day that do not say which', () => {
  it.each([
    ['en', 'a month ago', 'a \\month ago'],
    ['en', '2 months ago', '2 \\months ago'],
    ['en', 'a couple of days ago', 'a couple of \\days ago'],
    ['en', 'few weeks ago', 'few \\weeks ago'],
    ['en', 'the 21st', 'the \\21st'],
    ['de', 'vor einem Monat', 'vor einem \\Monat'],
    ['de', 'vor ein paar Tagen', 'vor ein paar \\Tagen'],
    ['de', 'am 21.', 'am \\21.'],
    ['fr', 'il y a quelques jours', 'il y a quelques \\jours'],
    ['fr', 'il y a un mois', 'il y a un \\mois'],
    ['fr', 'le 21', 'le \\21'],
    ['es', 'hace unos días', 'hace unos \\días'],
    ['es', 'hace un par de semanas', 'hace un par de \\semanas'],
    ['es', 'hace dos meses', 'hace dos \\meses'],
    ['ja', '数日前', '\\数日前'],
    ['ja', '一ヶ月前', '\\一ヶ月前'],
    ['ja', '21日', '\\21日'],
  ])('%s: %s says no day, and how to write one is said', (locale, text, note) => {
    const written = '2026-05-21';
    for (const line of [`acme dev fix ${text} 1h`, `acme dev 1h fix ${text}`]) {
      expect(read(line, { locale })).toMatchObject({
        ...{ action: 'log', notes: `fix ${text}`, spentDate: TODAY, isDayNamed: false },
        remarks: [{ code: 'note-or-day', text, written }],
      });
    }
    for (const line of [
      `acme dev fix ${text}`,
      `acme dev fix ${text} 1h yesterday`,
      `acme dev fix ${note} 1h`,
    ])
      expect(read(line, { locale }).remarks).toEqual([]);
  });

  it.each([
    ['en', 'the 2nd attempt'],
    ['en', '21 of them'],
    ['en', 'a few days of holiday'],
    ['en', 'the day of the launch'],
    ['de', 'vor der Woche'],
    ['fr', 'il y a un bug'],
    ['fr', 'le 21 rue'],
  ])('%s: %s speaks of no day', (locale, text) => {
    expect(read(`acme dev 1h fix ${text}`, { locale })).toMatchObject({
      ...{ seconds: 3600, notes: `fix ${text}`, isDayNamed: false, remarks: [] },
    });
  });
});
