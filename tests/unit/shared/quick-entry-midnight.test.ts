import { describe, expect, it } from 'vitest';
import { codes, read } from './quick-entry-fixture';

describe('what ends at midnight', () => {
  it.each([
    ['en', '22-24', '22:00', 7_200],
    ['en', '22:00-0:00', '22:00', 7_200],
    ['en', '9:30 to 24:00', '09:30', 52_200],
    ['en', 'since 23:30 30m', '23:30', 1_800],
    ['ja', '12時から12時間', '12:00', 43_200],
    ['ja', '午後10時から2時間', '22:00', 7_200],
  ])('%s: %s is all of one day, and needs none to be named', (locale, text, startTime, seconds) => {
    const range = { action: 'log', startTime, endTime: '00:00', seconds, problems: [] };
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({ ...range, spentDate: '2026-05-22' });
    expect(read(`acme dev ${text} 2026-05-21`, { locale })).toMatchObject({
      ...{ ...range, spentDate: '2026-05-21', isOverMidnight: true },
    });
  });

  it.each(['22-0:01', 'since 23:30 31m'])('is another matter a minute later: %s', (text) =>
    expect(codes(read(`acme dev ${text}`))).toEqual(['range-over-midnight']),
  );
});
