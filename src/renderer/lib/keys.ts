import type { View } from '../state/navigation.svelte';
import { DIALOGS } from './focus';

/** Whether a key pressed there belongs to a text field. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');
}

/** Whether it belongs to what floats over the view. */
export function isInOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest(`${DIALOGS}, [role="menu"], [role="listbox"]`) !== null
  );
}

/** Where a held space bar would press or choose again; anywhere else it scrolls. */
const PRESSED = 'button, [role="menu"], [role="listbox"]';

/** Whether a key that is held down would press or choose something anew, which nobody meant; a text goes on with it. */
export function pressesAgain({ key, repeat, target }: KeyboardEvent): boolean {
  if (!repeat || !(target instanceof Element) || isTyping(target)) return false;
  return key === 'Enter' || (key === ' ' && target.closest(PRESSED) !== null);
}

/** Pressed alone, and nobody has made use of it yet. */
export function isPlain(event: KeyboardEvent): boolean {
  const { defaultPrevented, isComposing, ctrlKey, metaKey, altKey, shiftKey } = event;
  return !defaultPrevented && !isComposing && !ctrlKey && !metaKey && !altKey && !shiftKey;
}

/** The mark of a field in which the arrows move no cursor by now, as nothing stands in it: they turn the pages there. */
const TURNS_PAGES = '[data-turns-pages]';

/**
 * By how many pages a plain arrow key turns: -1, 1, or 0 where the key means something else, to a field or to whatever
 * floats over the view.
 */
export function pageTurn(event: KeyboardEvent): -1 | 0 | 1 {
  const { key, target } = event;
  const isForField = isTyping(target) && !(target instanceof Element && target.matches(TURNS_PAGES));
  if (!isPlain(event) || isForField || isInOverlay(target)) return 0;
  if (key === 'ArrowLeft') return -1;
  return key === 'ArrowRight' ? 1 : 0;
}

const VIEWS: Readonly<Record<string, View>> = {
  ...{ '1': 'today', '2': 'week', '3': 'expenses', '4': 'reports', '5': 'more', ',': 'settings' },
};

/** Where the digits are on a keyboard, whatever stands there: the row of a French one needs Shift for them. */
const DIGIT_KEY = /^(?:Digit|Numpad)([1-5])$/;

/** The digit of a key that writes something else; empty where it has none, or means a command such as End. */
function digitOf({ key, code }: KeyboardEvent): string {
  const [, digit = ''] = DIGIT_KEY.exec(code) ?? [];
  return key.length === 1 || key === 'Dead' ? digit : '';
}

/** The view that Ctrl or ⌘ with a key leads to; null where it leads to none. */
export function viewOf(event: KeyboardEvent): View | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (ctrlKey === metaKey || altKey || shiftKey) return null;
  return VIEWS[key] ?? VIEWS[digitOf(event)] ?? null;
}
