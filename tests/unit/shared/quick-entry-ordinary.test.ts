import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

/** Ordinary lines in which a word or a figure looks like a time and is none, or is one and looks like a word. */

const day = (spentDate: string, notes: string) => ({ spentDate, notes, problems: [], remarks: [] });

describe('noon', () => {
  it.each([
    ['en', 'lunch noon - 1h', 3600, 'lunch noon -'],
    ['en', 'lunch 12 noon - 1h', 3600, 'lunch 12 noon -'],
    ['de', 'Mittag - 30 Min', 1800, 'Mittag -'],
    ['de', 'heute Mittag - 1h Call', 3600, 'Mittag - Call'],
    ['fr', 'midi à 20 min', 1200, 'midi à'],
  ])('%s: is a word before how long it took: %s', (locale, text, seconds, notes) => {
    expect(read(text, { locale })).toMatchObject({ action: 'log', seconds, startTime: null, notes });
  });

  it.each([
    ['fr', 'après midi à 15h appel'],
    ['fr', 'appel après midi à 14h'],
  ])('%s: is a word of a part of the day: %s', (locale, text) => {
    expect(read(text, { locale })).toMatchObject({ action: 'start', notes: text, problems: [] });
  });

  it('is a word before a time that is said to be one', () => {
    expect(read('comida mediodía a las 14:00', { locale: 'es' })).toMatchObject({
      ...{ action: 'start', start: { kind: 'clock', time: '14:00' }, notes: 'comida mediodía' },
    });
  });

  it.each(['noon - 1pm', 'noon-1', 'noon to 1'])('begins a range before another time: %s', (text) => {
    expect(read(`call ${text}`)).toMatchObject({ startTime: '12:00', endTime: '13:00', notes: 'call' });
  });

  it.each([
    ['12 noon - 1pm', '12:00', '13:00'],
    ['12:00 noon to 1:30', '12:00', '13:30'],
    ['9 to 12 noon', '09:00', '12:00'],
    ['from 9 until 12 noon', '09:00', '12:00'],
    ['12 midnight to 1am', '00:00', '01:00'],
  ])('says which twelve it is: %s', (text, startTime, endTime) => {
    expect(read(`call ${text}`)).toMatchObject({ action: 'log', startTime, endTime, notes: 'call' });
  });
});

describe('a day of the week with the number of this one', () => {
  it.each([
    ['Monday 18th call 2h', '2026-05-18', 'call'],
    ['Monday the 18th call 2h', '2026-05-18', 'call'],
    ['tuesday 19th sync with Bob 45m', '2026-05-19', 'sync with Bob'],
  ])('is that day, whatever follows: %s', (text, spentDate, notes) => {
    expect(read(text)).toMatchObject({ action: 'log', ...day(spentDate, notes) });
  });

  it('is the day alone where the number says which one of something it was', () => {
    expect(read('Tuesday 2nd interview 1h')).toMatchObject({
      spentDate: '2026-05-19',
      notes: '2nd interview',
    });
  });
});

describe('German', () => {
  it.each([
    ['ab 9:15 Uhr Workshop Kunde', '09:15', 'Workshop Kunde'],
    ['Telefonat ab 10:30 Uhr mit Schmidt', '10:30', 'Telefonat mit Schmidt'],
  ])('%s began then', (text, time, notes) => {
    expect(read(text, { locale: 'de' })).toMatchObject({ start: { kind: 'clock', time }, notes });
  });

  it('seit einer Stunde nachmittags is an hour ago', () => {
    const { start, notes } = read('seit einer Stunde nachmittags', { locale: 'de' });
    expect({ start, notes }).toEqual({ start: { kind: 'ago', seconds: 3600 }, notes: 'nachmittags' });
  });

  it.each(['KW 20 Woche Mo', 'jede Woche Mo'])('%s is of the note', (text) => {
    expect(read(`${text} 1h`, { locale: 'de' })).toMatchObject({ spentDate: '2026-05-22', notes: text });
  });
});

describe('nothing is asked of', () => {
  it.each([
    ['en', 'tasks 9-11'],
    ['en', 'overnight deploy 2-4'],
    ['de', 'Aufgaben 9-11'],
    ['es', 'tareas de las 9 a las 10'],
    ['ja', '夜勤 2-4'],
    ['en', 'fix 9-11'],
    ['en', 'May 4 meeting of 1h'],
  ])('%s: %s', (locale, text) => {
    expect(read(text, { locale })).toMatchObject({ action: 'log', problems: [], remarks: [] });
  });
});

it('Japanese lengths in one word stay in it where a figure follows the mark between them', () => {
  const { seconds, notes, problems } = read('10分、20分の2案を比較 1h', { locale: 'ja' });
  expect({ seconds, notes, problems }).toEqual({
    seconds: 3600,
    notes: '10分、20分の2案を比較',
    problems: [],
  });
});
