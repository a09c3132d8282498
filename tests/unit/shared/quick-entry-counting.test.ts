import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

/** Bare ranges that count something, or are of the afternoon. */

describe('a range that a word of the note may count', () => {
  it.each([
    ['en', 'lines 10-20', '10-20', '\\10-20'],
    ['en', 'read pages 10-12 yesterday', '10-12', '\\10-12'],
    ['en', 'pp. 10-12', '10-12', '\\10-12'],
    ['en', 'pages from 10 to 12', 'from 10 to 12', 'from \\10 to 12'],
    ['en', 'weeks 20-22', '20-22', '\\20-22'],
    ['en', 'chapter 4-6', '4-6', '\\4-6'],
    ['en', '1000-1200 words blog', '1000-1200', '\\1000-1200'],
    ['en', '1250-1350 words', '1250-1350', '\\1250-1350'],
    ['en', 'budget 1000-1500', '1000-1500', '\\1000-1500'],
    ['de', 'KW 20-22', '20-22', '\\20-22'],
    ['de', 'Seiten von 10 bis 12', 'von 10 bis 12', 'von \\10 bis 12'],
    ['de', 'S. 10-12', '10-12', '\\10-12'],
    ['de', 'Zimmer 8-10', '8-10', '\\8-10'],
    ['fr', 'semaines 20-22', '20-22', '\\20-22'],
    ['es', 'págs. 10-12', '10-12', '\\10-12'],
    ['es', 'líneas 10-12', '10-12', '\\10-12'],
    ['ja', 'ページ 10〜12', '10〜12', '\\10〜12'],
  ])('%s: %s', (locale, line, text, note) => {
    const { action, remarks } = read(line, { locale });
    expect({ action, remarks }).toEqual({ action: 'log', remarks: [{ code: 'time-or-note', text, note }] });
    const kept = { seconds: null, start: null, remarks: [] };
    expect(read(line.replace(text, note), { locale })).toMatchObject(kept);
  });

  it.each([
    ['en', 'fix 9-11'],
    ['en', 'call Bob 10-11'],
    ['en', '2 bugs 9-11'],
    ['en', 'two bugs 9-11'],
    ['en', 'pages 9:30-11'],
    ['en', 'fix 0900-1030'],
    ['en', '0900-1030 fix'],
    ['en', 'fix 1300-1430'],
    ['en', '1315-1445 call'],
    ['en', 'acme dev 1000-1200'],
    ['de', 'Kundentermin 9-11'],
    ['fr', 'point 9-11'],
  ])('%s: no word does in %s', (locale, line) =>
    expect(read(line, { locale })).toMatchObject({ action: 'log', remarks: [] }),
  );
});

describe('a bare range of the night', () => {
  it.each([
    ['en', 'mtg 2-3', '2-3', '02:00-03:00', '14:00-15:00'],
    ['en', 'mtg 4-6', '4-6', '04:00-06:00', '16:00-18:00'],
    ['en', 'lunch 1-2:30', '1-2:30', '01:00-02:30', '13:00-14:30'],
    ['en', 'call from 3 to 5', 'from 3 to 5', '03:00-05:00', '15:00-17:00'],
    ['en', 'call 3-4 yesterday', '3-4', '03:00-04:00', '15:00-16:00'],
    ['en', 'call yesterday 3-4', '3-4', '03:00-04:00', '15:00-16:00'],
    ['en', 'acme web 2-3', '2-3', '02:00-03:00', '14:00-15:00'],
    ['de', 'Telko von 2 bis 3', 'von 2 bis 3', '02:00-03:00', '14:00-15:00'],
    ['es', 'reunión de 4 a 5', 'de 4 a 5', '04:00-05:00', '16:00-17:00'],
    ['ja', '会議 2〜3', '2〜3', '02:00-03:00', '14:00-15:00'],
  ])('%s: may be of the afternoon: %s', (locale, line, text, written, other) => {
    const { action, remarks } = read(line, { locale });
    const half = { code: 'half-of-day', text, written, other };
    expect({ action, remarks }).toEqual({ action: 'log', remarks: [half] });
    for (const range of [written, other]) {
      const [startTime, endTime] = range.split('-');
      expect(read(line.replace(text, range), { locale })).toMatchObject({ startTime, endTime, remarks: [] });
    }
  });

  it.each(['version 2-3', 'fix 2-9', '2-3 bugs', 'mtg 2-3 bugs'])('may count in %s', (line) =>
    expect(read(line).remarks).toMatchObject([{ code: 'time-or-note' }]),
  );

  it('is of the working day on a clock of 12 hours', () =>
    expect(read('mtg 2-3', { locale: 'en-US' })).toMatchObject({ startTime: '14:00' }));
});
