import type { Language } from '../language';

/** What a word of some language says about time, or makes its neighbours say. */
export type Saying =
  /** `today`, `yesterday`: whole days from today. */
  | { readonly kind: 'day'; readonly days: number }
  /** 0 for Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** Beside the name of a day of the week: the last such day or the next one. `isAfter`: it stands after the name. */
  | { readonly kind: 'turn'; readonly by: -1 | 1; readonly isAfter: boolean }
  /** Beside the number of a day; 1 for January. `isAfter`: only after it, as before it the word is a day of the week. */
  | { readonly kind: 'month'; readonly month: number; readonly isAfter?: true }
  /** After a number, where it is said that it was so long ago; `days` null: there is no fixed number of them, as in months. */
  | { readonly kind: 'span'; readonly days: number | null }
  /** Before a time of the clock: it began then. `from` and `at` say it only of what would be read as a duration. */
  /** `isLong`: before how long it is, as the German `seit` (`seit einer Stunde`) and the French `depuis` (`depuis 1h`). */
  | { readonly kind: 'since'; readonly isLong?: true }
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
  /** Before a word for hours: so many, where minutes follow them (`one hour 30 min`); before one for days: so many of them.
   * `isMuch`: so often notes say that something was, too (`failed ten times`). */
  | { readonly kind: 'count'; readonly count: number; readonly isMuch?: true }
  /** Before a word for hours: so many minutes (`half an hour`); `isMore`: after hours too (`1 hora y media`). */
  | { readonly kind: 'part'; readonly minutes: number; readonly isMore?: true }
  /** So many minutes in one word: `demi-heure`. */
  | { readonly kind: 'length'; readonly minutes: number }
  /** Between a time of the clock and how long it took from then on: `at 9 for 2h`. */
  | { readonly kind: 'during' }
  /** Before two times of the clock with `and` between them. */
  | { readonly kind: 'between' }
  /** Between hours and minutes. */
  | { readonly kind: 'and' }
  /** Between two numbers of which either may be: `2 or 3 hours`. */
  | { readonly kind: 'or' }
  /** Between a number and a duration, in either order: `3 x 20m`. */
  | { readonly kind: 'times' }
  /** After a duration, or before it: it began so long ago. `rest`: further words that have to follow (`il y a`). */
  | { readonly kind: 'ago'; readonly side: 'after' | 'before'; readonly rest?: readonly string[] }
  | { readonly kind: 'again' };

export type Entry = readonly [string, Saying];

const of = (saying: Saying, words: string): readonly Entry[] =>
  words.split(' ').map((word) => [word, saying]);

/** Words for one, two and so on, of which those beyond `most` are much. */
const counts = (most: number, words: string): readonly Entry[] =>
  words.split(',').flatMap((word, place) => {
    const count = place + 1;
    return of({ kind: 'count', count, ...(count > most && { isMuch: true }) }, word);
  });

/** Words for as many as minutes are rounded to, and for the days of two weeks. */
const manyCounts = (words: string): readonly Entry[] =>
  words.split(',').flatMap((word, place) => {
    const count = [15, 20, 25, 30, 40, 45, 50, 14][place] ?? 0;
    return word === '' ? [] : of({ kind: 'count', count, isMuch: true }, word);
  });

const part = (minutes: number): Saying => ({ kind: 'part', minutes });
const more = (minutes: number): Saying => ({ kind: 'part', minutes, isMore: true });

const before = (by: -1 | 1): Saying => ({ kind: 'turn', by, isAfter: false });
const after = (by: -1 | 1): Saying => ({ kind: 'turn', by, isAfter: true });

export const ENGLISH_MONTHS: readonly Entry[] = [
  'january jan',
  'february feb',
  'march mar',
  'april apr',
  'may',
]
  .concat('june jun', 'july jul', 'august aug', 'september sep sept', 'october oct')
  .concat('november nov', 'december dec')
  .flatMap((words, place) => of({ kind: 'month', month: place + 1 }, words));

export const ENGLISH: readonly Entry[] = [
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
  ...of({ kind: 'span', days: 14 }, 'fortnight fortnights'),
  ...of({ kind: 'span', days: null }, 'month months'),
  ...of({ kind: 'span', days: null }, 'sundays mondays tuesdays wednesdays thursdays fridays saturdays'),
  ...of({ kind: 'since' }, 'since'),
  ...of({ kind: 'from' }, 'from at @'),
  ...of({ kind: 'to' }, 'to - – — ― − ‐ ‑ 〜 ~'),
  ...of({ kind: 'until' }, 'until till'),
  ...of({ kind: 'between' }, 'between'),
  ...of({ kind: 'during' }, 'for'),
  ...of({ kind: 'half', half: null }, "o'clock"),
  ...of({ kind: 'half', half: 'a' }, 'am a.m a.m.'),
  ...of({ kind: 'half', half: 'p' }, 'pm p.m p.m.'),
  ...of({ kind: 'unit', unit: 'h' }, 'h hr hrs hour hours'),
  ...of({ kind: 'unit', unit: 'm' }, 'min mins minute minutes'),
  ...counts(8, 'an one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve'),
  ...manyCounts('fifteen,twenty,twenty-five,thirty,forty,forty-five,fifty'),
  ...of(more(30), 'half'),
  ...of(more(15), 'quarter'),
  ...of({ kind: 'and' }, 'and'),
  ...of({ kind: 'or' }, 'or'),
  ...of({ kind: 'times' }, 'x × * times'),
  ...of({ kind: 'ago', side: 'after' }, 'ago'),
  ...of({ kind: 'again' }, 'again'),
];

/** Their names for the days of the week are those of `Intl`, which has one for each. */
export const OTHERS: Readonly<Record<Exclude<Language, 'en'>, readonly Entry[]>> = {
  de: [
    ...of({ kind: 'day', days: -2 }, 'vorgestern'),
    ...of({ kind: 'day', days: -1 }, 'gestern'),
    ...of({ kind: 'day', days: 0 }, 'heute'),
    ...of({ kind: 'day', days: 1 }, 'morgen'),
    ...of({ kind: 'day', days: 2 }, 'übermorgen'),
    ...of({ kind: 'weekday', weekday: 6 }, 'Sonnabend'),
    ...of(before(-1), 'letzten letzter vergangenen vorigen'),
    ...of(before(1), 'nächsten nächster kommenden'),
    ...of({ kind: 'span', days: 1 }, 'Tag Tagen'),
    ...of({ kind: 'span', days: 7 }, 'Woche Wochen'),
    ...of({ kind: 'span', days: null }, 'Monat Monaten'),
    ...of({ kind: 'span', days: null }, 'Sonntagen Montagen Dienstagen Mittwochen Donnerstagen Freitagen'),
    ...of({ kind: 'span', days: null }, 'Samstagen Sonnabenden'),
    ...of({ kind: 'since', isLong: true }, 'seit'),
    ...of({ kind: 'from' }, 'ab um von'),
    ...of({ kind: 'until' }, 'bis'),
    ...of({ kind: 'between' }, 'zwischen'),
    ...of({ kind: 'during' }, 'für'),
    ...of({ kind: 'half', half: null }, 'Uhr'),
    ...of({ kind: 'unit', unit: 'h' }, 'Std Std. Stunde Stunden'),
    ...of({ kind: 'unit', unit: 'm' }, 'Min. Minuten'),
    ...counts(8, 'ein eine einem einer ne ner nem,zwei,drei,vier,fünf,sechs,sieben,acht,neun,zehn,elf,zwölf'),
    ...of({ kind: 'count', count: 1 }, "'ne 'ner 'nem"),
    ...manyCounts('fünfzehn,zwanzig,fünfundzwanzig,dreißig,vierzig,fünfundvierzig,fünfzig,vierzehn'),
    ...of(part(30), 'halbe halben'),
    ...of(part(45), 'dreiviertel'),
    ...of(part(15), 'viertel'),
    ...of(part(90), 'anderthalb eineinhalb'),
    ...of(part(150), 'zweieinhalb'),
    ...of(part(210), 'dreieinhalb'),
    ...of({ kind: 'length', minutes: 15 }, 'Viertelstunde'),
    ...of({ kind: 'length', minutes: 45 }, 'Dreiviertelstunde'),
    ...of({ kind: 'and' }, 'und'),
    ...of({ kind: 'or' }, 'oder'),
    ...of({ kind: 'times' }, 'mal'),
    ...of({ kind: 'ago', side: 'before' }, 'vor'),
    ...of({ kind: 'again' }, 'nochmal weiter'),
  ],
  fr: [
    ...of({ kind: 'day', days: -2 }, 'avant-hier'),
    ...of({ kind: 'day', days: -1 }, 'hier'),
    ...of({ kind: 'day', days: 0 }, "aujourd'hui"),
    ...of({ kind: 'day', days: 1 }, 'demain'),
    ...of({ kind: 'day', days: 2 }, 'après-demain'),
    ...of(after(-1), 'dernier'),
    ...of(after(1), 'prochain'),
    ...of({ kind: 'span', days: 1 }, 'jour jours'),
    ...of({ kind: 'span', days: 7 }, 'semaine semaines'),
    ...of({ kind: 'span', days: null }, 'mois'),
    ...of({ kind: 'span', days: null }, 'dimanches lundis mardis mercredis jeudis vendredis samedis'),
    ...of({ kind: 'since', isLong: true }, 'depuis'),
    ...of({ kind: 'from' }, 'dès'),
    ...of({ kind: 'from', isRange: true }, 'de'),
    ...of({ kind: 'to', isAt: true }, 'à'),
    ...of({ kind: 'until' }, "jusqu'à"),
    ...of({ kind: 'between' }, 'entre'),
    ...of({ kind: 'during' }, 'pendant durant'),
    ...of({ kind: 'unit', unit: 'h' }, 'heure heures'),
    ...of({ kind: 'unit', unit: 'm' }, 'mn'),
    ...counts(5, 'un une,deux,trois,quatre,cinq,six,sept,huit,neuf,dix,onze,douze'),
    ...manyCounts('quinze,vingt,vingt-cinq,trente,quarante,quarante-cinq,cinquante'),
    ...of(more(30), 'demie demi'),
    ...of(more(15), 'quart'),
    ...of({ kind: 'length', minutes: 30 }, 'demi-heure'),
    ...of({ kind: 'and' }, 'et'),
    ...of({ kind: 'or' }, 'ou'),
    ...of({ kind: 'times' }, 'fois'),
    ...of({ kind: 'ago', side: 'before', rest: ['y', 'a'] }, 'il'),
    ...of({ kind: 'again' }, 'encore'),
  ],
  es: [
    ...of({ kind: 'day', days: -2 }, 'anteayer antier'),
    ...of({ kind: 'day', days: -1 }, 'ayer'),
    ...of({ kind: 'day', days: 0 }, 'hoy'),
    ...of({ kind: 'day', days: 1 }, 'mañana'),
    ...of(after(-1), 'pasado'),
    ...of(before(1), 'próximo'),
    ...of({ kind: 'span', days: 1 }, 'día días'),
    ...of({ kind: 'span', days: 7 }, 'semana semanas'),
    ...of({ kind: 'span', days: null }, 'mes meses'),
    ...of({ kind: 'since' }, 'desde'),
    ...of({ kind: 'from', isRange: true }, 'de'),
    ...of({ kind: 'to', isAt: true }, 'a'),
    ...of({ kind: 'article' }, 'la las'),
    ...of({ kind: 'until' }, 'hasta'),
    ...of({ kind: 'between' }, 'entre'),
    ...of({ kind: 'during' }, 'durante por'),
    ...of({ kind: 'unit', unit: 'h' }, 'hora horas hs hras'),
    ...of({ kind: 'unit', unit: 'm' }, 'minuto minutos'),
    ...counts(5, 'un una,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce'),
    ...manyCounts('quince,veinte,veinticinco,treinta,cuarenta,,cincuenta'),
    ...of(more(30), 'media'),
    ...of(more(15), 'cuarto'),
    ...of({ kind: 'and' }, 'y'),
    ...of({ kind: 'or' }, 'o'),
    ...of({ kind: 'times' }, 'veces'),
    ...of({ kind: 'ago', side: 'before' }, 'hace'),
    ...of({ kind: 'again' }, 'continuar'),
  ],
  ja: [
    ...of({ kind: 'day', days: -2 }, '一昨日 おととい'),
    ...of({ kind: 'day', days: -1 }, '昨日 きのう'),
    ...of({ kind: 'day', days: 0 }, '今日 きょう'),
    ...of({ kind: 'day', days: 1 }, '明日 あした'),
    ...of({ kind: 'day', days: 2 }, '明後日 あさって'),
    ...of({ kind: 'unit', unit: 'h' }, '時間'),
    ...of({ kind: 'unit', unit: 'm' }, '分'),
    ...of({ kind: 'to' }, 'ー'),
    ...of({ kind: 'times' }, '回'),
    ...of({ kind: 'ago', side: 'after' }, '前'),
    ...of({ kind: 'again' }, '続き'),
  ],
};
