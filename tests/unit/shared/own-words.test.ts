import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { setLocale } from '../../../src/shared/i18n/runtime';
import { LANGUAGES } from '../../../src/shared/language';
import { inOwnWords } from '../../../src/shared/own-words';
import { problemText, remarkText } from '../../../src/shared/problem-text';
import { DEFAULT_PREFERENCES } from '../../../src/shared/settings';
import { given, line } from './quick-entry-arbitrary';
import { read } from './quick-entry-fixture';

/** What a line's sentences say to write is in words that the person knows, and is read as what it stands for. */

const { formats } = DEFAULT_PREFERENCES;

function speak(language: (typeof LANGUAGES)[number]): void {
  void setLocale(language, { reload: false });
}

afterEach(() => speak('en'));

describe('what begins with `since`', () => {
  it.each([
    ['en', 'since 9:40 pm', 'since 9:40 pm'],
    ['de', 'since 9:40', 'seit 9:40'],
    ['de', 'since 9:40 45min', 'seit 9:40 45min'],
    ['de', 'since yesterday 23:50', 'seit gestern 23:50'],
    ['de', 'since half past 9', 'seit half past 9'],
    ['fr', 'since 9:40 pm', 'depuis 21:40'],
    ['fr', 'since 12 am', 'depuis 0:00'],
    ['es', 'since yesterday 23:50', 'desde ayer 23:50'],
    ['es', 'since las 9', 'desde las 9'],
    ['ja', 'since 12:30 pm 1h', '12:30から 1h'],
    ['ja', 'since yesterday 23:50', '昨日 23:50から'],
    ['ja', 'since 9 until now', 'since 9 until now'],
    ['ja', '会議 30分', '会議 30分'],
  ] as const)('is said so in %s: %s', (language, written, own) => {
    speak(language);
    expect(inOwnWords(written)).toBe(own);
  });

  it('is in the sentences of a line', () => {
    speak('de');
    const said = (text: string): string => {
      const { problems, remarks } = read(text, { locale: 'de' });
      return [
        ...problems.map((problem) => problemText(problem, formats, 'de')),
        ...remarks.map((remark) => remarkText(remark, formats, 'de')),
      ].join('\n');
    };
    expect(said('acme 9:40 pm')).toContain('„seit 21:40“');
    expect(said('acme 9:40')).toContain('schreiben Sie seit 9:40;');
    expect(said('acme since 9 support until now')).toContain('„seit 9 until now“');
  });

  it('is read as what was said in English, whatever was typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), line, given, (locale, text, options) => {
        speak(locale);
        const { problems, remarks } = read(text, { ...options, locale });
        const written = [...problems, ...remarks].flatMap((said) => [
          ...('start' in said ? [said.start] : []),
          ...('written' in said && said.written !== undefined ? [said.written] : []),
        ]);
        for (const english of written) {
          const [asked, own] = [english, inOwnWords(english)].map((words) => {
            const { action, seconds, start, startTime, spentDate, notes } = read(`acme dev ${words}`, {
              ...options,
              locale,
            });
            return { action, seconds, start, startTime, spentDate, notes };
          });
          expect(own).toEqual(asked);
        }
      }),
      { numRuns: 300 },
    );
  });
});
