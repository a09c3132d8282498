import type { Language } from '../language';

/** Several words that say together what none of them says alone. */

/** The part of a day that a time of the clock is in. */
type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

/** What they say: a day, so many from today, or the part of the day of the time before them. */
type Said =
  { readonly kind: 'day'; readonly days: number } | { readonly kind: 'part'; readonly part: PartOfDay };

export interface Phrase {
  /** The words after the first one, as words are compared. */
  readonly rest: readonly string[];
  readonly said: Said;
}

const day = (days: number): Said => ({ kind: 'day', days });
const part = (of: PartOfDay): Said => ({ kind: 'part', part: of });

const ENGLISH: readonly (readonly [string, Said])[] = [
  ['day before yesterday', day(-2)],
  ['the day before yesterday', day(-2)],
  ['day after tomorrow', day(2)],
  ['the day after tomorrow', day(2)],
  ['in the morning', part('morning')],
  ['in the afternoon', part('afternoon')],
  ['in the evening', part('evening')],
  ['at night', part('night')],
];

const OTHERS: Readonly<Record<Exclude<Language, 'en'>, readonly (readonly [string, Said])[]>> = {
  de: [
    ['morgens', part('morning')],
    ['früh', part('morning')],
    ['vormittags', part('morning')],
    ['mittags', part('noon')],
    ['nachmittags', part('afternoon')],
    ['abends', part('evening')],
    ['nachts', part('night')],
    ['am Morgen', part('morning')],
    ['am Vormittag', part('morning')],
    ['am Nachmittag', part('afternoon')],
    ['am Abend', part('evening')],
    ['in der Früh', part('morning')],
    ['in der Nacht', part('night')],
  ],
  fr: [
    ['avant hier', day(-2)],
    ['après demain', day(2)],
    ['du matin', part('morning')],
    ["de l'après-midi", part('afternoon')],
    ['du soir', part('evening')],
    ['de la nuit', part('night')],
  ],
  es: [
    ['antes de ayer', day(-2)],
    ['pasado mañana', day(2)],
    ...['de', 'por'].flatMap((word): readonly (readonly [string, Said])[] => [
      [`${word} la mañana`, part('morning')],
      [`${word} la tarde`, part('afternoon')],
      [`${word} la noche`, part('night')],
    ]),
    ['de la madrugada', part('morning')],
    ['del mediodía', part('noon')],
  ],
  ja: [],
};

/** The phrases of a language and the English ones, by their first words as `keyOf` compares words. */
export function phrasesOf(
  language: Language,
  keyOf: (word: string) => string,
): ReadonlyMap<string, readonly Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  const own = language === 'en' ? [] : OTHERS[language];
  for (const [text, said] of [...own, ...ENGLISH]) {
    const [first = '', ...rest] = text.split(' ').map(keyOf);
    phrases.set(first, [...(phrases.get(first) ?? []), { rest, said }]);
  }
  return phrases;
}

const LAST_HOUR = 12;

/** Before noon or after it, where an hour is in a part of the day; null where it says so itself, or may be either. */
export function halfIn(of: PartOfDay, hour: number): 'a' | 'p' | null {
  if (!(hour >= 1 && hour <= LAST_HOUR)) return null;
  switch (of) {
    case 'morning':
      return hour === LAST_HOUR ? null : 'a';
    case 'noon':
      return hour === LAST_HOUR - 1 ? 'a' : 'p';
    case 'afternoon':
      return 'p';
    case 'evening':
      return hour === LAST_HOUR ? 'a' : 'p';
    case 'night':
      return hour === LAST_HOUR || hour < 6 ? 'a' : 'p';
  }
}
