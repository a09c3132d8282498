import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

describe('a length in words', () => {
  it.each([
    ['en', 'fifteen minutes', 900],
    ['en', 'forty-five minutes', 2700],
    ['en', 'forty five minutes', 2700],
    ['en', 'one hour fifteen minutes', 4500],
    ['de', 'fünfzehn Minuten', 900],
    ['de', 'viertel Stunde', 900],
    ['de', 'eine viertel Stunde', 900],
    ['de', 'drei viertel Stunden', 2700],
    ['de', '3 viertel Stunden', 2700],
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
    ['en', 'a half hour ago', 1800],
    ['en', 'half of an hour ago', 1800],
    ['en', 'quarter of an hour ago', 900],
    ['en', 'a quarter of an hour ago', 900],
    ['en', 'three quarters of an hour ago', 2700],
    ['de', 'seit einer Stunde', 3600],
    ['de', 'seit zwei Stunden', 7200],
    ['de', 'seit fünf Minuten', 300],
    ['de', 'vor ner halben Stunde', 1800],
    ['de', "seit 'ner Stunde", 3600],
    ['de', 'vor ’ner Viertelstunde', 900],
    ['fr', 'il y a une heure', 3600],
    ['fr', 'depuis une heure', 3600],
    ['fr', 'depuis deux heures', 7200],
    ['fr', "depuis un quart d'heure", 900],
    ['fr', 'il y a un quart d’heure', 900],
    ['es', 'hace hora y media', 5400],
    ['fr', "il y a trois quarts d'heure", 2700],
    ['es', 'hace un cuarto de hora', 900],
    ['es', 'hace tres cuartos de hora', 2700],
  ])('%s: %s says how long ago', (locale, text, seconds) => {
    const start = { kind: 'ago', seconds };
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({ action: 'start', start, notes: 'fix' });
  });

  it.each([
    ['en', 'two minutes noodles'],
    ['en', 'from ten to fifteen minutes'],
    ['en', 'ten or fifteen minutes'],
    ['en', 'since two hours'],
    ['fr', 'depuis neuf heures'],
    ['fr', 'depuis une heure du matin'],
    ['fr', "un quart d'heure"],
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
    for (const line of ['2h call @9', '2h @9 call', '2h @9:30 call'])
      expect(read(line).remarks).toMatchObject([
        { code: 'note-or-time', written: expect.stringMatching(/^since 9/) },
      ]);
    for (const line of ['2h reply @9gag', '2h call @9 sites', 'reply @anna 2h'])
      expect(read(line).remarks).toEqual([]);
  });
});

describe('so many minutes before an hour', () => {
  it.each([
    ['es', 'desde las 9 menos cuarto', '08:45'],
    ['es', 'desde las 9 menos diez', '08:50'],
    ['es', 'desde las 9 menos 5', '08:55'],
    ['es', 'desde la 1 menos cuarto', '12:45'],
    ['fr', 'depuis 9h moins le quart', '08:45'],
    ['fr', 'depuis 9 heures moins dix', '08:50'],
  ])('%s: %s begins then', (locale, text, time) => {
    const start = { kind: 'clock', time };
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({ action: 'start', start, notes: 'fix' });
  });

  it.each([
    ['es', 'de 9 a 10 menos cuarto', '09:00', '09:45'],
    ['es', '1h a las 9 menos cuarto', '08:45', '09:45'],
    ['es', '2h a las 9 y media', '09:30', '11:30'],
    ['fr', 'de 9h à 10h moins le quart', '09:00', '09:45'],
  ])('%s: %s', (locale, text, startTime, endTime) => {
    const log = { action: 'log', startTime, endTime, notes: 'fix' };
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject(log);
  });

  it('counts nothing else', () => {
    const start = { kind: 'clock', time: '09:00' };
    const reading = read('acme dev fix desde las 9 menos errores', { locale: 'es' });
    expect(reading).toMatchObject({ start, notes: 'fix menos errores' });
  });
});

describe('a Japanese length in numerals', () => {
  it.each([
    ['二時間半', 9000],
    ['二時間', 7200],
    ['一時間三十分', 5400],
    ['三十分', 1800],
  ])('%s', (text, seconds) => {
    const log = { action: 'log', seconds, notes: 'fix', problems: [], remarks: [] };
    expect(read(`acme dev fix ${text}`, { locale: 'ja' })).toMatchObject(log);
  });

  it('says how long ago', () => {
    const start = { kind: 'ago', seconds: 9000 };
    expect(read('acme dev fix 二時間半前', { locale: 'ja' })).toMatchObject({ start, notes: 'fix' });
  });

  it.each(['十分', '五分', '一時'])('%s is a word', (text) => {
    expect(read(`acme dev ${text}`, { locale: 'ja' })).toMatchObject({ action: 'start', notes: text });
  });
});

describe('a length in words that may be some of the note', () => {
  it.each([
    ['en', 'one hour', '1:00'],
    ['en', 'a quarter of an hour', '0:15'],
    ['en', 'half of an hour', '0:30'],
    ['en', 'three quarters of an hour', '0:45'],
    ['de', 'zwei Stunden', '2:00'],
    ['fr', "un quart d'heure", '0:15'],
    ['es', 'tres cuartos de hora', '0:45'],
  ])('%s: %s is one, and it is said how to have it read', (locale, text, written) => {
    const reading = read(`${text} call`, { locale });
    expect(reading).toMatchObject({ action: 'start', start: null, notes: `${text} call` });
    expect(reading.remarks).toEqual([{ code: 'note-or-time', text, written }]);
  });

  it('is one after a word that says how long', () => {
    const remarks = [{ code: 'note-or-time', text: 'two hours', written: '2:00' }];
    expect(read('call for two hours')).toMatchObject({ action: 'start', remarks });
  });

  it.each(['in an hour call', 'every two hours cron', 'since a quarter of an hour', 'two minutes noodles'])(
    'is none where the words beside it say something else: %s',
    (text) => {
      expect(read(text)).toMatchObject({ action: 'start', start: null, notes: text, remarks: [] });
    },
  );

  it.each([
    'a third of an hour ago',
    'fix 3/4 of an hour ago',
    'two thirds of an hour ago',
    'a day and an hour ago',
    '1 day 2 hours ago',
    'an hour or two ago',
  ])('is none where it is not all that is said: %s', (text) => {
    expect(read(text)).toMatchObject({ action: 'start', start: null, notes: text });
  });
});

describe('a length joined to a word by a sign', () => {
  it.each([
    ['docs 30m/call 15m', 900, '30m/call', '30m call'],
    ['docs 30m,call 15m', 900, '30m,call', '30m call'],
    ['docs 30m+call 15m', 900, '30m+call', '30m call'],
    ['call:30m docs 15m', 900, 'call:30m', 'call 30m'],
    ['docs 30m/call', null, '30m/call', '30m call'],
  ])('%s: stays in the note, which is said', (text, seconds, noted, written) => {
    const remarks = [{ code: 'note-or-time', text: noted, written }];
    expect(read(text)).toMatchObject({ seconds, problems: [], remarks });
  });

  it.each(['30m/day meds 15m', '2h/week review 15m', '5m/s test 15m', 'example.com/30m 15m'])(
    '%s: may be a rate or an address, of which nothing is said',
    (text) => {
      expect(read(text)).toMatchObject({ seconds: 900, remarks: [] });
    },
  );
});

describe('what follows hours', () => {
  it.each([
    ['en', '1 h 5 m', 3900],
    ['en', '2 hours 15 m', 8100],
    ['en', '2 h and 5 m', 7500],
    ['de', '1 Std 15 m', 4500],
  ])('%s: are minutes with their letter apart: %s', (locale, text, seconds) => {
    expect(read(`call ${text}`, { locale })).toMatchObject({ seconds, notes: 'call', remarks: [] });
  });

  it.each([
    ['en', '30 s'],
    ['en', '45 sec'],
    ['de', '30 Sekunden'],
    ['fr', '20 secondes'],
    ['es', '30 seg'],
  ])('%s: are no minutes where they count seconds: 1h %s', (locale, text) => {
    expect(read(`1h ${text}`, { locale })).toMatchObject({ seconds: 3600, notes: text, remarks: [] });
  });
});
