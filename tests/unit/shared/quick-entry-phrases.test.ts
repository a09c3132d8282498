import { describe, expect, it } from 'vitest';
import { codes, read, TODAY } from './quick-entry-fixture';

describe('days that several words name', () => {
  it.each([
    ['en', 'day before yesterday', '2026-05-20'],
    ['en', 'the day before yesterday,', '2026-05-20'],
    ['en', 'Day After Tomorrow', '2026-05-24'],
    ['de', 'vorgestern', '2026-05-20'],
    ['de', 'übermorgen', '2026-05-24'],
    ['fr', 'avant-hier', '2026-05-20'],
    ['fr', 'avant hier', '2026-05-20'],
    ['fr', 'après-demain', '2026-05-24'],
    ['fr', 'après demain', '2026-05-24'],
    ['es', 'anteayer', '2026-05-20'],
    ['es', 'antier', '2026-05-20'],
    ['es', 'antes de ayer', '2026-05-20'],
    ['es', 'pasado mañana', '2026-05-24'],
    ['ja', '一昨日', '2026-05-20'],
    ['ja', 'おととい', '2026-05-20'],
    ['ja', '明後日', '2026-05-24'],
  ])('%s: %s', (locale, text, spentDate) => {
    // Beside the note a day to come may be what that is about.
    const doubts = spentDate > TODAY ? [{ code: 'day-or-note' }] : [];
    const logged = { action: 'log', spentDate, seconds: 3600, notes: 'fix', problems: [] };
    expect(read(`acme dev fix ${text} 1h`, { locale })).toMatchObject({ ...logged, remarks: doubts });
    expect(read(`acme dev fix 1h ${text}`, { locale })).toMatchObject({ ...logged, remarks: [] });
  });

  it('says how to keep them among the words of a note, and keeps them where nothing is logged', () => {
    const note = '\\day before \\yesterday';
    expect(read('acme dev 1h fix what broke day before yesterday again')).toMatchObject({
      ...{ spentDate: '2026-05-20', remarks: [{ code: 'day-or-note', note }] },
    });
    expect(read(`acme dev 1h fix what broke ${note} again`)).toMatchObject({
      ...{ spentDate: TODAY, notes: 'fix what broke day before yesterday again', remarks: [] },
    });
    expect(read('acme dev fix what broke day before yesterday')).toMatchObject({
      ...{ action: 'start', notes: 'fix what broke day before yesterday' },
    });
  });

  it.each(['the day 1h', 'day after 1h', 'the day before 1h'])('%s names none', (text) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ isDayNamed: false, notes: text.slice(0, -3) });
  });

  it('stands with a time among its words', () => {
    expect(read('acme dev fix since the day before yesterday 22:00 1h')).toMatchObject({
      ...{ spentDate: '2026-05-20', startTime: '22:00', notes: 'fix' },
    });
  });
});

describe('the part of the day that a time is in', () => {
  it.each([
    ['en', 'since 1 in the afternoon', '13:00'],
    ['en', 'since 1:30 in the afternoon.', '13:30'],
    ['en', 'since 9:30 in the morning', '09:30'],
    ['en', "since 9 o'clock", '09:00'],
    ['en', 'since 9 o’clock in the morning', '09:00'],
    ['en', 'since 12:30 at night', '00:30'],
    ['en', 'since 5 at night', '05:00'],
    ['de', 'seit 1 Uhr nachmittags', '13:00'],
    ['de', 'seit 1 Uhr 30 nachmittags', '13:30'],
    ['de', 'um 1:30 am Nachmittag', '13:30'],
    ['de', 'seit 12 Uhr mittags', '12:00'],
    ['de', 'seit 11 Uhr mittags', '11:00'],
    ['de', 'seit 13 Uhr nachmittags', '13:00'],
    ['de', 'seit 12:30 abends', '00:30'],
    ['fr', "depuis 1h de l'après-midi", '13:00'],
    ['fr', 'depuis 1 h 30 de l’après-midi', '13:30'],
    ['fr', "à 1h30 de l'après-midi", '13:30'],
    ['fr', 'depuis 9h du matin', '09:00'],
    ['es', 'a las 1:30 de la tarde', '13:30'],
    ['es', 'desde la 1 de la tarde', '13:00'],
    ['es', 'desde las 9:30 de la mañana', '09:30'],
    ['es', 'desde las 12 de la mañana', '12:00'],
    ['es', 'desde las 2 de la madrugada', '02:00'],
    ['es', 'desde las 12 del mediodía', '12:00'],
  ])('%s: %s', (locale, text, time) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'start', start: { kind: 'clock', time }, notes: 'fix', problems: [], remarks: [] },
    });
  });

  it.each([
    ['es', 'a las 3:30 de la tarde'],
    ['de', 'seit 3 Uhr nachmittags'],
    ['en', 'since 8 in the evening'],
    ['en', 'since 10 at night'],
  ])('%s: %s is still to come at half past two', (locale, text) => {
    expect(codes(read(`acme dev ${text}`, { locale }))).toEqual(['start-in-future']);
  });

  it.each([
    ['en', 'from 3 to 4 in the afternoon'],
    ['en', '3-4 in the afternoon'],
    ['de', 'von 3 bis 4 Uhr nachmittags'],
    ['de', '3-4 Uhr nachmittags'],
    ['fr', "de 3h à 4h de l'après-midi"],
    ['es', 'de 3 a 4 de la tarde'],
    ['es', 'de las 3 a las 4 de la tarde'],
  ])('%s: %s', (locale, text) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'log', startTime: '15:00', endTime: '16:00', notes: 'fix', problems: [], remarks: [] },
    });
  });

  it.each([
    ['en', '3:30 in the afternoon', 'since 3:30 pm', '\\3:30 in the afternoon'],
    ['en', "3 o'clock in the afternoon", 'since 3 pm', "3 \\o'clock in the afternoon"],
    ['es', '3:30 de la tarde', 'since 3:30 pm', '\\3:30 de la tarde'],
    ['es', '3.30 de la tarde', 'since 3:30 pm', '\\3.30 de la tarde'],
    ['de', '3:30 nachmittags', 'since 3:30 pm', '\\3:30 nachmittags'],
    ['de', '3 Uhr nachmittags', 'since 3 pm', '3 \\Uhr nachmittags'],
    ['de', '15:30 nachmittags', 'since 15:30', '\\15:30 nachmittags'],
  ])('%s: %s alone is asked about', (locale, text, start, note) => {
    expect(read(`acme dev fix ${text}`, { locale }).problems).toMatchObject([
      { code: 'clock-alone', text, start, note },
    ]);
    expect(read(`acme dev fix ${note}`, { locale })).toMatchObject({
      ...{ action: 'start', notes: `fix ${text}`, problems: [] },
    });
  });

  it.each([
    ['en', '3 in the afternoon'],
    ['es', 'a las 3 de la tarde'],
    ['de', 'um 3 Uhr nachmittags'],
    ['de', 'um 15 Uhr'],
    ['de', '15 Uhr'],
    ['fr', "à 3h de l'après-midi"],
    ['fr', 'à 8h du soir'],
  ])('%s: %s is a note', (locale, text) => {
    expect(read(`acme dev x ${text}`, { locale })).toMatchObject({
      ...{ action: 'start', start: null, notes: `x ${text}`, problems: [] },
    });
  });
});

describe('half past, where a time of day is written as hours are', () => {
  it.each([
    ['es', 'a las 9 y media', '09:30'],
    ['es', 'desde las 9 y cuarto', '09:15'],
    ['es', 'desde la 1 y media de la tarde', '13:30'],
    ['fr', 'à 9h et demie', '09:30'],
  ])('%s: %s', (locale, text, time) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'start', start: { kind: 'clock', time }, notes: 'fix', problems: [], remarks: [] },
    });
  });

  it('has an end, and may be said of how long ago', () => {
    expect(read('acme de 9h et demie à 11h', { locale: 'fr' })).toMatchObject({ startTime: '09:30' });
    expect(read('acme de las 9 a las 11 y media', { locale: 'es' })).toMatchObject({ endTime: '11:30' });
    expect(read('acme depuis 9h et demie', { locale: 'fr' })).toMatchObject({
      ...{ start: { time: '09:30' }, remarks: [{ code: 'start-or-ago', written: '-9h30' }] },
    });
  });
});

describe('times of four digits', () => {
  it.each([
    'from 0900 to 1000',
    'from 0900 until 1000',
    '0900 to 1000',
    '0900 - 1000',
    '0900-1000',
    'since 0900 to 1000',
  ])('%s', (text) => {
    expect(read(`acme dev fix ${text}`)).toMatchObject({
      ...{ action: 'log', startTime: '09:00', endTime: '10:00', notes: 'fix', problems: [], remarks: [] },
    });
  });

  it('may count something, or be years, without a zero before them', () => {
    const remarks = [{ code: 'time-or-note', note: '\\from 1300 to 1400' }];
    expect(read('acme dev fix from 1300 to 1400')).toMatchObject({ startTime: '13:00', remarks });
    expect(read('acme dev fix \\from 1300 to 1400')).toMatchObject({ notes: 'fix from 1300 to 1400' });
  });

  it.each(['1300 to 1400', 'from 2019 to 2020', '0900 and 1000', 'from 0975 to 1000'])(
    '%s is no range',
    (text) => expect(read(`acme dev fix ${text}`).startTime).toBeNull(),
  );
});
