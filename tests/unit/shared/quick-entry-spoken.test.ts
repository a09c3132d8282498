import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

/** Times of day as they are spoken: without `half past` the bare hour would be logged. */

const rangeOf = (text: string, locale: string): readonly (string | null)[] => {
  const { startTime, endTime, notes, remarks, problems } = read(text, { locale });
  expect([problems, remarks]).toEqual([[], []]);
  return [startTime, endTime, notes];
};

describe('a range whose begin is spoken', () => {
  it.each([
    ['en', 'acme dev fix half past 9 to 10:30', '09:30', '10:30'],
    ['en', 'acme dev fix quarter past 9 to 10:00', '09:15', '10:00'],
    ['en', 'acme dev fix a quarter to 9 - 10', '08:45', '10:00'],
    ['en', 'acme dev fix 10 to 9 - 10:00', '08:50', '10:00'],
    ['en', 'acme dev fix ten past 9-10', '09:10', '10:00'],
    ['en', 'acme dev fix half past 9-10:30', '09:30', '10:30'],
    ['en', 'acme dev fix half past 9am-11', '09:30', '11:00'],
    ['en', 'acme dev fix half past 9 pm to 11', '21:30', '23:00'],
    ['en', 'acme dev fix quarter to 12pm-1pm', '11:45', '13:00'],
    ['en', 'acme dev fix from half 9 to 10:30', '09:30', '10:30'],
    ['de', 'acme dev fix halb 10 bis 11 Uhr', '09:30', '11:00'],
    ['de', 'acme dev fix von halb 10 bis 11:00', '09:30', '11:00'],
    ['de', 'acme dev fix halb 10-11', '09:30', '11:00'],
    ['de', 'acme dev fix viertel nach 9 bis 10 Uhr', '09:15', '10:00'],
    ['de', 'acme dev fix dreiviertel 9 bis 10 Uhr', '08:45', '10:00'],
    ['de', 'acme dev fix viertel 9 bis 10 Uhr', '08:15', '10:00'],
    ['de', 'acme dev fix fünf nach halb 10 Uhr bis 11', '09:35', '11:00'],
    ['es', 'acme dev fix 9 y media a 11:00', '09:30', '11:00'],
    ['es', 'acme dev fix cuarto para las 10 a las 11', '09:45', '11:00'],
  ])('%s: %s', (locale, text, start, end) => expect(rangeOf(text, locale)).toEqual([start, end, 'fix']));
});

describe('a range whose end is spoken', () => {
  it.each([
    ['en', 'acme dev fix 9 to half past 10', '10:30'],
    ['de', 'acme dev fix 9 Uhr bis halb 11', '10:30'],
    ['de', 'acme dev fix 9 bis 10 Uhr dreißig', '10:30'],
    ['de', 'acme dev fix 9-10 Uhr 30', '10:30'],
    ['es', 'acme dev fix 9h-10h y media', '10:30'],
    ['es', 'acme dev fix 9:00-10 y media', '10:30'],
    ['es', 'acme dev fix 9-10 menos cuarto', '09:45'],
    ['es', 'acme dev fix 9 a 10 y media', '10:30'],
    ['fr', 'acme dev fix 9h-10h et demie', '10:30'],
  ])('%s: %s', (locale, text, end) => expect(rangeOf(text, locale)).toEqual(['09:00', end, 'fix']));
});

it.each([
  ['en', 'acme dev fix since half past 9', '09:30'],
  ['de', 'acme dev fix seit halb 10', '09:30'],
  ['de', 'acme dev fix seit zehn vor 9', '08:50'],
])('%s: %s says when the timer began', (locale, text, time) =>
  expect(read(text, { locale })).toMatchObject({ start: { kind: 'clock', time }, notes: 'fix' }),
);

describe('a note that looks like it stays one', () => {
  it.each([
    ['en', 'call half 9 to 10'],
    ['en', 'plan half past nine'],
    ['en', 'grew 5 to 10 - 20 users'],
    ['de', 'halb fertig'],
    ['de', 'viertel 9 bis 10'],
    ['de', 'bug vor 10 bis 11 Tagen'],
    ['es', 'fix 2 a 3 y media'],
    ['es', 'fix 2 y media a 11'],
  ])('%s: %s', (locale, text) =>
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({ action: 'start', start: null, notes: text }),
  );

  it('takes no half of another number', () =>
    expect(read('acme dev two and a half 9-10:30')).toMatchObject({
      startTime: '09:00',
      notes: 'two and a half',
    }));

  it('keeps what the words after the hour count', () =>
    expect(read('acme dev fix 9 bis 10 Uhr dreißig Tickets', { locale: 'de' })).toMatchObject({
      ...{ startTime: '09:00', endTime: '10:00', notes: 'fix dreißig Tickets' },
    }));
});

describe('what is half, or a quarter, of something else', () => {
  it.each([
    ['en', 'second half 1pm-5pm', '13:00', '17:00', 'second half'],
    ['en', 'first half 9am-12pm', '09:00', '12:00', 'first half'],
    ['de', 'erstes Viertel 9 bis 10:30', '09:00', '10:30', 'erstes Viertel'],
    ['de', '9-10 Uhr 45 Rechnungen', '09:00', '10:00', '45 Rechnungen'],
    ['es', '9-10 y media docena de bugs', '09:00', '10:00', 'y media docena de bugs'],
    ['es', '9-10 menos 3 tickets', '09:00', '10:00', 'menos 3 tickets'],
    ['fr', '9h-12h moins 2 tickets', '09:00', '12:00', 'moins 2 tickets'],
  ])('is none of a range, %s: %s', (locale, text, startTime, endTime, notes) =>
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({ startTime, endTime, notes, problems: [] }),
  );

  it.each([
    ['1 h 30 à 14 h 30', 5400, '14:30'],
    ['1 h 15 à 10 h', 4500, '10:00'],
  ])('nor are the minutes of a length a begin: %s', (text, seconds, startTime) =>
    expect(read(`acme dev fix ${text}`, { locale: 'fr' })).toMatchObject({
      ...{ seconds, startTime, notes: 'fix', problems: [] },
    }),
  );
});

describe('a begin in words', () => {
  it.each([
    ['de', 'Telko um halb 10 2 Std', '09:30', '11:30'],
    ['de', '2 Std um viertel nach 9', '09:15', '11:15'],
    ['en', 'fix 1h at half past 9', '09:30', '10:30'],
    ['en', 'call 1h at quarter to 10', '09:45', '10:45'],
    ['en', 'at half past 9 for 2h', '09:30', '11:30'],
  ])('%s: is read beside how long it took: %s', (locale, line, startTime, endTime) => {
    const log = { action: 'log', startTime, endTime, remarks: [] };
    expect(read(line, { locale })).toMatchObject(log);
  });

  it.each([
    ['de', '2h Telko um viertel nach 9', 'um viertel nach 9', 'since viertel nach 9', '09:15'],
    ['en', '1h call at half past 9', 'at half past 9', 'since half past 9', '09:30'],
  ])('%s: is asked about elsewhere: %s', (locale, line, text, written, startTime) => {
    const remarks = [{ code: 'note-or-time', text, written }];
    expect(read(line, { locale })).toMatchObject({
      action: 'log',
      startTime: null,
      notes: line.slice(3),
      remarks,
    });
    expect(read(line.replace(text, written), { locale })).toMatchObject({ startTime, problems: [] });
  });

  it.each([
    ['de', 'Treffen um halb 10'],
    ['en', 'call at half past 9'],
    ['en', '1h finished at half past 9'],
    ['de', 'fertig um halb 10 2h'],
  ])('%s: is none in %s', (locale, line) =>
    expect(read(line, { locale })).toMatchObject({ startTime: null, start: null, remarks: [] }),
  );
});
