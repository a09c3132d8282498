import { isUnit } from './amount-measure';
import { splitWord, type LineWord } from './amount-word';
import type { MoneyStyle } from './currencies';
import { UNITS } from './expense';

/** Where an amount stands: its first word, and the one after it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** `à 120 €`; `@` may be the end of a word. */
const BEFORE = /^(?:à|á|je|each|cada|各)$|@$/iu;
/** `3 cafés a 1,50`; it is an English word as well. */
const BEFORE_TOO = /^a$/i;
/** How many words back the number of such an `a` is. */
const NEAR = 3;
const AFTER = /^(?:each|apiece|ea|pp|p\.p|c\/u|chacune?|ずつ)[,;.!]*$|^[/／]\p{L}/iu;
const OF_WHAT =
  'night|month|mo|year|yr|day|week|hour|seat|user|head|unit|piece|item|ticket|licen[cs]e|mile|kilo|kg|km|litre|liter|' +
  'person|pers|nase|kopf|nacht|monat|jahr|tag|woche|stück|stk|std|stunde|lizenz|platz|' +
  'personne|nuit|mois|an|jour|semaine|heure|pièce|tête|unité|' +
  'persona|noche|mes|año|día|hora|semana|unidad|pieza|cabeza';
const AFTER_TWO = new RegExp(
  `^(?:(?:per|pro|par|por|je|/) (?:${OF_WHAT})|das stück|la (?:pièce|pieza)|al (?:mes|año)|cada (?:uno|una|cual)|l['’]unité)(?:[,;.!]|\\s|$)`,
  'iu',
);
/** But those of Microsoft 365 and of a year. */
const COUNT = /^(?!365$|20[12]\d$)\d{1,4}$/;
/** `3名` and `2h`. */
const GLUED_COUNT = /^[\d０-９]{1,3}(?:[.,]\d)?(?:\p{sc=Han}|(?:h|hrs?|km|l|kg)$)/u;

/**
 * The stretch from the number to the price of one, in either order, where an amount is said to be that: `2 nights @ $120`;
 * null where it is not, or no other number stands in the line.
 */
export function countedWith(
  words: readonly LineWord[],
  { from, to }: Stretch,
  style: MoneyStyle,
): Stretch | null {
  const textAt = (at: number): string => words[at]?.text ?? '';
  // The number of a line stands right before the price: `bus 42 2.90 per person`.
  const isApart = (at: number): boolean => at !== from - 1 || at === 0;
  const isCountAt = (at: number): boolean =>
    (at < from || at >= to) &&
    (GLUED_COUNT.test(textAt(at)) ||
      UNITS.test(textAt(at)) ||
      (isApart(at) && isCount(splitWord(words[at], style)?.figure ?? '', textAt(at + 1))));
  const counts = [...words.keys()].filter(isCountAt);
  const isNear = counts.some((at) => at < from && at >= from - 1 - NEAR);
  const isOfOne = isPriceOfOne(words, { from, to }) || (isNear && BEFORE_TOO.test(textAt(from - 1)));
  const count = counts.findLast((at) => at < from) ?? counts[0];
  if (!isOfOne || count === undefined) return null;
  return { from: Math.min(from, count), to: Math.max(to, count + 1) };
}

/** A number, or a figure before a unit. */
const isCount = (figure: string, next: string): boolean =>
  COUNT.test(figure) || (figure !== '' && isUnit(next, figure));

/** Whether an amount is said to be what one costs. */
export function isPriceOfOne(words: readonly LineWord[], { from, to }: Stretch): boolean {
  const textAt = (at: number): string => words[at]?.text ?? '';
  const after = [to, to + 1, to + 2].map(textAt).join(' ');
  return BEFORE.test(textAt(from - 1)) || AFTER.test(textAt(to)) || AFTER_TWO.test(after);
}
