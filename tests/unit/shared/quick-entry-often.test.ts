import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

/** So many of something, and how long one of them took. */

describe('how long one of several took', () => {
  it.each([
    ['en', '2 calls @ 30m', '@ 30m', '2 x 30m'],
    ['en', '2 calls of 30m', 'of 30m', '2 x 30m'],
    ['en', 'two calls of 30m', 'of 30m', '2 x 30m'],
    ['en', '2 calls, 30m per call', '30m per call', '2 x 30m'],
    ['de', '2 Telkos à 30 min', 'à 30 min', '2 x 30 min'],
    ['de', '2 Telkos von 30 min', 'von 30 min', '2 x 30 min'],
    ['de', '2 Telkos, 30 min pro Telko', '30 min pro Telko', '2 x 30 min'],
    ['fr', '2 appels de 30 min', 'de 30 min', '2 x 30 min'],
    ['fr', '3 appels à 20 min', 'à 20 min', '3 x 20 min'],
    ['es', '2 llamadas de 30 min', 'de 30 min', '2 x 30 min'],
    ['es', '2 llamadas de 30 min cada una', '30 min cada una', '2 x 30 min'],
  ])('%s: is read, and how to write all of them is said: %s', (locale, line, text, written) => {
    const { action, seconds, remarks } = read(line, { locale });
    expect({ action, remarks }).toEqual({
      action: 'log',
      remarks: [{ code: 'note-or-time', text, written }],
    });
    const whole = read(line.replace(text, written), { locale });
    expect(whole).toMatchObject({ action: 'log', problems: [], remarks: [] });
    expect(whole.seconds).toBe((seconds ?? 0) * Number.parseInt(written, 10));
  });

  it.each([
    'call of 30m',
    '30m per call',
    'at 9 for 1h per diem setup',
    'issue 2 call 30m per client',
    'issue 2 call of 30m',
    'version 2 of 3h',
    '2h of 3 bugs',
    'team of 5 1h',
    '2 calls of 13h',
  ])('is all of it in %s', (line) => expect(read(line)).toMatchObject({ action: 'log', remarks: [] }));
});
