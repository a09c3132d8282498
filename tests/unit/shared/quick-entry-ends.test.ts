import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

/** It is half past two in the afternoon. */

describe('a bare number at the end of a line without a time', () => {
  it.each([
    ['en', 'review started at 9', 'at 9', 'since 9:00'],
    ['en', 'acme dev at 9', 'at 9', 'since 9:00'],
    ['en', 'acme dev from 1', 'from 1', 'since 13:00'],
    ['en', 'acme dev from 9', 'from 9', 'since 9:00'],
    ['en', 'review -20', '-20', '-20m'],
    ['de', 'ab 9', 'ab 9', 'since 9:00'],
    ['de', 'Konzept angefangen um 9', 'um 9', 'since 9:00'],
    ['fr', 'acme dev à 9h', 'à 9h', 'since 9:00'],
    ['es', 'a las 9', 'a las 9', 'since 9:00'],
    ['es', 'informe empezado a las 9', 'a las 9', 'since 9:00'],
    ['es', 'acme dev a las 9', 'a las 9', 'since 9:00'],
    ['en', 'acme dev -3', '-3', '-3m'],
  ])('%s: %s is kept in the note, and how to have it read is said', (locale, line, text, written) => {
    const remarks = [{ code: 'note-or-time', text, written }];
    expect(read(line, { locale })).toMatchObject({ action: 'start', start: null, remarks });
    const asTold = read(line.replace(text, written), { locale });
    expect(asTold.start).not.toBeNull();
    expect(asTold.notes).toBe(read(line, { locale }).notes.replace(text, '').trim());
  });

  it.each([
    ...['call at 9', 'look at 3', 'at 4', 'from 15', 'from 9 sites', 'bug -20 fix', 'top -500', 'fix 9'],
    ...['read emails from 10', 'invoice from 12', 'sprint -2', 'WEB-12 fix -3'],
  ])('is nothing but one in %s', (line) =>
    expect(read(line)).toMatchObject({ action: 'start', remarks: [] }),
  );
});

describe('minutes that are not read as such', () => {
  it.each([
    ['1.30', '1:30', 4_680],
    ['1,30', '1:30', 4_680],
    ['2.15h', '2:15', 7_740],
  ])('%s is told from %s', (text, written, seconds) => {
    const remarks = [{ code: 'decimal-or-minutes', text, seconds, written }];
    expect(read(`acme dev fix ${text}`)).toMatchObject({ action: 'log', seconds, remarks });
    expect(read(`acme dev fix ${written}`)).toMatchObject({ action: 'log', remarks: [] });
  });

  it.each(['1.25', '1.5', '1.50', '1.75', '0.33', '2.00'])('%s is a decimal for sure', (text) =>
    expect(read(`acme dev fix ${text}`)).toMatchObject({ action: 'log', remarks: [] }),
  );

  it('a digit after the hours may be some of them', () => {
    const remarks = [{ code: 'note-or-time', text: '5', written: '2h05' }];
    for (const hours of ['2 h', '2h', '2 hours', '2 hrs'])
      expect(read(`acme dev ${hours} 5`)).toMatchObject({ seconds: 7200, notes: '5', remarks });
    expect(read('acme dev 2 Std. 5', { locale: 'de' })).toMatchObject({ seconds: 7200, remarks });
    for (const line of ['1h 0', '1.5h 5', '1.30 9-10'])
      expect(read(`acme dev ${line}`).remarks).not.toMatchObject([{ code: 'note-or-time' }]);
    expect(read('acme dev 1.30 9-10').remarks).toEqual([]);
    expect(read('acme dev 2h05')).toMatchObject({ seconds: 7500, notes: '', remarks: [] });
    expect(read('acme dev 2h 5 sites')).toMatchObject({ seconds: 7200, remarks: [] });
  });
});
