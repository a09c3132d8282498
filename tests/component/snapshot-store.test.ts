import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import App from '../../src/renderer/App.svelte';
import { open } from './support/app';
import { catalogue, entry, NOW, snapshot, stopped } from './support/data';
import { FakeBridge } from './support/fake-bridge';

/** All promises that can be kept have been by the time of the next task. */
async function everyAnswerArrived(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
}

test('a snapshot that is pushed while the first pull is under way is not undone by the older answer', async () => {
  const bridge = new FakeBridge(snapshot({ revision: 3 }), catalogue);
  const answer = bridge.hold('snapshot');
  render(App, { bridge, clock: () => NOW });
  const newer = stopped({ revision: 4 });
  bridge.emit({ kind: 'snapshot', snapshot: newer });
  await screen.findByText('Nothing is running');

  answer();
  await everyAnswerArrived();
  expect(screen.getByText('Nothing is running')).toBeInTheDocument();
});

test('an older snapshot that arrives late is dropped', async () => {
  const { bridge } = await open(stopped({ revision: 7 }));
  bridge.emit({ kind: 'snapshot', snapshot: snapshot({ revision: 6 }) });
  flushSync();
  expect(screen.getByText('Nothing is running')).toBeInTheDocument();

  const newer = stopped({ revision: 8, entries: [entry({ notes: 'Latest' })] });
  bridge.emit({ kind: 'snapshot', snapshot: newer });
  expect(await screen.findByText('Latest')).toBeInTheDocument();
});

test('the catalogue is pulled again only when its revision changed', async () => {
  const { bridge } = await open();
  await waitFor(() => expect(bridge.inputsOf('catalogue')).toHaveLength(1));
  bridge.publish({ todaySeconds: 1 });
  bridge.publish({ catalogueRevision: 2 });
  await waitFor(() => expect(bridge.inputsOf('catalogue')).toHaveLength(2));
});

test('a catalogue that could not be had is asked for again with the next snapshot', async () => {
  const bridge = new FakeBridge(snapshot(), catalogue);
  bridge.fail('catalogue', { kind: 'internal', message: 'no' });
  render(App, { bridge, clock: () => NOW });
  await screen.findByRole('navigation');
  await waitFor(() => expect(bridge.inputsOf('catalogue')).toHaveLength(1));
  bridge.recover('catalogue');
  await waitFor(() => {
    bridge.publish({});
    expect(bridge.inputsOf('catalogue').length).toBeGreaterThan(1);
  });
});

test('when nothing can be read the window says so and tries again', async () => {
  const bridge = new FakeBridge(snapshot(), catalogue);
  bridge.fail('snapshot', { kind: 'internal', message: 'The journal is locked by another program.' });
  render(App, { bridge, clock: () => NOW });
  expect(await screen.findByRole('alert')).toHaveTextContent('The journal is locked by another program.');

  bridge.recover('snapshot');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('navigation')).toBeInTheDocument();
});

test('the subscription ends with the window', async () => {
  const bridge = new FakeBridge(snapshot(), catalogue);
  const { unmount } = render(App, { bridge, clock: () => NOW });
  expect(bridge.listenerCount).toBe(1);
  unmount();
  expect(bridge.listenerCount).toBe(0);
});
