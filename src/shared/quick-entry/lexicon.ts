import { languageOf, type Language } from '../language';
import { fold } from './fold';
import { SPELLED } from './spelled';
import type { Spelled } from './spelled';

/** What a word of some language says about time, or makes its neighbours say. */
export type Saying =
  /** `today`, `yesterday`: whole days from today. */
  | { readonly kind: 'day'; readonly days: number }
  /** 0 for Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** Beside the name of a day of the week: the last such day or the next one. `isAfter`: it stands after the name. */
  | { readonly kind: 'turn'; readonly by: -1 | 1; readonly isAfter: boolean }
  /** Beside the number of a day; 1 for January. */
  | { readonly kind: 'month'; readonly month: number }
  /** After a number, where it is said that it was so long ago. */
  | { readonly kind: 'span'; readonly days: number }
  /** Before a time of the clock: it began then. `from` and `at` say it only of what would be read as a duration. */
  | { readonly kind: 'since' }
  /** `isRange`: it says so only where an end follows, as the French `de` does. */
  | { readonly kind: 'from'; readonly isRange?: true }
  /** Between two times of the clock; `isAt`: before one it says what `at` says, as the French `à` does. */
  | { readonly kind: 'to'; readonly isAt?: true }
  /** Between two times of the clock; it says something without the first of them too. */
  | { readonly kind: 'until' }
  /** Before a time of the clock, as the Spanish `las`. */
  | { readonly kind: 'article' }
  /** After a time of the clock: before noon or after it; null: that it is one, as the German `Uhr` says. */
  | { readonly kind: 'half'; readonly half: 'a' | 'p' | null }
  /** After a number: so many hours or minutes. */
  | { readonly kind: 'unit'; readonly unit: 'h' | 'm' }
  /** After a duration, or before it: it began so long ago. `rest`: further words that have to follow (`il y a`). */
  | { readonly kind: 'ago'; readonly side: 'after' | 'before'; readonly rest?: readonly string[] }
  | { readonly kind: 'again' };

/** The words that say something about time: the English ones, and those of the window's language. */
export interface Lexicon {
  sayingOf(word: string): Saying | null;
  /** What stands before an ending that means `since`, as Japanese has one (`9:40から`); null where there is none. */
  beforeSince(word: string): string | null;
  /** The word in the signs that every language reads; null where it has none of the language's own. */
  spelled(word: string): Spelled | null;
  /** Whether the language writes the time of day as `9h40`: after `since` it is one then. */
  readonly hoursAreClock: boolean;
  /** Whether the locale writes `5/6` for the fifth of June. */
  readonly isDayFirst: boolean;
  /** Whether the clocks of the locale, or of the person, show 12 hours. */
  readonly isHalfDay: boolean;
}

type Entry = readonly [string, Saying];

const of = (saying: Saying, words: string): readonly Entry[] =>
  words.split(' ').map((word) => [word, saying]);

const before = (by: -1 | 1): Saying => ({ kind: 'turn', by, isAfter: false });
const after = (by: -1 | 1): Saying => ({ kind: 'turn', by, isAfter: true });

const ENGLISH_MONTHS: readonly Entry[] = ['january jan', 'february feb', 'march mar', 'april apr', 'may']
  .concat('june jun', 'july jul', 'august aug', 'september sep sept', 'october oct')
  .concat('november nov', 'december dec')
  .flatMap((words, place) => of({ kind: 'month', month: place + 1 }, words));

const ENGLISH: readonly Entry[] = [
  ...of({ kind: 'day', days: 0 }, 'today'),
  ...of({ kind: 'day', days: -1 }, 'yesterday'),
  ...of({ kind: 'day', days: 1 }, 'tomorrow'),
  ...['sun sunday', 'mon monday', 'tue tues tuesday', 'wed weds wednesday', 'thu thur thurs thursday']
    .concat('fri friday', 'sat saturday')
    .flatMap((words, weekday) => of({ kind: 'weekday', weekday }, words)),
  ...of(before(-1), 'last'),
  ...of(before(1), 'next'),
  ...of({ kind: 'span', days: 1 }, 'day days'),
  ...of({ kind: 'span', days: 7 }, 'week weeks'),
  ...of({ kind: 'since' }, 'since'),
  ...of({ kind: 'from' }, 'from at'),
  ...of({ kind: 'to' }, 'to - – — 〜 ~'),
  ...of({ kind: 'until' }, 'until till'),
  ...of({ kind: 'half', half: 'a' }, 'am a.m a.m.'),
  ...of({ kind: 'half', half: 'p' }, 'pm p.m p.m.'),
  ...of({ kind: 'unit', unit: 'h' }, 'h hr hrs hour hours'),
  ...of({ kind: 'unit', unit: 'm' }, 'min mins minute minutes'),
  ...of({ kind: 'ago', side: 'after' }, 'ago'),
  ...of({ kind: 'again' }, 'again'),
];

/** Of their names for the days of the week only `Intl` is asked. */
const OTHERS: Readonly<Record<Exclude<Language, 'en'>, readonly Entry[]>> = {
  de: [
    ...of({ kind: 'day', days: -2 }, 'vorgestern'),
    ...of({ kind: 'day', days: -1 }, 'gestern'),
    ...of({ kind: 'day', days: 0 }, 'heute'),
    ...of({ kind: 'day', days: 1 }, 'morgen'),
    ...of(before(-1), 'letzten letzter vergangenen'),
    ...of(before(1), 'nächsten nächster kommenden'),
    ...of({ kind: 'span', days: 1 }, 'Tag Tagen'),
    ...of({ kind: 'span', days: 7 }, 'Woche Wochen'),
    ...of({ kind: 'since' }, 'seit'),
    ...of({ kind: 'from' }, 'ab um von'),
    ...of({ kind: 'until' }, 'bis'),
    ...of({ kind: 'half', half: null }, 'Uhr'),
    ...of({ kind: 'unit', unit: 'h' }, 'Std Std. Stunde Stunden'),
    ...of({ kind: 'unit', unit: 'm' }, 'Min. Minuten'),
    ...of({ kind: 'ago', side: 'before' }, 'vor'),
    ...of({ kind: 'again' }, 'nochmal weiter'),
  ],
  fr: [
    ...of({ kind: 'day', days: -2 }, 'avant-hier'),
    ...of({ kind: 'day', days: -1 }, 'hier'),
    ...of({ kind: 'day', days: 0 }, "aujourd'hui"),
    ...of({ kind: 'day', days: 1 }, 'demain'),
    ...of(after(-1), 'dernier'),
    ...of(after(1), 'prochain'),
    ...of({ kind: 'span', days: 1 }, 'jour jours'),
    ...of({ kind: 'span', days: 7 }, 'semaine semaines'),
    ...of({ kind: 'since' }, 'depuis'),
    ...of({ kind: 'from' }, 'dès'),
    ...of({ kind: 'from', isRange: true }, 'de'),
    ...of({ kind: 'to', isAt: true }, 'à'),
    ...of({ kind: 'until' }, "jusqu'à"),
    ...of({ kind: 'unit', unit: 'h' }, 'heure heures'),
    ...of({ kind: 'unit', unit: 'm' }, 'mn'),
    ...of({ kind: 'ago', side: 'before', rest: ['y', 'a'] }, 'il'),
    ...of({ kind: 'again' }, 'encore'),
  ],
  es: [
    ...of({ kind: 'day', days: -2 }, 'anteayer'),
    ...of({ kind: 'day', days: -1 }, 'ayer'),
    ...of({ kind: 'day', days: 0 }, 'hoy'),
    ...of({ kind: 'day', days: 1 }, 'mañana'),
    ...of(after(-1), 'pasado'),
    ...of(before(1), 'próximo'),
    ...of({ kind: 'span', days: 1 }, 'día días'),
    ...of({ kind: 'span', days: 7 }, 'semana semanas'),
    ...of({ kind: 'since' }, 'desde'),
    ...of({ kind: 'from', isRange: true }, 'de'),
    ...of({ kind: 'to', isAt: true }, 'a'),
    ...of({ kind: 'article' }, 'la las'),
    ...of({ kind: 'until' }, 'hasta'),
    ...of({ kind: 'unit', unit: 'h' }, 'hora horas'),
    ...of({ kind: 'unit', unit: 'm' }, 'minuto minutos'),
    ...of({ kind: 'ago', side: 'before' }, 'hace'),
    ...of({ kind: 'again' }, 'continuar'),
  ],
  ja: [
    ...of({ kind: 'day', days: -2 }, '一昨日 おととい'),
    ...of({ kind: 'day', days: -1 }, '昨日 きのう'),
    ...of({ kind: 'day', days: 0 }, '今日 きょう'),
    ...of({ kind: 'day', days: 1 }, '明日 あした'),
    ...of({ kind: 'unit', unit: 'h' }, '時間'),
    ...of({ kind: 'unit', unit: 'm' }, '分'),
    ...of({ kind: 'ago', side: 'after' }, '前'),
    ...of({ kind: 'again' }, '続き'),
  ],
};
/** `9:40から`. */
const JAPANESE_SINCE = 'から';
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

function createLexicon(
  { locale, hours }: { readonly locale: string; readonly hours: '12h' | '24h' },
  language: Language,
  entries: readonly Entry[],
): Lexicon {
  const sinceEnding = language === 'ja' ? JAPANESE_SINCE : null;
  const spell = SPELLED[language];
  const sayings = new Map(entries.map(([word, saying]) => [keyOf(word), saying]));
  const most = MOST_UNITS * Math.max(...entries.map(([word]) => word.length));
  return {
    sayingOf: (word) => (word.length > most ? null : (sayings.get(keyOf(word)) ?? null)),
    beforeSince: (word) =>
      sinceEnding !== null && word.endsWith(sinceEnding) ? word.slice(0, -sinceEnding.length) : null,
    spelled: (word) => (spell && word.length <= MOST_SPELLED && /\d/.test(word) ? spell(word) : null),
    hoursAreClock: language === 'fr' || language === 'es',
    isDayFirst: isDayFirst(locale),
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
  const own = language === 'en' ? [] : [...monthsOf(language), ...OTHERS[language], ...weekdaysOf(language)];
  const lexicon = createLexicon({ locale, hours }, language, [...ENGLISH_MONTHS, ...own, ...ENGLISH]);
  made.set(key, lexicon);
  return lexicon;
}
