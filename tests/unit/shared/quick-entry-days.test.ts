import { describe, expect, it } from 'vitest';
import { codes, read, TODAY } from './quick-entry-fixture';

const log = (spentDate: string): object => ({
  ...{ action: 'log', seconds: 3600, notes: 'fix', spentDate, isDayNamed: true, problems: [], remarks: [] },
});

describe('a day of several words', () => {
  it.each([
    ['en', '1 day ago', '2026-05-21'],
    ['en', '2 days ago', '2026-05-20'],
    ['en', '10 days ago.', '2026-05-12'],
    ['en', '2 weeks ago', '2026-05-08'],
    ['en', 'two days ago', '2026-05-20'],
    ['en', 'a week ago', '2026-05-15'],
    ['en', 'Ten days ago', '2026-05-12'],
    ['en', 'the 21st of may', '2026-05-21'],
    ['en', '21st of may, 2025', '2025-05-21'],
    ['en', 'the 3rd may', '2026-05-03'],
    ['en', 'last friday', '2026-05-15'],
    ['en', 'Last sun', '2026-05-17'],
    ['en', 'next mon', '2026-05-25'],
    ['en', 'next friday', '2026-05-29'],
    ['en', 'may 21', '2026-05-21'],
    ['en', '21 may', '2026-05-21'],
    ['en', 'May 21st,', '2026-05-21'],
    ['en', 'dec 31', '2025-12-31'],
    ['en', 'may 3rd, 2025', '2025-05-03'],
    ['en', 'may 3rd, 2025,', '2025-05-03'],
    ['en', '21 sept 2025', '2025-09-21'],
    ['de', 'vor 2 Tagen', '2026-05-20'],
    ['de', 'vor zwei Tagen', '2026-05-20'],
    ['de', 'vor einem Tag', '2026-05-21'],
    ['de', 'vor einer Woche', '2026-05-15'],
    ['de', 'vor zehn Tagen', '2026-05-12'],
    ['de', 'two days ago', '2026-05-20'],
    ['de', 'letzten Freitag', '2026-05-15'],
    ['de', 'nächsten Montag', '2026-05-25'],
    ['de', '21. Mai', '2026-05-21'],
    ['de', '3. März', '2026-03-03'],
    ['de', '21. Dez. 2025', '2025-12-21'],
    ['fr', 'il y a 2 jours', '2026-05-20'],
    ['fr', 'il y a deux jours', '2026-05-20'],
    ['fr', 'il y a un jour', '2026-05-21'],
    ['fr', 'il y a une semaine', '2026-05-15'],
    ['fr', 'vendredi dernier', '2026-05-15'],
    ['fr', 'lundi prochain', '2026-05-25'],
    ['fr', '1er mai', '2026-05-01'],
    ['fr', '21 août 2025', '2025-08-21'],
    ['es', 'hace 2 días', '2026-05-20'],
    ['es', 'hace dos días', '2026-05-20'],
    ['es', 'hace un día', '2026-05-21'],
    ['es', 'hace una semana', '2026-05-15'],
    ['es', 'a week ago', '2026-05-15'],
    ['es', 'viernes pasado', '2026-05-15'],
    ['es', 'próximo lunes', '2026-05-25'],
    ['es', '21 de mayo', '2026-05-21'],
    ['es', '21 de mayo de 2025', '2025-05-21'],
    ['es', 'mar.', '2026-05-19'],
    ['ja', '5月21日', '2026-05-21'],
    ['ja', '2025年5月21日', '2025-05-21'],
    ['ja', '2日前', '2026-05-20'],
    ['ja', '二日前', '2026-05-20'],
    ['ja', '三日前', '2026-05-19'],
    ['ja', '十日前', '2026-05-12'],
    ['ja', '二十一日前', '2026-05-01'],
    ['ja', '一週間前', '2026-05-15'],
    ['ja', '2週間前', '2026-05-08'],
    ['ja', '五月二十一日', '2026-05-21'],
    ['en', 'monday last week', '2026-05-11'],
    ['en', 'last week monday', '2026-05-11'],
    ['en', 'Fri of this week', '2026-05-22'],
    ['en', 'sat this week', '2026-05-23'],
    ['en', 'tuesday next week.', '2026-05-26'],
    ['de', 'Montag letzter Woche', '2026-05-11'],
    ['de', 'nächste Woche Freitag', '2026-05-29'],
    ['fr', 'lundi de la semaine dernière', '2026-05-11'],
    ['fr', 'mardi de cette semaine', '2026-05-19'],
    ['es', 'lunes de la semana pasada', '2026-05-11'],
    ['es', 'viernes de la próxima semana', '2026-05-29'],
    ['ja', '先週の月曜日', '2026-05-11'],
    ['ja', '先週の 月曜', '2026-05-11'],
    ['ja', '来週金曜', '2026-05-29'],
  ])('%s: %s', (locale, text, spentDate) => {
    expect(read(`acme dev fix 1h ${text}`, { locale })).toMatchObject(log(spentDate));
    const remarks = spentDate > TODAY ? [{ code: 'day-or-note', date: spentDate }] : [];
    expect(read(`acme dev fix ${text} 1h`, { locale })).toMatchObject({ ...log(spentDate), remarks });
  });

  it.each([
    ['en', 'met last friday'],
    ['en', 'plan for may'],
    ['en', 'plan for may 21'],
    ['en', 'broken since 21 may'],
    ['en', 'broke 2 days ago'],
    ['en', 'broke two days ago'],
    ['en', 'a month ago'],
    ['en', 'plan for the 21st of may'],
    ['ja', '三日前 計画'],
    ['en', 'feb 30'],
    ['en', 'node 1.2.26'],
    ['de', 'Plan 21. Mai'],
    ['fr', 'depuis lundi dernier'],
    ['ja', '5月21日 計画'],
  ])('%s: %s is a note as long as nothing is logged', (locale, text) => {
    for (const time of ['', ' -20m'])
      expect(read(`acme dev x ${text}${time}`, { locale })).toMatchObject({
        ...{ action: 'start', notes: `x ${text}`, spentDate: TODAY, isDayNamed: false, problems: [] },
      });
  });

  it.each([
    ['plan for may 21', 'may 21', '2026-05-21', '\\may 21'],
    ['meet 21 may team', '21 may', '2026-05-21', '21 \\may'],
    ['met last friday', 'last friday', '2026-05-15', '\\last \\friday'],
    ['broke 2 days ago', '2 days ago', '2026-05-20', '2 \\days ago'],
    ['broke a week ago', 'a week ago', '2026-05-15', 'a \\week ago'],
    ['meet the 21st of may team', 'the 21st of may', '2026-05-21', 'the 21st of \\may'],
    ['met monday last week about', 'monday last week', '2026-05-11', '\\monday \\last \\week'],
    ['node 1.2.26 upgrade', '1.2.26', '2026-02-01', '\\1.2.26'],
  ])('%s among words of the note says how to keep it there', (text, day, date, note) => {
    expect(read(`acme dev 1h fix ${text}`)).toMatchObject({
      ...{ action: 'log', spentDate: date, remarks: [{ code: 'day-or-note', text: day, date, note }] },
    });
    expect(read(`acme dev 1h fix ${text.replace(day, note)}`)).toMatchObject({
      ...{ action: 'log', notes: `fix ${text}`, isDayNamed: false, remarks: [] },
    });
  });

  it('takes a number with two points for a version where nothing is padded', () => {
    expect(read('acme dev fix 1.2.26 1h').remarks).toMatchObject([{ code: 'day-or-note' }]);
    expect(read('acme dev fix 01.02.26 1h')).toMatchObject({ spentDate: '2026-02-01', remarks: [] });
    expect(read('acme dev fix 3.14.15 1h')).toMatchObject({ notes: 'fix 3.14.15', isDayNamed: false });
    expect(read('acme dev fix 1.2.99 1h')).toMatchObject({ notes: 'fix 1.2.99', problems: [] });
  });

  it.each([
    ['last mon', '2026-05-18', '2026-05-11'],
    ['next sat', '2026-05-23', '2026-05-30'],
    ['sunday last week', '2026-05-17', '2026-05-10'],
  ])('%s may be said of two weeks', (text, date, other) => {
    expect(read(`acme dev 1h ${text}`)).toMatchObject({
      ...{ spentDate: date, remarks: [{ code: 'day-either-way', text, date, other }] },
    });
  });

  it('weeks that begin on Sunday are the other ones on a Sunday', () => {
    const readOn = (text: string) => read(`acme dev 1h ${text}`, { today: '2026-05-24' });
    expect(readOn('monday this week')).toMatchObject({
      ...{ spentDate: '2026-05-18', remarks: [{ code: 'day-either-way', other: '2026-05-25' }] },
    });
    expect(readOn('sunday this week')).toMatchObject({ spentDate: '2026-05-24', remarks: [] });
  });

  it.each([
    ['may 5', 'errors', '2026-05-05', null],
    ['dec 5', 'errors', '2025-12-05', '\\dec 5'],
    ['dec 5 2025', 'errors', '2025-12-05', null],
    ['2026-01-05', 'errors', '2026-01-05', null],
  ])(
    '%s before a note is a day; of another season and without a year it may be note',
    (day, note, date, kept) => {
      const reading = read(`${day} ${note} 1h`);
      expect(reading).toMatchObject({ spentDate: date, notes: note });
      expect(reading.remarks).toMatchObject(kept === null ? [] : [{ code: 'day-or-note', note: kept }]);
      if (kept !== null)
        expect(read(`${kept} ${note} 1h`)).toMatchObject({ notes: `${day} ${note}`, remarks: [] });
    },
  );

  it('takes no minutes from a day of the month, and no day from a time', () => {
    expect(read('acme dev fix 1h 21 may')).toMatchObject(log('2026-05-21'));
    expect(read('acme dev fix 1h 45 may')).toMatchObject({ seconds: 6300, notes: 'fix may' });
    expect(read('acme dev fix 21 may 30 min')).toMatchObject({ seconds: 1800, spentDate: '2026-05-21' });
    expect(read('acme dev fix may 21 9 - 10:30')).toMatchObject({
      ...{ startTime: '09:00', endTime: '10:30', spentDate: '2026-05-21', notes: 'fix' },
    });
    expect(read('acme dev fix 9:00 to 10 may')).toMatchObject({ endTime: '10:00', notes: 'fix may' });
    expect(read('acme dev fix since may 21 22:00')).toMatchObject({
      ...{ action: 'start', start: { kind: 'clock', time: '22:00' }, spentDate: '2026-05-21' },
    });
  });

  it('says which day is none, too far or one too many', () => {
    expect(codes(read('acme dev fix 1h feb 30'))).toEqual(['day-impossible']);
    expect(codes(read('acme dev fix 1h the 30th of feb'))).toEqual(['day-impossible']);
    expect(codes(read('acme dev fix 1h 999 weeks ago'))).toEqual(['day-too-far']);
    expect(read('acme dev fix 1h mon last tue').problems).toEqual([
      { code: 'day-twice', texts: ['mon', 'last tue'] },
    ]);
  });
});

describe('a day in figures', () => {
  it.each([
    ['en', '05/21/26', '2026-05-21'],
    ['en', '21/05/26', '2026-05-21'],
    ['en', '2026/05/21', '2026-05-21'],
    ['en-GB', '05/21/26', '2026-05-21'],
    ['de', '21.05.26', '2026-05-21'],
    ['de', '21.5.26', '2026-05-21'],
  ])('%s: %s', (locale, text, spentDate) => {
    expect(read(`acme dev fix ${text} 1h`, { locale })).toMatchObject({
      ...{ action: 'log', spentDate, problems: [] },
    });
  });

  it.each([
    ['en', '2026-05-06', '2026-06-05'],
    ['en-US', '2026-05-06', '2026-06-05'],
    ['en-GB', '2026-06-05', '2026-05-06'],
    ['de', '2026-06-05', '2026-05-06'],
    ['fr', '2026-06-05', '2026-05-06'],
    ['es', '2026-06-05', '2026-05-06'],
    ['ja', '2026-05-06', '2026-06-05'],
  ])(
    '%s: 5/6 and 5/6/26 are read in the order of the locale, and the other is told',
    (locale, date, other) => {
      for (const text of ['5/6', '5/6/26'])
        expect(read(`acme dev 1h ${text}`, { locale })).toMatchObject({
          ...{ spentDate: date, remarks: [{ code: 'day-either-way', text, date, other }] },
        });
    },
  );
});

describe('while another day is shown', () => {
  const shown = { logDay: '2026-05-19' };

  it.each([
    ['1h', '2026-05-19'],
    ['9-10', '2026-05-19'],
    ['since 9:40 1h', '2026-05-19'],
    ['1h today', TODAY],
    ['1h yesterday', '2026-05-21'],
    ['1h mon', '2026-05-18'],
    ['1h 2 days ago', '2026-05-20'],
    ['1h last friday', '2026-05-15'],
  ])('%s is logged on %s', (text, spentDate) => {
    expect(read(`acme dev ${text}`, shown)).toMatchObject({ action: 'log', spentDate, problems: [] });
  });

  it('starts a timer today', () => {
    expect(read('acme dev fix', shown)).toMatchObject({ action: 'start', spentDate: TODAY });
    expect(read('acme dev since 9:40', shown)).toMatchObject({ action: 'start', spentDate: TODAY });
    expect(codes(read('acme dev yesterday', shown))).toEqual(['day-without-time']);
  });

  it('counts what passes on that day, not today', () => {
    expect(read('acme 1-4', { logDay: '2026-03-29' })).toMatchObject({ seconds: 7200, problems: [] });
    expect(read('acme 1-4', { logDay: '2026-10-25' })).toMatchObject({ seconds: 14_400, problems: [] });
    expect(codes(read('acme 2:30-4', { logDay: '2026-03-29' }))).toEqual(['time-skipped']);
    expect(codes(read('acme since 2:30 1h', { logDay: '2026-03-29' }))).toEqual(['time-skipped']);
  });
});
