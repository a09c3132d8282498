import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

describe('a length in words', () => {
  it.each([
    ['en', 'fifteen minutes', 900],
    ['en', 'forty-five minutes', 2700],
    ['en', 'forty five minutes', 2700],
    ['en', 'one hour fifteen minutes', 4500],
    ['de', 'fünfzehn Minuten', 900],
    ['fr', 'vingt minutes', 1200],
    ['fr', 'heure et demie', 5400],
    ['es', 'quince minutos', 900],
    ['es', 'cuarenta y cinco minutos', 2700],
    ['es', 'hora y media', 5400],
    ['es', 'hora y cuarto', 4500],
  ])('%s: %s', (locale, text, seconds) => {
    const log = { action: 'log', seconds, notes: 'fix', problems: [], remarks: [] };
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject(log);
  });

  it.each([
    ['en', 'five minutes ago', 300],
    ['en', 'two minutes ago', 120],
    ['de', 'seit einer Stunde', 3600],
    ['de', 'seit zwei Stunden', 7200],
    ['de', 'seit fünf Minuten', 300],
    ['es', 'hace hora y media', 5400],
  ])('%s: %s says how long ago', (locale, text, seconds) => {
    const start = { kind: 'ago', seconds };
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({ action: 'start', start, notes: 'fix' });
  });

  it.each([
    ['en', 'two minutes noodles'],
    ['en', 'from ten to fifteen minutes'],
    ['en', 'ten or fifteen minutes'],
    ['en', 'since two hours'],
    ['de', 'seit ein Uhr'],
    ['es', 'la hora y media docena'],
    ['es', 'h y media'],
  ])('%s: %s is a note', (locale, text) => {
    const note = { action: 'start', start: null, notes: `fix ${text}`, problems: [] };
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject(note);
  });

  it('may be words of the note that it stands among, which is said', () => {
    expect(read('wait five minutes bug').remarks).toMatchObject([
      { code: 'duration-or-note', text: 'five minutes', seconds: 300, note: 'five \\minutes' },
    ]);
  });
});

describe('the sign for at', () => {
  it.each([
    ['2h @ 9', '09:00', '11:00'],
    ['2h @ 9:30', '09:30', '11:30'],
    ['@ 9am for 2h', '09:00', '11:00'],
  ])('%s says when it began', (text, startTime, endTime) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'log', startTime, endTime, notes: '' });
  });

  it('is one of the note elsewhere', () => {
    expect(read('mail a @ b 2h')).toMatchObject({ seconds: 7200, startTime: null, notes: 'mail a @ b' });
    expect(read('2h call @ 9').remarks).toMatchObject([{ code: 'note-or-time', text: '@ 9' }]);
  });
});
