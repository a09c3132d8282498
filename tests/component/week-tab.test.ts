import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { DEV, openWeek } from './support/week';

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
