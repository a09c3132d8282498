import { describe, expect, it } from 'vitest';
import { codes, read } from './quick-entry-fixture';

describe('minutes that punctuation sets apart from the hours before them', () => {
  it.each([
    ['en', 'fix 2h (30m break)'],
    ['en', '8h (45m lunch)'],
    ['en', 'fix 3h [20m each]'],
    ['en', '2h; 5 min'],
    ['en', '2h. 30m'],
    ['en', '2 hours. 30 min'],
    ['en', '(2h) 30m'],
    ['de', '8 Stunden (30 Min Pause)'],
  ])('%s: %s says two lengths', (locale, line) => {
    expect(codes(read(line, { locale }))).toEqual(['duration-twice']);
  });

  it('are none of a begin either, and bare ones are a word of the note', () => {
    expect(codes(read('fix -1h (30m)'))).toEqual(['start-and-time']);
    expect(read('fix 1h (30)')).toMatchObject({ seconds: 3600, notes: 'fix (30)', problems: [] });
  });

  it.each([
    ['en', 'fix (1h 30m)', 5400],
    ['en', 'fix 1h, 30 min', 5400],
    ['en', 'fix 2 hrs. 30 mins.', 9000],
    ['de', 'fix 2 Std. 30 Min.', 9000],
  ])('%s: %s is one length', (locale, line, seconds) => {
    expect(read(line, { locale })).toMatchObject({ seconds, notes: 'fix', problems: [], remarks: [] });
  });
});
