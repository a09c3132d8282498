import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { idleQuestion } from './support/data';
import { DEV, openWeek } from './support/week';

test('what was told to be lost is told again after a question about time away, which it is no part of', async () => {
  const { bridge, user } = await openWeek();
  await user.type(screen.getByRole('textbox', { name: `${DEV}, Tue, May 19` }), '1:3x');
  await user.keyboard('{Control>}1{/Control}');
  await screen.findByText(/1:3x/);
  bridge.publish({ idle: idleQuestion });
  await screen.findByRole('dialog');
  expect(screen.queryByText(/1:3x/)).not.toBeInTheDocument();
  // Another question in the place of the first is no end of it.
  bridge.publish({ idle: { ...idleQuestion, id: 'another' } });
  await user.click(screen.getByRole('button', { name: /^Keep/ }));
  expect(screen.queryByText(/1:3x/)).not.toBeInTheDocument();
  bridge.publish({ idle: null });
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(screen.getByRole('alert')).toHaveTextContent('1:3x');
});
