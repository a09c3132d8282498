import type { EntryId, TimeEntry } from '../../shared/model';
import type { UndoableAct } from '../../shared/snapshot';
import { isRunning, type Touched, type UndoPlan } from './undo';

/** An act that can be taken back. */
export interface Undoable {
  readonly id: string;
  readonly what: UndoableAct;
  /** UTC ms from which on it can be taken back no more. */
  readonly until: number;
  /** The entry that it was about, as it was then, under the id that it has by now. */
  readonly entry: TimeEntry;
  readonly touched: readonly Touched[];
  /** How often each operation that was open had been sent at the time of the act. */
  readonly sentBefore: ReadonlyMap<number, number>;
  /** A newer act that had to do with it was undone by further operations: Keito may have heard of both. */
  readonly isHeardOf: boolean;
}

/** The acts that can be taken back, the newest last: only that one can be, and then the one before it. */
export type UndoList = readonly Undoable[];

/** `now`: UTC ms. Null where there is none, or its time is over: that of all before it is over then as well. */
export function newestOf(list: UndoList, now: number): Undoable | null {
  const newest = list.at(-1);
  return newest && now < newest.until ? newest : null;
}

/** Something was done at `now` (UTC ms). */
export function withAct(list: UndoList, act: Undoable, now: number): UndoList {
  return [...list.filter(({ until }) => now < until), act];
}

/** The newest act was taken back by this plan. */
export function afterUndo(
  list: UndoList,
  { undone, cancelled, replaced }: Pick<UndoPlan, 'undone' | 'cancelled' | 'replaced'>,
): UndoList {
  const newest = list.at(-1);
  const older = list.slice(0, -1);
  if (!newest || cancelled.length === undone.length) return older;
  const idNow = (id: EntryId): EntryId => replaced.get(id) ?? id;
  return older.map((act) => ({
    ...act,
    isHeardOf: act.isHeardOf || areRelated(act, newest),
    entry: { ...act.entry, id: idNow(act.entry.id) },
    touched: act.touched.map((one) => ({ ...one, idNow: idNow(one.idNow) })),
  }));
}

/** The newest act cannot be taken back: nor can what it was built on, and what that was built on. */
export function afterRefusal(list: UndoList): UndoList {
  const staying = list.slice(-1);
  const free: Undoable[] = [];
  for (const act of list.slice(0, -1).reverse()) {
    const isUnder = staying.some((one) => areRelated(act, one));
    (isUnder ? staying : free).unshift(act);
  }
  return free;
}

/** Both have to do with the same entry, or both with a timer: only one of them runs. */
function areRelated(a: Undoable, b: Undoable): boolean {
  const ids = idsOf(a);
  return idsOf(b).some((id) => ids.includes(id)) || (isOfTimer(a) && isOfTimer(b));
}

const idsOf = ({ entry, touched }: Undoable): readonly EntryId[] => [
  entry.id,
  ...touched.map(({ idNow }) => idNow),
];

const isOfTimer = ({ entry, touched }: Undoable): boolean =>
  isRunning(entry) || touched.some(({ before, left }) => isRunning(before) || isRunning(left));
