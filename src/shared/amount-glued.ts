import { splitWord } from './amount-word';
import { namesCurrency, type MoneyStyle } from './currencies';

/** Letters that are written without a space between words. */
const LETTER = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]`;
/** Where an amount may begin: after a sign, a count that is said so, or such a letter; not after `各`, that of one. */
const LEFT = new RegExp(`^(?:\\D*[,;:=@、。：]|\\D*${LETTER}|.*\\dで|.*\\d.*[、。]|.*[)）」』])$`, 'u');
const OF_ONE = /(?:各|毎|単価|当たり|あたり|につき|一人|片道)$/u;
/** What may follow it: a bracket, `/mo`, the end of the sentence. */
const RIGHT = /^(?:[(（]\D*|[/／]\p{L}\D*|(?:です|でした|也|税|込)\D*)$/u;
const BRACKET = /^[(（]\D{2}/u;
const DECIMALS = /[.,]\d{2}$/;
const MAY_BE_MONEY = /[\p{Nd}\p{Sc}]|^\p{Lu}{3}\W|^[\p{L}ー]+[(（/／]/u;
const SHORTEST = 1;
/** Nobody types an amount that is longer. */
const LONGEST = 60;

/**
 * The words that a word is made of where an amount in it is set apart by nothing but a sign, or is Japanese: `$12/mo`,
 * `coffee,$4.50`, `4500円(税込)`, `タクシー1200円`. Together they are the word as it stands.
 */
export function splitGlued(text: string, style: MoneyStyle): readonly string[] {
  if (text.length > LONGEST || !MAY_BE_MONEY.test(text) || isWhole(text, style)) return [text];
  for (let from = 0; from < text.length; from += 1) {
    const left = text.slice(0, from);
    if (left !== '' && (!LEFT.test(left) || OF_ONE.test(left))) continue;
    for (let to = text.length; to >= from + SHORTEST; to -= 1) {
      const [core, right] = [text.slice(from, to), text.slice(to)];
      if (!mayBreak(core, right) || !isMoney(core, left, right, style)) continue;
      return [...(left === '' ? [] : [left]), core, ...(right === '' ? [] : splitGlued(right, style))];
    }
  }
  return [text];
}

const isWhole = (text: string, style: MoneyStyle): boolean =>
  splitWord({ text, gap: '' }, style) !== null || namesCurrency(text, style) !== null;

const mayBreak = (core: string, right: string): boolean =>
  right === '' || RIGHT.test(right) || /[、。]$/u.test(core);

/** Whether it is an amount by its currency or its decimals, or a figure or a currency before a bracket. */
function isMoney(core: string, left: string, right: string, style: MoneyStyle): boolean {
  const isBegin = left === '';
  if (namesCurrency(core, style) !== null) return isBegin && right !== '';
  const word = splitWord({ text: core, gap: '' }, style);
  if (!word) return false;
  if (`${word.before}${word.after}` !== '') return true;
  return isBegin && right !== '' && (BRACKET.test(right) || DECIMALS.test(word.figure));
}
