import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration } from '../../../src/shared/durations';
import { chosen, read, RECENTS } from './quick-entry-fixture';

describe('whatever is typed', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.stringMatching(/^[0-9:.,hm+/-]{1,8}$/),
    fc.constantFrom(
      'acme',
      'dev',
      'web',
      'mon',
      '9-10',
      '1h',
      '30m',
      'today',
      'since',
      '9:40',
      '-20m',
      '›',
      '"',
      'eexxaacctt',
      '-acme',
      '(',
      '\\',
    ),
  );
  const line = fc
    .array(word, { maxLength: 14 })
    .chain((words) =>
      fc
        .array(fc.constantFrom(' ', '  ', '\n', '\t'), { minLength: words.length, maxLength: words.length })
        .map((gaps) => words.map((text, place) => text + gaps[place]).join('')),
    );
  const given = fc.record({
    recents: fc.constantFrom(RECENTS, []),
    pinned: fc.constantFrom(
      null,
      { projectId: 'web', taskId: 'web.Design' },
      { projectId: '?', taskId: '?' },
    ),
  });

  it('is read without an error, and no word gets lost', () => {
    fc.assert(
      fc.property(line, given, (text, options) => {
        const reading = read(text, options);
        const words = text.match(/\S+/gu) ?? [];
        expect(reading.parts.map((part) => part.text)).toEqual(words);
        for (const part of reading.parts) expect(text.slice(part.start, part.end)).toBe(part.text);
        const noted = reading.parts.filter((part) => part.kind === 'note').map((part) => part.text);
        expect(reading.notes.match(/\S+/gu) ?? []).toEqual(reading.action === 'continue' ? [] : noted);
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

  it('reads the same after it was written out', () => {
    const clock = fc.integer({ min: 0, max: 1439 }).map((minute) => {
      const two = (value: number): string => String(value).padStart(2, '0');
      return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
    });
    const time = fc.oneof(
      fc.integer({ min: 1, max: 1440 }).map((minutes) => formatDuration(minutes * 60, 'clock')),
      fc.tuple(clock, clock).map((ends) => ends.sort().join('-')),
    );
    const day = fc.constantFrom('', 'yesterday', 'mon', '2026-05-01', '4/30');
    fc.assert(
      fc.property(time, day, fc.constantFrom('acme dev', 'northwind', 'mob'), (how, when, what) => {
        const first = read(`${what} fix it ${how} ${when}`);
        fc.pre(first.problems.length === 0 && first.seconds !== null && first.choice !== null);
        const label = first.suggestions[0]?.label ?? '';
        const written =
          first.startTime === null
            ? formatDuration(first.seconds, 'clock')
            : `${first.startTime}-${first.endTime}`;
        const second = read(`${label} ${first.notes} ${written} ${first.spentDate}`);
        expect(second).toMatchObject({
          choice: first.choice,
          notes: first.notes,
          seconds: first.seconds,
          spentDate: first.spentDate,
          startTime: first.startTime,
          endTime: first.endTime,
        });
      }),
    );
  });

  it.each([
    ['blanks', ' '.repeat(10_000)],
    ['one word', 'a'.repeat(10_000)],
    ['digits', '1'.repeat(10_000)],
    ['plus signs', '1m+'.repeat(3_300)],
    ['durations', '1h '.repeat(3_300)],
    ['project words', 'acme dev '.repeat(1_100)],
    ['accents', 'é'.repeat(5_000)],
    ['joints', `acme ${'- '.repeat(5_000)}`],
    ['quotes', '" '.repeat(5_000)],
    ['hyphens', 'acme-'.repeat(2_000)],
  ])('is read promptly at 10 kB: %s', (_, text) => {
    const before = performance.now();
    read(text);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
