import { timeIn, type ClockTime } from '../../shared/calendar';
import type { Span } from '../../shared/entry-span';

export type Edge = 'start' | 'end';

const MINUTE_MS = 60_000;
const SNAP_MS = 5 * MINUTE_MS;
/** A hand shakes by less in a click. */
const DRAG_PX = 4;

/** Where a pointer is on the strip. */
export interface StripPoint {
  /** Pixels */
  readonly x: number;
  /** UTC ms */
  readonly instant: number;
}

/** Whether a pointer that was pressed at one place (pixels) and is at another one by now drags what it took hold of. */
export function isDrag(from: number, to: number): boolean {
  return Math.abs(to - from) >= DRAG_PX;
}

/** Between which instants (UTC ms) an end of a span may be moved: a minute stays, and the clock's last is 23:59. */
export function limitsOf(span: Span, edge: Edge, day: Span): Span {
  return edge === 'start'
    ? { from: day.from, to: Math.max(day.from, span.to - MINUTE_MS) }
    : { from: Math.min(span.from + MINUTE_MS, day.to - MINUTE_MS), to: day.to - MINUTE_MS };
}

/** The nearest five minutes of the day to an instant (UTC ms), within the limits. */
export function snapped(instant: number, day: Span, limits: Span): number {
  return within(limits, day.from + Math.round((instant - day.from) / SNAP_MS) * SNAP_MS);
}

/** An instant (UTC ms) moved by whole minutes, within the limits. */
export function moved(instant: number, minutes: number, limits: Span): number {
  return within(limits, instant + minutes * MINUTE_MS);
}

/** A span with one of its ends elsewhere. */
export function withEdge(span: Span, edge: Edge, at: number): Span {
  return edge === 'start' ? { ...span, from: at } : { ...span, to: at };
}

/** The clock times of a span, for an edit. */
export function clockTimesOf(
  zone: string,
  { from, to }: Span,
): { readonly startTime: ClockTime; readonly endTime: ClockTime } {
  return { startTime: timeIn(zone, from), endTime: timeIn(zone, to) };
}

function within({ from, to }: Span, instant: number): number {
  return Math.min(to, Math.max(from, instant));
}
