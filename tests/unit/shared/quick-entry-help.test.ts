import { describe, expect, it } from 'vitest';
import { m } from '../../../src/shared/i18n/messages';
import { LANGUAGES, type Language } from '../../../src/shared/language';
import { read, RECENTS } from './quick-entry-fixture';

const [last] = RECENTS;

/** What the help says of its examples: the text with them, the line that has one of them, and how that is read. */
const KINDS = {
  long: {
    text: m.entry_example_long,
    line: (example: string) => `fix ${example}`,
    reading: { action: 'log', seconds: expect.any(Number), startTime: null, isDayNamed: false, notes: 'fix' },
  },
  when: {
    text: m.entry_example_when,
    line: (example: string) => `fix ${example}`,
    reading: { action: 'log', startTime: '09:00', isDayNamed: false, notes: 'fix' },
  },
  began: {
    text: m.entry_example_began,
    line: (example: string) => `fix ${example}`,
    reading: { action: 'start', startedAt: expect.any(Number), isDayNamed: false, notes: 'fix' },
  },
  day: {
    text: m.entry_example_day,
    line: (example: string) => `fix 1h ${example}`,
    reading: { action: 'log', seconds: 3_600, isDayNamed: true, remarks: [], notes: 'fix' },
  },
  again: {
    text: m.entry_example_again,
    line: (example: string) => example,
    reading: {
      action: expect.stringMatching(/^(?:continue|log)$/),
      notes: expect.stringMatching(/^(?:Login audit)?$/),
    },
  },
  literal: {
    text: m.entry_example_literal,
    line: (example: string) => `fix ${example}`,
    reading: { action: 'start', startedAt: null, seconds: null, isDayNamed: false },
  },
} as const;
type Kind = keyof typeof KINDS;
const kinds: readonly Kind[] = ['long', 'when', 'began', 'day', 'again', 'literal'];

const examplesOf = (kind: Kind, locale: Language): readonly string[] =>
  KINDS[kind].text({}, { locale }).split(' · ');

describe.each(LANGUAGES)('the help of the quick entry in %s', (locale) => {
  const all = kinds.flatMap((kind) => examplesOf(kind, locale).map((example) => ({ kind, example })));

  it.each(all)('$example is read as what it is an example of: $kind', ({ kind, example }) => {
    const { line, reading } = KINDS[kind];
    expect(read(line(example), { locale })).toMatchObject({ ...reading, problems: [] });
  });

  it('keeps a word literal that would be read as something else without its backslash', () => {
    for (const example of examplesOf('literal', locale)) {
      const word = example.replace('\\', '');
      expect(read(`fix ${example}`, { locale }).notes).toBe(`fix ${word}`);
      expect(read(`fix ${word} 1h`, { locale }).notes).not.toBe(`fix ${word}`);
    }
  });

  it('goes on with what was last', () => {
    expect(last?.notes).toBe('Login audit');
    expect(examplesOf('again', locale).map((example) => read(example, { locale }).action)).toEqual([
      'continue',
      'log',
    ]);
  });
});

describe.each(LANGUAGES.filter((language) => language !== 'en'))('the help in %s', (locale) => {
  it.each(['began', 'day', 'again'] as const)(
    'has words of its own, which English does not read: %s',
    (kind) => {
      const own = examplesOf(kind, locale).filter((example) => {
        const line = KINDS[kind].line(example);
        return read(line, { locale: 'en' }).notes !== read(line, { locale }).notes;
      });
      expect(own).not.toEqual([]);
    },
  );
});
