import { describe, expect, it } from 'vitest';
import { codes, read } from './quick-entry-fixture';

describe('a dash between two times of day with a blank on one side', () => {
  it.each([
    ['en', '14:00- 15:00', '14:00', '15:00'],
    ['en', '14:00 -15:00', '14:00', '15:00'],
    ['en', '14:00– 15:00', '14:00', '15:00'],
    ['en', '14:00 -16', '14:00', '16:00'],
    ['en', '9- 10:30', '09:00', '10:30'],
    ['en', '9 -10:30', '09:00', '10:30'],
    ['en', '9am -10am', '09:00', '10:00'],
    ['en', '9 am- 10 am', '09:00', '10:00'],
    ['en', '9.30 -11', '09:30', '11:00'],
    ['en', 'since 9:00 -10:00', '09:00', '10:00'],
    ['de', '9 Uhr -10 Uhr', '09:00', '10:00'],
    ['de', '9 Uhr- 10 Uhr', '09:00', '10:00'],
    ['fr', '9h -10h', '09:00', '10:00'],
    ['fr', '9 h -10 h', '09:00', '10:00'],
    ['ja', '9時〜 11時', '09:00', '11:00'],
    ['ja', '9:00 〜10:00', '09:00', '10:00'],
  ])('%s: %s', (locale, text, startTime, endTime) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'log', startTime, endTime, notes: 'fix', problems: [], remarks: [] },
    });
  });

  it.each([
    ['-15:00', 54_000],
    ['9 -1:30', 5400],
    ['3 -4:30', 16_200],
    ['12 -10:30', 37_800],
    ['9 -20m', 1200],
  ])('is none in %s, which says how long ago', (text, seconds) => {
    expect(read(`acme dev ${text}`).start).toEqual({ kind: 'ago', seconds });
  });

  it.each(['14:00 -2h', '9:00 -1h', '1:30 -2:00'])('is none in %s, which says two things', (text) => {
    expect(codes(read(`acme dev ${text}`))).toEqual(['start-and-time']);
  });

  it('leaves the order of the two to be seen', () => {
    expect(codes(read('acme dev 14:00- 13:00'))).toEqual(['range-backwards']);
    expect(read('acme dev a 9:00 -5 bugs')).toMatchObject({ seconds: 32_400, notes: 'a -5 bugs' });
  });

  it.each(['9- 10', '9- 10 min', '9:00- note', 'x 2026- 7'])('%s is a note', (text) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'start', notes: text, problems: [] });
  });

  it.each(['\\14:00- 15', '\\9am- 10', '9:00- \\10:00'])('%s is one too, with a backslash', (text) => {
    const notes = text.replace('\\', '');
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'start', notes, problems: [] });
  });
});
