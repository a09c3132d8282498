import {
  addDays,
  clockTimeOf,
  dateIn,
  instantOf,
  lastInstantOf,
  minutesOf,
  startOfDay,
  timeIn,
  type CalendarDate,
} from '../../shared/calendar';
import { spanOfEntry, type Span } from '../../shared/entry-span';
import type { EntryView } from '../../shared/snapshot';
import { projectColor } from './colors';

/** A piece of the strip, in per cent of its width. */
export interface StripPiece {
  readonly left: number;
  readonly width: number;
}

export interface StripBlock extends StripPiece {
  readonly entry: EntryView;
  readonly color: string;
  /** What of the entry lies on the day. */
  readonly span: Span;
  /** All of it, on whatever days. */
  readonly whole: Span;
  /** Entries at the same time lie in lanes, 0 at the top, out of `lanes`. */
  readonly lane: number;
  readonly lanes: number;
  /** Whether its ends can be moved: it is finished, unlocked, and all of it lies on the day. */
  readonly isMovable: boolean;
}

/** Time in which nothing was tracked. */
export interface StripGap extends StripPiece {
  readonly span: Span;
}

export interface DayStrip {
  /** The whole day in the work zone: 23, 24 or 25 hours. */
  readonly day: Span;
  /** What of it is drawn. */
  readonly axis: Span;
  readonly blocks: readonly StripBlock[];
  readonly gaps: readonly StripGap[];
  /** Where now is, in per cent; null when it lies on another day. */
  readonly now: number | null;
  readonly hours: readonly { readonly hour: number; readonly left: number }[];
}

/** What the entries do not tell of a day. */
export interface DayFacts {
  /** When work begins, UTC ms; null: nobody knows. */
  readonly workStart: number | null;
  /** Whether a timer runs, on whatever day it began. */
  readonly isRunning: boolean;
}

const MINUTE_MS = 60_000;
/** The working hours shown even on an empty day. */
const USUAL_FROM = 9;
const USUAL_TO = 17;
/** Shorter pauses are drawn as nothing: a dashed box of two pixels says nothing. */
const SMALLEST_GAP_MS = 5 * MINUTE_MS;
const MOST_LABELS = 6;

/**
 * A day as a strip: entries with known times as blocks, the gaps before, between and after them, and now (UTC ms). It
 * is drawn by instants, so that an hour is as wide on a day on which the clocks change; what lies on other days is cut
 * off.
 */
export function buildStrip(
  entries: readonly EntryView[],
  zone: string,
  date: CalendarDate,
  now: number,
  facts: DayFacts,
): DayStrip {
  const day = { from: startOfDay(zone, date), to: startOfDay(zone, addDays(date, 1)) };
  const nowToday = dateIn(zone, now) === date ? now : null;
  const placed = entries
    .flatMap((entry) => {
      const whole = spanOf(entry, zone, now);
      if (whole === null || whole.from >= day.to || whole.to < day.from) return [];
      // What ended at midnight was the day before.
      if (whole.to === day.from && whole.from < day.from) return [];
      const span = { from: Math.max(whole.from, day.from), to: Math.min(whole.to, day.to) };
      return [{ entry, span, whole, isMovable: canMove(entry, whole, day, date) }];
    })
    .sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to);
  const spans = placed.map(({ span }) => span);
  const gaps = gapsOf(spans, now, nowToday !== null, facts);
  const { axis, hours } = axisOf(
    [...spans, ...gaps, ...(nowToday === null ? [] : [{ from: now, to: now }])],
    zone,
    date,
    day,
  );
  const lanes = lanesOf(spans);
  return {
    ...{ day, axis },
    blocks: placed.map((block, index) => ({
      ...block,
      ...pieceOf(axis, block.span),
      ...(lanes[index] ?? { lane: 0, lanes: 1 }),
      color: projectColor(block.entry),
    })),
    gaps: gaps.map((span) => ({ span, ...pieceOf(axis, span) })),
    now: nowToday === null ? null : percentOf(axis, nowToday),
    hours,
  };
}

/** Where an instant (UTC ms) lies, in per cent of the strip, never outside of it. */
export function percentOf(axis: Span, instant: number): number {
  const share = (instant - axis.from) / Math.max(1, axis.to - axis.from);
  return Math.min(1, Math.max(0, share)) * 100;
}

/** Where a span lies on the strip; what lies outside of it is cut off. */
export function pieceOf(axis: Span, { from, to }: Span): StripPiece {
  const left = percentOf(axis, from);
  return { left, width: Math.max(0, percentOf(axis, to) - left) };
}

/** When an entry was, as far as that is known; a running one reaches to now (UTC ms). */
function spanOf(entry: EntryView, zone: string, now: number): Span | null {
  if (entry.startedAt !== null) return { from: entry.startedAt, to: Math.max(now, entry.startedAt) };
  return spanOfEntry(zone, entry);
}

function canMove(entry: EntryView, whole: Span, day: Span, date: CalendarDate): boolean {
  const isFinished = entry.startedAt === null && entry.startTime !== null && entry.endTime !== null;
  return isFinished && entry.lock === null && entry.spentDate === date && whole.to < day.to;
}

/** The hours to draw: the usual ones, and all that is needed to hold the spans. */
function axisOf(
  spans: readonly Span[],
  zone: string,
  date: CalendarDate,
  day: Span,
): { readonly axis: Span; readonly hours: DayStrip['hours'] } {
  const hourOf = (instant: number): number => Math.floor(minutesOf(timeIn(zone, instant)) / 60);
  const first = Math.min(USUAL_FROM, ...spans.map(({ from }) => hourOf(Math.min(from, day.to - 1))));
  const last = Math.max(USUAL_TO, ...spans.map(({ to }) => (to <= day.from ? 0 : hourOf(to - 1) + 1)));
  const axis = {
    from: first === 0 ? day.from : instantOf(zone, date, clockTimeOf(first * 60)),
    to: last === 24 ? day.to : lastInstantOf(zone, date, clockTimeOf(last * 60)),
  };
  const step = Math.max(1, Math.ceil((last - first) / MOST_LABELS));
  const hours: { hour: number; left: number }[] = [];
  for (let hour = first; hour <= last; hour += step) {
    const instant = hour === 24 ? day.to : instantOf(zone, date, clockTimeOf(hour * 60));
    // In spring the clock never shows one of them.
    if (hour === 24 || hourOf(instant) === hour) hours.push({ hour, left: percentOf(axis, instant) });
  }
  return { axis, hours };
}

/** The lane of each span, for spans in the order of their begin. Only those that overlap share the height. */
function lanesOf(spans: readonly Span[]): readonly { readonly lane: number; readonly lanes: number }[] {
  const lanes: number[] = [];
  const counts: number[] = [];
  let ends: number[] = [];
  let clusterFrom = 0;
  for (const [index, { from, to }] of spans.entries()) {
    if (ends.every((end) => end <= from)) {
      clusterFrom = index;
      ends = [];
    }
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    lanes[index] = lane;
    counts.fill(ends.length, clusterFrom, index);
    counts[index] = ends.length;
  }
  return lanes.map((lane, index) => ({ lane, lanes: counts[index] ?? 1 }));
}

/** The time without entries from the begin of work to the last entry and, on today with nothing running, to now. */
function gapsOf(
  spans: readonly Span[],
  now: number,
  isToday: boolean,
  { workStart, isRunning }: DayFacts,
): readonly Span[] {
  const isLate = workStart !== null && workStart < Math.min(now, spans[0]?.from ?? now);
  const gaps: Span[] = [];
  let end = isLate ? workStart : null;
  for (const { from, to } of isToday && !isRunning ? [...spans, { from: now, to: now }] : spans) {
    if (end !== null && from - end >= SMALLEST_GAP_MS) gaps.push({ from: end, to: from });
    end = Math.max(end ?? to, to);
  }
  return gaps;
}
