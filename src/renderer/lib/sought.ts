import type { Attachment } from 'svelte/attachments';
import type { Navigation } from '../state/navigation.svelte';

/** The place of what waits for the person: its first button takes the focus when it is what is looked for. */
export function takesFocus(navigation: Navigation, id: string): Attachment<HTMLElement> {
  return (place) => {
    if (navigation.takeSought(id)) place.querySelector('button')?.focus();
  };
}
