import { describe, expect, it } from 'vitest';
import { read, TODAY } from './quick-entry-fixture';

/** Days of the week that say more than their names do. */

describe('a day of the week with its number in the month', () => {
  it.each([
    ['en', 'Thursday 14th 2h', '2026-05-14'],
    ['en', 'Thu 14 2h', '2026-05-14'],
    ['en', 'on Thursday 14th 2h', '2026-05-14'],
    ['en', '2h Thursday 14', '2026-05-14'],
    ['en', 'Thu 14 9-11', '2026-05-14'],
    ['en', 'Friday the 15th 2h', '2026-05-15'],
    ['en', 'Thu 30 2h', '2026-04-30'],
    ['en', 'Fri 22 2h', TODAY],
    ['fr', 'jeudi 14 2h', '2026-05-14'],
    ['fr', 'vendredi 1er 2h', '2026-05-01'],
    ['es', 'el jueves 14 2h', '2026-05-14'],
    ['de', 'Donnerstag, 14. 2h', '2026-05-14'],
    ['de', 'Do 14. 2h', '2026-05-14'],
    ['de', 'am Do 14. 2h', '2026-05-14'],
  ])('%s: %s is %s', (locale, line, spentDate) => {
    const day = { action: 'log', seconds: 7200, spentDate, isDayNamed: true, notes: '', remarks: [] };
    expect(read(line, { locale })).toMatchObject(day);
  });

  it.each([
    ['en', 'Thursday 13th 2h', 'Thursday 13th', '2026-05-13'],
    ['en', '2h plan Thursday 14th', 'Thursday 14th', '2026-05-14'],
    ['en', 'Friday the 15th demo 2h', 'Friday the 15th', '2026-05-15'],
    ['de', 'Donnerstag, 13. 2h', 'Donnerstag, 13.', '2026-05-13'],
    ['de', 'Do 13. 2h', 'Do 13.', '2026-05-21'],
  ])('%s: %s does not say which day', (locale, line, text, written) => {
    expect(read(line, { locale })).toMatchObject({
      ...{ action: 'log', spentDate: TODAY, isDayNamed: false },
      remarks: [{ code: 'note-or-day', text, written }],
    });
    const dated = read(line.replace(text, written), { locale });
    expect(dated).toMatchObject({ action: 'log', spentDate: written, isDayNamed: true });
  });

  it.each([
    ['en', 'monday 2 bugs 1h', '2026-05-18', '2 bugs'],
    ['en', '1h monday 2 bugs', '2026-05-18', '2 bugs'],
    ['en', 'Thursday 13 1h', '2026-05-21', '13'],
    ['de', 'Montag 4. Sitzung 1h', '2026-05-18', '4. Sitzung'],
    ['de', 'So 3. Versuch 1h', TODAY, 'So 3. Versuch'],
  ])('%s: %s has another number', (locale, line, spentDate, notes) => {
    expect(read(line, { locale })).toMatchObject({ seconds: 3600, spentDate, notes });
  });

  it.each([
    ['fr', 'jeudi 14h'],
    ['en', 'Thursday 14:00'],
  ])('%s: %s has a time', (locale, line) => {
    expect(read(line, { locale })).toMatchObject({ seconds: 14 * 3600, spentDate: '2026-05-21' });
  });
});

describe('a short name without its dot', () => {
  it.each([
    ['letzten Mo', 'letzten Mo.'],
    ['letzte Woche Mo', 'letzte Woche Mo.'],
    ['nächsten Di', 'nächsten Di.'],
    ['vorigen Fr,', 'vorigen Fr.,'],
  ])('%s is read as %s', (text, dotted) => {
    const [short, whole] = [text, dotted].map((day) => read(`Telko ${day} 2h`, { locale: 'de' }));
    expect(short).toMatchObject({ action: 'log', isDayNamed: true, notes: 'Telko' });
    expect(short?.spentDate).toBe(whole?.spentDate);
  });

  it.each([
    ['letzten Mo', '\\letzten Mo'],
    ['letzte Woche Mo', 'letzte \\Woche Mo'],
  ])('can be kept in the note: %s', (text, kept) => {
    const notes = `Plan ${text} fertig`;
    const line = `1h Plan ${kept} fertig`;
    expect(read(line, { locale: 'de' })).toMatchObject({ notes, spentDate: TODAY });
  });

  it.each([
    ['de', 'diesen Mo', 'Telko diesen Mo 2h'],
    ['ja', '18日に', '18日に 2時間'],
  ])('%s: is asked about after another word: %s', (locale, text, line) => {
    const remarks = [{ code: 'note-or-day', text, written: '2026-05-21' }];
    expect(read(line, { locale })).toMatchObject({ spentDate: TODAY, remarks });
  });

  it('is none after a word that says no week', () =>
    expect(read('letzte Woche so viel 2h', { locale: 'de' })).toMatchObject({ spentDate: TODAY }));
});
