import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { open, toSettings, type Opened } from './support/app';
import { NOW, stopped } from './support/data';

/** The form of a new entry that is left half typed, and what changes until it is seen again. */

const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });

async function halfTyped(note = 'half typed'): Promise<Opened> {
  const opened = await open(stopped(), () => NOW);
  await opened.user.click(screen.getByRole('button', { name: /^Fill the gap.*13:00/ }));
  await opened.user.type(await screen.findByRole('textbox', { name: 'Note' }), note);
  return opened;
}

describe('with a clock of 12 hours, chosen meanwhile', () => {
  async function chosen(opened: Opened): Promise<void> {
    const { bridge, user } = opened;
    await toSettings(user);
    const { preferences } = bridge.snapshot;
    bridge.publish({ preferences: { ...preferences, formats: { ...preferences.formats, hours: '12h' } } });
    await user.keyboard('{Control>}1{/Control}');
    await screen.findByRole('textbox', { name: 'Start' });
  }

  test('the times that were filled in are by that, and the note is as it was typed', async () => {
    await chosen(await halfTyped());
    expect(field('Start')).toHaveValue('1:00 PM');
    expect(field('Note')).toHaveValue('half typed');
  });

  test('a time that is typed is read by that', async () => {
    const opened = await halfTyped();
    await chosen(opened);
    await opened.user.clear(field('Start'));
    await opened.user.type(field('Start'), '1:10');
    expect(await screen.findByText('= 1:10 PM')).toBeInTheDocument();
  });
});

test('what was wrong is said in no language that is not spoken any more', async () => {
  const { bridge, user } = await halfTyped();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('form')).toHaveTextContent('Choose');
  await toSettings(user);
  bridge.publish({ locale: 'de' });
  await user.keyboard('{Control>}1{/Control}');
  expect(await screen.findByRole('textbox', { name: 'Notiz' })).toHaveValue('half typed');
  expect(screen.getByRole('form')).not.toHaveTextContent('Choose');
});

test('after midnight it is found again from today, under the day that it is of', async () => {
  const { bridge, user } = await halfTyped();
  await user.keyboard('{Control>}2{/Control}');
  await screen.findByRole('table');
  bridge.publish({ today: '2026-05-23', entries: [], otherDays: [] });
  await user.keyboard('{Control>}1{/Control}');
  await user.click(await screen.findByRole('button', { name: /^Half typed for .*May 22/ }));
  expect(field('Note')).toHaveValue('half typed');
  expect(screen.queryByRole('button', { name: /^Half typed/ })).not.toBeInTheDocument();
});

test('a form in which nothing was typed is not told of', async () => {
  const { bridge, user } = await open(stopped(), () => NOW);
  await user.click(screen.getByRole('button', { name: /^Fill the gap.*13:00/ }));
  await user.keyboard('{Control>}2{/Control}');
  await screen.findByRole('table');
  bridge.publish({ today: '2026-05-23', entries: [], otherDays: [] });
  await user.keyboard('{Control>}1{/Control}');
  await screen.findByRole('heading', { level: 1, name: 'Today' });
  expect(screen.queryByRole('button', { name: /^Half typed/ })).not.toBeInTheDocument();
});

test('an entry that was logged is in its form no more, where times come to be shown otherwise before the answer', async () => {
  const { bridge, user } = await halfTyped();
  await user.type(screen.getByRole('combobox', { name: 'Project and task' }), 'retainer rev');
  await user.keyboard('{Enter}');
  const release = bridge.hold('logEntry');
  await user.click(screen.getByRole('button', { name: 'Log' }));
  const { preferences } = bridge.snapshot;
  bridge.publish({ preferences: { ...preferences, formats: { ...preferences.formats, hours: '12h' } } });
  await waitFor(() => expect(field('Start')).toHaveValue('1:00 PM'));
  await user.type(field('Note'), '{Enter}');
  release();
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Duration' })).not.toBeInTheDocument());
  expect(bridge.inputsOf('logEntry')).toHaveLength(1);
});
