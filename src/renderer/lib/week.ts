import { addDays, type CalendarDate, type Weekday, weekdayOf } from '../../shared/calendar';
import { secondsAt } from '../../shared/durations';
import type { EntryView } from '../../shared/snapshot';
import { projectColor } from './colors';
import { placeOf } from './labels';

/** What time is put on, with its names. */
export type Place = Pick<
  EntryView,
  'projectId' | 'taskId' | 'clientName' | 'projectName' | 'taskName' | 'color'
>;

/** Rows that were added by hand, by a date of the week: it may begin on another day by the time it is shown again. */
export type AddedRows = Readonly<Record<CalendarDate, readonly Place[]>>;

export interface WeekCell {
  readonly date: CalendarDate;
  readonly entries: readonly EntryView[];
  /** Whole seconds, what runs counted up to now. */
  readonly seconds: number;
}

/** A project and task with its time by day. */
export interface WeekRow extends Place {
  readonly key: string;
  readonly cells: readonly WeekCell[];
  readonly seconds: number;
}

/** A project's share of a day. */
export interface WeekPart {
  readonly projectId: string;
  readonly color: string;
  readonly seconds: number;
}

export interface WeekDay {
  readonly date: CalendarDate;
  readonly weekday: Weekday;
  readonly seconds: number;
  readonly parts: readonly WeekPart[];
}

export interface WeekSheet {
  readonly days: readonly WeekDay[];
  readonly rows: readonly WeekRow[];
  readonly seconds: number;
  readonly billableSeconds: number;
}

const DAYS = 7;

/** Tells one project and task from another. */
export const placeKey = ({ projectId, taskId }: Pick<Place, 'projectId' | 'taskId'>): string =>
  JSON.stringify([projectId, taskId]);

/**
 * The entries of a week that begins on `from`, by project and task and by day, in the order of their names; `extra` places
 * have a row in any case, at the end also once they have time: no row moves while somebody types in it. `now`: UTC ms.
 */
export function buildWeek(
  entries: readonly EntryView[],
  extra: readonly Place[],
  from: CalendarDate,
  now: number,
): WeekSheet {
  const dates = Array.from({ length: DAYS }, (_, index) => addDays(from, index));
  const ofWeek = entries.filter(({ spentDate }) => dates.includes(spentDate));
  const total = (some: readonly EntryView[]): number =>
    some.reduce((sum, entry) => sum + secondsAt(entry, now), 0);
  const row = (place: Place): WeekRow => {
    const key = placeKey(place);
    const own = ofWeek.filter((entry) => placeKey(entry) === key);
    const cells = dates.map((date) => {
      const those = own.filter(({ spentDate }) => spentDate === date);
      return { date, entries: those, seconds: total(those) };
    });
    const { projectId, taskId, clientName, projectName, taskName, color } = place;
    return { key, projectId, taskId, clientName, projectName, taskName, color, cells, seconds: total(own) };
  };
  const added = new Set(extra.map(placeKey));
  const tracked = uniqueBy(ofWeek, placeKey).filter((place) => !added.has(placeKey(place)));
  return {
    days: dates.map((date) => {
      const those = ofWeek.filter(({ spentDate }) => spentDate === date);
      return { date, weekday: weekdayOf(date), seconds: total(those), parts: partsOf(those, total) };
    }),
    rows: [
      ...tracked.map(row).sort((a, b) => placeOf(a).localeCompare(placeOf(b))),
      ...uniqueBy(extra, placeKey).map(row),
    ],
    seconds: total(ofWeek),
    billableSeconds: total(ofWeek.filter(({ billable }) => billable)),
  };
}

/** The days that have a column: one of the weekend only where somebody works on it, something is on it, or it is today. */
export function shownDays(
  days: readonly WeekDay[],
  today: CalendarDate,
  isWorkday: (date: CalendarDate) => boolean,
): readonly WeekDay[] {
  const isOfWeekend = (weekday: Weekday): boolean => weekday === 0 || weekday === 6;
  return days.filter(
    ({ date, weekday, seconds }) => !isOfWeekend(weekday) || seconds > 0 || date === today || isWorkday(date),
  );
}

function partsOf(
  entries: readonly EntryView[],
  total: (some: readonly EntryView[]) => number,
): readonly WeekPart[] {
  return uniqueBy(entries, ({ projectId }) => projectId)
    .map((entry) => ({
      projectId: entry.projectId,
      color: projectColor(entry),
      seconds: total(entries.filter(({ projectId }) => projectId === entry.projectId)),
    }))
    .filter(({ seconds }) => seconds > 0)
    .sort((a, b) => b.seconds - a.seconds || a.projectId.localeCompare(b.projectId));
}

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Map<string, T>();
  for (const item of items) if (!seen.has(keyOf(item))) seen.set(keyOf(item), item);
  return [...seen.values()];
}
