import type { CalendarDate, ClockTime } from '../calendar';
import type { TypedLine } from '../inputs';
import { durationText } from '../durations';
import { escaped } from './escape';
import type { Lexicon } from './lexicon';
import type { QuickEntryReading, SaidStart } from './types';
import { readWords } from './words';

/** What a line says, however it was written; the times may be left out. */
type Meaning = Pick<QuickEntryReading, 'notes'> &
  Partial<Pick<QuickEntryReading, 'seconds' | 'start' | 'spentDate' | 'isDayNamed' | 'startTime'>> & {
    readonly choice: {
      readonly project: { readonly id: string };
      readonly task: { readonly id: string };
    } | null;
  };

function startText(start: SaidStart, isHalfDay: boolean): string {
  return start.kind === 'clock' ? sinceText(start.time, isHalfDay) : `-${durationText(start.seconds)}`;
}

/** On a clock of 12 hours only these may be of either half: the others have a zero before them, or more hours than 12. */
function sinceText(time: ClockTime, isHalfDay: boolean): string {
  const half = isHalfDay && /^1[0-2]/.test(time) ? (time < '12' ? 'am' : 'pm') : '';
  return `since ${time}${half}`;
}

function timeText(
  { seconds = null, start = null, startTime = null }: Meaning,
  { isHalfDay }: Lexicon,
): string | null {
  if (start) return startText(start, isHalfDay);
  if (seconds === null) return null;
  // The end is cut to the minute and may say less than the seconds.
  return startTime === null
    ? durationText(seconds)
    : `${sinceText(startTime, isHalfDay)} ${durationText(seconds)}`;
}

/**
 * A line that is read as the same: the note first, each word that would say something else with a backslash, then how
 * long, when and which day. `today` is today's date in the work zone, `lexicon` the one that the line will be read with.
 */
export function lineOf(meaning: Meaning, today: CalendarDate, lexicon: Lexicon): TypedLine {
  const { choice, notes, spentDate, isDayNamed } = meaning;
  const times = [timeText(meaning, lexicon), isDayNamed ? spentDate : null]
    .filter((text) => typeof text === 'string')
    .join(' ');
  return {
    text: noteWithTimes(notes, times, today, lexicon),
    ...(choice && { pinned: { projectId: choice.project.id, taskId: choice.task.id } }),
  };
}

/** A note and the words for its times, of which the note's own words are none. */
export function noteWithTimes(note: string, times: string, today: CalendarDate, lexicon: Lexicon): string {
  const literal = literalNote(note, times, today, lexicon);
  const words = readWords(`${literal} ${times}`, today, lexicon);
  // A figure that is none of them alone cannot be made literal: `9 -22:38` is a range, `-22:38 9` is none.
  const isRead = words.some(({ start, time }) => start < literal.length && time !== null);
  return (isRead ? [times, literal] : [literal, times]).filter((text) => text !== '').join(' ');
}

const DASH = /^[-–—―−‐‑〜～~－ー]$/;

/** The note so that none of its words is read with what follows it. */
function literalNote(notes: string, rest: string, today: CalendarDate, lexicon: Lexicon): string {
  let note = notes;
  for (;;) {
    const words = readWords(`${note} ${rest}`, today, lexicon).filter(({ start }) => start < note.length);
    let next = '';
    let from = 0;
    for (const [place, { start, end, text, time, noteStart, isNoted }] of words.entries()) {
      // A dash that was cut off, or what was cut off from it, is no word: with the other time literal it is cut no more.
      const isCut = (start === from && place > 0) || (DASH.test(text) && words[place + 1]?.start === end);
      const isRead = !isCut && (time !== null || isNoted || (noteStart > start && note === notes));
      // Of `9-` that was cut the hour alone may say nothing, and the dash after it does.
      const whole = words[place + 1]?.start === end ? `${text}${words[place + 1]?.text}` : text;
      const isLiteral = isRead && [text, whole].some((one) => escaped(one, today, lexicon) !== one);
      next += note.slice(from, start) + (isLiteral ? `\\${text}` : text);
      from = end;
    }
    next += note.slice(from);
    if (next === note) return note;
    note = next;
  }
}
