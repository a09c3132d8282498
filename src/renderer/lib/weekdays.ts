import { addDays, type Weekday } from '../../shared/calendar';
import { displayLocale } from './locale';

/** A Sunday. */
const SUNDAY = '2026-05-17';

/** `Mon`, in the words of the reader. */
export function weekdayName(day: Weekday): string {
  const format = new Intl.DateTimeFormat(displayLocale(), { weekday: 'short', timeZone: 'UTC' });
  return format.format(new Date(`${addDays(SUNDAY, day)}T00:00:00Z`));
}
