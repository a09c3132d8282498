import { languageOf, type Language } from '../language';
import { countingWordsOf } from './counting';
import { fold } from './fold';
import { functionWordsOf } from './function-words';
import { noonsOf } from './noon';
import type { Noon } from './noon';
import { phrasesOf } from './phrases';
import type { Phrase } from './phrases';
import { ENGLISH, ENGLISH_MONTHS, OTHERS } from './sayings';
import type { Entry, Saying } from './sayings';
import { SPELLED } from './spelled';
import type { Spelled } from './spelled';

/** The words that say something about time: the English ones, and those of the window's language. */
export interface Lexicon {
  sayingOf(word: string): Saying | null;
  /** What may begin with the word and says something only as a whole. */
  phrasesFrom(word: string): readonly Phrase[];
  /** Whether a word is another one, case, accents and the punctuation after it aside; `key` is that of the other. */
  isWord(word: string, key: string): boolean;
  /** Whether two bare numbers after the word are of what it names: `pages 10-12`. */
  isCounting(word: string): boolean;
  /** Whether a folded word only joins others, so that it is no beginning of a name. */
  isFunctionWord(word: string): boolean;
  /** What stands before an ending that means `since`, as Japanese has one (`9:40から`); null where there is none. */
  beforeSince(word: string): string | null;
  /** What stands before an ending that means `at`: `9時に`. */
  beforeAt(word: string): string | null;
  /** What stands before an ending that means `until`: `13時まで`. */
  beforeUntil(word: string): string | null;
  /** The word in the signs that every language reads; null where it has none of the language's own. */
  spelled(word: string): Spelled | null;
  /** The day of the week (0 for Sunday) of a short name without what makes it one, as `Mo` and `mar` are words of notes, too. */
  shortWeekday(word: string): number | null;
  /** Whether it is a word for noon or midnight. */
  noonOf(word: string): Noon | null;
  /** Whether the language writes the time of day as `9h40`: after `since` it is one then. */
  readonly hoursAreClock: boolean;
  /** Whether `am` before a word is one of it: `am Server`, `am Montag`. */
  readonly hasWordAm: boolean;
  /** Whether the locale writes `5/6` for the fifth of June. */
  readonly isDayFirst: boolean;
  /** Whether the language writes `26/05/21`. */
  readonly isYearFirst: boolean;
  /** Whether the clocks of the locale, or of the person, show 12 hours. */
  readonly isHalfDay: boolean;
}

/** `9:40から`, `9時に`, `13時まで`. */
const JAPANESE_ENDINGS = { since: 'から', at: 'に', until: 'まで' };
/** After a time of day these say the same: `14:00〜`, `9時より`; `30分〜` is that long or longer, `9より` more than nine. */
const OTHER_SINCE = /^(.*(?::\d\d|時半?|時\d{1,2}分|前))(?:[〜~]|より)$/;
const A_SUNDAY = Date.UTC(2023, 0, 1);
const DAY_MS = 86_400_000;
/** Fewer letters say too much else: the German `so` and `do` are days with a dot only, the Japanese 日 not at all. */
const SHORT_NAME_LETTERS = 3;
/** Short names that are words of notes besides, hence days with a dot only: the web's DOM, the sea, `vie`. */
const WORDS_OF_NOTES: ReadonlySet<string> = new Set(['dom', 'mar', 'vie']);

/** The names of the days of the week, the short ones as they are written: with a dot where they have one. */
function weekdaysOf(language: Language): readonly Entry[] {
  const long = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, weekday) => {
    const day = A_SUNDAY + weekday * DAY_MS;
    const [name = '', brief = ''] = [long.format(day), short.format(day)];
    const isWord = brief.length < SHORT_NAME_LETTERS || WORDS_OF_NOTES.has(brief);
    const written = isWord ? `${brief}.` : brief;
    const names = [name, ...(language === 'ja' ? [name.slice(0, -1)] : [written])];
    return names.map((word): Entry => [word, { kind: 'weekday', weekday }]);
  }).flat();
}

/** The names of the months as they stand in a date, the short ones without their dot. */
function monthsOf(language: Language): readonly Entry[] {
  if (language === 'ja') return [];
  const formats = (['long', 'short'] as const).map(
    (month) => new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' }),
  );
  return Array.from({ length: 12 }, (_, place) => {
    const day = Date.UTC(2023, place, 1);
    const names = formats.map(
      (format) => format.formatToParts(day).find(({ type }) => type === 'month')?.value,
    );
    return names.map((name = ''): Entry => [name.replace(/\.$/, ''), { kind: 'month', month: place + 1 }]);
  }).flat();
}

/** As a short name without its dot stands in a date: the German one with its capital, none in capitals, as `DOM` is not. */
const SHORT_NAMES: Readonly<Record<Language, RegExp | null>> = {
  en: null,
  de: /^\(?(\p{Lu}\p{Ll})\)?[,:]?$/u,
  fr: /^\(?(\p{L}\p{Ll}{2})\)?[,:]?$/u,
  es: /^\(?(\p{L}\p{Ll}{2})\)?[,:]?$/u,
  ja: /^[(（]?([日月火水木金土])[)）]?[,:、：]?$/u,
};

/** The months that a language reads; before a number `mar` is a Tuesday, and where March is another word it says no month. */
function monthsBeside(weekdays: readonly Entry[], own: readonly Entry[]): readonly Entry[] {
  const names = new Set(weekdays.map(([word]) => keyOf(word)));
  const isWeekday = (word: string): boolean => names.has(`${keyOf(word)}.`);
  const english = ENGLISH_MONTHS.filter(([word]) => !isWeekday(word));
  const months = own.map(([word, saying]): Entry =>
    saying.kind === 'month' && isWeekday(word) ? [word, { ...saying, isAfter: true }] : [word, saying],
  );
  return [...english, ...months];
}

/** Whether a locale writes the day before the month. */
function isDayFirst(locale: string): boolean {
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', timeZone: 'UTC' });
  const types = format.formatToParts(A_SUNDAY).map(({ type }) => type);
  return types.indexOf('day') < types.indexOf('month');
}

/** Whether the clocks of a region show 12 hours; a bare `en` is what somebody chose whose system is of anywhere. */
function hasHalfDays(locale: string): boolean {
  const { region } = new Intl.Locale(locale);
  if (region === undefined) return false;
  return new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;
}

/** How a word is looked up, accents and full width aside; plain letters need no folding one by one. */
function keyOf(word: string): string {
  return /^[!-&(-~]*$/.test(word) ? word.toLowerCase() : fold(word).text;
}

/** Letters with their accents apart are more than one. */
const MOST_UNITS = 3;

/** No time is longer. */
const MOST_SPELLED = 20;
/** A name of three letters and the signs around it. */
const MOST_SHORT = 6;
const FIGURE = /[\d一二三四五六七八九十]/;

function createLexicon(
  { locale, hours }: { readonly locale: string; readonly hours: '12h' | '24h' },
  language: Language,
  entries: readonly Entry[],
): Lexicon {
  const endings = language === 'ja' ? JAPANESE_ENDINGS : null;
  const before = (word: string, ending: string | undefined): string | null =>
    ending !== undefined && word.endsWith(ending) ? word.slice(0, -ending.length) : null;
  const beforeOther = (word: string): string | null =>
    word.length <= MOST_SPELLED ? (OTHER_SINCE.exec(word)?.[1] ?? null) : null;
  // Only with its ending the word for noon says when something began.
  const japaneseNoon = (word: string): string | null =>
    endings && word === `正午${endings.since}` ? '12:00' : null;
  const spell = SPELLED[language];
  const sayings = new Map(entries.map(([word, saying]) => [keyOf(word), saying]));
  const noons = noonsOf(language);
  const phrases = phrasesOf(language, keyOf);
  const counting = countingWordsOf(language, keyOf);
  const functionWords = functionWordsOf(language);
  const isCounting = (word: string): boolean => counting.has(keyOf(word));
  const shortWeekday = (word: string): number | null => {
    const [, name] = (word.length <= MOST_SHORT && SHORT_NAMES[language]?.exec(word)) || [];
    const saying = name === undefined ? null : sayings.get(keyOf(name) + (language === 'ja' ? '曜' : '.'));
    return saying?.kind === 'weekday' && sayings.get(keyOf(name ?? ''))?.kind !== 'weekday'
      ? saying.weekday
      : null;
  };
  const most = MOST_UNITS * Math.max(...entries.map(([word]) => word.length));
  return {
    sayingOf: (word) => (word.length > most ? null : (sayings.get(keyOf(word)) ?? null)),
    phrasesFrom: (word) => (word.length > most ? [] : (phrases.get(keyOf(word)) ?? [])),
    isWord: (word, key) => word.length <= most && keyOf(word.replace(/[.,;:!?)\]]$/, '')) === key,
    isCounting: (word) => word.length <= most && [word, word.replace(/[:.#]$/, '')].some(isCounting),
    isFunctionWord: (word) => functionWords.has(word),
    beforeSince: (word) =>
      japaneseNoon(word) ?? before(word, endings?.since) ?? (endings && beforeOther(word)),
    beforeAt: (word) => before(word, endings?.at),
    beforeUntil: (word) => before(word, endings?.until),
    spelled: (word) => (spell && word.length <= MOST_SPELLED && FIGURE.test(word) ? spell(word) : null),
    shortWeekday,
    noonOf: (word) => (word.length > MOST_SPELLED ? null : (noons.get(keyOf(word)) ?? null)),
    hoursAreClock: language === 'fr' || language === 'es',
    hasWordAm: language === 'de',
    isDayFirst: isDayFirst(locale),
    isYearFirst: language === 'ja',
    isHalfDay: hours === '12h' || hasHalfDays(locale),
  };
}

const made = new Map<string, Lexicon>();

/**
 * The words of a locale's language (BCP 47) beside the English ones, which always say what they say, but for the months:
 * the Spanish `mar` is a Tuesday. `hours`: how the person likes to read times of day.
 */
export function lexiconFor(locale: string, hours: '12h' | '24h' = '24h'): Lexicon {
  const key = `${locale} ${hours}`;
  const known = made.get(key);
  if (known) return known;
  const language = languageOf(locale) ?? 'en';
  const weekdays = language === 'en' ? [] : weekdaysOf(language);
  const others = language === 'en' ? [] : OTHERS[language];
  const ownMonths = language === 'en' ? [] : monthsOf(language);
  const months = monthsBeside(weekdays, ownMonths);
  const entries = [...months, ...others, ...weekdays, ...ENGLISH];
  const lexicon = createLexicon({ locale, hours }, language, entries);
  made.set(key, lexicon);
  return lexicon;
}
