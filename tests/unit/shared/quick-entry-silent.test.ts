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
