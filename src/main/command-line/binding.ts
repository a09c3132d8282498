import type { Snapshot } from '../../shared/snapshot';

/** What a person binds to a key in the settings of their desktop. `program`: the path of the one to call. */
export function hotkeyCommands(program: string, isWayland: boolean): Snapshot['hotkeyCommands'] {
  const quoted = /^[\w./\\:-]+$/.test(program) ? program : `"${program}"`;
  return { isWayland, toggle: `${quoted} --toggle`, newEntry: `${quoted} --new` };
}
