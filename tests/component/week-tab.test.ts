import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { entry } from './support/data';
import { DEV, monday, openWeek } from './support/week';

const field = (day: string): HTMLElement => screen.getByRole('textbox', { name: `${DEV}, ${day}` });
const logged = (spentDate: string, seconds: number) => ({
  name: 'logEntry',
  input: expect.objectContaining({ spentDate, seconds }),
});

test('after something was typed Tab leads from cell to cell, and each duration is logged in its own', async () => {
  const { bridge, user } = await openWeek();
  field('Tue, May 19').focus();
  await user.keyboard('1:30{Tab}0:45{Tab}0:20{Enter}');
  await waitFor(() =>
    expect(bridge.actions).toEqual([
      logged('2026-05-19', 5_400),
      logged('2026-05-20', 2_700),
      logged('2026-05-21', 1_200),
    ]),
  );
});

test('an empty cell is passed over, and Shift leads back', async () => {
  const { bridge, user } = await openWeek();
  field('Tue, May 19').focus();
  await user.keyboard('1:30{Tab}{Tab}0:20');
  await user.tab({ shift: true });
  expect(field('Wed, May 20')).toHaveFocus();
  expect(bridge.actions).toEqual([logged('2026-05-19', 5_400), logged('2026-05-21', 1_200)]);
});

test('from the last cell of a row it leads to the next row, and from the last of all out of the table', async () => {
  const { user } = await openWeek();
  field('Thu, May 21').focus();
  await user.keyboard('1{Backspace}{Tab}{Tab}');
  const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')];
  expect(document.activeElement?.getAttribute('data-cell')).toBe('1,0');
  for (let tab = 0; cells.at(-1) !== document.activeElement && tab < cells.length; tab += 1) await user.tab();
  expect(cells.at(-1)).toHaveFocus();
  await user.tab();
  expect(screen.getByRole('combobox', { name: 'Add a project to this week' })).toHaveFocus();
  await user.tab({ shift: true });
  await user.tab();
  expect(screen.getByRole('combobox', { name: 'Add a project to this week' })).toHaveFocus();
});

test.each(['3', '3:15', '{F2}'])('over a time it does so, too: %s', async (keys) => {
  const { user } = await openWeek();
  screen.getByRole('button', { name: /Mon, May 18: 2:00\. Opens/ }).focus();
  await user.keyboard(keys);
  await user.tab();
  expect(field('Tue, May 19')).toHaveFocus();
});

test('and after Enter, once the time stands there', async () => {
  const { bridge, user } = await openWeek();
  await user.type(field('Tue, May 19'), '1:30{Enter}');
  bridge.otherDays = [monday, entry({ id: 'tue', spentDate: '2026-05-19', seconds: 5_400 })];
  bridge.publish({});
  await waitFor(() => expect(screen.getByRole('button', { name: /Tue, May 19: 1:30/ })).toHaveFocus());
  await user.tab();
  expect(field('Wed, May 20')).toHaveFocus();
});

test('what was typed before the focus left the table counts no more', async () => {
  const { user } = await openWeek();
  field('Tue, May 19').focus();
  await user.keyboard('1{Backspace}');
  screen.getByRole('combobox', { name: 'Add a project to this week' }).focus();
  field('Wed, May 20').focus();
  await user.tab();
  expect(screen.getByRole('combobox', { name: 'Add a project to this week' })).toHaveFocus();
});
