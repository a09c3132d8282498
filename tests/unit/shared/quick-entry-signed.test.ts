import { describe, expect, it } from 'vitest';
import { codes, read } from './quick-entry-fixture';

describe('a length of several words with a sign', () => {
  it.each([
    ['en', '-2 1/2h', 9000],
    ['en', '-2½h', 9000],
    ['en', '-2 ½h', 9000],
    ['en', '-1/2h', 1800],
    ['en', '−2 1/2 h', 9000],
    ['en', '-1 3/4h', 6300],
    ['en', '-2.5 h', 9000],
    ['en', '-2 h', 7200],
    ['en', '-20 min', 1200],
    ['en', '-1 h 30 min', 5400],
    ['en', '-1h 30 min', 5400],
    ['en', '-2 and a half hours', 9000],
    ['de', '-20 Minuten', 1200],
    ['de', '-2 1/2 Std.', 9000],
    ['fr', '-2 h et demie', 9000],
  ])('%s: %s says how long ago', (locale, text, seconds) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'start', start: { kind: 'ago', seconds }, notes: 'fix', problems: [], remarks: [] },
    });
  });

  it.each([
    ['+2 1/2h', 9000],
    ['+½h', 1800],
    ['+30 min', 1800],
    ['+1 h 30 min', 5400],
  ])('%s is added to what stands before it', (text, seconds) => {
    const log = { action: 'log', notes: 'fix', problems: [], remarks: [] };
    expect(read(`acme dev fix ${text}`)).toMatchObject({ ...log, seconds });
    expect(read(`acme dev fix 1h ${text}`)).toMatchObject({ ...log, seconds: 3600 + seconds });
  });

  it.each([
    ['-25 h', 'duration-too-long'],
    ['-0 min', 'duration-zero'],
    ['1h +0 min', 'duration-zero'],
  ])('%s is impossible', (text, code) => expect(codes(read(`acme dev ${text}`))).toEqual([code]));

  it.each(['-2 bugs', 'temp -2 days', '-1/2', '+2 bugs'])('%s is a note', (text) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'start', start: null, notes: text });
  });
});
