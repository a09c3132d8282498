import type { Snapshot } from '../../shared/snapshot';

/** What lies over the view and has the keys to itself. */
export const DIALOGS = '[role="dialog"], [role="alertdialog"]';

/**
 * Whether the focus was taken from somebody who did not mean to go: by a window that went behind another one, by a dialog
 * or by the question about time away. What was begun where it was is not finished by that.
 */
export function isFocusTaken({ relatedTarget }: FocusEvent, { idle }: Pick<Snapshot, 'idle'>): boolean {
  if (!document.hasFocus() || idle !== null) return true;
  return relatedTarget instanceof Element && relatedTarget.closest(DIALOGS) !== null;
}
