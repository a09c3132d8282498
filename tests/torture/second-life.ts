import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WireTimeEntry } from '../../src/main/keito/wire-time';
import type { Child } from './child';
import type { Desk } from './desk';
import type { Keeper } from './keeper';
import { ACCOUNT_FOLDER, type Report } from './orders';
import type { ProcessVerdict } from './process-book';
import type { Service } from './service';

interface SecondLife {
  readonly keeper: Keeper;
  readonly service: Service;
  /** Of the bad line. */
  readonly seed: number;
  /** Of the account, of which nothing is known any more. */
  readonly desk: Desk;
  /** Where the app keeps its data. */
  readonly folder: string;
  /** Entries of this computer that the account has, of days that it does not read by itself. */
  readonly movable: readonly string[];
  readonly bringOver: (child: Child, desk: Desk, movable: readonly string[]) => void;
  /** Ends the process in the middle of `act`. */
  readonly endIn: (child: Child, act: () => void) => Promise<void>;
}

const KILLED = 3;

/**
 * The account's journal and all its copies are gone, and what had been brought over is brought over once more, by processes
 * that are ended in it too. Keito has all of it under the same ids: nothing there may change.
 */
export async function bringOverAnew(life: SecondLife): Promise<ProcessVerdict> {
  const { keeper, service, seed, desk, folder, movable, bringOver, endIn } = life;
  const before = await service.rows();
  rmSync(join(folder, ACCOUNT_FOLDER), { recursive: true, force: true });
  service.disturb(seed);
  keeper.desk = desk;
  const again = (child: Child) => (): void => {
    if (desk.person.notBrought(movable).length > 0) bringOver(child, desk, movable);
  };
  // Nothing can be brought over to projects that the app has not heard of.
  await keeper.reported(await keeper.running(), ({ places }) => places.length > 0, 'projects once more');
  for (let left = KILLED; left > 0; left -= 1) {
    const child = await keeper.running();
    await endIn(child, again(child));
    await keeper.kill();
  }
  await service.calm();
  const child = await keeper.running();
  again(child)();
  await keeper.quiet(child);
  const isDone = ({ isCalm, open }: Report): boolean => isCalm && open.length === 0;
  const { blocked } = await keeper.reported(child, isDone, 'what was brought over anew to be found');
  await service.calm();
  const after = await service.rows();
  await keeper.quit();
  const lost = missingFrom(after, before);
  const duplicated = missingFrom(before, after);
  return {
    lost: lost.length,
    duplicated: duplicated.length,
    complaints: [
      ...blocked.map((id) => `brought over anew, ${id} waits for the person`),
      ...lost.map((one) => `brought over anew, and Keito has it no more as it was: ${one}`),
      ...duplicated.map((one) => `brought over anew, and Keito did not have it: ${one}`),
    ],
  };
}

/** In words, which of `those` are not among `these` as they are. */
function missingFrom(these: readonly WireTimeEntry[], those: readonly WireTimeEntry[]): readonly string[] {
  const tell = ({ id, notes, duration_seconds, is_running, project_id, task_id }: WireTimeEntry): string =>
    JSON.stringify({ id, notes, project_id, task_id, seconds: is_running ? 'runs' : duration_seconds });
  const known = new Set(these.map(tell));
  return those.map(tell).filter((one) => !known.has(one));
}
