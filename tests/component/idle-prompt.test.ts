import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { IdleQuestion } from '../../src/shared/snapshot';
import { open, type Opened, toSettings, quickEntry } from './support/app';
import { at, idleQuestion, NOW, running, snapshot } from './support/data';
import { openAsked } from './support/idle';

const TO_TYPE = { kind: 'opened', focus: 'quick-entry' } as const;

const answered = (answer: unknown): unknown => ({
  name: 'answerIdle',
  input: { questionId: 'question', answer },
});

test('the question says how long, when and what was running', async () => {
  await openAsked();
  const dialog = await screen.findByRole('dialog', { name: 'You were away for 32 min' });
  expect(dialog).toHaveTextContent('14:20 – 14:52, while this was running');
  expect(dialog).toHaveTextContent('Fix the login redirect');
  expect(dialog).toHaveTextContent('1:16 before');
});

test.each([
  ['{Enter}', { kind: 'leave-out' }],
  ['s', { kind: 'stop' }],
  ['K', { kind: 'keep' }],
])('the key %s answers %o', async (key, answer) => {
  const { bridge, user } = await openAsked();
  await waitFor(() => expect(screen.getByRole('button', { name: /^Leave out 32 min/ })).toHaveFocus());
  await user.keyboard(key);
  expect(bridge.actions).toEqual([answered(answer)]);
});

test('what counts until it is answered says so, where the timer was begun in the absence', async () => {
  const { bridge } = await openAsked();
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('Until you choose, the 32 min are set aside and not logged.');
  bridge.publish({ idle: { ...idleQuestion, isBegunAway: true } });
  await waitFor(() => expect(dialog).toHaveTextContent('until you choose, the 32 min are logged with it.'));
  expect(dialog).not.toHaveTextContent('set aside');
});

test('a key with Ctrl is no answer', async () => {
  const { bridge, user } = await openAsked();
  await waitFor(() => expect(screen.getByRole('button', { name: /^Leave out 32 min/ })).toHaveFocus());
  await user.keyboard('{Control>}s{/Control}');
  expect(bridge.actions).toEqual([]);
});

test('a click answers as the key does', async () => {
  const { bridge, user } = await openAsked();
  await user.click(await screen.findByRole('button', { name: /^Stop at 14:20/ }));
  expect(bridge.actions).toEqual([answered({ kind: 'stop' })]);
});

test('Esc asks again later', async () => {
  const { bridge, user } = await openAsked();
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  expect(bridge.actions).toEqual([{ name: 'postponeIdle', input: { questionId: 'question' } }]);
});

test('the question goes away by itself when it is answered elsewhere', async () => {
  const { bridge } = await openAsked();
  await screen.findByRole('dialog');
  bridge.publish({ idle: null });
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

test('letters that were meant for the line being typed answer nothing', async () => {
  let now = NOW;
  const { bridge, user } = await open(snapshot(), () => now);
  await user.type(quickEntry(), 'acme');
  bridge.publish({ idle: idleQuestion });
  await screen.findByRole('dialog');
  await user.keyboard('sk');
  expect(bridge.actions).toEqual([]);
  now += 1_000;
  await user.keyboard('s');
  expect(bridge.actions).toEqual([answered({ kind: 'stop' })]);
});

test.each([
  ['the window was opened to type a line', (bridge: Opened['bridge']) => bridge.emit(TO_TYPE)],
  ['the cursor was put into the line', () => quickEntry().focus()],
])('the first letter after %s is no answer to a question that comes up just then', async (_, aim) => {
  let now = NOW;
  const { bridge, user } = await open(snapshot(), () => now);
  aim(bridge);
  await waitFor(() => expect(quickEntry()).toHaveFocus());
  now += 1_400;
  bridge.publish({ idle: idleQuestion });
  await screen.findByRole('dialog');
  now += 100;
  await user.keyboard('support');
  expect(bridge.actions).toEqual([]);
  now += 1_000;
  await user.keyboard('s');
  expect(bridge.actions).toEqual([answered({ kind: 'stop' })]);
});

test('where nobody began to type for longer, the first letter answers the question', async () => {
  let now = NOW;
  const { bridge, user } = await open(snapshot(), () => now);
  bridge.emit(TO_TYPE);
  await waitFor(() => expect(quickEntry()).toHaveFocus());
  now += 1_500;
  bridge.publish({ idle: idleQuestion });
  await screen.findByRole('dialog');
  now += 500;
  await user.keyboard('s');
  expect(bridge.actions).toEqual([answered({ kind: 'stop' })]);
});

test('one that is shown as a test is answered at once, whenever the cursor was in the line', async () => {
  const { user } = await open(snapshot());
  quickEntry().focus();
  await toSettings(user);
  await user.click(screen.getAllByRole('button', { name: 'Show test' })[0] ?? document.body);
  await screen.findByRole('dialog');
  await user.keyboard('s');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

test('put elsewhere: a part for another project, the rest a break, the odd seconds in the last part', async () => {
  const { bridge, user } = await openAsked();
  await screen.findByRole('dialog');
  await user.keyboard('a');
  const minutes = await screen.findByRole('textbox', { name: 'Duration of part 1' });
  await user.clear(minutes);
  await user.type(minutes, '20');
  expect(screen.getByText('12 min left to place')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Put it there and go on' })).toBeDisabled();

  const place = screen.getByRole('combobox', { name: 'Project or break of part 1' });
  await user.click(place);
  await user.type(place, 'northwind meet');
  await user.click(await screen.findByRole('option', { name: 'Northwind › Retainer / Meetings' }));
  await user.type(screen.getByRole('textbox', { name: 'Note of part 1' }), 'A call');
  await user.click(screen.getByRole('button', { name: 'The rest is a break' }));
  expect(screen.getByText('All of it is placed')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Put it there and go on' }));

  expect(bridge.actions).toEqual([
    answered({
      kind: 'elsewhere',
      rows: [
        {
          kind: 'entry',
          projectId: 'retainer',
          taskId: 'retainer-meetings',
          notes: 'A call',
          seconds: 1_200,
        },
        { kind: 'break', seconds: 737 },
      ],
    }),
  ]);
});

test('put elsewhere: too much is said and cannot be sent', async () => {
  const { bridge, user } = await openAsked();
  await screen.findByRole('dialog');
  await user.keyboard('a');
  const minutes = await screen.findByRole('textbox', { name: 'Duration of part 1' });
  await user.clear(minutes);
  await user.type(minutes, '1:00');
  expect(screen.getByText('28 min too many')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([]);
});

test('put elsewhere: the balance is of the minutes that are shown', async () => {
  const { user } = await openAsked(snapshot({ idle: until(idleQuestion.from + 110_000) }));
  expect(await screen.findByRole('dialog', { name: 'You were away for 1 min' })).toBeInTheDocument();
  await user.keyboard('a');
  const minutes = await screen.findByRole('textbox', { name: 'Duration of part 1' });
  await user.clear(minutes);
  await user.type(minutes, '5m');
  expect(screen.getByText('4 min too many')).toBeInTheDocument();
});

test.each(['abc', '-1', '0', '0m'])('put elsewhere: “%s” is no duration', async (text) => {
  const { user } = await openAsked();
  await screen.findByRole('dialog');
  await user.keyboard('a');
  const minutes = await screen.findByRole('textbox', { name: 'Duration of part 1' });
  await user.clear(minutes);
  await user.type(minutes, text);
  expect(minutes).toBeInvalid();
  expect(screen.getByText('Write how long each part took, such as 20m or 0:20.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Put it there and go on' })).toBeDisabled();
});

test('put elsewhere: nothing is placed before it is said where', async () => {
  const { user } = await openAsked();
  await screen.findByRole('dialog');
  await user.keyboard('a');
  expect(await screen.findByText('Now say where each part goes')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'The rest is a break' }));
  expect(screen.getByText('All of it is placed')).toBeInTheDocument();
});

test('put elsewhere: a part without a project is named', async () => {
  const { bridge, user } = await openAsked();
  await screen.findByRole('dialog');
  await user.keyboard('a');
  await user.click(await screen.findByRole('button', { name: 'Put it there and go on' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Choose a project or a break for each part.');
  expect(bridge.actions).toEqual([]);
});

test('put elsewhere: when a second absence joins the first, the parts stay and more is left', async () => {
  const { bridge, user } = await openAsked();
  await screen.findByRole('dialog');
  await user.keyboard('a');
  await user.click(await screen.findByRole('button', { name: 'The rest is a break' }));
  bridge.publish({ idle: until(at(15, 20)) });
  expect(await screen.findByText('28 min left to place')).toBeInTheDocument();
});

test('Esc in the parts leads back to the four answers', async () => {
  const { bridge, user } = await openAsked();
  await screen.findByRole('dialog');
  await user.keyboard('a');
  await screen.findByRole('textbox', { name: 'Duration of part 1' });
  await user.keyboard('{Escape}');
  if (screen.queryByRole('textbox', { name: 'Duration of part 1' })) await user.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: /^Leave out 32 min/ })).toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
});

test('an answer that failed leaves the question and says why', async () => {
  const { bridge, user } = await openAsked();
  bridge.fail('answerIdle', { kind: 'nothing-to-do', message: 'The timer is not running any more.' });
  await user.click(await screen.findByRole('button', { name: /^Keep the 32 min/ }));
  const alerts = await screen.findAllByRole('alert');
  expect(alerts.some((alert) => alert.textContent?.includes('The timer is not running any more.'))).toBe(
    true,
  );
  expect(screen.getByRole('dialog')).toBeInTheDocument();
});

/** The same absence, until another instant. */
function until(to: number): IdleQuestion {
  return { ...idleQuestion, to, spans: [{ from: idleQuestion.from, to }] };
}

const FORGOTTEN: IdleQuestion = {
  ...{ ...idleQuestion, kind: 'forgotten', from: at(-6, 18), to: at(8, 2) },
  ...{ spans: [{ from: at(-6, 18), to: at(8, 2) }], entry: { ...running, startedAt: at(-7, 0) } },
};

test('a forgotten timer: how long it ran, when somebody was last here, and Enter ends it there', async () => {
  const { bridge, user } = await openAsked(snapshot({ idle: FORGOTTEN }));
  const name = 'Fix the login redirect ran 15 h 2 min';
  expect(await screen.findByRole('dialog', { name })).toBeInTheDocument();
  expect(screen.getByText('You were last here on Thu, May 21 at 18:18. End it there?')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([answered({ kind: 'stop' })]);
});

test.each([
  ['g', 'leave-out'],
  ['k', 'keep'],
  ['s', 'stop'],
] as const)('a forgotten timer: %s is %s, and there is nothing to put elsewhere', async (key, kind) => {
  const { bridge, user } = await openAsked(snapshot({ idle: FORGOTTEN }));
  await screen.findByRole('dialog');
  await user.keyboard('a');
  expect(screen.queryByRole('combobox', { name: /part 1/ })).not.toBeInTheDocument();
  await user.keyboard(key);
  expect(bridge.actions).toEqual([answered({ kind })]);
});

test('a timer that was forgotten today says no day', async () => {
  const today = { ...FORGOTTEN, from: at(11, 0), spans: [{ from: at(11, 0), to: at(14, 0) }], to: at(14, 0) };
  await openAsked(snapshot({ idle: today }));
  expect(await screen.findByText('You were last here at 11:00. End it there?')).toBeInTheDocument();
});

test('two absences: both are shown, their sum is decided on, and the timer ends where the last one began', async () => {
  const spans = [
    { from: at(13, 10), to: at(13, 30) },
    { from: at(14, 0), to: at(14, 12) },
  ];
  const both = { ...idleQuestion, spans, from: at(13, 10), to: at(14, 12) };
  const { user } = await openAsked(snapshot({ idle: both }));
  expect(await screen.findByRole('dialog', { name: 'You were away for 32 min' })).toBeInTheDocument();
  expect(screen.getByText('13:10 – 13:30, 14:00 – 14:12, while this was running')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /^Stop at 14:00/ })).toBeInTheDocument();
  expect(screen.getByText(/What you worked in between stays/)).toBeInTheDocument();
  await user.keyboard('a');
  expect(await screen.findByRole('textbox', { name: 'Duration of part 1' })).toHaveValue('0:32');
});

test.each(['{Enter}', 's', 'k', '{Escape}'])(
  'a test of the question: %s closes it and does nothing',
  async (key) => {
    const { bridge, user } = await open();
    await toSettings(user);
    await user.click(screen.getAllByRole('button', { name: 'Show test' })[0] ?? document.body);
    expect(await screen.findByRole('dialog', { name: 'You were away for 32 min' })).toBeInTheDocument();
    expect(screen.getByText('A test: nothing you choose here changes anything.')).toBeInTheDocument();
    await user.keyboard(key);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(bridge.actions).toEqual([]);
  },
);
