import type { WorkPlace } from '../../shared/model';
import { placeKey, type MoveEntry, type MovePlace } from '../../shared/move';

/** Entries and their time, whole seconds. */
export interface Sum {
  readonly entries: number;
  readonly seconds: number;
}

/** Where a place of this computer goes; `out`: nowhere, its time stays on this computer. */
export type Target = WorkPlace | 'out';

/** A place of this computer that something chosen is on. `target` null: it is not decided yet. */
export interface PlacedTime extends Sum {
  readonly place: MovePlace;
  readonly target: Target | null;
  /** The target is the one that was suggested, and nobody chose it. */
  readonly isSuggested: boolean;
}

export function sumOf(entries: readonly MoveEntry[]): Sum {
  return { entries: entries.length, seconds: entries.reduce((sum, { seconds }) => sum + seconds, 0) };
}

/** The places that what is chosen is on, in their order. `targets`: what was decided, by {@link placeKey}. */
export function placedTimes(
  chosen: readonly MoveEntry[],
  places: readonly MovePlace[],
  targets: Readonly<Record<string, Target>>,
): readonly PlacedTime[] {
  const byPlace = groupedBy(chosen, placeKey);
  return places.flatMap((place) => {
    const entries = byPlace.get(placeKey(place));
    if (!entries) return [];
    const decided = targets[placeKey(place)];
    const target = decided ?? place.suggestion;
    return [{ ...sumOf(entries), place, target, isSuggested: decided === undefined && target !== null }];
  });
}

/** What goes to each place of the account. */
export function arrivingTimes(
  placed: readonly PlacedTime[],
): readonly (Sum & { readonly target: WorkPlace })[] {
  const going = placed.flatMap(({ target, entries, seconds }) =>
    target === null || target === 'out' ? [] : [{ target, entries, seconds }],
  );
  return [...groupedBy(going, ({ target }) => placeKey(target)).values()].flatMap((parts) =>
    parts.slice(0, 1).map(({ target }) => ({
      target,
      entries: parts.reduce((sum, part) => sum + part.entries, 0),
      seconds: parts.reduce((sum, part) => sum + part.seconds, 0),
    })),
  );
}

/** Of what is chosen what has a place to go to. */
export function goingEntries(
  chosen: readonly MoveEntry[],
  placed: readonly PlacedTime[],
): readonly MoveEntry[] {
  const going = new Set(
    placed.flatMap(({ place, target }) => (target === null || target === 'out' ? [] : [placeKey(place)])),
  );
  return chosen.filter((entry) => going.has(placeKey(entry)));
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
