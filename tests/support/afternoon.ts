import { timeIn } from '../../src/shared/calendar';

/** A zone without daylight saving in which it is now between two and three in the afternoon: a day to look at. */
export function afternoonZone(now: number): string {
  const utcHour = Number(timeIn('UTC', now).slice(0, 2));
  const east = (14 - utcHour + 24) % 24;
  const offset = east > 12 ? east - 24 : east;
  return `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}
