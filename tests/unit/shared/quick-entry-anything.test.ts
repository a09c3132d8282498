import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText } from '../../../src/shared/durations';
import { lexiconFor, lineOf, type LinePart, type QuickEntryReading } from '../../../src/shared/quick-entry';
import { given, line, word } from './quick-entry-arbitrary';
import { chosen, read, TODAY } from './quick-entry-fixture';

/** What a line says, apart from how it was written. */
function meaningOf(reading: QuickEntryReading): unknown {
  const { action, choice, notes, seconds, spentDate, isDayNamed, problems } = reading;
  const { startTime, endTime, isOverMidnight, startedAt } = reading;
  const times = { seconds, startTime, endTime, isOverMidnight, startedAt };
  return {
    action,
    project: choice?.project.id,
    task: choice?.task.id,
    notes,
    spentDate,
    isDayNamed,
    problems,
    times,
  };
}

describe('whatever is typed', () => {
  /** A dash is a part of its own where it joins two times of day with a blank on one side only. */
  const wholeWords = (parts: readonly LinePart[]): readonly string[] => {
    const texts: string[] = [];
    for (const [place, { text, start }] of parts.entries()) {
      if (parts[place - 1]?.end === start) texts.push((texts.pop() ?? '') + text);
      else texts.push(text);
    }
    return texts;
  };

  it('is read without an error, and every word is a part with a name', () => {
    fc.assert(
      fc.property(line, given, (text, options) => {
        const reading = read(text, options);
        const words = text.match(/\S+/gu) ?? [];
        expect(wholeWords(reading.parts)).toEqual(words);
        for (const part of reading.parts) expect(text.slice(part.start, part.end)).toBe(part.text);
        if (reading.parts.some((part) => part.kind === 'again')) return;
        const noted = wholeWords(reading.parts.filter((part) => part.kind === 'note'));
        const notes = reading.notes.match(/\S+/gu) ?? [];
        expect(notes).toHaveLength(noted.length);
        for (const [place, text] of notes.entries()) expect([text, `\\${text}`]).toContain(noted[place]);
      }),
      { numRuns: 400 },
    );
  });

  it('can be carried out exactly when nothing is said against it', () => {
    fc.assert(
      fc.property(line, given, (text, options) => {
        const { action, problems, choice, seconds, startTime, endTime } = read(text, options);
        if (action === 'start' || action === 'log') {
          expect(choice).not.toBeNull();
          expect(problems).toEqual([]);
          expect(action === 'log').toBe(seconds !== null);
        } else if (action === 'none' && text.trim() !== '') expect(problems).not.toEqual([]);
        if (seconds !== null) {
          expect(seconds).toBeGreaterThan(0);
          expect(seconds).toBeLessThanOrEqual(86400);
        }
        expect(startTime === null).toBe(endTime === null);
      }),
      { numRuns: 400 },
    );
  });

  it('stays where it is when the rest of the note grows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('zzz', 'acme', 'dev', 'qqq', 'web', 'a'), { maxLength: 6 }),
        (more) => {
          const before = read('acme web dev xyzzy');
          const after = read(['acme web dev xyzzy', ...more].join(' '));
          expect(chosen(after)).toBe(chosen(before));
          expect(after.notes).toBe(['xyzzy', ...more].join(' '));
        },
      ),
    );
  });

  it('is read the same after it was written out anew', () => {
    fc.assert(
      fc.property(line, given, (text, options) => {
        const first = read(text, options);
        fc.pre(first.action === 'start' || first.action === 'log');
        const { text: written, pinned } = lineOf(first, TODAY, lexiconFor(options.locale));
        expect(meaningOf(read(written, { ...options, pinned: pinned ?? null }))).toEqual(meaningOf(first));
      }),
      { numRuns: 300 },
    );
  });

  it('begins as long ago after it was written out anew, though its note is a figure', () => {
    const first = read('acme dev -22:38 9');
    expect(first).toMatchObject({ start: { kind: 'ago', seconds: 81_480 }, notes: '9' });
    const { text: written, pinned } = lineOf(first, TODAY, lexiconFor('en'));
    expect(written).toBe('-22:38 9');
    expect(meaningOf(read(written, { pinned: pinned ?? null }))).toEqual(meaningOf(first));
  });

  it.each(['30m fix 3x', '30m fix 3 x', '30m fix 3回', '30m fix 3mal', '30m fix three times', '30m fix x 3'])(
    'is no product with its own length after it was written out anew: %s',
    (text) => {
      const first = read(`acme dev ${text}`);
      expect(first).toMatchObject({ seconds: 1800, notes: text.slice(4) });
      const { text: written, pinned } = lineOf(first, TODAY, lexiconFor('en'));
      expect(meaningOf(read(written, { pinned: pinned ?? null }))).toEqual(meaningOf(first));
    },
  );

  it('is read the same after it was written out anew, with every kind of time', () => {
    const clock = fc.integer({ min: 0, max: 1439 }).map((minute) => {
      const two = (value: number): string => String(value).padStart(2, '0');
      return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
    });
    const time = fc.oneof(
      fc.integer({ min: 1, max: 86_400 }).map(durationText),
      fc.integer({ min: 1, max: 86_400 }).map((seconds) => `-${durationText(seconds)}`),
      fc.tuple(clock, clock).map((ends) => ends.join('-')),
      clock.map((begin) => `since ${begin}`),
      fc.tuple(clock, fc.integer({ min: 1, max: 86_400 })).map(([a, b]) => `${durationText(b)} at ${a}`),
    );
    const day = fc.constantFrom(
      '',
      'today',
      'yesterday',
      'mon',
      '2026-05-01',
      '30/4',
      '2026-03-29',
      '2026-10-25',
    );
    const note = fc.constantFrom(
      '',
      'fix it',
      'since 9',
      'at',
      'call at 9am',
      'until',
      '9 to',
      '9',
      '\\-1h \\9:40',
    );
    fc.assert(
      fc.property(time, day, note, note, (how, when, before, after) => {
        const first = read(`acme dev ${before} ${how} ${when} ${after}`);
        fc.pre(first.problems.length === 0);
        const { text, pinned } = lineOf(first, TODAY, lexiconFor('en'));
        expect(meaningOf(read(text, { pinned: pinned ?? null }))).toEqual(meaningOf(first));
      }),
      { numRuns: 300 },
    );
  });

  it('never takes a time of day for a duration', () => {
    const two = (value: number): string => String(value).padStart(2, '0');
    const clock = fc
      .tuple(fc.constantFrom('', '+', '-'), fc.integer({ min: 0, max: 24 }), fc.constantFrom(':', '.', ','))
      .chain(([sign, hour, between]) =>
        fc.integer({ min: 0, max: 59 }).map((minute) => `${sign}${hour}${between}${two(minute)}`),
      );
    const half = fc.constantFrom('am', 'pm', 'AM', 'Pm', 'a.m.', 'p.m.');
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 4 }),
        clock,
        half,
        fc.array(word),
        (before, time, noon, after) => {
          const reading = read(['acme dev', ...before, time, noon, ...after].join(' '));
          const place = reading.parts.findIndex(
            ({ text }, at) => text === time && reading.parts[at + 1]?.text === noon,
          );
          const [of, next] = reading.parts.slice(place, place + 2);
          const isDuration = of?.kind === 'duration' || (of?.kind === 'start' && /^[+-]/.test(of.text));
          // After a word like `for`, and beside a length, the time is of the note, with its half of the day.
          const isTorn = next?.kind === 'note' && of?.kind !== 'note';
          if (isDuration || isTorn) expect(reading.action).toBe('none');
          const alone = read(`acme dev x ${time} ${noon} y`);
          expect(alone).toMatchObject({ action: 'none', notes: 'x y', problems: [{ code: 'clock-alone' }] });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never takes a time of day for a duration, however a language writes it', () => {
    const written: Readonly<Record<string, readonly ((hour: number, minutes: string) => string)[]>> = {
      en: [(hour, minutes) => `at ${hour}:${minutes}`, (hour, minutes) => `since ${hour}.${minutes}`],
      de: [
        (hour, minutes) => `${hour}:${minutes} Uhr`,
        (hour, minutes) => `${hour}.${minutes} Uhr`,
        (hour, minutes) => `${hour}.${minutes}Uhr`,
        (hour, minutes) => `seit ${hour}.${minutes} Uhr`,
        (hour, minutes) => `um ${hour}.${minutes} Uhr`,
      ],
      fr: [
        (hour, minutes) => `${hour < 6 ? 'dès' : 'depuis'} ${hour}h${minutes}`,
        (hour, minutes) => `dès ${hour} h ${minutes}`,
        (hour, minutes) => `à ${hour}h${minutes}`,
        (hour) => `à ${hour}h`,
        (hour, minutes) => `à ${hour}:${minutes}`,
      ],
      es: [
        (hour, minutes) => `a las ${hour}:${minutes}`,
        (hour, minutes) => `desde las ${hour}:${minutes}`,
        (hour) => `a las ${hour}h`,
        (hour, minutes) => `las ${hour}h${minutes}`,
      ],
      ja: [
        (hour, minutes) => `${hour}時${minutes}分`,
        (hour) => `${hour}時`,
        (hour, minutes) => `${hour}時${minutes}分から`,
        (hour, minutes) => `${hour}:${minutes}から`,
      ],
    };
    const forms = Object.entries(written).flatMap(([locale, ways]) => ways.map((way) => ({ locale, way })));
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        ({ locale, way }, hour, minute) => {
          const reading = read(`acme dev x ${way(hour, String(minute).padStart(2, '0'))} y`, { locale });
          expect(reading.seconds).toBeNull();
          expect(reading.start?.kind).not.toBe('ago');
          expect(reading.parts.map(({ kind }) => kind)).not.toContain('duration');
        },
      ),
      { numRuns: 600 },
    );
  });

  it.each([
    ['blanks', ' '.repeat(10_000)],
    ['one word', 'a'.repeat(10_000)],
    ['plus signs', '1m+'.repeat(3_300)],
    ['accents', 'é'.repeat(5_000)],
    ['joints', `acme ${'- '.repeat(5_000)}`],
    ['beginnings', 'since '.repeat(1_600)],
    ['backslashes', '\\'.repeat(9_000)],
    ['literal words', '\\45m '.repeat(2_000)],
  ])('is read at 10 kB whole: %s', (_, text) => {
    const reading = read(text);
    const parts = reading.parts.map((part) => part.text).join('');
    expect(parts.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});
