import type { Snapshot } from '../../shared/snapshot';
import { workKey } from './work';

const MOST_RECENTS = 5;

/** What was worked on lately and is not in sight already: among today's entries, running or pinned. */
export function recentsBeside({ entries, running, pins, recents }: Snapshot): Snapshot['recents'] {
  const shown = new Set([...entries, ...(running ? [running] : []), ...pins].map(workKey));
  return recents.filter((recent) => !shown.has(workKey(recent))).slice(0, MOST_RECENTS);
}
