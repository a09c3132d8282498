import type { Workspace } from '../../src/main/workspace';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import type { Snapshot } from '../../src/shared/snapshot';

/** What the app would show of an account about which nothing is asked. */
export function snapshotOf(workspace: Workspace): Snapshot {
  const { waiting, refused, ...work } = workspace.work(1);
  return {
    ...work,
    ...{ revision: 1, catalogueRevision: 1, accountState: 'ready', signedInElsewhere: null },
    account: { kind: 'local', name: '', isSample: false },
    sync: workspace.sync({ ...work, waiting, refused }),
    ...{
      isFirstRun: false,
      isUpdated: false,
      idle: null,
      reminder: null,
      undo: workspace.undoable,
      pins: workspace.pins.list,
      preferences: DEFAULT_PREFERENCES,
      locale: 'en',
    },
    ...{ startsAtLogin: false, idleSource: null, tray: null },
    hotkeyCommands: { isWayland: false, toggle: '', newEntry: '' },
    ...{ hotkeys: { toggle: 'off', newEntry: 'off' }, notices: [], version: '0', platform: 'linux' },
  };
}
