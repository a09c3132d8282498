import type { Workspace } from '../../src/main/workspace';
import type { Snapshot } from '../../src/shared/snapshot';
import { EMPTY_SNAPSHOT } from './empty-snapshot';

/** What the app would show of an account about which nothing is asked. */
export function snapshotOf(workspace: Workspace): Snapshot {
  const { waiting, refused, ...work } = workspace.work(1);
  return {
    ...{ ...EMPTY_SNAPSHOT, ...work },
    sync: workspace.sync({ ...work, waiting, refused }),
    ...{ undo: workspace.undoable, pins: workspace.pins.list },
  };
}
