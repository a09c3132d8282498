import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open } from './support/app';
import { entry } from './support/data';
import { offered } from './support/projects';

test('what was tracked on all tasks does not stand there for one of which it could not be read', async () => {
  const { bridge, user } = await open();
  bridge.catalogue = offered;
  bridge.projectEntries = () => ({ entries: [entry()], hasMore: true, unread: null });
  bridge.publish({ catalogueRevision: 2 });
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: 'Projects' }));
  await user.click(await screen.findByRole('button', { name: /^Website/ }));
  const list = within(await screen.findByRole('region', { name: 'My time on it' }));
  await list.findByText(/Checkout form validation/);
  bridge.fail('projectEntries', { kind: 'internal', message: 'The journal cannot be read.' });
  await user.click(list.getByRole('button', { name: 'Show older ones' }));
  await list.findByText(/cannot be read/);
  expect(list.getByText(/Checkout form validation/)).toBeInTheDocument();
  await user.click(list.getByLabelText(/^Task/));
  await user.click(await screen.findByRole('option', { name: 'Admin' }));
  await waitFor(() => expect(list.queryByText(/Checkout form validation/)).not.toBeInTheDocument());
  expect(list.queryByRole('button', { name: 'Show older ones' })).not.toBeInTheDocument();
  expect(list.getByText(/cannot be read/)).toBeInTheDocument();
});
