import type { Preferences } from './settings';

/** All words by which an entry can be recognised. */
export interface EntryNames {
  readonly notes: string;
  readonly clientName: string;
  readonly projectName: string;
  readonly taskName: string;
}

/**
 * The words of an entry that may be shown where others can read them: in the tray's title, tooltip and menu and in
 * notifications, which a shared or projected screen shows too. Null where the person hides them: then nothing of the
 * entry is said but that it runs, and for how long.
 */
export function namesForOthers(
  { notes, clientName, projectName, taskName }: EntryNames,
  { names }: Preferences['privacy'],
): EntryNames | null {
  return names === 'hidden' ? null : { notes, clientName, projectName, taskName };
}
