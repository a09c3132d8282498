import { daysBetween, type CalendarDate } from '../../shared/calendar';
import type { WorkPlace } from '../../shared/model';

/** How many entries a project and task had on a day. */
export interface DayUse extends WorkPlace {
  readonly spentDate: CalendarDate;
  readonly entries: number;
  /** UTC ms until which it was worked on there, as far as this computer knows. */
  readonly touchedAt: number;
}

/** Days after which an entry counts half as much: last week's work is before last month's, however much that was. */
export const HALF_LIFE_DAYS = 14;
/** Days back from today that are counted: an older entry would count for less than a sixteenth. */
export const DAYS_COUNTED = 4 * HALF_LIFE_DAYS;
/** Enough for whatever a line may mean; the snapshot that carries them stays small. */
const MOST = 200;

/**
 * Projects and tasks by how much and how lately they were used, most first: every entry counts 1, and half as much for
 * each {@link HALF_LIFE_DAYS} that it lies before `today`. Of equals the one that was used later.
 */
export function frequentOf(uses: readonly DayUse[], today: CalendarDate): readonly WorkPlace[] {
  const places = new Map<string, WorkPlace & { weight: number; touchedAt: number }>();
  for (const { projectId, taskId, spentDate, entries, touchedAt } of uses) {
    const key = JSON.stringify([projectId, taskId]);
    const place = places.get(key) ?? { projectId, taskId, weight: 0, touchedAt };
    const weight = place.weight + entries * 0.5 ** (daysBetween(spentDate, today) / HALF_LIFE_DAYS);
    places.set(key, { ...place, weight, touchedAt: Math.max(touchedAt, place.touchedAt) });
  }
  return [...places.values()]
    .sort((a, b) => b.weight - a.weight || b.touchedAt - a.touchedAt)
    .slice(0, MOST)
    .map(({ projectId, taskId }) => ({ projectId, taskId }));
}
