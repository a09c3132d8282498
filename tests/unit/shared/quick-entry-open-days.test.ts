import { describe, expect, it } from 'vitest';
import { read, TODAY } from './quick-entry-fixture';

describe('days in words beside a word of the note', () => {
  it.each([
    ['en', 'version 2 of dec', '2 of dec'],
    ['en', 'part 1 of mar', '1 of mar'],
    ['en', 'option 2 of may proposal', '2 of may'],
    ['en', 'two days ago outage', 'two days ago'],
    ['fr', 'il y a un jour de retard', 'il y a un jour'],
    ['fr', 'il y a un jour férié', 'il y a un jour'],
    ['fr', 'il y a six jours de congés à poser', 'il y a six jours'],
    ['es', 'hace un día bueno', 'hace un día'],
    ['de', 'vor einer Woche Urlaub', 'vor einer Woche'],
    ['de', 'vor einem Tag Urlaub', 'vor einem Tag'],
  ])('%s: %s is kept whole, and how to write a day is said', (locale, notes, text) => {
    expect(read(`${notes} 1h`, { locale })).toMatchObject({
      ...{ action: 'log', notes, spentDate: TODAY, isDayNamed: false },
      remarks: [{ code: 'note-or-day', text, written: '2026-05-21' }],
    });
  });

  it.each([
    ['en', 'acme dev 2 of may fix 1h', '2026-05-02', 'fix'],
    ['en', 'plan the 2 of may 1h', '2026-05-02', 'plan'],
    ['en', 'plan 2nd of may 1h', '2026-05-02', 'plan'],
    ['en', 'the 5 of may 3rd 1h', '2026-05-03', 'the 5 of'],
    ['en', 'fix 2 days ago outage 1h', '2026-05-20', 'fix outage'],
    ['en', 'fix two days ago 1h', '2026-05-20', 'fix'],
    ['en', 'two days ago acme dev fix 1h', '2026-05-20', 'fix'],
    ['de', 'vor einer Woche acme dev 1h', '2026-05-15', ''],
    ['fr', 'il y a un jour 1h', '2026-05-21', ''],
  ])('%s: %s is that day', (locale, line, spentDate, notes) => {
    expect(read(line, { locale })).toMatchObject({ seconds: 3600, isDayNamed: true, spentDate, notes });
  });
});

describe('words of another day that do not say which', () => {
  it.each([
    ['en', 'a month ago', 'a \\month ago'],
    ['en', '2 months ago', '2 \\months ago'],
    ['en', 'a couple of days ago', 'a couple of \\days ago'],
    ['en', 'few weeks ago', 'few \\weeks ago'],
    ['en', 'the 21st', 'the \\21st'],
    ['en', 'may the 21st', '\\may the \\21st'],
    ['en', 'last week', 'last \\week'],
    ['en', 'three fridays ago', 'three \\fridays ago'],
    ['en', 'in two days', 'in two \\days'],
    ['en', 'in a few weeks', 'in a few \\weeks'],
    ['en', 'mon-fri', '\\mon-fri'],
    ['en', 'Mon/Tue', '\\Mon/Tue'],
    ['en', 'mon,tue,wed', '\\mon,tue,wed'],
    ['en', '18/5-20/5', '\\18/5-20/5'],
    ['en', 'may 18-20', '\\may 18-20'],
    ['de', 'Mo-Fr', '\\Mo-Fr'],
    ['de', 'Mo bis Fr', 'Mo \\bis Fr'],
    ['de', 'Mo+Di', '\\Mo+Di'],
    ['de', '18.-20.5.', '\\18.-20.5.'],
    ['fr', 'lun-mer', '\\lun-mer'],
    ['es', 'lun/mié', '\\lun/mié'],
    ['ja', '月〜金', '\\月〜金'],
    ['ja', '月曜と火曜', '\\月曜と火曜'],
    ['ja', '18日〜20日', '\\18日〜20日'],
    ['de', 'vor drei Freitagen', 'vor drei \\Freitagen'],
    ['de', 'in zwei Tagen', 'in zwei \\Tagen'],
    ['de', 'letzte Woche', 'letzte \\Woche'],
    ['de', 'vor einem Monat', 'vor einem \\Monat'],
    ['de', 'vor ein paar Tagen', 'vor ein paar \\Tagen'],
    ['de', 'am 21.', 'am \\21.'],
    ['fr', 'il y a quelques jours', 'il y a quelques \\jours'],
    ['fr', 'il y a un mois', 'il y a un \\mois'],
    ['fr', 'le 21', 'le \\21'],
    ['fr', 'la semaine dernière', 'la \\semaine dernière'],
    ['fr', 'il y a deux lundis', 'il y a deux \\lundis'],
    ['fr', 'dans deux jours', 'dans deux \\jours'],
    ['es', 'la semana pasada', 'la \\semana pasada'],
    ['es', 'en dos días', 'en dos \\días'],
    ['es', 'hace unos días', 'hace unos \\días'],
    ['es', 'hace un par de semanas', 'hace un par de \\semanas'],
    ['es', 'hace dos meses', 'hace dos \\meses'],
    ['ja', '数日前', '\\数日前'],
    ['ja', '一ヶ月前', '\\一ヶ月前'],
    ['ja', '21日', '\\21日'],
    ['ja', '先週', '\\先週'],
    ['ja', '2日後', '\\2日後'],
    ['en', 'last night', '\\last night'],
    ['en', 'last weekend', '\\last weekend'],
    ['en', 'the other day', 'the other \\day'],
    ['en', 'the week before last', 'the \\week before last'],
    ['de', 'letzte Nacht', '\\letzte Nacht'],
    ['de', 'vorletzte Woche', 'vorletzte \\Woche'],
    ['de', 'letzten Monat', '\\letzten Monat'],
    ['fr', 'la nuit dernière', 'la \\nuit dernière'],
    ['fr', 'le mois dernier', 'le \\mois dernier'],
    ['es', 'anoche', '\\anoche'],
    ['es', 'el mes pasado', 'el \\mes pasado'],
    ['ja', '昨夜', '\\昨夜'],
    ['ja', '先々週の月曜', '\\先々週の月曜'],
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
    ['en', 'may the 4th be with you'],
    ['en', 'last week report'],
    ['en', 'report of last week'],
    ['en', 'this week'],
    ['en', 'in 2 days of testing'],
    ['en', 'in a day'],
    ['es', 'en un día'],
    ['en', 'casual fridays'],
    ['en', 'sat-nav'],
    ['en', 'mon-key'],
    ['en', 'every day'],
    ['de', 'vor der Woche'],
    ['fr', 'il y a un bug'],
    ['fr', 'le 21 rue'],
    ['fr', 'rapport de la semaine dernière'],
    ['en', 'last night shift'],
    ['en', 'report for last month'],
    ['de', 'letzte Nachtschicht'],
    ['de', 'Bericht vom letzten Monat'],
    ['es', 'logs de anoche'],
    ['ja', '昨夜の障害'],
  ])('%s: %s speaks of no day', (locale, text) => {
    expect(read(`acme dev 1h fix ${text}`, { locale })).toMatchObject({
      ...{ seconds: 3600, notes: `fix ${text}`, isDayNamed: false, remarks: [] },
    });
  });

  it('the day of a month may stand among the words of the note', () => {
    const remarks = [{ code: 'note-or-day', text: 'may the 21st' }];
    expect(read('acme dev may the 21st fix 1h')).toMatchObject({ notes: 'may the 21st fix', remarks });
    expect(read('acme dev \\may the 21st fix 1h').remarks).toEqual([]);
  });

  it('at the begin of a line it says when more often than of what', () =>
    expect(read('last night deploy 22-23:30')).toMatchObject({
      ...{ notes: 'last night deploy', remarks: [{ code: 'note-or-day', text: 'last night' }] },
    }));
});

describe('a day of the week before which another week is said', () => {
  it.each([
    ['en', 'coming monday', 'coming'],
    ['en', 'the day before monday', 'the day before'],
    ['en', 'a week ago monday', 'a week ago'],
    ['de', 'vorletzten Montag', 'vorletzten'],
    ['de', 'übernächsten Montag', 'übernächsten'],
    ['de', 'vor zwei Wochen Montag', 'vor zwei Wochen'],
    ['fr', "l'avant-dernier lundi", "l'avant-dernier"],
    ['fr', 'avant-dernier lundi', 'avant-dernier'],
    ['es', 'penúltimo lunes', 'penúltimo'],
    ['es', 'hace dos lunes', 'hace dos'],
  ])('%s: %s is the last one, which is told', (locale, text, notes) =>
    expect(read(`acme dev fix 1h ${text}`, { locale })).toMatchObject({
      ...{ spentDate: '2026-05-18', notes: `fix ${notes}`, remarks: [{ code: 'day-or-note' }] },
    }),
  );

  it.each([['de', 'vorigen Montag']])('%s: %s is the last one, or the one before it', (locale, text) =>
    expect(read(`acme dev fix 1h ${text}`, { locale })).toMatchObject({
      ...{
        spentDate: '2026-05-18',
        notes: 'fix',
        remarks: [{ code: 'day-either-way', other: '2026-05-11' }],
      },
    }),
  );

  it.each(['yesterday', '5/21'])('says nothing before %s', (day) =>
    expect(read(`acme dev fix coming 1h ${day}`).remarks).toEqual([]),
  );
});
