import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../src/shared/calendar';
import type { QuickEntryReading } from '../../../src/shared/quick-entry';
import { codes, read, ZONE } from './quick-entry-fixture';

/** Month and day without a year: time is logged behind, and ahead for a month at most. */
const on = (today: string, text: string, locale = 'en'): QuickEntryReading =>
  read(text, { today, now: instantOf(ZONE, today, '14:30'), locale });

describe('a day without a year', () => {
  it.each([
    ['en', '3 may 1h', '3 may'],
    ['en', '1h may 3', 'may 3'],
    ['en-GB', '1h 03/05', null],
    ['de', '2h 3.5.', '3.5.'],
    ['de', '2h 3. Mai', '3. Mai'],
    ['fr', '2h 3 mai', '3 mai'],
    ['es', '2h 3 de mayo', '3 de mayo'],
    ['ja', '2時間 5月3日', '5月3日'],
  ])('%s: in November %s is of the May before, and the one to come is told', (locale, line, text) => {
    const reading = on('2026-11-29', line, locale);
    expect(reading).toMatchObject({ action: 'log', spentDate: '2026-05-03', problems: [] });
    if (text !== null) {
      const remark = { code: 'day-either-way', text, date: '2026-05-03', other: '2027-05-03' };
      expect(reading.remarks).toEqual([remark]);
    } else expect(reading.remarks.map(({ code }) => code)).toEqual(['day-either-way']);
  });

  it.each([
    ['2026-11-29', '1h 30 dec', '2026-12-30', null],
    ['2026-11-29', '1h 31 dec', '2025-12-31', '2026-12-31'],
    ['2026-11-29', '1h 5/31', '2026-05-31', '2027-05-31'],
    ['2026-11-29', '1h 6/1', '2026-06-01', null],
    ['2026-11-29', '1h 28 nov', '2026-11-28', null],
    ['2026-12-20', '1h 3 jan', '2027-01-03', null],
    ['2026-01-05', '1h 28 dec', '2025-12-28', null],
    ['2028-02-10', '1h feb 29', '2028-02-29', null],
    ['2028-12-01', '1h feb 29', '2028-02-29', null],
  ])('on %s %s is %s', (today, line, spentDate, other) => {
    const { spentDate: read, remarks } = on(today, line);
    expect(read).toBe(spentDate);
    const others = remarks.flatMap((remark) => (remark.code === 'day-either-way' ? [remark.other] : []));
    expect(others.filter((date) => date.slice(4) === spentDate.slice(4))).toEqual(
      other === null ? [] : [other],
    );
  });

  it('is impossible where none of late or soon has it', () =>
    expect(codes(on('2026-05-22', '1h feb 29'))).toEqual(['day-impossible']));

  it('is no doubt with its year', () =>
    expect(on('2026-11-29', '1h 3 may 2027')).toMatchObject({ spentDate: '2027-05-03', problems: [] }));
});
