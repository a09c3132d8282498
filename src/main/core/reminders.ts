import { addDays, dateIn, instantOf, weekdayOf } from '../../shared/calendar';
import type { Preferences } from '../../shared/settings';

export type ReminderChoices = Preferences['reminders'];

/** Working hours, UTC ms; `to` is no part of them. */
export interface WorkingHours {
  readonly from: number;
  readonly to: number;
}

/** The working hours that hold an instant (UTC ms), by the zone's clock; those of the evening before may last into today. */
export function hoursAt(zone: string, at: number, choices: ReminderChoices): WorkingHours | null {
  const today = dateIn(zone, at);
  const found = [addDays(today, -1), today].map((date) => hoursOf(zone, date, choices));
  return found.find((hours) => hours !== null && hours.from <= at && at < hours.to) ?? null;
}

/** When working hours begin next after an instant (both UTC ms); null: nobody works on any day. */
export function nextHours(zone: string, after: number, choices: ReminderChoices): number | null {
  const today = dateIn(zone, after);
  for (let day = 0; day <= 7; day += 1) {
    const hours = hoursOf(zone, addDays(today, day), choices);
    if (hours && hours.from > after) return hours.from;
  }
  return null;
}

function hoursOf(zone: string, date: string, { days, from, to }: ReminderChoices): WorkingHours | null {
  if (!days.includes(weekdayOf(date))) return null;
  const begin = instantOf(zone, date, from);
  const end = instantOf(zone, to > from ? date : addDays(date, 1), to);
  return begin < end ? { from: begin, to: end } : null;
}

/** Working time in which nothing was tracked. */
export interface Gap {
  /** UTC ms: since the hours began, or time was last tracked or anything was done here. */
  readonly since: number;
  /** UTC ms at which the hours end. */
  readonly until: number;
}

/** The gap at an instant (UTC ms); `lastTracked`: when a timer last ran or anything was done, null where never. */
export function gapAt(
  zone: string,
  at: number,
  choices: ReminderChoices,
  lastTracked: number | null,
): Gap | null {
  const hours = hoursAt(zone, at, choices);
  return hours && { since: Math.max(hours.from, Math.min(at, lastTracked ?? hours.from)), until: hours.to };
}
