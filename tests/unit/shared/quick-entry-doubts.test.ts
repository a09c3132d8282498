import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

describe('bare figures beside a word of the note are read, and how to keep them in the note is said', () => {
  it.each([
    ['en', 'fix 2-3 bugs', '\\2-3'],
    ['en', 'migrate from 4 to 5 nodes', '\\from 4 to 5'],
    ['en', 'bug since 12 users', 'since \\12'],
    ['en', 'broken since 3.12 release', 'since \\3.12'],
    ['en', 'offset -1.5', '\\-1.5'],
    ['fr', 'facturer 2h à 15 euros', '\\2h à 15'],
    ['fr', 'visite de 3 à 5 clients', '\\de 3 à 5'],
    ['es', 'visita de 3 a 5 clientes', '\\de 3 a 5'],
    ['de', 'von 2 bis 3 Nutzern', '\\von 2 bis 3'],
  ])('%s: %s', (locale, line, note) => {
    const { remarks, problems } = read(line, { locale });
    expect(problems).toEqual([]);
    expect(remarks).toMatchObject([{ code: 'time-or-note', note }]);
    const text = note.replace('\\', '');
    const kept = read(line.replace(text, note), { locale });
    expect(kept).toMatchObject({ seconds: null, start: null, remarks: [], notes: line });
  });

  it.each([
    'fix 9-12',
    'fix 9-12 yesterday',
    'fix 9:00-12:00 bugs',
    'fix from 9 to 12',
    'fix since 9',
    'fix 9h-12h bugs',
  ])('not where nothing else is likely: %s', (line) => expect(read(line).remarks).toEqual([]));
});

describe('hours that may be a time of day, where the language writes one so', () => {
  it.each([
    ['fr', 'réunion 14h', 14 * 3600, 'since 14:00'],
    ['fr', 'point 9h30', 9.5 * 3600, 'since 9:30'],
    ['es', 'reunión 14h', 14 * 3600, 'since 14:00'],
  ])('%s: %s', (locale, line, seconds, start) => {
    const reading = read(line, { locale });
    expect(reading).toMatchObject({ seconds, remarks: [{ code: 'duration-or-clock', start }] });
  });

  it.each([
    ['fr', 'réunion 2h'],
    ['fr', 'réunion 1h30'],
    ['en', 'review 14h'],
  ])('%s: not %s', (locale, line) => expect(read(line, { locale }).remarks).toEqual([]));

  it('an end is no length', () => {
    expect(read("ouvert jusqu'à 10h", { locale: 'fr' }).problems).toMatchObject([
      { code: 'end-without-start' },
    ]);
  });
});

describe('what a word counts is no time', () => {
  it.each([
    ['en', 'estimate 2-3 hours'],
    ['en', 'call 10-15 min'],
    ['en', 'bug since 3 days'],
    ['de', 'seit 2 Tagen kaputt'],
    ['de', '2-3 Std Schätzung'],
  ])('%s: %s', (locale, line) => {
    expect(read(line, { locale })).toMatchObject({
      action: 'start',
      seconds: null,
      start: null,
      notes: line,
    });
  });

  it('and a joint that joins no times takes no minutes away', () => {
    expect(read('1h 30 - fix login')).toMatchObject({ seconds: 5400 });
    expect(read('visio 1h 30 à distance', { locale: 'fr' })).toMatchObject({
      seconds: 5400,
      notes: 'visio à distance',
    });
  });
});

describe('words that say a day only by themselves', () => {
  it.each([
    ['es', 'esta mañana reunión 1h', 'esta mañana reunión'],
    ['es', 'DOM bug 1h', 'DOM bug'],
    ['es', 'hotel mar azul 1h', 'hotel mar azul'],
    ['de', 'Guten Morgen Mail 1h', 'Guten Morgen Mail'],
    ['en', '24/7 support 1h', '24/7 support'],
  ])('%s: %s is a note', (locale, line, notes) => {
    expect(read(line, { locale })).toMatchObject({ isDayNamed: false, seconds: 3600, notes });
  });

  it('this morning is today, and tomorrow is tomorrow', () => {
    expect(read('Mail 1h heute morgen', { locale: 'de' })).toMatchObject({ spentDate: '2026-05-22' });
    expect(read('Mail 1h morgen', { locale: 'de' })).toMatchObject({ spentDate: '2026-05-23' });
    expect(read('correo 1h mañana', { locale: 'es' })).toMatchObject({ spentDate: '2026-05-23' });
  });

  it('24/7 is a day where that day is near', () => {
    expect(read('fix 1h 24/7', { today: '2026-07-25' })).toMatchObject({ spentDate: '2026-07-24' });
    expect(read('fix 1h 24/7', { today: '2026-09-25' })).toMatchObject({ spentDate: '2026-09-25' });
  });
});
