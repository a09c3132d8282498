import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open } from './support/app';
import { at, entry, localAccount, recentOf, review, running, stopped } from './support/data';
import { DEV, monday, openWeek } from './support/week';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const field = (place = DEV): HTMLElement => screen.getByRole('textbox', { name: `${place}, Tue, May 19` });
const LOST = `“1” was not saved for ${DEV}, Tue, May 19. Type it there again.`;

test('what is half typed in a row whose last entry goes is not logged, and that is said', async () => {
  const { bridge, user } = await openWeek(stopped({ entries: [review] }));
  await user.type(field(), '1');
  bridge.otherDays = [];
  bridge.publish({});
  expect(await screen.findByText(LOST)).toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
});

test('what is half typed in the week of one account is not logged in another', async () => {
  const { bridge, user } = await openWeek();
  await user.type(field(), '1');
  bridge.publish({ account: localAccount });
  expect(await screen.findByText(LOST)).toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
});

test('a row that goes elsewhere under what is half typed in it takes the cursor along', async () => {
  const { bridge, user } = await openWeek();
  await user.type(field(), '1');
  const cell = field();
  const renamed = { clientName: 'Zeppelin' };
  bridge.otherDays = [{ ...monday, ...renamed }];
  const undo = { id: 'u1', what: 'log', until: at(14, 5), entry: recentOf(review) } as const;
  bridge.publish({ entries: [{ ...running, ...renamed }, review, entry(renamed)], undo });
  await waitFor(() => expect(field('Zeppelin › Website / Development')).toBe(cell));
  await waitFor(() => expect(cell).toHaveFocus());
  // It undoes what was typed in the cell.
  await user.keyboard('{Control>}z{/Control}');
  expect(bridge.actions).toEqual([]);
  await user.keyboard(':30{Enter}');
  expect(bridge.inputsOf('logEntry')).toMatchObject([{ seconds: 5_400 }]);
});

test('the note of a timer that is half typed as the view is left is saved', async () => {
  const { bridge, user } = await open();
  await user.click(button(/^Edit the note/));
  await user.keyboard('Mine{Control>}2{/Control}');
  await screen.findByRole('table');
  expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'login', changes: { notes: 'Mine' } }]);
});
