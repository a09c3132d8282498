import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { open, quickEntry, type Opened } from './support/app';
import { entry, localAccount, remoteAccount, review, running, snapshot, stopped } from './support/data';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const row = (title: string): HTMLElement => button(new RegExp(`^Edit: ${title}`));
const note = (): HTMLElement => screen.getByRole('textbox', { name: 'Note' });
const noNote = (): Promise<void> =>
  waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).not.toBeInTheDocument());
const editsOf = ({ bridge }: Opened): unknown[] => bridge.inputsOf('editEntry');

async function retype(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.type(field, text);
}

/** The window with something typed over an entry's note, and not saved. */
async function halfTyped(opener: () => HTMLElement, shown = snapshot()): Promise<Opened> {
  const opened = await open(shown);
  await opened.user.click(opener());
  await retype(opened.user, note(), 'Half typed');
  return opened;
}

describe('over the running entry', () => {
  const finished = { ...running, startedAt: null, endTime: '14:27', seconds: 4_980 };
  const pencil = (): HTMLElement => button('Edit the running entry');

  test('a note stays when the timer is stopped elsewhere, with the cursor in it', async () => {
    const opened = await halfTyped(pencil);
    opened.bridge.publish({ running: null, entries: [finished, review] });
    await waitFor(() => expect(row('Fix the login')).toHaveAttribute('aria-expanded', 'true'));
    expect(note()).toHaveFocus();
    expect(note()).toHaveValue('Half typed');
    expect(screen.getByRole('textbox', { name: 'End' })).toHaveValue('14:27');
    await opened.user.keyboard(' and saved{Enter}');
    expect(editsOf(opened)).toEqual([{ entryId: 'login', changes: { notes: 'Half typed and saved' } }]);
    await noNote();
  });

  test('so does a begin, which is a start then', async () => {
    const opened = await halfTyped(pencil);
    await retype(opened.user, screen.getByRole('textbox', { name: 'Started at' }), '12:45');
    opened.bridge.publish({ running: null, entries: [finished, review] });
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Start' })).toHaveValue('12:45'));
    await opened.user.click(button('Save'));
    const changes = { notes: 'Half typed', startTime: '12:45', endTime: '14:27' };
    expect(editsOf(opened)).toEqual([{ entryId: 'login', changes }]);
  });

  test('nobody who types elsewhere is interrupted by it', async () => {
    const { bridge, user } = await halfTyped(pencil);
    await user.click(quickEntry());
    bridge.publish({ running: null, entries: [finished, review] });
    await waitFor(() => expect(row('Fix the login')).toHaveAttribute('aria-expanded', 'true'));
    expect(quickEntry()).toHaveFocus();
  });
});

describe('an editor', () => {
  const half = (): Promise<Opened> => halfTyped(() => row('Sprint review'));

  test.each<[string, (opened: Opened) => Promise<void> | void]>([
    ['a line is typed', ({ user }) => user.type(quickEntry(), 'acme')],
    [
      'a link offers one',
      ({ bridge }) => bridge.emit({ kind: 'link', link: { kind: 'line', text: 'acme' } }),
    ],
  ])('is out of reach while %s, and is as it was afterwards', async (_, fill) => {
    const opened = await half();
    const hidden = note();
    await fill(opened);
    await noNote();
    expect(hidden.closest('[hidden]')).toHaveProperty('inert', true);
    await opened.user.click(quickEntry());
    await opened.user.keyboard('{Escape}');
    expect(note()).toHaveValue('Half typed');
    expect(opened.bridge.actions).toEqual([]);
  });

  test.each<[string, (user: UserEvent) => Promise<void>]>([
    ['another row is opened', (user) => user.click(row('Checkout'))],
    ['the running entry is', (user) => user.click(button('Edit the running entry'))],
    ['its row is closed', (user) => user.click(row('Sprint review'))],
    ['Esc closes it', (user) => user.keyboard('{Escape}')],
  ])('keeps what was typed while %s', async (_, leave) => {
    const opened = await half();
    await leave(opened.user);
    expect(row('Sprint review')).toHaveAttribute('aria-expanded', 'false');
    await opened.user.click(row('Sprint review'));
    expect(note()).toHaveValue('Half typed');
    await opened.user.click(button('Save'));
    expect(editsOf(opened)).toEqual([{ entryId: 'review', changes: { notes: 'Half typed' } }]);
    await noNote();
    await opened.user.click(row('Sprint review'));
    expect(note()).toHaveValue('Sprint review');
  });

  test('is open as it was after another view, and leaves the cursor in the quick entry', async () => {
    const { user } = await half();
    await user.keyboard('{Control>}2{/Control}');
    await noNote();
    await user.keyboard('{Control>}1{/Control}');
    expect(note()).toHaveValue('Half typed');
    await waitFor(() => expect(quickEntry()).toHaveFocus());
  });

  test('forgets it with Cancel', async () => {
    const opened = await half();
    await opened.user.click(button('Cancel'));
    await noNote();
    await opened.user.click(row('Sprint review'));
    expect(note()).toHaveValue('Sprint review');
    expect(opened.bridge.actions).toEqual([]);
  });

  test('shows what changed meanwhile beside what was typed', async () => {
    const { bridge, user } = await half();
    await user.click(row('Sprint review'));
    const changed = { ...review, startTime: '12:00', endTime: '13:00', seconds: 3_600, notes: 'Theirs' };
    bridge.publish({ entries: [running, changed, entry()] });
    await user.click(await screen.findByRole('button', { name: /^Edit: Theirs/ }));
    expect(screen.getByRole('textbox', { name: 'Start' })).toHaveValue('12:00');
    expect(note()).toHaveValue('Half typed');
  });
});

describe('an entry that is being added', () => {
  const half = async (): Promise<Opened> => {
    const opened = await open(stopped());
    await opened.user.click(button('Fill the gap 11:58–12:20'));
    await opened.user.type(note(), 'Half typed');
    return opened;
  };

  test('stays while a line is typed, in other views and on other days', async () => {
    const { user } = await half();
    await user.type(quickEntry(), 'acme');
    await noNote();
    await user.keyboard('{Escape}');
    expect(note()).toHaveValue('Half typed');
    await user.keyboard('{Control>}2{/Control}');
    await noNote();
    await user.keyboard('{Control>}1{/Control}');
    expect(note()).toHaveValue('Half typed');
    await user.click(button('Previous day'));
    await noNote();
    await user.click(button('Next day'));
    expect(note()).toHaveValue('Half typed');
    await user.click(button('Cancel'));
    await noNote();
  });

  test('takes the times of another gap; one in which nothing was typed is begun anew', async () => {
    const { user } = await half();
    const start = (): HTMLElement => screen.getByRole('textbox', { name: 'Start' });
    await user.click(button('Fill the gap 13:00–14:27'));
    expect(start()).toHaveValue('13:00');
    expect(note()).toHaveValue('Half typed');
    expect(screen.getByRole('combobox', { name: 'Project and task' })).toHaveFocus();
    await user.clear(note());
    await user.click(button(/^Add time on/));
    expect(start()).toHaveValue('');
  });
});

describe('at midnight', () => {
  const TOMORROW = '2026-05-23';
  const heading = (name: string): HTMLElement => screen.getByRole('heading', { level: 1, name });

  /** The day turns over. */
  const midnight = ({ bridge }: Opened): void => {
    bridge.otherDays = [review, entry()];
    bridge.publish({ today: TOMORROW, entries: [], running: null });
  };

  test.each<[string, () => Promise<Opened>, () => HTMLElement]>([
    ['an editor', () => halfTyped(() => row('Sprint review'), stopped()), () => row('Sprint review')],
    [
      'the form of a new entry',
      () => halfTyped(() => button('Fill the gap 11:58–12:20'), stopped()),
      () => button('Log'),
    ],
  ])(
    'the day of %s that is typed in stays in sight, with the cursor where it was',
    async (_, half, beside) => {
      const opened = await half();
      const field = note();
      midnight(opened);
      await waitFor(() => expect(heading('Fri, May 22')).toBeInTheDocument());
      expect(note()).toBe(field);
      expect(field).toHaveFocus();
      expect(field).toHaveValue('Half typed');
      expect(beside()).toBeInTheDocument();
      await opened.user.click(button('Back to today'));
      expect(heading('Today')).toBeInTheDocument();
      await noNote();
    },
  );

  test('a day on which nothing is typed gives way to the new one', async () => {
    const opened = await open(stopped());
    await opened.user.click(row('Sprint review'));
    midnight(opened);
    await noNote();
    expect(heading('Today')).toBeInTheDocument();
  });
});

describe('in one account', () => {
  const leave = async ({ bridge }: Opened): Promise<void> => {
    bridge.publish({ account: localAccount });
    await waitFor(() => expect(screen.queryByDisplayValue(/Half typed/)).not.toBeInTheDocument());
  };
  const comeBack = ({ bridge }: Opened): void => bridge.publish({ account: remoteAccount });

  test('an entry that is being added shows in no other', async () => {
    const opened = await open(stopped());
    await opened.user.click(button('Fill the gap 11:58–12:20'));
    await opened.user.type(note(), 'Half typed');
    await leave(opened);
    expect(screen.queryByRole('form', { name: /^Add time on/ })).not.toBeInTheDocument();
    comeBack(opened);
    expect(await screen.findByDisplayValue('Half typed')).toBe(note());
  });

  test('nor does the line, with the project that was taken for it; each account has its own', async () => {
    const opened = await open(stopped());
    await opened.user.type(quickEntry(), 'northwind review{Tab}');
    await opened.user.type(quickEntry(), 'Half typed');
    await leave(opened);
    expect(quickEntry()).toHaveValue('');
    await opened.user.type(quickEntry(), 'here');
    expect(screen.queryByRole('button', { name: /^Choose another project/ })).not.toBeInTheDocument();
    comeBack(opened);
    await waitFor(() => expect(quickEntry()).toHaveValue('Half typed'));
    await opened.user.type(quickEntry(), '{Enter}');
    const place = { projectId: 'retainer', taskId: 'retainer-review' };
    expect(opened.bridge.inputsOf('startTimer')).toMatchObject([{ ...place, notes: 'Half typed' }]);
    opened.bridge.publish({ account: localAccount });
    await waitFor(() => expect(quickEntry()).toHaveValue('here'));
  });

  test('nor does an earlier line that was called back', async () => {
    const opened = await open(stopped());
    opened.bridge.typedLines = [{ text: 'Half typed twice' }, { text: 'Half typed' }];
    await opened.user.click(quickEntry());
    await opened.user.keyboard('{ArrowUp}');
    await waitFor(() => expect(quickEntry()).toHaveValue('Half typed twice'));
    const release = opened.bridge.hold('typedLines');
    await leave(opened);
    await opened.user.type(quickEntry(), '{ArrowUp}');
    comeBack(opened);
    await waitFor(() => expect(quickEntry()).toHaveValue('Half typed twice'));
    release();
    await opened.user.type(quickEntry(), '{ArrowUp}');
    expect(quickEntry()).toHaveValue('Half typed');
  });

  test('a line whose answer comes after the switch is cleared there, and remembered nowhere else', async () => {
    const opened = await open(stopped());
    const release = opened.bridge.hold('startTimer');
    await opened.user.type(quickEntry(), 'acme dev Half typed{Enter}');
    await leave(opened);
    await opened.user.type(quickEntry(), 'here');
    release();
    await waitFor(() => expect(button('Start')).toBeEnabled());
    expect(quickEntry()).toHaveValue('here');
    expect(opened.bridge.inputsOf('rememberLine')).toEqual([]);
    comeBack(opened);
    await waitFor(() => expect(quickEntry()).toHaveValue(''));
  });

  test('the line stays when the same account is signed in to in another way', async () => {
    const { bridge, user } = await open(stopped());
    await user.type(quickEntry(), 'Half typed');
    const field = quickEntry();
    bridge.publish({ account: { ...remoteAccount, method: 'jwt', companyId: '' }, recents: [] });
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Continue/ })).not.toBeInTheDocument());
    expect(quickEntry()).toBe(field);
    expect(field).toHaveValue('Half typed');
  });

  test('a row that was added to the week shows in no other', async () => {
    const { bridge, user } = await open();
    await user.click(button('Week'));
    const table = await screen.findByRole('table');
    await user.type(screen.getByRole('combobox', { name: 'Add a project to this week' }), 'design');
    await user.click(screen.getByRole('option', { name: /Design/ }));
    expect(await within(table).findByRole('rowheader', { name: /Design/ })).toBeInTheDocument();
    bridge.publish({ account: localAccount });
    await waitFor(() => expect(table).not.toBeInTheDocument());
    await screen.findByRole('table');
    expect(screen.queryByRole('rowheader', { name: /Design/ })).not.toBeInTheDocument();
  });
});

test('what is typed between Enter and the answer is the next line', async () => {
  const { bridge, user } = await open(stopped());
  const release = bridge.hold('startTimer');
  await user.type(quickEntry(), 'acme dev one{Enter}');
  await retype(user, quickEntry(), 'acme dev two');
  release();
  await waitFor(() => expect(bridge.inputsOf('rememberLine')).toEqual([{ text: 'acme dev one' }]));
  expect(quickEntry()).toHaveValue('acme dev two');
});
