import { describe, expect, it } from 'vitest';
import { codes, read, TODAY } from './quick-entry-fixture';

describe('a date', () => {
  it.each([
    ['en', '18-05-2026', '2026-05-18'],
    ['en', '18-05-2026.', '2026-05-18'],
    ['en', '5-18-2026', '2026-05-18'],
    ['de', '5-18-2026', '2026-05-18'],
    ['en', '18-May', '2026-05-18'],
    ['en', '18-May-2025', '2025-05-18'],
    ['en', '18-may-26', '2026-05-18'],
    ['en', '18/May/2026', '2026-05-18'],
    ['de', '18.Mai', '2026-05-18'],
    ['es', '18-mayo-2026', '2026-05-18'],
    ['fr', '3-mars', '2026-03-03'],
    ['ja', '26/05/18', '2026-05-18'],
    ['ja', '05/18/26', '2026-05-18'],
    ['ja', '5/18(月)', '2026-05-18'],
    ['ja', '5/18（月）', '2026-05-18'],
    ['ja', '5月18日(月曜日)', '2026-05-18'],
    ['ja', '5月18日に', '2026-05-18'],
    ['ja', '5月18日(月)に', '2026-05-18'],
    ['ja', '月曜に', '2026-05-18'],
    ['ja', '月曜日に', '2026-05-18'],
    ['ja', '昨日に', '2026-05-21'],
    ['ja', '先週の月曜に', '2026-05-11'],
  ])('%s: %s', (locale, text, spentDate) => {
    const log = { action: 'log', spentDate, isDayNamed: true, notes: 'fix', problems: [], remarks: [] };
    expect(read(`acme dev fix 1h ${text}`, { locale })).toMatchObject(log);
  });

  it.each([
    ['en', '05-06-2026', '2026-05-06', '2026-06-05'],
    ['de', '05-06-2026', '2026-06-05', '2026-05-06'],
    ['en', '26/05/18', '2018-05-26', '2026-05-18'],
  ])('%s: %s may be another, which is said', (locale, text, date, other) => {
    expect(read(`acme dev fix 1h ${text}`, { locale })).toMatchObject({
      ...{ spentDate: date, remarks: [{ code: 'day-either-way', text, date, other }] },
    });
  });

  it.each(['2026.05.18', '2026.5.18'])('%s may be a version, which is said', (text) => {
    expect(read(`acme dev release ${text} 1h`)).toMatchObject({
      spentDate: '2026-05-18',
      remarks: [{ code: 'day-or-note', text, date: '2026-05-18', note: `\\${text}` }],
    });
    const kept = { action: 'log', notes: `release ${text}`, isDayNamed: false };
    expect(read(`acme dev release \\${text} 1h`)).toMatchObject(kept);
  });

  it.each(['2026-02-31', '31-02-2026', '2026.02.31', '31-feb', '2-30-2026'])('%s is impossible', (text) => {
    expect(codes(read(`acme dev fix 1h ${text}`))).toEqual(['day-impossible']);
  });

  it.each([
    ['en', '26-05-18'],
    ['en', '5-18-26'],
    ['en', 'May-18'],
    ['ja', '5/18(火)'],
  ])('%s: %s is kept in the note, which is said', (locale, text) => {
    expect(read(`acme dev fix 1h ${text}`, { locale })).toMatchObject({
      ...{ action: 'log', spentDate: TODAY, isDayNamed: false, notes: `fix ${text}` },
      remarks: [{ code: 'note-or-day', text }],
    });
  });

  it.each([
    ...['v2026.05.18', '1.2.3', 'ABC-18-05', 'MAY-18', '555-0123', '06-12-3456', '12-34-2026', '12-34-56'],
    ...['2026.18.05', '3:1', 'https://example.com/18-05-2026', '18-foo', '99-May'],
  ])('%s is none', (text) => {
    const note = { action: 'log', isDayNamed: false, notes: `fix ${text}`, problems: [], remarks: [] };
    expect(read(`acme dev fix 1h ${text}`)).toMatchObject(note);
  });

  it.each([
    ['en', '18-05-2026'],
    ['en', '18-May'],
    ['en', '2026.05.18'],
    ['ja', '月曜に'],
  ])('%s: %s is one only where the line logs a time', (locale, text) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({ action: 'start', notes: `fix ${text}` });
  });

  it('is looked for in no endless word', () => {
    const text = 'に'.repeat(10_000);
    expect(read(text, { locale: 'ja' })).toMatchObject({ action: 'start', notes: text });
  });
});
