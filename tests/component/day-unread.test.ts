import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, type Opened } from './support/app';
import { entry, stopped } from './support/data';

const EMPTY = 'Nothing tracked on this day';
const old = entry({ id: 'old', notes: 'Old work', spentDate: '2026-05-21', seconds: 7_200 });

const toYesterday = ({ user }: Opened): Promise<void> =>
  user.click(screen.getByRole('button', { name: 'Previous day' }));

/** What the day says it has. */
const total = (): HTMLElement =>
  screen.getByText('Thu, May 21', { selector: '.muted' }).parentElement ?? document.body;

test('a day is empty only once Keito said so', async () => {
  const opened = await open(stopped());
  const release = opened.bridge.hold('readDays');
  await toYesterday(opened);
  await screen.findByText('Asking Keito for these days…');
  expect(screen.queryByText(EMPTY)).not.toBeInTheDocument();
  expect(total()).toHaveTextContent('–');
  release();
  expect(await screen.findByText(EMPTY)).toBeInTheDocument();
  expect(total()).toHaveTextContent('0:00');
});

test('a day for which Keito could not be asked is not called empty', async () => {
  const opened = await open(stopped());
  opened.bridge.fail('readDays', { kind: 'offline', message: 'Keito is out of reach.' });
  await toYesterday(opened);
  const unread = await screen.findByText(/Older days are not all here: Keito is out of reach\./);
  expect(screen.queryByText(EMPTY)).not.toBeInTheDocument();
  expect(total()).toHaveTextContent('–');
  opened.bridge.recover('readDays');
  await opened.user.click(within(unread.parentElement ?? document.body).getByRole('button'));
  expect(await screen.findByText(EMPTY)).toBeInTheDocument();
});

test('what is known of such a day is summed up', async () => {
  const opened = await open(stopped());
  opened.bridge.fail('readDays', { kind: 'offline', message: 'Keito is out of reach.' });
  opened.bridge.otherDays = [old];
  await toYesterday(opened);
  await screen.findByText(/Older days are not all here/);
  await waitFor(() => expect(total()).toHaveTextContent('2:00'));
});
