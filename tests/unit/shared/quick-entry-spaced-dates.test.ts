import { describe, expect, it } from 'vitest';
import { moneyStyle } from '../../../src/shared/currencies';
import { readExpenseLine } from '../../../src/shared/expense-line';
import { buildQuickEntryIndex, lexiconFor, lineOf } from '../../../src/shared/quick-entry';
import { PROJECTS, read, TODAY } from './quick-entry-fixture';

/** Day and month in figures with a blank between them, as German writes them. */

const de = { locale: 'de' };

describe('a German day in figures with a blank', () => {
  it.each([
    ['20. 5.', '2026-05-20'],
    ['20. 05.', '2026-05-20'],
    ['20. 5. 2025', '2025-05-20'],
    ['am 20. 5.', '2026-05-20'],
    ['Mi, 20. 5.', '2026-05-20'],
    ['Mi 20. 5.', '2026-05-20'],
    ['Mi., 20. 5. 2026', '2026-05-20'],
    ['Mittwoch, 20. 5.', '2026-05-20'],
    ['1. 5.', '2026-05-01'],
    ['31. 12.', '2025-12-31'],
  ])('%s is that day, first and last in the line and before a time', (text, spentDate) => {
    for (const line of [`fix 2h ${text}`, `${text} 2h fix`, `fix ${text} 2h`, `${text}, 2h fix`]) {
      const reading = read(`acme dev ${line}`, de);
      expect(reading).toMatchObject({ action: 'log', seconds: 7200, spentDate, notes: 'fix', problems: [] });
    }
    expect(read(`2h ${text}`, de)).toMatchObject({ seconds: 7200, spentDate, notes: '', remarks: [] });
  });

  it.each([
    ['9-11 am 20. 5.', '11:00'],
    ['am 20. 5. 9-11', '11:00'],
    ['9-11 Uhr 20. 5.', '11:00'],
    ['9 bis 11 Uhr 20. 5.', '11:00'],
    ['9 bis 11:30 20. 5.', '11:30'],
  ])('%s is a range of that day', (line, endTime) => {
    const reading = read(line, de);
    expect(reading).toMatchObject({ startTime: '09:00', endTime, spentDate: '2026-05-20', notes: '' });
    expect(reading.remarks).toEqual([]);
  });

  it('is no minutes of a time, be it of another season', () => {
    expect(read('9 bis 11 Uhr 30. 1.', de)).toMatchObject({ endTime: '11:00', spentDate: '2026-01-30' });
    expect(read('1h 20. 13.', de)).toMatchObject({ seconds: 4800, isDayNamed: false });
  });

  it.each(['fix 2h am 20. 5.', 'fix 2h Mi, 20. 5.', 'fix 9-11 am 20. Mai'])(
    'is in no doubt with the word before it that is the day’s: %s',
    (line) => expect(read(line, de)).toMatchObject({ spentDate: '2026-05-20', remarks: [] }),
  );

  it.each([
    ['2h fix 20. 5. team', '20. 5.', '\\20. 5.', '2026-05-20'],
    ['Kapitel 20. 5. 2h', '20. 5.', '\\20. 5.', '2026-05-20'],
    ['3. 4. Sitzung 2h', '3. 4.', '\\3. 4.', '2026-04-03'],
  ])('%s may number something, and the preview says how to keep it in the note', (line, text, note, date) => {
    const remarks = [{ code: 'day-or-note', text, date, note }];
    expect(read(line, de)).toMatchObject({ spentDate: date, remarks });
    expect(read(line.replace(text, note), de)).toMatchObject({ isDayNamed: false, problems: [] });
  });

  it.each(['3. 4. 5. Sitzung 2h', '1., 2. 3. Termin 2h', '\\2. 5. Sitzung 2h', '20. \\5. Sitzung 2h'])(
    '%s is none',
    (line) => expect(read(line, de)).toMatchObject({ seconds: 7200, isDayNamed: false }),
  );

  it('is one of several where another stands before it', () => {
    for (const line of ['18. bis 20. 5. fix 2h', '18. - 20. 5. fix 2h', '18. und 20. 5. fix 2h']) {
      const reading = read(line, de);
      expect(reading).toMatchObject({ isDayNamed: false, remarks: [{ code: 'note-or-day' }] });
    }
    expect(read('vom 18. 5. bis 20. 5. 2h', de).problems).toMatchObject([{ code: 'day-twice' }]);
  });

  it('is a note as long as nothing is logged, and refused where there is no such day', () => {
    expect(read('fix 20. 5.', de)).toMatchObject({ action: 'start', notes: 'fix 20. 5.' });
    expect(read('fix 1h 31. 2.', de).problems).toMatchObject([{ code: 'day-impossible', text: '31. 2.' }]);
  });

  it.each(['en', 'fr', 'es', 'ja'])('is none in %s, which does not write it so', (locale) => {
    expect(read('fix 20. 5. 2h', { locale })).toMatchObject({ isDayNamed: false, notes: 'fix 20. 5.' });
  });

  it.each(['2. 5. Sitzung', '20. 5.', 'am 2. 5.', 'fix 2d ago', '9:30→10:15'])(
    'stays the note that it is when the line is written out anew: %s',
    (notes) => {
      const meaning = { notes, seconds: 3600, spentDate: TODAY, isDayNamed: false, choice: null };
      const { text } = lineOf(meaning, TODAY, lexiconFor('de'));
      expect(read(text, de)).toMatchObject({ notes, seconds: 3600, isDayNamed: false, startTime: null });
    },
  );

  it('is a day in the line of an expense, too', () => {
    const context = {
      ...{ today: TODAY, lexicon: lexiconFor('de'), frequent: [], learned: [], categories: [] },
      ...{ money: moneyStyle('de', 'EUR'), index: buildQuickEntryIndex(PROJECTS) },
    };
    expect(readExpenseLine('Hotel am 20. 5. 180', context)).toMatchObject({
      ...{ cost: 1_800_000, spentDate: '2026-05-20' },
    });
    expect(readExpenseLine('Taxi 20. 05. 2025 12,50', context)).toMatchObject({
      ...{ cost: 125_000, spentDate: '2025-05-20', notes: 'Taxi' },
    });
  });
});
