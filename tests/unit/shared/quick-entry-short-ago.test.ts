import { describe, expect, it } from 'vitest';
import { read, TODAY } from './quick-entry-fixture';

describe('days and weeks ago in short', () => {
  it.each([
    ['1d ago', '2026-05-21'],
    ['2d ago', '2026-05-20'],
    ['2days ago', '2026-05-20'],
    ['3 d ago', '2026-05-19'],
    ['1w ago', '2026-05-15'],
    ['2W ago', '2026-05-08'],
    ['2wks ago', '2026-05-08'],
    ['2 wks ago.', '2026-05-08'],
    ['1 wk ago', '2026-05-15'],
  ])('%s', (text, spentDate) => {
    for (const line of [`fix 1h ${text}`, `${text} 1h fix`, `fix ${text} 1h`])
      expect(read(line)).toMatchObject({ seconds: 3600, spentDate, notes: 'fix', problems: [], remarks: [] });
  });

  it('begin a timer as long ago only with minutes or hours', () => {
    expect(read('fix 20m ago')).toMatchObject({ action: 'start', start: { kind: 'ago', seconds: 1200 } });
    expect(read('fix 2d ago')).toMatchObject({ action: 'start', start: null, notes: 'fix 2d ago' });
  });

  it('may be of the note among its words', () => {
    const reading = read('1h fix broke 2d ago team');
    const note = '2d \\ago';
    expect(reading.remarks).toEqual([{ code: 'day-or-note', text: '2d ago', date: '2026-05-20', note }]);
    const kept = { notes: 'fix broke 2d ago team', isDayNamed: false, remarks: [] };
    expect(read('1h fix broke 2d \\ago team')).toMatchObject(kept);
  });

  it('may be of what has a date of its own', () => {
    const [remark] = read('statement 12d ago 1h').remarks;
    expect(remark).toMatchObject({ code: 'day-or-note', note: '12d \\ago' });
    expect(read('statement 12d \\ago 1h')).toMatchObject({ isDayNamed: false, notes: 'statement 12d ago' });
  });

  it.each(['fix 1h 5d', 'fix 1h 2w', '5d model 1h', 'fix 2 wks 1h', 'fix 1h 2dago'])('%s has none', (line) =>
    expect(read(line)).toMatchObject({ seconds: 3600, spentDate: TODAY, isDayNamed: false }),
  );

  it.each([
    ['en', 'fix 1h 2mo ago', '2mo ago'],
    ['de', 'fix 1h vom 21.', 'vom 21.'],
    ['en', 'fix 1h 21st', '21st'],
    ['en', 'fix 9:00-10:00 3rd.', '3rd.'],
    ['en', 'fix 1h on the 21st', 'the 21st'],
  ])('%s: of %s the preview says how to write a day', (locale, line, text) => {
    const { remarks, isDayNamed } = read(line, { locale });
    expect(isDayNamed).toBe(false);
    expect(remarks).toEqual([{ code: 'note-or-day', text, written: '2026-05-21' }]);
  });

  it.each([
    ['en', 'fix 21st'],
    ['en', 'fix 1h 41st'],
    ['en', 'fix 21st floor 1h'],
    ['en', '1h fix 21st yesterday'],
    ['de', 'Brief vom 21. Bezirk 1h'],
    ['en', 'fix 1h rev 21'],
  ])('%s: nothing is said of %s', (locale, line) => expect(read(line, { locale }).remarks).toEqual([]));
});
