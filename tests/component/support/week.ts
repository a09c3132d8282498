import { screen } from '@testing-library/svelte';
import type { Snapshot } from '../../../src/shared/snapshot';
import { open, type Opened } from './app';
import { at, entry, snapshot } from './data';

/** Of the first day of the week that is open, the only entry in its cell. */
export const monday = entry({
  id: 'mon',
  notes: 'Basket',
  spentDate: '2026-05-18',
  seconds: 7_200,
  billable: false,
});

/** What `monday` is on, as the week says it. */
export const DEV = 'Acme › Website / Development';

/** Opens the week, of which Monday and today have entries. */
export async function openWeek(shown: Snapshot = snapshot(), clock = at(14, 4)): Promise<Opened> {
  const opened = await open(shown, () => clock);
  opened.bridge.otherDays = [monday];
  await opened.user.click(screen.getByRole('button', { name: 'Week' }));
  await screen.findByRole('table');
  return opened;
}
