import { dateIn, minutesOf, timeIn, type CalendarDate } from '../../shared/calendar';
import type { EntryView } from '../../shared/snapshot';
import { projectColor } from './colors';

/** A piece of the day, in per cent of the strip's width. */
export interface StripSpan {
  readonly left: number;
  readonly width: number;
}

export interface StripBlock extends StripSpan {
  readonly entryId: string;
  readonly color: string;
}

export interface DayStrip {
  readonly blocks: readonly StripBlock[];
  /** Time between blocks on which nothing was tracked. */
  readonly gaps: readonly StripSpan[];
  /** Where now is, in per cent; null when it lies outside. */
  readonly now: number | null;
  readonly hours: readonly { readonly hour: number; readonly left: number }[];
}

const DAY_MINUTES = 24 * 60;
/** The working hours shown even on an empty day. */
const USUAL_FROM = 9 * 60;
const USUAL_TO = 17 * 60;
/** Shorter pauses are drawn as nothing: a dashed box of two pixels says nothing. */
const SMALLEST_GAP = 5;
const MOST_LABELS = 6;

interface Minutes {
  readonly from: number;
  readonly to: number;
}

/**
 * The day as a strip: entries with known times as blocks, the pauses between them, and now.
 * All in minutes of the work zone's clock on `today`; a piece that lies on another day is cut off.
 */
export function buildStrip(
  entries: readonly EntryView[],
  zone: string,
  today: CalendarDate,
  now: number,
): DayStrip {
  const nowMinute = dateIn(zone, now) === today ? minutesOf(timeIn(zone, now)) : null;
  const placed = entries
    .flatMap((entry) => {
      const minutes = minutesOfEntry(entry, zone, today, nowMinute);
      return minutes === null ? [] : [{ entry, ...minutes }];
    })
    .sort((a, b) => a.from - b.from);

  const starts = placed.map((block) => block.from);
  const ends = placed.map((block) => block.to);
  const first = Math.floor(Math.min(USUAL_FROM, nowMinute ?? USUAL_FROM, ...starts) / 60) * 60;
  const last = Math.ceil(Math.max(USUAL_TO, nowMinute ?? USUAL_TO, ...ends) / 60) * 60;
  const percent = (minute: number): number => ((minute - first) / (last - first)) * 100;
  const span = ({ from, to }: Minutes): StripSpan => ({
    left: percent(from),
    width: percent(to) - percent(from),
  });

  return {
    blocks: placed.map((block) => ({
      ...span(block),
      entryId: block.entry.id,
      color: projectColor(block.entry),
    })),
    gaps: gapsBetween(placed).map(span),
    now: nowMinute === null ? null : percent(nowMinute),
    hours: labelledHours(first / 60, last / 60).map((hour) => ({ hour, left: percent(hour * 60) })),
  };
}

function minutesOfEntry(
  entry: EntryView,
  zone: string,
  today: CalendarDate,
  nowMinute: number | null,
): Minutes | null {
  if (entry.startedAt !== null) {
    if (nowMinute === null || dateIn(zone, entry.startedAt) > today) return null;
    const from = dateIn(zone, entry.startedAt) === today ? minutesOf(timeIn(zone, entry.startedAt)) : 0;
    return { from, to: Math.max(nowMinute, from) };
  }
  if (entry.startTime === null) return null;
  const from = minutesOf(entry.startTime);
  const end = entry.endTime === null ? from + entry.seconds / 60 : minutesOf(entry.endTime);
  return { from, to: Math.min(DAY_MINUTES, end < from ? DAY_MINUTES : end) };
}

function gapsBetween(blocks: readonly Minutes[]): Minutes[] {
  const gaps: Minutes[] = [];
  let end: number | null = null;
  for (const block of blocks) {
    if (end !== null && block.from - end >= SMALLEST_GAP) gaps.push({ from: end, to: block.from });
    end = Math.max(end ?? 0, block.to);
  }
  return gaps;
}

function labelledHours(first: number, last: number): number[] {
  const step = Math.max(1, Math.ceil((last - first) / MOST_LABELS));
  const hours: number[] = [];
  for (let hour = first; hour <= last; hour += step) hours.push(hour);
  return hours;
}
