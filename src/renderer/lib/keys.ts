/** Whether a key pressed there belongs to a text field. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');
}

/**
 * By how many pages a plain arrow key turns: -1, 1, or 0 where the key means something else, to a field or to whatever
 * floats over the view.
 */
export function pageTurn(event: KeyboardEvent): -1 | 0 | 1 {
  const { key, target, defaultPrevented, isComposing, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (defaultPrevented || isComposing || ctrlKey || metaKey || altKey || shiftKey || isTyping(target))
    return 0;
  if (target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"], [role="listbox"]'))
    return 0;
  if (key === 'ArrowLeft') return -1;
  return key === 'ArrowRight' ? 1 : 0;
}
