import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, quickEntry } from './support/app';
import { thousand } from './support/projects';

test('of a thousand projects the line offers the few that fit, and logs on the one that is named', async () => {
  const { bridge, user } = await open();
  bridge.catalogue = thousand;
  bridge.publish({ catalogueRevision: 2 });
  await user.click(quickEntry());
  await user.paste('project 987 45m');
  const options = await screen.findAllByRole('option');
  expect(options.length).toBeLessThanOrEqual(9);
  expect(options[0]).toHaveTextContent(/Project 987/);
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('logEntry')).toMatchObject([{ projectId: 'p987', seconds: 2_700 }]);
});
