import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, toSettings } from './support/app';
import { NOW } from './support/data';
import type { FakeBridge } from './support/fake-bridge';

const fault = { at: NOW - 60_000, text: 'Error: The notification could not be shown.' };

async function openLog(prepare: (bridge: FakeBridge) => void): ReturnType<typeof open> {
  const opened = await open();
  prepare(opened.bridge);
  await toSettings(opened.user);
  await opened.user.click(screen.getByRole('button', { name: 'What went wrong here' }));
  await screen.findByRole('heading', { level: 1, name: 'Log' });
  return opened;
}

test('what went wrong in the app is in the log, and can be copied', async () => {
  const { bridge, user } = await openLog((bridge) => (bridge.faultLog = [fault]));
  expect(await screen.findByText(fault.text)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(bridge.inputsOf('copyFaultLog')).toEqual([{}]);
  expect(await screen.findByText('Copied')).toBeVisible();
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('a log of nothing says so', async () => {
  await openLog(() => undefined);
  expect(await screen.findByText('Nothing has gone wrong in the app so far.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Copy' })).not.toBeInTheDocument();
});

test('a log that cannot be read says why, and can be read again', async () => {
  const { bridge, user } = await openLog((bridge) => {
    bridge.fail('faultLog', { kind: 'invalid', message: 'Not now.' });
  });
  expect(await screen.findByText('Not now.')).toBeVisible();
  bridge.recover('faultLog');
  bridge.faultLog = [fault];
  await user.click(screen.getByRole('button', { name: /again/i }));
  expect(await screen.findByText(fault.text)).toBeVisible();
});
