import type { Language } from '../language';

/** Several words that say together what none of them says alone. */

/** The part of a day that a time of the clock is in. */
type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

type Week = -1 | 0 | 1;

/** What they say. */
type Said =
  /** So many days from today. */
  | { readonly kind: 'day'; readonly days: number }
  /** Of the time before them. */
  | { readonly kind: 'part'; readonly part: PartOfDay }
  /** Of the day of the week beside them: the week before this one, this one or the next. */
  | { readonly kind: 'week'; readonly by: Week }
  | { readonly kind: 'week-day'; readonly weekday: number; readonly by: Week }
  /** Before a word for days: not how many of them. */
  | { readonly kind: 'some' }
  /** Another day than today, and not which. */
  | { readonly kind: 'other-day' }
  /** Before an hour: so many minutes past it, or before it where they are less than none; `isSure`: they say nothing else. */
  | { readonly kind: 'minutes'; readonly minutes: number; readonly isSure: boolean };

export interface Phrase {
  /** The words after the first one, as words are compared. */
  readonly rest: readonly string[];
  readonly said: Said;
}

const day = (days: number): Said => ({ kind: 'day', days });
const part = (of: PartOfDay): Said => ({ kind: 'part', part: of });
/** `texts` say it alone or after one of `joints`, such as `of`. */
const week = (by: Week, texts: string, joints = ''): readonly (readonly [string, Said])[] =>
  texts
    .split(',')
    .flatMap((text) => ['', ...joints.split(',').filter(Boolean)].map((joint) => `${joint} ${text}`.trim()))
    .map((text) => [text, { kind: 'week', by }]);

const some = (texts: string): readonly (readonly [string, Said])[] =>
  texts.split(',').map((text) => [text, { kind: 'some' }]);

const otherDay = (texts: string): readonly (readonly [string, Said])[] =>
  texts.split(',').map((text) => [text, { kind: 'other-day' }]);

const minutes = (by: number, texts: string, isSure = true): readonly (readonly [string, Said])[] =>
  texts.split(',').map((text) => [text, { kind: 'minutes', minutes: by, isSure }]);

/** `先週の月曜日`, `先週月曜`. */
const japaneseWeekDays = (by: Week, name: string): readonly (readonly [string, Said])[] =>
  [...'日月火水木金土'].flatMap((sign, weekday) =>
    ['曜', '曜日'].flatMap((ending) =>
      ['', 'の'].map((joint): readonly [string, Said] => [
        name + joint + sign + ending,
        { kind: 'week-day', weekday, by },
      ]),
    ),
  );

const ENGLISH: readonly (readonly [string, Said])[] = [
  ['day before yesterday', day(-2)],
  ['the day before yesterday', day(-2)],
  ['day after tomorrow', day(2)],
  ['the day after tomorrow', day(2)],
  ['in the morning', part('morning')],
  ['in the afternoon', part('afternoon')],
  ['in the evening', part('evening')],
  ['at night', part('night')],
  ...week(-1, 'last week', 'of'),
  ...week(0, 'this week', 'of'),
  ...week(1, 'next week', 'of'),
  ...minutes(30, 'half past'),
  ...minutes(15, 'quarter past,a quarter past'),
  ...minutes(-15, 'quarter to,a quarter to'),
  ...minutes(30, 'half', false),
  ...otherDay(
    'last night,last evening,last weekend,last month,the other day,the other week,the week before last',
  ),
  ...some('a few,few,a couple,a couple of,couple,couple of,several,some,many'),
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
    ...week(-1, 'letzte Woche,letzter Woche,vergangene Woche,vergangener Woche,vorige Woche,voriger Woche'),
    ...week(0, 'diese Woche,dieser Woche'),
    ...week(1, 'nächste Woche,nächster Woche,kommende Woche,kommender Woche'),
    ...minutes(-30, 'halb'),
    ...minutes(15, 'viertel nach'),
    ...minutes(-15, 'viertel vor,dreiviertel'),
    ...minutes(-45, 'viertel', false),
    ...otherDay('letzte Nacht,vorletzte Nacht,letztes Wochenende,letzten Monat,letzter Monat,vorigen Monat'),
    ...otherDay('vorletzte Woche,vorletzter Woche,neulich'),
    ...some('ein paar,paar,einigen,mehreren,wenigen'),
  ],
  fr: [
    ['avant hier', day(-2)],
    ['après demain', day(2)],
    ['du matin', part('morning')],
    ["de l'après-midi", part('afternoon')],
    ['du soir', part('evening')],
    ['de la nuit', part('night')],
    ...week(-1, 'semaine dernière,semaine passée', 'la,de la'),
    ...week(0, 'cette semaine', 'de'),
    ...week(1, 'semaine prochaine', 'la,de la'),
    ...otherDay(
      'nuit dernière,la nuit dernière,le week-end dernier,week-end dernier,le mois dernier,mois dernier',
    ),
    ...otherDay("l'autre jour,avant-dernière semaine,l'avant-dernière semaine"),
    ...some('quelques,plusieurs'),
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
    ...week(-1, 'semana pasada', 'la,de la'),
    ...week(0, 'esta semana', 'de'),
    ...week(1, 'próxima semana,semana que viene', 'la,de la'),
    ...minutes(-15, 'cuarto para las,un cuarto para las,cuarto para la,un cuarto para la'),
    ...otherDay(
      'anoche,anteanoche,la noche pasada,noche pasada,el fin de semana pasado,fin de semana pasado',
    ),
    ...otherDay('el mes pasado,mes pasado,el otro día,semana antepasada,la semana antepasada'),
    ...some('un par de,unos,unas,varios,varias,algunos,algunas,pocos,pocas'),
  ],
  ja: [
    ...week(-1, '先週,先週の'),
    ...week(0, '今週,今週の'),
    ...week(1, '来週,来週の'),
    ...japaneseWeekDays(-1, '先週'),
    ...japaneseWeekDays(0, '今週'),
    ...japaneseWeekDays(1, '来週'),
  ],
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
