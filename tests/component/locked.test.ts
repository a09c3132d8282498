import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, type Opened } from './support/app';
import { entry, snapshot } from './support/data';

const locked = entry({ lock: 'approved', spentDate: '2026-05-20', startTime: '09:00', endTime: '11:08' });

async function openLocked(): Promise<Opened> {
  const opened = await open(snapshot({ entries: [], otherDays: [locked] }));
  await opened.user.click(screen.getByRole('button', { name: /^Edit: Checkout/ }));
  return opened;
}

const copy = (): HTMLElement => screen.getByRole('button', { name: 'Copy to today' });

const SAME_WORK = {
  ...{ projectId: locked.projectId, taskId: locked.taskId, notes: locked.notes },
  ...{ seconds: locked.seconds, spentDate: '2026-05-22' },
};

test('the work of a locked entry is logged on today, once however often one clicks', async () => {
  const { bridge, user } = await openLocked();
  await user.dblClick(copy());
  expect(bridge.actions).toEqual([{ name: 'logEntry', input: SAME_WORK }]);
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Copy to today' })).not.toBeInTheDocument(),
  );
});

test('where that fails it says why, and can be tried again', async () => {
  const { bridge, user } = await openLocked();
  bridge.fail('logEntry', { kind: 'invalid', message: 'The project is archived.' });
  await user.click(copy());
  expect(await screen.findByRole('alert')).toHaveTextContent('The project is archived.');
  bridge.recover('logEntry');
  await user.click(copy());
  expect(bridge.inputsOf('logEntry')).toEqual([SAME_WORK, SAME_WORK]);
});

test('an entry that can be changed is not copied', async () => {
  const { user } = await open(snapshot({ entries: [entry()] }));
  await user.click(screen.getByRole('button', { name: /^Edit: Checkout/ }));
  expect(screen.queryByRole('button', { name: 'Copy to today' })).not.toBeInTheDocument();
});
