import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

describe('a length glued to a time of day with a plus', () => {
  it.each([
    ['en', '9:00+1h', 36_000, 'since 9:00 1h'],
    ['en', '14:00+30m', 52_200, 'since 14:00 30m'],
    ['en', '9.40+1h', 38_400 - 960, 'since 9:40 1h'],
    ['en', 'fix (09:30+1h30m).', 39_600, 'since 9:30 1h30m'],
    ['fr', '9h00+1h', 36_000, 'since 9:00 1h'],
    ['fr', '14h+2h', 57_600, 'since 14:00 2h'],
  ])('%s: %s adds to it, and the preview says what to write for a begin', (locale, line, seconds, start) => {
    const reading = read(line, { locale });
    expect(reading.seconds).toBe(seconds);
    expect(reading.remarks).toMatchObject([{ code: 'duration-or-clock', seconds, start }]);
    expect(read(start, { locale })).toMatchObject({ action: 'log', problems: [] });
  });

  it('is told with the day it was', () => {
    expect(read('9:30+1h yesterday').remarks).toMatchObject([{ start: 'since 9:30 1h', text: '9:30+1h' }]);
  });

  it('is kept in the note as the preview says', () => {
    expect(read('fix \\9:00+1h')).toMatchObject({ action: 'start', notes: 'fix 9:00+1h', remarks: [] });
  });

  it.each([
    ['en', 'fix 1:30+1h'],
    ['en', 'fix 5:00+1h'],
    ['en', 'fix 7.50+15m'],
    ['en', 'fix 9h+1h'],
    ['fr', 'fix 2h+30m'],
  ])('%s: %s has nothing that says when', (locale, line) => {
    expect(read(line, { locale })).toMatchObject({ action: 'log', remarks: [] });
  });
});

describe('an h apart from two hours', () => {
  it.each([
    ['en', 'fix 8-12 h', 'fix 8-12 h', '8-12 h'],
    ['en', 'fix 8 to 12 h', 'fix 8 to 12 h', '8 to 12 h'],
    ['de', '8-12 h', '8-12 h', '8-12 h'],
    ['de', '8 bis 12 h', '8 bis 12 h', '8 bis 12 h'],
    ['de', 'von 8 bis 12 h Support', 'von 8 bis 12 h Support', '8 bis 12 h'],
    ['de', '8 – 12 h.', '8 – 12 h.', '8 – 12 h.'],
  ])('%s: %s stays in the note, and the preview says how to have it read', (locale, line, notes, text) => {
    const reading = read(line, { locale });
    expect(reading).toMatchObject({ action: 'start', notes });
    expect(reading.remarks).toEqual([{ code: 'note-or-time', text, written: '8-12' }]);
  });

  it.each([
    ['en', 'fix 2-3 h'],
    ['en', 'fix 8-12 hours'],
    ['de', 'fix 8 bis 12 Stunden'],
    ['de', 'fix \\8-12 h'],
  ])('%s: %s says how long', (locale, line) => {
    expect(read(line, { locale })).toMatchObject({ action: 'start', remarks: [] });
  });

  it.each([
    ['fr', '8-12 h', '12:00', ''],
    ['fr', '8-12 h 30 hier', '12:30', ''],
    ['fr', 'support 8-12 heures', '12:00', 'support'],
    ['fr', '8-12 h et demie', '12:30', ''],
    ['es', '8-12 h y media', '12:30', ''],
    ['es', '8-12 horas', '12:00', ''],
  ])('%s: %s is of the range where hours are written so', (locale, line, endTime, notes) => {
    const reading = read(line, { locale });
    expect(reading).toMatchObject({ action: 'log', startTime: '08:00', endTime, notes, remarks: [] });
  });

  it.each(['8-12 h soporte', '8-12 soporte'])('may be what %s counts, which is said', (line) => {
    const reading = read(line, { locale: 'es' });
    expect(reading).toMatchObject({ startTime: '08:00', endTime: '12:00', notes: 'soporte' });
    expect(reading.remarks).toMatchObject([{ code: 'time-or-note' }]);
  });

  it('may be of the night in hours so early, which the preview says', () => {
    const reading = read('fix 2-3 h', { locale: 'fr' });
    expect(reading).toMatchObject({ startTime: '02:00', endTime: '03:00', notes: 'fix' });
    expect(reading.remarks).toEqual([{ code: 'time-or-note', text: '2-3 h', note: '\\2-3 \\h' }]);
    expect(read('fix \\2-3 \\h', { locale: 'fr' }).notes).toBe('fix 2-3 h');
  });
});

describe('an end before its begin', () => {
  it.each([
    ['en', 'to 10:30 from 9', '10:30'],
    ['en', 'until 10:30 from 9', '10:30'],
    ['en', 'till 1pm from 9', '13:00'],
    ['en', 'until half past 10 since 9', '10:30'],
    ['de', 'bis 10:30 ab 9', '10:30'],
    ['de', 'bis um 12 Uhr von 9 Uhr', '12:00'],
    ['fr', "jusqu'à 10h30 depuis 9h", '10:30'],
    ['es', 'hasta las 10 desde las 9', '10:00'],
  ])('%s: %s is one range', (locale, line, endTime) => {
    const reading = read(line, { locale });
    expect(reading).toMatchObject({ startTime: '09:00', endTime, notes: '', problems: [], remarks: [] });
  });

  it('may say after a word of the note when that was and is, as the preview says', () => {
    const reading = read('call to 10:30 from 9:00');
    expect(reading).toMatchObject({ startTime: '09:00', endTime: '10:30', notes: 'call' });
    expect(reading.remarks).toEqual([
      { code: 'time-or-note', text: 'to 10:30 from 9:00', note: 'to \\10:30 from \\9:00' },
    ]);
  });

  it.each([
    ['en', 'up to 10 from 9', 'up to 10 from 9'],
    ['en', 'until 10:30 at 9', 'at 9'],
    ['en', '- 10:30 from 9 sites', '- from 9 sites'],
    ['fr', "jusqu'à 10 de 9", "jusqu'à 10 de 9"],
  ])('%s: %s is none', (locale, line, notes) => {
    expect(read(line, { locale })).toMatchObject({ startTime: null, notes });
  });

  it.each([
    ['upgrade to 18.12 from 18.10'],
    ['down to 1:30 from 2:00'],
    ['until 10:30 from Bob'],
    ['until 10:30 from 9 weeks'],
  ])('%s is read as it was', (line) => {
    const { parts } = read(line);
    expect(parts.find(({ text }) => text === 'to' || text === 'until')?.kind).toBe(
      line.startsWith('until') ? 'range' : 'note',
    );
    expect(parts.find(({ text }) => text === 'from')?.kind).not.toBe('range');
  });
});

describe('two bare hours of a day at work', () => {
  it.each([
    ['en-US', 'fix 9 to 5', '9 to 5', '9-5'],
    ['en-US', '10 to 2', '10 to 2', '10-2'],
    ['en-US', 'fix 12 to 1', '12 to 1', '12-1'],
    ['en-US', 'between 9 and 5', 'between 9 and 5', '9-5'],
    ['es-MX', '9 a 5', '9 a 5', '9-5'],
    ['en', 'between 9 and 10', 'between 9 and 10', '9-10'],
    ['en', 'call between 9 and 11 h', 'between 9 and 11 h', '9-11'],
    ['de', 'zwischen 9 und 10 Mails', 'zwischen 9 und 10', '9-10'],
    ['fr', 'entre 9 et 10', 'entre 9 et 10', '9-10'],
    ['es', 'entre 9 y 10', 'entre 9 y 10', '9-10'],
  ])('%s: the preview says of %s how to have it read', (locale, line, text, written) => {
    const reading = read(line, { locale });
    expect(reading).toMatchObject({ action: 'start', notes: line });
    expect(reading.remarks).toEqual([{ code: 'note-or-time', text, written }]);
    expect(read(written, { locale })).toMatchObject({ action: 'log', problems: [] });
  });

  it.each([
    ['en', '9 to 5'],
    ['en-US', 'fix 10 to 9'],
    ['en-US', '5 to 4'],
    ['en', 'fix 9 and 10'],
    ['en', 'between 2 and 3 users'],
    ['en', 'between 9 and 11 weeks'],
  ])('%s: %s is of the note', (locale, line) => {
    expect(read(line, { locale })).toMatchObject({ action: 'start', notes: line, remarks: [] });
  });
});

describe('a horizontal bar, as Japanese keyboards write a dash', () => {
  it.each([
    ['ja', '10:00―12:00', '10:00', '12:00'],
    ['ja', '10時―12時', '10:00', '12:00'],
    ['ja', '10時 ― 12時', '10:00', '12:00'],
    ['en', '10―12', '10:00', '12:00'],
    ['en', '10:00― 12:00', '10:00', '12:00'],
    ['en', '10:00 ―12:00', '10:00', '12:00'],
    ['en', 'noon―1', '12:00', '13:00'],
    ['en', '10―11 pm', '22:00', '23:00'],
    ['en', 'half past 9―10:30', '09:30', '10:30'],
    ['en', '10―now', '10:00', '14:30'],
    ['de', '10―12 Uhr', '10:00', '12:00'],
  ])('%s: %s is a range', (locale, line, startTime, endTime) => {
    expect(read(line, { locale })).toMatchObject({ startTime, endTime, notes: '', remarks: [] });
  });

  it('leaves a begin open', () => {
    expect(read('fix 13:00―')).toMatchObject({ start: { kind: 'clock', time: '13:00' }, notes: 'fix' });
  });

  it.each([
    ['en', 'fix 2―3 bugs', '\\2―3'],
    ['en', 'pages 10―12', '\\10―12'],
    ['en', '1000―1200 words', '\\1000―1200'],
    ['fr', 'fix 1h―2h', '\\1h―2h'],
  ])('%s: of %s the preview says how to keep it in the note', (locale, line, note) => {
    expect(read(line, { locale }).remarks).toMatchObject([{ code: 'time-or-note', note }]);
  });

  it.each([
    ['en', '9―10h', '9-10'],
    ['en', 'fix 930―1015', '9:30-10:15'],
    ['ja', '定例10:00―11:00', '定例 10:00―11:00'],
    ['ja', '定例10:00–11:00', '定例 10:00–11:00'],
    ['es', '2―3 horas', '2:00-3:00'],
  ])('%s: of %s the preview says how to have it read', (locale, line, written) => {
    expect(read(line, { locale }).remarks).toMatchObject([{ code: 'note-or-time', written }]);
  });

  it('is of the afternoon where a range of the night has one', () => {
    expect(read('mtg 2―3').remarks).toMatchObject([{ code: 'half-of-day', other: '14:00-15:00' }]);
    expect(read('1―1 with Anna 30m')).toMatchObject({ seconds: 1800, notes: '1―1 with Anna' });
  });
});

describe('the Japanese より', () => {
  it.each([
    ['9時より12時まで', '12:00'],
    ['9時より 12時まで', '12:00'],
    ['9:00より12:00', '12:00'],
    ['9時より2時間', '11:00'],
    ['9時より今まで', '14:30'],
  ])('%s says from when', (line, endTime) => {
    expect(read(line, { locale: 'ja' })).toMatchObject({
      startTime: '09:00',
      endTime,
      notes: '',
      remarks: [],
    });
  });

  it('says since when, and before a word of the note may compare', () => {
    expect(read('fix 9時より', { locale: 'ja' })).toMatchObject({ start: { time: '09:00' }, remarks: [] });
    const reading = read('9時より 早く開始', { locale: 'ja' });
    expect(reading).toMatchObject({ start: { time: '09:00' }, notes: '早く開始' });
    expect(reading.remarks).toEqual([{ code: 'time-or-note', text: '9時より', note: '\\9時より' }]);
    expect(read('\\9時より 早く開始', { locale: 'ja' })).toMatchObject({
      notes: '9時より 早く開始',
      remarks: [],
    });
  });

  it('is told in a word of the note only where it says from when', () => {
    expect(read('定例9時より11時まで', { locale: 'ja' }).remarks).toMatchObject([
      { code: 'note-or-time', written: '定例 9時より11時まで' },
    ]);
    expect(read('定例9時より早く', { locale: 'ja' }).remarks).toEqual([]);
  });

  it.each(['5より', '9より10', '2時間より', '1.20より1.30へ更新', '昨日より改善'])('%s compares', (line) => {
    expect(read(line, { locale: 'ja' })).toMatchObject({ action: 'start', notes: line, remarks: [] });
  });
});

describe('midnight before an hour that is written as a time of day is', () => {
  it.each([
    ['fr', 'minuit-2h', '02:00'],
    ['fr', 'minuit-2h30', '02:30'],
    ['fr', 'minuit à 2h', '02:00'],
    ['fr', 'minuit à 2h30', '02:30'],
    ['es', 'medianoche-2h', '02:00'],
    ['es', 'medianoche a 2h', '02:00'],
    ['de', 'Mitternacht-2', '02:00'],
  ])('%s: %s is a range', (locale, line, endTime) => {
    const reading = read(`${line} fix`, { locale });
    expect(reading).toMatchObject({ startTime: '00:00', endTime, notes: 'fix' });
  });

  it.each([
    ['fr', 'déploiement minuit - 2h', 7200],
    ['en', 'midnight-2h', null],
    ['fr', 'après minuit à 2h', null],
  ])('%s: %s is none', (locale, line, seconds) => {
    expect(read(line, { locale })).toMatchObject({ startTime: null, seconds });
  });
});
