import { addDays } from '../calendar';
import type { CalendarDate, ClockTime } from '../calendar';
import type { WordFacts } from './facts';
import type { Lexicon } from './lexicon';
import type { LinePart, Remark } from './types';

/** Times that stay in the note as no blank sets them apart, where the script sets none between words: `会議30分`. */

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
const RUN =
  /(?<![a-z\d.])\d+(?:\.\d+)?(?:h(?:\d{1,2}m?)?|m(?:in)?)(?![a-z\d])|(?:午[前後])?\d(?:[\d:.時分半間前〜~–—―-]|から|より(?=[\d午]|$)|まで)*/gi;
/** With a figure alone it is no time for sure: `1から作り直し`; a time of the clock is. */
const IS_TIME = /[時分hm]|^\d{1,2}:\d\d(?:[-–—―〜~]|から|より)(?:\d{1,2}:\d\d(?:まで)?)?$/i;
/** What stands around a time that is set apart: `打ち合わせ(1h)`, `30分、`. */
const OPENS = /[（(「]$/;
const CLOSES = /^[）)」、。]/;
/** `3分の1`, `5分以内`. */
const IS_COUNTED = /^[の以後ごと]/;
/** `1時間の会議`, `10:00-11:00の会議`: how long that was, or when. */
const IS_OF = /^の(?!\d)/;
/** More of the same time stands beside it, so that a blank there cuts it in two: `会議20分×3回`, `22時〜深夜2時`. */
const IS_MORE_BEFORE = /[x×*〜~]$/;
const IS_MORE_AFTER = /^(?:[x×*〜~]|から|を\d)/;
const IS_OPEN = /(?:[〜~]|から)$/;
const IS_END_AFTER = /^\D{1,3}\d{1,2}[時:]/;
/** Nobody writes a longer word with a time in it: what is pasted is not searched. */
const MOST_LETTERS = 40;

/** Whether a word of the note may have a time in it that no blank sets apart. */
const maySayTime = ({ kind, text }: LinePart): boolean =>
  kind === 'note' && text.length <= MOST_LETTERS && UNSPACED.test(text) && !text.startsWith('\\');

type FactsOf = (word: string) => WordFacts;

/** When it is, in the work zone. */
export interface Moment {
  readonly today: CalendarDate;
  readonly now: () => ClockTime;
}

/** A time in a word, and what stands around it. */
interface Run {
  readonly text: string;
  readonly index: number;
  readonly after: string;
}

/** The times of a word that are whole. */
const runsIn = (text: string): readonly Run[] =>
  [...text.normalize('NFKC').matchAll(RUN)].flatMap(({ 0: run, index }) => {
    const after = text.slice(index + run.length);
    const isEndAfter = IS_OPEN.test(run) && IS_END_AFTER.test(after);
    const isPart = isEndAfter || IS_MORE_AFTER.test(after) || IS_MORE_BEFORE.test(text.slice(0, index));
    return isPart ? [] : [{ text: run, index, after }];
  });

/** Whether it is read where blanks stand around it. */
function isRead({ text }: Run, factsOf: FactsOf): boolean {
  const time = IS_TIME.test(text) ? factsOf(text).time : null;
  return time !== null && time.problem === null && time.kind !== 'day';
}

/** What stands before a time; of a day, without what joins the two: `昨日の22:00から`. */
function beforeTime(text: string, factsOf: FactsOf): string {
  const day = /^(.+)の$/.exec(text)?.[1] ?? '';
  return day !== '' && factsOf(day).time?.kind === 'day' ? day : text;
}

/** A word with blanks around a time in it; null where it is nothing else. */
function apart(text: string, run: Run, factsOf: FactsOf): string | null {
  const start = run.index - (OPENS.test(text.slice(0, run.index)) ? 1 : 0);
  const end = run.index + run.text.length + (CLOSES.test(run.after) ? 1 : 0);
  const isOf = start === 0 && IS_OF.test(run.after);
  const before = beforeTime(text.slice(0, start), factsOf);
  const pieces = [before, text.slice(start, end), text.slice(isOf ? end + 1 : end)].filter(Boolean);
  return pieces.length > 1 ? pieces.join(' ') : null;
}

/** `9:00から`, of which a figure may be a ratio or a version besides: `比率1:20から変更`. */
const BEGIN_ALONE = /^\d{1,2}:\d\d(?:から|より)$/;
const FIRST_HOUR = '06:00';

/** Whether a timer can have begun then, and somebody may have: today by now, or yesterday later than now. */
function mayBegin({ text, index }: Run, whole: string, factsOf: FactsOf, moment: Moment): boolean {
  const time = BEGIN_ALONE.test(text) ? factsOf(text).time : null;
  if (time?.kind !== 'start' || time.start?.kind !== 'clock') return true;
  const [clock, now] = [time.start.time, moment.now()];
  const day = factsOf(beforeTime(whole.slice(0, index), factsOf)).time;
  const date = day?.kind === 'day' ? day.date : moment.today;
  if (date === moment.today) return clock >= FIRST_HOUR && clock <= now;
  return date === addDays(moment.today, -1) && clock > now;
}

/** The first time of a word with blanks around it; null for a word that has none. */
function firstApart(text: string, factsOf: FactsOf, moment: Moment): string | null {
  for (const run of runsIn(text)) {
    if (!mayBegin(run, text, factsOf, moment)) continue;
    const isOf = run.index === 0 && IS_OF.test(run.after);
    const written =
      (isOf || !IS_COUNTED.test(run.after)) && isRead(run, factsOf) ? apart(text, run, factsOf) : null;
    if (written !== null) return written;
  }
  return null;
}

/** What ends a length of a line that has another one: `会議 1時間 電話30分`, but not the `24時間対応` of what took an hour. */
const ENDS_LENGTH = /^(?:$|[、。/）)」])/;

function lastApart(text: string, factsOf: FactsOf): string | null {
  for (const run of runsIn(text)) {
    if (run.index === 0 || !ENDS_LENGTH.test(run.after) || !isRead(run, factsOf)) continue;
    // `20分前` is no second length.
    if (factsOf(run.text).time?.kind === 'start') continue;
    const written = apart(text, run, factsOf);
    if (written !== null) return written;
  }
  return null;
}

/** `9:15開始`, `9時スタート`. */
const BEGINS = /^(.+)(?:開始|スタート)$/;

function beginOf(text: string, factsOf: FactsOf): string | null {
  const begin = BEGINS.exec(text)?.[1] ?? '';
  const clock = /^[\d午]/.test(begin) ? factsOf(begin).clock : null;
  return clock !== null && /[:時]/.test(begin) ? `${begin}から` : null;
}

/** `15時に会議`: when something was that has its length beside it. */
const AT = /^((?:午[前後])?\d{1,2}(?::\d\d|時(?:半|\d{1,2}分)?))に([^\d、。].*)$/;

function atOf(text: string, factsOf: FactsOf): string | null {
  const [, time = '', rest] = AT.exec(text) ?? [];
  return rest !== undefined && factsOf(time).clock !== null ? `${time}から ${rest}` : null;
}

/** What else a line says of time. */
type Said = 'nothing' | 'length' | 'range';

/**
 * Says of a line where a word of its note has a time in it, and how to have that read; of one that is logged only where
 * another length stands in it, or when it began.
 */
export function unreadGlued(
  parts: readonly LinePart[],
  factsOf: FactsOf,
  { isYearFirst }: Lexicon,
  said: Said,
  moment: Moment,
): Remark | null {
  for (const part of parts) {
    if (!maySayTime(part)) continue;
    const { text } = part;
    const begin = (of: (text: string, factsOf: FactsOf) => string | null): string | null =>
      isYearFirst ? of(text, factsOf) : null;
    const written =
      said === 'nothing'
        ? (firstApart(text, factsOf, moment) ?? begin(beginOf))
        : (lastApart(text, factsOf) ?? (said === 'length' ? begin(atOf) : null));
    if (written !== null) return { code: 'note-or-time', text, written };
  }
  return null;
}
