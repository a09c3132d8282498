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

/**
 * Whether the focus went because its place was taken out of the page, or put elsewhere in it: nobody left it then. Chromium
 * tells of the focus first, so that this is known only once the page is as it will be.
 */
export async function isUprooted({ currentTarget, relatedTarget }: FocusEvent): Promise<boolean> {
  if (relatedTarget !== null || !(currentTarget instanceof Node)) return false;
  let isOut = false;
  const see = (changes: readonly MutationRecord[]): void => {
    isOut ||= changes.some(({ removedNodes }) =>
      [...removedNodes].some((removed) => removed.contains(currentTarget)),
    );
  };
  const observer = new MutationObserver(see);
  observer.observe(document, { childList: true, subtree: true });
  await Promise.resolve();
  see(observer.takeRecords());
  observer.disconnect();
  return isOut;
}
