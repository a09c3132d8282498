import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { monday, openWeek } from './support/week';

const turnBack = (): HTMLElement => screen.getByRole('button', { name: 'Previous week' });
const sum = (): string | null | undefined => document.querySelector('.sum')?.textContent;
const chart = (): HTMLElement | null => screen.queryByRole('img', { name: /./ });

describe('of a week of which nothing is known', () => {
  test('no time is told while Keito is asked, and that there is none once it answered', async () => {
    const { bridge, user } = await openWeek();
    const release = bridge.hold('readDays');
    await user.click(turnBack());
    await waitFor(() => expect(sum()).toBe('–'));
    expect(chart()).not.toBeInTheDocument();
    expect(screen.queryByText(/^Nothing tracked/)).not.toBeInTheDocument();
    release();
    expect(await screen.findByText(/^Nothing tracked/)).toBeInTheDocument();
    expect(sum()).toMatch(/^0:00/);
  });

  test('no time is told after a failure, nor that there is none', async () => {
    const { bridge, user } = await openWeek();
    bridge.fail('readDays', { kind: 'offline', message: 'Keito is out of reach.' });
    await user.click(turnBack());
    await screen.findByText(/Keito is out of reach/);
    expect(sum()).toBe('–');
    expect(chart()).not.toBeInTheDocument();
    expect(screen.queryByText(/^Nothing tracked/)).not.toBeInTheDocument();
  });

  test('what is known of another one is told all the same', async () => {
    const { bridge, user } = await openWeek();
    bridge.fail('readDays', { kind: 'offline', message: 'Keito is out of reach.' });
    bridge.otherDays = [{ ...monday, spentDate: '2026-05-11' }];
    await user.click(turnBack());
    await screen.findByText(/Keito is out of reach/);
    await waitFor(() => expect(sum()).toMatch(/^2:00/));
  });
});

test('a row that was added by hand is there after another first day of the week was chosen, and goes with the day', async () => {
  const { bridge, user } = await openWeek();
  const row = (): HTMLElement | null => screen.queryByRole('rowheader', { name: /Retainer \/ Review/ });
  await user.click(screen.getByRole('combobox', { name: 'Add a project to this week' }));
  await user.keyboard('retainer review{ArrowDown}{Enter}');
  await waitFor(() => expect(row()).toBeInTheDocument());
  const { preferences } = bridge.snapshot;
  for (const weekStart of [0, 1] as const) {
    bridge.publish({ preferences: { ...preferences, formats: { ...preferences.formats, weekStart } } });
    await screen.findByRole('heading', { name: weekStart === 0 ? /17/ : /18/ });
    await waitFor(() => expect(row()).toBeInTheDocument());
  }
  await user.click(turnBack());
  await screen.findByRole('heading', { name: /11/ });
  await screen.findByText(/^Nothing tracked/);
  expect(row()).not.toBeInTheDocument();
});
