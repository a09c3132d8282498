import { instantOf, weekdayOf, type CalendarDate } from '../../shared/calendar';
import type { Preferences } from '../../shared/settings';

type WorkingTime = Preferences['reminders'];

/** Whether somebody works on that day of the week, by the settings. */
export function isWorkday({ days }: WorkingTime, date: CalendarDate): boolean {
  return days.includes(weekdayOf(date));
}

/**
 * When work begins on a date, UTC ms; null on days off, and as long as nobody is reminded: the hours were chosen by
 * nobody then.
 */
export function workStart(zone: string, date: CalendarDate, choices: WorkingTime): number | null {
  return choices.level !== 'off' && isWorkday(choices, date) ? instantOf(zone, date, choices.from) : null;
}

/** What a working day has of a week's capacity, in seconds; null where nobody knows it, or every day is off. */
export function plannedPerDay({ days }: WorkingTime, capacitySeconds: number | null): number | null {
  return capacitySeconds === null || days.length === 0 ? null : capacitySeconds / days.length;
}
