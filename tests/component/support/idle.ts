import type { Snapshot } from '../../../src/shared/snapshot';
import { open, type Opened } from './app';
import { idleQuestion, NOW, snapshot } from './data';

/** The window with a question about time away that was there for long enough to be read. */
export async function openAsked(shown: Snapshot = snapshot({ idle: idleQuestion })): Promise<Opened> {
  let now = NOW;
  const opened = await open(shown, () => now);
  now += 1_000;
  return opened;
}
