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

describe('a part of an hour after whole hours', () => {
  it.each([
    ['en', 'fix 2 1/2h', 9000],
    ['en', 'fix 1 3/4h', 6300],
    ['en', 'fix 2 ½h', 9000],
    ['en', 'fix 2 ½ h', 9000],
    ['en', 'fix 1 ¼ hours', 4500],
    ['en', 'fix 2 and 1/2h', 9000],
    ['en', 'fix 2 and ½ h', 9000],
    ['en', 'fix 3 x 1 1/2h', 16_200],
    ['en', 'fix 1 1/2 h', 5400],
    ['de', 'fix 2 ½ Std.', 9000],
    ['es', 'fix 2 ½ horas', 9000],
    ['fr', 'fix 2 h ½', 9000],
  ])('%s: %s keeps the whole ones', (locale, line, seconds) => {
    expect(read(line, { locale })).toMatchObject({ seconds, notes: 'fix', problems: [], remarks: [] });
  });

  it('says how long ago as well', () => {
    expect(read('fix since 2 1/2h').start).toEqual({ kind: 'ago', seconds: 9000 });
    expect(read('fix 2 1/2hrs ago').start).toEqual({ kind: 'ago', seconds: 9000 });
  });

  it('is none before a word of the note', () => {
    expect(read('fix 2h ½ page')).toMatchObject({ seconds: 7200, notes: 'fix ½ page' });
  });
});

describe('a unit glued to hours and minutes', () => {
  it.each([
    ['en', 'fix 1:30h', 5400],
    ['en', 'fix (01:30h).', 5400],
    ['en', '0:45h fix', 2700],
    ['en', 'fix 1:30hrs', 5400],
    ['en', 'fix 2 x 0:45h', 5400],
    ['de', 'fix 1:30std', 5400],
    ['fr', 'fix 1:30h', 5400],
    ['es', 'fix 1:30h', 5400],
    ['ja', 'fix 1:30時間', 5400],
  ])('%s: %s is how long', (locale, line, seconds) => {
    expect(read(line, { locale })).toMatchObject({ seconds, notes: 'fix', problems: [], remarks: [] });
  });

  it.each([
    ['en', '14:00h', 'since 14:00'],
    ['fr', '9:40h', 'since 9:40'],
  ])('%s: %s may be when', (locale, line, start) => {
    expect(read(line, { locale }).remarks).toMatchObject([{ code: 'duration-or-clock', start }]);
  });

  it('is of a time of day where the language writes one so', () => {
    expect(read('fix a las 9:40h', { locale: 'es' }).start).toEqual({ kind: 'clock', time: '09:40' });
    const range = { startTime: '09:40', endTime: '10:30', notes: 'fix' };
    expect(read('fix 9:40h-10:30h', { locale: 'es' })).toMatchObject(range);
    expect(read('fix de 9:40h a 10:30h', { locale: 'es' })).toMatchObject(range);
  });

  it('says what is impossible', () => {
    expect(codes(read('fix 1:75h'))).toEqual(['duration-impossible']);
  });
});
