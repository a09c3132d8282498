import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

/** What is logged from when till when, and nothing is said of it. */
const expectRange = (locale: string, text: string, startTime: string, endTime: string): void => {
  expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
    ...{ action: 'log', startTime, endTime, notes: 'fix', problems: [], remarks: [] },
  });
};

describe('ranges of which only the end has an h', () => {
  it.each([
    ['fr', '9-10h30', '09:00', '10:30'],
    ['fr', '14-15h30', '14:00', '15:30'],
    ['fr', '9:00-10h30', '09:00', '10:30'],
    ['fr', '9:00-10h', '09:00', '10:00'],
    ['de', '9-10:30h', '09:00', '10:30'],
    ['de', '9:00-10:30h', '09:00', '10:30'],
    ['de', '9.00-10.30h', '09:00', '10:30'],
    ['de', '9 - 10:30h', '09:00', '10:30'],
    ['de', '9:00 bis 10:30h', '09:00', '10:30'],
    ['de', 'von 9 bis 10:30h', '09:00', '10:30'],
    ['es', '9-10:30h', '09:00', '10:30'],
    ['es', '9.00-10.30h', '09:00', '10:30'],
    ['en', '9h to 10h30', '09:00', '10:30'],
  ])('%s: %s', expectRange);

  it.each(['1-2h', '1-2h30', '9-10h', 'from 1 to 2h30'])('%s may be how long it took', (text) => {
    expect(read(`acme dev fix ${text}`)).toMatchObject({ action: 'start', notes: `fix ${text}` });
  });
});

describe('dashes of other signs between two times', () => {
  it.each([
    ['en', '9:00−11:00', '09:00', '11:00'],
    ['en', '9:00‑11:00', '09:00', '11:00'],
    ['en', '9:00‐11:00', '09:00', '11:00'],
    ['en', '9 − 10:30', '09:00', '10:30'],
    ['en', '9:00− 10:00', '09:00', '10:00'],
    ['en', '9:00 −10:00', '09:00', '10:00'],
    ['en', '9am‑10am', '09:00', '10:00'],
    ['de', '9 Uhr−10 Uhr', '09:00', '10:00'],
    ['fr', '9h−10h30', '09:00', '10:30'],
    ['es', '9.30−11', '09:30', '11:00'],
    ['ja', '9:00ー11:00', '09:00', '11:00'],
    ['ja', '9時ー11時', '09:00', '11:00'],
    ['ja', '午後2時ー午後3時', '14:00', '15:00'],
    ['ja', '9:00 ー 10:00', '09:00', '10:00'],
    ['ja', '9:00ー 10:00', '09:00', '10:00'],
    ['ja', '9時–11時', '09:00', '11:00'],
  ])('%s: %s', expectRange);

  it('are those of a note where the figures may count', () => {
    expect(read('acme dev 2−3 bugs').remarks).toEqual([{ code: 'time-or-note', text: '2−3', note: '\\2−3' }]);
    expect(read('acme dev \\2−3 bugs')).toMatchObject({ action: 'start', notes: '2−3 bugs' });
    expect(read('acme dev 9ー11', { locale: 'ja' })).toMatchObject({ action: 'start', notes: '9ー11' });
    expect(read('acme dev fix −20m').start).toEqual({ kind: 'ago', seconds: 1200 });
  });
});

describe('a unit that the dash of two times is glued to', () => {
  it.each([
    ['de', '9Uhr-10Uhr', '09:00', '10:00'],
    ['de', '9 Uhr-10 Uhr', '09:00', '10:00'],
    ['de', '9:00Uhr-10:30Uhr', '09:00', '10:30'],
    ['de', '9Uhr–10:30', '09:00', '10:30'],
    ['en', '9 am-10 am', '09:00', '10:00'],
    ['fr', '9 h-10 h 30', '09:00', '10:30'],
  ])('%s: %s', expectRange);

  it('stays in the note with a backslash', () => {
    expect(read('acme dev 9 \\Uhr-10', { locale: 'de' })).toMatchObject({ notes: '9 Uhr-10' });
    expect(read('acme dev x Uhr-10', { locale: 'de' })).toMatchObject({ notes: 'x Uhr-10' });
  });
});

describe('a wave after a time of day', () => {
  it.each([
    ['14:00〜', '14:00'],
    ['14時〜', '14:00'],
    ['9：30〜', '09:30'],
    ['9時半～', '09:30'],
  ])('%s says that it began then', (text, time) => {
    expect(read(`acme dev 会議 ${text}`, { locale: 'ja' })).toMatchObject({
      ...{ action: 'start', notes: '会議', start: { kind: 'clock', time }, remarks: [] },
    });
  });

  it.each(['2時間〜', '30分〜', '第5〜'])('%s is a note', (text) => {
    expect(read(`acme dev ${text}`, { locale: 'ja' })).toMatchObject({ start: null, notes: text });
  });
});

describe('noon and midnight', () => {
  it.each([
    ['en', 'noon-1', '12:00', '13:00'],
    ['en', '9am-noon', '09:00', '12:00'],
    ['en', '10-noon', '10:00', '12:00'],
    ['en', '10 to noon', '10:00', '12:00'],
    ['en', 'from 10 to noon', '10:00', '12:00'],
    ['en', 'noon to 1:30', '12:00', '13:30'],
    ['en', 'midnight to 2', '00:00', '02:00'],
    ['fr', 'midi-13h', '12:00', '13:00'],
    ['fr', '9h-midi', '09:00', '12:00'],
    ['fr', 'de 8h à midi', '08:00', '12:00'],
    ['fr', '9h à midi', '09:00', '12:00'],
    ['fr', 'de midi à 14h', '12:00', '14:00'],
    ['de', '10 bis Mittag', '10:00', '12:00'],
    ['de', 'von 9:30 bis Mittag', '09:30', '12:00'],
    ['es', 'de 9 a mediodía', '09:00', '12:00'],
    ['ja', '9時から正午まで', '09:00', '12:00'],
    ['ja', '正午から1時', '12:00', '13:00'],
    ['ja', '正午から2時間', '12:00', '14:00'],
  ])('%s: %s', expectRange);

  it.each([
    ['en', 'since noon'],
    ['de', 'seit Mittag'],
    ['fr', 'depuis midi'],
    ['es', 'desde mediodía'],
    ['ja', '正午から'],
  ])('%s: %s says that it began then', (locale, text) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'start', notes: 'fix', start: { kind: 'clock', time: '12:00' }, remarks: [] },
    });
  });

  it.each([
    ['en', 'noon call'],
    ['en', 'call at noon'],
    ['en', '2 to noon'],
    ['en', 'noon-call'],
    ['en', 'since midnight'],
    ['de', 'Mittag Team'],
    ['fr', 'midi Bob'],
    ['fr', 'réunion à midi'],
    ['ja', '正午 会議'],
  ])('%s: %s is a note', (locale, text) => {
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({ action: 'start', start: null, notes: text });
  });

  it('are kept in the note as is said', () => {
    const [remark] = read('acme dev noon to 5 people').remarks;
    expect(remark).toEqual({ code: 'time-or-note', text: 'noon to 5', note: '\\noon to 5' });
    expect(read('acme dev \\noon to 5 people').notes).toBe('noon to 5 people');
    expect(read('acme dev 10pm-midnight yesterday')).toMatchObject({ startTime: '22:00', endTime: '00:00' });
  });
});

describe('ranges after a word for between', () => {
  it.each([
    ['en', 'between 9 and 10:30', '09:00', '10:30'],
    ['en', 'between 9am and 11am', '09:00', '11:00'],
    ['en', 'between 10 and noon', '10:00', '12:00'],
    ['de', 'zwischen 9 und 10:30', '09:00', '10:30'],
    ['de', 'zwischen 9 und 10 Uhr', '09:00', '10:00'],
    ['fr', 'entre 9h et 10h30', '09:00', '10:30'],
    ['fr', 'entre 9h et 10h', '09:00', '10:00'],
    ['fr', 'entre midi et 14h', '12:00', '14:00'],
    ['es', 'entre las 9 y las 10', '09:00', '10:00'],
  ])('%s: %s', expectRange);

  it.each([
    ['en', 'between 2 and 3 pages'],
    ['en', 'between 9 and 10 pages'],
    ['en', 'between 5 and 10 min'],
    ['fr', 'entre 1h et 2h'],
    ['fr', 'entre 9 et 10 heures'],
  ])('%s: %s is a note', (locale, text) => {
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({
      action: 'start',
      notes: text,
      problems: [],
    });
  });
});

describe('figures without a sign between their hours and minutes', () => {
  it.each([
    ['en', '9:30-1015', '09:30', '10:15'],
    ['en', '0930-10:15', '09:30', '10:15'],
    ['en', '3pm-345pm', '15:00', '15:45'],
    ['es', '9 y media a 11', '09:30', '11:00'],
    ['ja', '午後2〜3時', '14:00', '15:00'],
  ])('%s: %s', expectRange);

  it('are numbers alone, and how to write the range is said', () => {
    expect(read('acme dev fix 930-1015')).toMatchObject({
      ...{ action: 'start', notes: 'fix 930-1015' },
      remarks: [{ code: 'note-or-time', text: '930-1015', written: '9:30-10:15' }],
    });
    expectRange('en', '9:30-10:15', '09:30', '10:15');
    for (const text of ['600-650', '930-1017', '9:30-100'])
      expect(read(`acme dev ${text}`)).toMatchObject({ action: 'start', notes: text, remarks: [] });
  });

  it('are kept in the note as is said', () => {
    const [remark] = read('acme dev 9 y media a 11 bugs', { locale: 'es' }).remarks;
    expect(remark).toMatchObject({ code: 'time-or-note', note: '9 y \\media a 11' });
    expect(read('acme dev 9 y \\media a 11 bugs', { locale: 'es' })).toMatchObject({
      ...{ action: 'start', notes: '9 y media a 11 bugs' },
    });
  });
});
