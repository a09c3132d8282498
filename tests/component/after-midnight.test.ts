import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open } from './support/app';
import { at, stopped } from './support/data';

/** What is told of a time of yesterday says so once it is another day. */

test('a report that stands there since yesterday', async () => {
  const { bridge, user } = await open();
  bridge.report = { ...bridge.report, origin: 'keito', readAt: at(23, 50) };
  await user.click(screen.getByRole('button', { name: 'Reports' }));
  expect(await screen.findByText('As of 23:50.')).toBeInTheDocument();
  bridge.publish({ today: '2026-05-23' });
  await waitFor(() => expect(screen.getByText(/23:50/)).toHaveTextContent('May 22, 23:50'));
});

test('a reminder of yesterday evening, and since when its button starts', async () => {
  const { bridge } = await open(stopped({ reminder: { since: at(23, 40) } }));
  expect(screen.getByText('Nothing tracked since 23:40')).toBeInTheDocument();
  bridge.publish({ today: '2026-05-23' });
  await waitFor(() => expect(screen.getAllByText(/May 22, 23:40/)).toHaveLength(2));
});
