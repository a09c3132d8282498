import { clockTimeOf, isBareHour, readClockRange, readClockText } from './clock-text';
import type { ClockText } from './clock-text';
import { saysSomething } from './facts';
import type { WordFacts } from './facts';
import { loneClock } from './lone-clock';
import { plainAt, textAt } from './phrase';
import type { Read, Words } from './phrase';
import { readRange } from './time-word';

const ESCAPE = '\\';

/** A time of day at a place of the line; `9:40 pm` takes two words, and `9.40 Uhr`. */
function clockAt(words: Words, place: number): { clock: ClockText; length: number } | null {
  const { facts } = words;
  const after = facts[place + 1]?.saying;
  const isNamed = after?.kind === 'half' && after.half === null;
  const clock =
    facts[place]?.clock ?? (isNamed ? readClockText(plainAt(words, place).replace('.', ':')) : null);
  if (!clock) return null;
  if (clock.half !== null || after?.kind !== 'half') return { clock, length: 1 };
  return { clock: { ...clock, half: after.half }, length: 2 };
}

/** `9:40 to 10:30`, `9 - 10:30`; two bare hours with nothing before or after may be anything: `2 to 3 pages`. */
export function rangeAt(words: Words, place: number, first: number): Read | null {
  const from = clockAt(words, first);
  if (!from) return null;
  const joint = words.facts[first + from.length]?.saying?.kind;
  if (joint !== 'to' && joint !== 'until') return null;
  const to = clockAt(words, first + from.length + 1);
  if (!to) return null;
  const isSaid = first > place || from.length + to.length > 2;
  if (!isSaid && isBareHour(from.clock) && isBareHour(to.clock)) return null;
  const length = first - place + from.length + 1 + to.length;
  const text = textAt(words, place, length);
  return { time: { kind: 'range', ...readClockRange(from.clock, to.clock, text) }, length };
}

/**
 * `since 9:40` is no 9 hours and 40 minutes. After `from` and `at` only what would be read as a duration:
 * `call at 9am` is a note.
 */
export function startAt(words: Words, place: number, isSince: boolean): Read | null {
  const found = clockAt(words, place + 1);
  if (!found) return null;
  const { clock } = found;
  const time = clockTimeOf(clock);
  if (isSince ? isBareHour(clock) && time === null : clock.minutes?.length !== 2) return null;
  const length = 1 + found.length;
  if (time === null) {
    const text = textAt(words, place, length);
    return { time: { kind: 'start', start: null, problem: { code: 'start-impossible', text } }, length };
  }
  return { time: { kind: 'start', start: { kind: 'clock', time }, problem: null }, length };
}

/** `until 10:30` is no 10 hours and a half. */
export function endAt(words: Words, place: number): Read | null {
  const found = clockAt(words, place + 1);
  if ((found?.clock.minutes ?? null) === null) return null;
  const length = 1 + (found?.length ?? 0);
  const text = textAt(words, place, length);
  return { time: { kind: 'range', range: null, problem: { code: 'end-without-start', text } }, length };
}

/** `9-10:30 pm`; where no clock shows that, as in the German `13-14 am Server`, the word after it is none of it. */
export function halvedRangeAt(words: Words, place: number): Read | null {
  const [word, next] = [plainAt(words, place), words.facts[place + 1]?.saying];
  if (next?.kind !== 'half' || words.facts[place]?.time?.kind !== 'range') return null;
  const time = readRange(word, next.half, textAt(words, place, 2));
  return time && !time.problem ? { time, length: 2 } : null;
}

/** `9:40 pm` alone is asked about; `call at 9 pm` and `\\to 9:40pm`, which nobody takes for a duration, are notes. */
export function loneClockAt(words: Words, place: number, facts: WordFacts): Read | null {
  const next = words.facts[place + 1]?.saying;
  const apart = facts.clock?.half ? null : next?.kind === 'half' ? next.half : null;
  const half = facts.clock?.half ?? apart;
  const isNamed = next?.kind === 'half';
  const before = words.facts[place - 1]?.saying?.kind;
  const isNoDuration = !isNamed || facts.clock?.minutes === null;
  const isSaid = before === 'from' || before === 'until' || words.texts[place - 1]?.startsWith(ESCAPE);
  if ((!half && !isNamed) || (isNoDuration && isSaid)) return null;
  const length = isNamed ? 2 : 1;
  const [word = '', after = ''] = words.texts.slice(place, place + length);
  const text = textAt(words, place, length);
  const note = saysSomething(facts) ? ESCAPE + text : `${word} ${ESCAPE}${after}`;
  const problem = loneClock(word, isNamed, { text, half, note });
  return problem && { time: { kind: 'start', start: null, problem }, length };
}
