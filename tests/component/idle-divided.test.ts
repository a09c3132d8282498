import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ElsewhereDrafts } from '../../src/renderer/state/elsewhere-drafts';
import type { IdleQuestion } from '../../src/shared/snapshot';
import { at, catalogue, idleQuestion, localAccount, snapshot } from './support/data';
import { openAsked } from './support/idle';

const asked = snapshot({ idle: idleQuestion });

/** The same absence, longer by 28 minutes. */
const LONGER: IdleQuestion = {
  ...{ ...idleQuestion, to: at(15, 20), spans: [{ from: idleQuestion.from, to: at(15, 20) }] },
};

const note = (): HTMLElement => screen.getByRole('textbox', { name: 'Note of part 1' });

/** Puts the absence elsewhere, so far that the cursor stands in the note of the first part. */
async function divide(user: UserEvent): Promise<void> {
  await waitFor(() => expect(screen.getByRole('button', { name: /^Leave out/ })).toHaveFocus());
  await user.keyboard('a');
  await user.click(await screen.findByRole('combobox', { name: 'Project or break of part 1' }));
  await user.click(screen.getByRole('option', { name: 'Northwind › Retainer / Meetings' }));
  await user.type(note(), 'A call');
}

async function divideAgain(user: UserEvent): Promise<void> {
  await user.click(await screen.findByRole('button', { name: /^Put the/ }));
}

test('a length that is typed says how it is read: a bare number is minutes here', async () => {
  const { user } = await openAsked(asked);
  await divide(user);
  const length = screen.getByRole('textbox', { name: 'Duration of part 1' });
  expect(length).not.toHaveAccessibleDescription();
  await user.clear(length);
  await user.type(length, '2');
  expect(length).toHaveAccessibleDescription('= 2 min');
});

test('another question that comes in between begins anew, and the parts stay for theirs', async () => {
  const { bridge, user } = await openAsked(asked);
  await divide(user);
  const other = { ...LONGER, id: 'another' };
  bridge.publish({ idle: other });
  await waitFor(() => expect(screen.getByRole('button', { name: /^Leave out 1 h/ })).toHaveFocus());
  // Meant for the note that was covered.
  await user.keyboard('sk');
  expect(bridge.actions).toEqual([]);
  await user.click(screen.getByRole('button', { name: /^Put the 1 h/ }));
  expect(screen.getByRole('textbox', { name: 'Duration of part 1' })).toHaveValue('1:00');
  bridge.publish({ idle: idleQuestion });
  await divideAgain(user);
  expect(note()).toHaveValue('A call');
});

test('the parts stay while the question is away, and go with its answer', async () => {
  const { bridge, user } = await openAsked(asked);
  await divide(user);
  const away = async (): Promise<void> => {
    bridge.publish({ idle: null });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  };
  await away();
  bridge.publish({ idle: LONGER });
  await divideAgain(user);
  expect(note()).toHaveValue('A call');
  expect(screen.getByText('28 min left to place')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: /^Keep the/ }));
  await away();
  bridge.publish({ idle: idleQuestion });
  await divideAgain(user);
  expect(screen.queryByRole('textbox', { name: 'Note of part 1' })).not.toBeInTheDocument();
});

test('the parts are told when the timer is stopped on another device, to be typed elsewhere', async () => {
  const { bridge, user } = await openAsked(asked);
  await divide(user);
  await user.click(screen.getByRole('button', { name: 'Split further' }));
  await user.type(screen.getByRole('combobox', { name: /part 2/ }), 'lunch');
  bridge.publish({ idle: null, running: null });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(
    /This was not saved.*Northwind › Retainer \/ Meetings · 0:32 · A call.*lunch · 0:00/,
  );
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test.each<[string, (user: UserEvent) => Promise<void>]>([
  ['is decided without them', (user) => user.keyboard('{Escape}k')],
  ['is answered with them', (user) => user.keyboard('{Enter}')],
])('the parts are not told where the absence %s, before the answer comes', async (_, decide) => {
  const { bridge, user } = await openAsked(asked);
  await divide(user);
  const release = bridge.hold('answerIdle');
  await decide(user);
  bridge.publish({ idle: null });
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  release();
  await waitFor(() => expect(bridge.inputsOf('answerIdle')).toHaveLength(1));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('the parts of one account show in no other', () => {
  const drafts = new ElsewhereDrafts({ report: () => undefined }, { catalogue });
  const draft = drafts.divide('question', asked, () => 1_800);
  draft.restIsBreak();
  const there = { ...asked, account: localAccount };
  expect(drafts.divide('question', there, () => 1_800).isTouched).toBe(false);
  expect(drafts.divide('question', asked, () => 1_800).rows).toEqual(draft.rows);
});

test('Esc in a word that is being composed leads nowhere', async () => {
  const { user } = await openAsked(asked);
  await divide(user);
  await fireEvent.keyDown(note(), { key: 'Escape', isComposing: true });
  expect(note()).toHaveValue('A call');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.getByRole('button', { name: /^Leave out/ })).toHaveFocus());
});
