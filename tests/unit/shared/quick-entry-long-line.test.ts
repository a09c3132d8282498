import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexiconFor, lineOf } from '../../../src/shared/quick-entry';
import { word } from './quick-entry-arbitrary';
import { read, TODAY } from './quick-entry-fixture';

/** So many characters of a note that says nothing of time. */
const filler = (length: number): string => 'lorem '.repeat(length / 6 + 1).slice(0, length - 1) + '.';

describe('a line that is as long as what is pasted', () => {
  it('is read at its ends', () => {
    const note = `${filler(1_200)} we met 9-10:30, then 45m on 5/21 ${filler(1_200)}`;
    const reading = read(`acme dev yesterday ${note} 1h30`);
    expect(reading).toMatchObject({
      ...{ action: 'log', notes: note, seconds: 5400, spentDate: '2026-05-21', startTime: null },
      remarks: [{ code: 'long-line', last: 'lorem' }],
    });
  });

  it('names the words from which on and to which nothing is read', () => {
    const text = `${'a'.repeat(700)} ${'b'.repeat(30)} between 45m end ${'c'.repeat(700)}`;
    const last = `${'b'.repeat(23)}…`;
    expect(read(text).remarks).toEqual([{ code: 'long-line', text: last, last: 'end' }]);
  });

  it('is read whole up to 1400 characters, and where no blank is in its middle', () => {
    const whole = `${filler(697)} 45m ${filler(698)}`;
    expect(whole).toHaveLength(1_400);
    expect(read(whole)).toMatchObject({ seconds: 2700, remarks: [] });
    const longer = `${filler(700)} 45m ${filler(700)}`;
    expect(read(longer)).toMatchObject({ action: 'start', seconds: null, notes: longer });
    expect(read(`fix ${'a'.repeat(3_000)} 45m`)).toMatchObject({ seconds: 2700, remarks: [] });
    expect(read(`fix 45m ${' '.repeat(3_000)} x`)).toMatchObject({ seconds: 2700, remarks: [] });
  });

  it('loses the backslashes in its middle that it loses elsewhere, and keeps its lines', () => {
    const note = `${filler(1_200)}\n\n  \\45m 45m \\word\t\\\\since ${filler(1_200)}`;
    const notes = note.replace('\\45m', '45m').replace('\\\\since', '\\since');
    expect(read(note)).toMatchObject({ notes, seconds: null });
  });

  it('is read the same after it was written out anew', () => {
    const long = fc.array(word, { minLength: 350, maxLength: 600 }).map((words) => words.join(' '));
    let longLines = 0;
    fc.assert(
      fc.property(long, fc.constantFrom('en', 'de', 'fr', 'es', 'ja'), (middle, locale) => {
        const line = `acme dev zzz ${filler(1_000)} ${middle} ${filler(1_000)} 45m`;
        const first = read(line, { locale });
        fc.pre(first.action === 'log');
        longLines += 1;
        const { text, pinned } = lineOf(first, TODAY, lexiconFor(locale));
        const { action, notes, seconds, spentDate } = read(text, { locale, pinned: pinned ?? null });
        expect({ action, notes, seconds, spentDate }).toEqual({
          ...{ action: first.action, notes: first.notes },
          ...{ seconds: first.seconds, spentDate: first.spentDate },
        });
      }),
      { numRuns: 60 },
    );
    expect(longLines).toBe(60);
  });

  it('keeps a note whose words would say something at its ends', () => {
    const times = '45m since 9:40 yesterday \\9-10 1h ';
    const notes = times.repeat(120).trim();
    const { text } = lineOf(
      {
        choice: null,
        notes,
        seconds: 3_600,
        isDayNamed: false,
        spentDate: TODAY,
        startTime: null,
        start: null,
      },
      ...([TODAY, lexiconFor('en')] as const),
    );
    expect(read(text)).toMatchObject({ action: 'log', seconds: 3_600, notes });
  });
});
