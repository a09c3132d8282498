import { describe, expect, it } from 'vitest';
import { lexiconFor, lineOf } from '../../../src/shared/quick-entry';
import { codes, read, TODAY } from './quick-entry-fixture';

/** How long it took, and when it began or ended: read as a range it would be many hours. */

describe('how long it took, and when it began', () => {
  it.each([
    ['fr', 'fix 2h à 9:30', '09:30', '11:30'],
    ['fr', 'fix 1h30 à 9', '09:00', '10:30'],
    ['es', 'fix 1h30 a las 9:30', '09:30', '11:00'],
  ])('%s: %s', (locale, text, startTime, endTime) =>
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({
      ...{ startTime, endTime, notes: 'fix', problems: [], remarks: [] },
    }),
  );

  it.each([
    ['fr', '1h30 à 14h30', '14:30', '16:00', '1h30', '01:30'],
    ['fr', '2 heures à 14 heures', '14:00', '16:00', '2 heures', '02:00'],
    ['es', '1h a 14h', '14:00', '15:00', '1h', '01:00'],
  ])('%s: of %s is said how to write the range', (locale, line, startTime, endTime, text, early) => {
    const start = `de ${text}`;
    expect(read(`acme dev ${line}`, { locale })).toMatchObject({
      ...{ startTime, endTime, remarks: [{ code: 'duration-or-clock', text, start }] },
    });
    expect(read(`acme dev ${line.replace(text, start)}`, { locale })).toMatchObject({ startTime: early });
  });

  it.each([
    ['fr', '2h30 à 9h30'],
    ['fr', '2 heures à 9 heures'],
    ['fr', 'de 2h à 9:30'],
    ['es', 'de 2h a las 9'],
    ['fr', '5h30 à 9:30'],
  ])('%s: %s is a range so early that its other reading is told', (locale, line) =>
    expect(read(`acme dev ${line}`, { locale })).toMatchObject({
      ...{ action: 'log', remarks: [{ code: 'time-or-note', text: line }] },
    }),
  );
});

describe('a word that may say that something ended', () => {
  it.each([
    ['en', '1h done at 3 sites', 'done at 3 sites'],
    ['en', '45m stopped at 12 pages', 'stopped at 12 pages'],
    ['en', '2h done from 9 to 11', 'done'],
    ['en', '9:00 to 10:30 done at 10', 'done at 10'],
    ['fr', '1h fin de 3 tickets', 'fin de 3 tickets'],
    ['de', '2h fertig von 9 bis 11', 'fertig'],
    ['de', '1h Ende von 3 Sprints', 'Ende von 3 Sprints'],
  ])('is one of the note where no time follows that it ended at, %s: %s', (locale, text, notes) =>
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({ action: 'log', notes, problems: [] }),
  );

  it.each([
    ['en', 'since 9:30 done at 10'],
    ['de', 'seit 9:30 fertig um 10'],
    ['fr', 'depuis 9h30 terminé à 10h'],
  ])('is one of the note after a begin, %s: %s', (locale, text) =>
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({ action: 'start', problems: [] }),
  );
});

describe('an end', () => {
  it.each([
    ['fr', "1h30 jusqu'à 11h30"],
    ['fr', "2h jusqu'à 9h"],
    ['fr', '1h terminé à 10h30'],
    ['es', '1h hasta las 10'],
    ['es', '2 horas hasta las 10'],
    ['es', '2h hasta las 11:30'],
    ['es', '1h terminado a las 10'],
    ['de', '2h bis um 10:00'],
    ['de', '2h bis um 10'],
    ['de', '45m fertig um 10:30'],
    ['en', '2h till at 10:00'],
    ['en', 'until 1pm'],
    ['en', 'wait till 9 pm'],
    ['de', 'bis 13 Uhr'],
    ['es', 'hasta las 13'],
    ['fr', "jusqu'à 13h"],
    ['ja', '13時まで'],
    ['ja', '13:00まで'],
    ['ja', '午後1時まで'],
    ['en', '45m finished at 10:30'],
  ])('%s: %s begins nowhere', (locale, text) =>
    expect(codes(read(`acme dev fix ${text}`, { locale }))).toEqual(['end-without-start']),
  );

  it.each([
    ['en', 'support until 6pm', '1h'],
    ['en', 'shop open until 8 pm', '1 hour'],
    ['en', 'wait until 6pm', '9:00-10:00'],
    ['en', 'support until tomorrow 6pm', '1h'],
    ['de', 'Support bis 13 Uhr', '1h'],
    ['es', 'soporte hasta las 13', '1h'],
    ['ja', 'サポート 13時まで', '1h'],
    ['ja', 'サポート 午後1時まで', '1時間'],
  ])('%s: %s stays in the note where the line says how long', (locale, notes, length) => {
    expect(read(`${notes} ${length}`, { locale })).toMatchObject({
      ...{ action: 'log', seconds: 3600, notes, problems: [] },
    });
    expect(codes(read(notes, { locale }))).toEqual(['end-without-start']);
  });

  it.each([
    ['en', 'why it ended at 10:30 45m', 'at 10:30'],
    ['de', 'Fix fertig um 10:30 45m', 'um 10:30'],
  ])('%s: of %s, which may be about anything, is said that it is read as a time', (locale, line, text) =>
    expect(read(`acme dev ${line}`, { locale })).toMatchObject({
      ...{ startTime: '10:30', remarks: [{ code: 'time-or-note', text }] },
    }),
  );

  it.each([
    ['es', 'fix hasta las 10 páginas'],
    ['de', 'fix bis um 10 Tickets'],
    ['en', 'done at 9'],
  ])('%s: %s is a note', (locale, notes) =>
    expect(read(`acme dev ${notes}`, { locale })).toMatchObject({ action: 'start', start: null, notes }),
  );
});

it('a dash after an hour of the note joins nothing to the length that is written after it', () => {
  const first = read('acme dev phase 0- 45m');
  expect(first).toMatchObject({ seconds: 2700, startTime: null, notes: 'phase 0-' });
  expect(read(lineOf(first, TODAY, lexiconFor('en')).text)).toMatchObject({
    ...{ seconds: 2700, startTime: null, notes: 'phase 0-' },
  });
});
