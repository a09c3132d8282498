import type { WorkPlace } from '../model';
import type { IndexedChoice, QuickEntryIndex } from './catalogue-index';
import type { Fitting } from './fitting';

/** By a choice's place in the catalogue: how early it comes among those that fit the words equally. */
type UseOrder = readonly number[];

/** What is used comes anew with a snapshot, not with each keystroke. */
const known = new WeakMap<
  readonly WorkPlace[],
  { readonly index: QuickEntryIndex; readonly order: UseOrder }
>();

/** What is used more, then the other tasks of a project that is used more, then the rest as it stands in the catalogue. */
function useOrder(index: QuickEntryIndex, frequent: readonly WorkPlace[]): UseOrder {
  const old = known.get(frequent);
  if (old?.index === index) return old.order;
  const order: number[] = index.choices.map(() => -1);
  let next = 0;
  const put = (choice: IndexedChoice | undefined): void => {
    if (choice && order[choice.place] === -1) order[choice.place] = next++;
  };
  for (const { projectId, taskId } of frequent) put(index.find(projectId, taskId));
  const projects = new Set(frequent.map(({ projectId }) => projectId));
  for (const project of projects) for (const choice of index.byProject.get(project) ?? []) put(choice);
  for (const choice of index.choices) put(choice);
  known.set(frequent, { index, order });
  return order;
}

/** The best of the choices that fit. */
export interface Ranked {
  /** Best first: by fit, then by use. */
  readonly best: readonly IndexedChoice[];
  /** How many others fit just as well as the first. */
  readonly equals: number;
}

/** The best `most` choices. Few are asked for and thousands may fit, so those are not sorted against each other. */
export function rank(
  { choices, grades }: Fitting,
  index: QuickEntryIndex,
  frequent: readonly WorkPlace[],
  most: number,
): Ranked {
  const order = useOrder(index, frequent);
  const best: { choice: IndexedChoice; grade: number; use: number }[] = [];
  let equals = -1;
  let highest = 0;
  for (const [number, choice] of choices.entries()) {
    const grade = grades[number] ?? 0;
    const use = order[choice.place] ?? Infinity;
    if (grade > highest) [highest, equals] = [grade, -1];
    if (grade === highest) equals += 1;
    const last = best.length < most ? undefined : best.at(-1);
    if (last && (grade < last.grade || (grade === last.grade && use > last.use))) continue;
    const before = best.findIndex((one) => grade > one.grade || (grade === one.grade && use < one.use));
    best.splice(before < 0 ? best.length : before, 0, { choice, grade, use });
    if (best.length > most) best.pop();
  }
  return { best: best.map(({ choice }) => choice), equals };
}
