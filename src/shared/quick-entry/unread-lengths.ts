import { durationText, parseDuration } from '../durations';
import { isNumberAfter } from './counting';
import { isOther } from './day-lengths';
import { durationAt } from './length-parts';
import { sayingAt, textAt } from './phrase';
import type { Words } from './phrase';
import { quarterAt } from './quarters';
import type { Lexicon } from './lexicon';
import type { LinePart, Remark } from './types';

/** Lengths that stay in the note: in a word with more in it (`2-hour workshop`), and decimals that may be no hours. */

const COMPOUND = /^(\d{1,3}(?:[.,]\d{1,2})?)(-?)(\p{L}+)(-\p{L}.*)?$/u;
const OF_HOURS = /^(?:h|hrs?|hours?|std|stunden?|stündig\p{L}*|heures?|horas?)$/iu;
const OF_MINUTES = /^(?:m|min|mins|minutes?|minuten?|minütig\p{L}*|minutos?)$/iu;
/** Without a dash before them they say it: `30minütig`, `2h-Workshop`. */
const IS_QUALITY = /ig\p{L}*$/iu;
const HALF_HOUR = /^(?:half-hour(?:-.+)?|halbstündig\p{L}*)$/iu;
/** The French `d'1h`. */
const ELIDED = /^d['’](\d.*)$/i;
/** Nobody writes a longer one: what is pasted is not searched. */
const MOST_LETTERS = 30;
/** Of longer ones notes speak otherwise: `24-hour clock`, `24h-Support`. */
const MOST_SECONDS = 10 * 3600;
/** In words shorter ones are ways to speak: `two minutes noodles`. */
const FEWEST_SECONDS = 900;

/** `2h` for `2-hour`, `30m Call` for `30-Minuten-Call`; null for what has no length in it. */
function lengthIn(text: string): string | null {
  if (text.length > MOST_LETTERS) return null;
  if (HALF_HOUR.test(text)) return '30m';
  const [, figure, dash, unit = '', more] = COMPOUND.exec(text) ?? [];
  const isCompound = dash !== '' || more !== undefined || IS_QUALITY.test(unit);
  if (figure === undefined || !isCompound) return null;
  const length = OF_HOURS.test(unit) ? `${figure}h` : OF_MINUTES.test(unit) ? `${figure}m` : null;
  return length && length + (more ?? '').replace('-', ' ');
}

const alone = (written: string): { length: string; written: string } => ({
  length: written.replace(/ .*$/, ''),
  written,
});

/** `dev,2h`, as some write without a blank. */
const GLUED = /^(\p{L}[\p{L}\d.-]*[,;])(\d{1,2}(?:[.,]\d{1,2})?(?:h\d{0,2}|m|min)|\d{1,2}:\d\d)$/iu;

/** `30m/call`, `call:30m`: a length and a word with only a sign between them. */
const LENGTH_FIRST = /^(\d{1,3}(?:[.,]\d{1,2})?(?:h(?:[0-5]\dm?)?|m|min))[,;:/+&]+(\p{L}.+)$/iu;
const LENGTH_LAST = /^(\p{L}[\p{L}\d-]+)[,;:+&]+(\d{1,3}(?:[.,]\d{1,2})?(?:h(?:[0-5]\dm?)?|m|min))[.,;:]?$/iu;

const PER = /^(?:wk|mo|yr|year|week|day)s?[.,;:]?$/i;

/** The length of a word that has another one in it, and that word; a rate has none: `2h/week`. */
function joinedIn(text: string, { sayingOf }: Lexicon): { length: string; written: string } | null {
  if (text.length > MOST_LETTERS) return null;
  const [, first, after = ''] = LENGTH_FIRST.exec(text) ?? [];
  const [, before = '', last] = LENGTH_LAST.exec(text) ?? [];
  const kind = sayingOf(after)?.kind;
  if (first !== undefined && kind !== 'span' && kind !== 'unit' && !PER.test(after))
    return { length: first, written: `${first} ${after}` };
  return last === undefined ? null : { length: last, written: `${before} ${last}` };
}

/** A length of the note, what of the line says it, and how to write it. */
interface NotedLength {
  readonly text: string;
  readonly length: string;
  readonly written: string;
}

function lengthAt(words: Words, place: number): NotedLength | null {
  const text = words.texts[place] ?? '';
  const elided = text.length > MOST_LETTERS ? undefined : ELIDED.exec(text)?.[1];
  const unit = sayingAt(words, place + 1);
  if (elided !== undefined && unit?.kind === 'unit' && /^\d+$/.test(elided))
    return { text: textAt(words, place, 2), ...alone(elided + unit.unit) };
  const [, before = '', after] = text.length > MOST_LETTERS ? [] : (GLUED.exec(text) ?? []);
  if (after !== undefined) return { text, length: after, written: `${before} ${after}` };
  const written = elided ?? lengthIn(text.replace(/[.,;:!?)\]]+$/, ''));
  return written === null ? spelledAt(words, place) : { text, ...alone(written) };
}

/** `one hour call`, `a quarter of an hour`: lengths in words that are as likely words of the note. */
function spelledAt(words: Words, place: number): NotedLength | null {
  const found = durationAt(words, place) ?? quarterAt(words, place);
  if (!found?.isOpen || found.seconds < FEWEST_SECONDS) return null;
  const isFor = sayingAt(words, place - 1)?.kind === 'during';
  if (sayingAt(words, place + found.length)?.kind === 'or') return null;
  // What `a` begins was looked at one word before.
  if (words.isWord(words.texts[place - 1] ?? '', 'a') || (!isFor && isOther(words, place, found.length)))
    return null;
  return { text: textAt(words, place, found.length), ...alone(durationText(found.seconds)) };
}

/** Says of a line that logs a length where another one is joined to a word of its note: `docs 30m/call 15m`. */
export function unreadJoined(words: Words, parts: readonly LinePart[], lexicon: Lexicon): Remark | null {
  for (const [place, text] of words.texts.entries()) {
    const found = parts[place]?.kind === 'note' ? joinedIn(text, lexicon) : null;
    const seconds = found && parseDuration(found.length);
    if (found && seconds !== null && seconds > 0 && seconds <= MOST_SECONDS)
      return { code: 'note-or-time', text, written: found.written };
  }
  return null;
}

/** Says of a line that logs nothing where a word of it has a length in it, and how to have that read. */
export function unreadLengths(words: Words, parts: readonly LinePart[]): Remark | null {
  for (const place of words.texts.keys()) {
    const found = parts[place]?.kind === 'note' ? lengthAt(words, place) : null;
    const seconds = found && parseDuration(found.length);
    if (!found || seconds === null || seconds === 0 || seconds > MOST_SECONDS) continue;
    return { code: 'note-or-time', text: found.text, written: found.written };
  }
  return null;
}

/** `(0.4)`, `1.2;`, `.2,`: hours of some who bill them, and numbers of others. */
const SET_APART = /^[([](\d{0,2}[.,]\d{1,2})[)\]][.,;:]?$|^(\d{0,2}[.,]\d{1,2})[,;:]$/;
const DECIMAL = /^[([]?\d*[.,]\d+[)\].,;:]*$/;
/** More hours are a number. */
const MOST_HOURS = 12;

/** Whether the words beside a decimal say that it is a number of the note: `upgrade to 3.2, then tests`, `release (3.2)`. */
function isNumberAt({ texts }: Words, place: number, lexicon: Lexicon): boolean {
  const before = texts[place - 1] ?? '';
  const isOfList = DECIMAL.test(before) || DECIMAL.test(texts[place + 1] ?? '');
  return isOfList || lexicon.isCounting(before) || isNumberAfter(before, texts[place] ?? '', lexicon);
}

/** Says where a decimal with brackets around it or a mark after it may be how long something took. */
export function unreadDecimal(words: Words, parts: readonly LinePart[], lexicon: Lexicon): Remark | null {
  for (const [place, text] of words.texts.entries()) {
    const match = parts[place]?.kind === 'note' ? SET_APART.exec(text) : null;
    const figure = match?.[1] ?? match?.[2];
    if (figure === undefined || isNumberAt(words, place, lexicon)) continue;
    const hours = Number(figure.replace(',', '.'));
    if (!(hours > 0 && hours <= MOST_HOURS)) continue;
    return { code: 'note-or-time', text, written: figure };
  }
  return null;
}

const IS_DECIMAL = /^\d*[.,]\d+[.,;:!?)\]]*$/;

/** Whether a line says in decimals how long it took, so that another one may be as long besides: `call .2, email .1`. */
export const logsDecimal = (parts: readonly LinePart[]): boolean =>
  parts.some(({ kind, text }) => kind === 'duration' && IS_DECIMAL.test(text));
