import { screen, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';

/** A date as it is shown, in the order of the language. */
export const shownDate = (label: string): string =>
  screen.getByRole('group', { name: label }).textContent.trim();

export const datePart = (label: string, part: string): HTMLElement =>
  within(screen.getByRole('group', { name: label })).getByRole('spinbutton', { name: `${part} ${label}` });

/** Types a date as an American does: month, day, year. */
export async function typeDate(user: UserEvent, label: string, digits: string): Promise<void> {
  datePart(label, 'month').focus();
  await user.keyboard(digits);
}

/** Empties one part of a date, which is no date then. */
export async function clearDate(user: UserEvent, label: string): Promise<void> {
  datePart(label, 'day').focus();
  await user.keyboard('{Backspace}{Backspace}');
}
