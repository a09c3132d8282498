import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { at, entry, review, running, snapshot, stopped } from './support/data';
import { open, quickEntry, type Opened } from './support/app';

const YESTERDAY = '2026-05-21';
const old = entry({
  id: 'old',
  notes: 'Old work\n\nand how',
  spentDate: YESTERDAY,
  startTime: '10:00',
  endTime: '12:08',
});
const locked = entry({
  ...{
    id: 'locked',
    notes: 'Invoiced',
    spentDate: YESTERDAY,
    lock: 'billed',
    startTime: '14:00',
    endTime: '15:00',
  },
});

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const heading = (name: string): HTMLElement => screen.getByRole('heading', { level: 1, name });

async function openYesterday(shown = stopped()): Promise<Opened> {
  const opened = await open(shown);
  opened.bridge.otherDays = [old, locked];
  await opened.user.click(button('Previous day'));
  await screen.findByRole('button', { name: /^Edit: Old work/ });
  return opened;
}

describe('any day', () => {
  test('is reached by buttons, shows its entries and total, and leads back to today', async () => {
    const { bridge, user } = await openYesterday();
    expect(heading('Thu, May 21')).toBeInTheDocument();
    expect(button(/^Edit: Old work/)).toHaveTextContent('Acme › Website / Development · 10:00–12:08');
    expect(screen.queryByRole('button', { name: /^Edit: Sprint/ })).not.toBeInTheDocument();
    expect(screen.getByText('4:16')).toBeInTheDocument();
    expect(bridge.inputsOf('readDays')).toContainEqual({ from: '2026-05-20', to: YESTERDAY });
    await user.click(button('Back to today'));
    expect(heading('Today')).toBeInTheDocument();
    expect(button('Previous day')).toHaveFocus();
  });

  test('that could not be read has no total and no number of entries', async () => {
    const { bridge, user } = await open(stopped());
    bridge.fail('entriesBetween', { kind: 'internal', message: 'The journal is locked.' });
    await user.click(button('Previous day'));
    await screen.findByText('This day could not be read.');
    expect(screen.getByText('–')).toBeInTheDocument();
    expect(screen.queryByText('0:00', { selector: '.totals *' })).not.toBeInTheDocument();
    expect(screen.getByRole('group', { name: 'Thu, May 21' })).toBeInTheDocument();
    bridge.recover('entriesBetween');
    await user.click(button('Try again'));
    expect(await screen.findByText('0:00', { selector: '.totals *' })).toBeInTheDocument();
  });

  test('is reached by the arrow keys, also from the empty line, but not from a field', async () => {
    const { user } = await open(stopped());
    await user.click(document.body);
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(heading('Wed, May 20')).toBeInTheDocument();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(heading('Sat, May 23')).toBeInTheDocument();
    quickEntry().focus();
    await user.keyboard('{ArrowLeft}');
    expect(heading('Today')).toBeInTheDocument();
    await user.keyboard('a{ArrowLeft}{Escape}{ArrowRight}');
    expect(heading('Sat, May 23')).toBeInTheDocument();
    const [add] = screen.getAllByRole('button', { name: /^Add time on/ });
    if (add) await user.click(add);
    await user.keyboard('{ArrowLeft}');
    expect(heading('Sat, May 23')).toBeInTheDocument();
  });

  test('is asked for again when something changed, and an answer that came too late is dropped', async () => {
    const { bridge } = await openYesterday();
    bridge.otherDays = [{ ...old, notes: 'New words' }];
    const release = bridge.hold('entriesBetween');
    bridge.publish({});
    expect(button(/^Edit: Old work/)).toBeInTheDocument();
    release();
    expect(await screen.findByRole('button', { name: /^Edit: New words/ })).toBeInTheDocument();
  });

  test('an entry that goes over from yesterday to today is one, before the days are read anew', async () => {
    const { bridge, user } = await open(stopped());
    const [first] = stopped().entries;
    if (!first) throw new Error('Nothing was tracked today.');
    bridge.otherDays = [{ ...first, spentDate: YESTERDAY, startTime: '23:00', endTime: '00:30' }];
    bridge.snapshot = { ...bridge.snapshot, entries: stopped().entries.slice(1) };
    bridge.publish({});
    expect(await screen.findByRole('button', { name: /, 0:00–0:30/ })).toBeInTheDocument();
    bridge.hold('entriesBetween');
    bridge.publish({ entries: stopped().entries });
    await user.keyboard('{Control>}2{/Control}');
    expect(await screen.findByRole('heading', { level: 1, name: /^Week/ })).toBeInTheDocument();
  });

  test('shows nothing of one account under another', async () => {
    const { bridge } = await openYesterday();
    bridge.otherDays = [];
    bridge.hold('entriesBetween');
    bridge.publish({ account: { kind: 'local', name: 'me', isSample: false } });
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Edit: Old/ })).not.toBeInTheDocument());
    expect(screen.getByRole('status', { name: 'Reading this day' })).toBeInTheDocument();
  });

  test('that is empty says so and takes an entry', async () => {
    const { bridge, user } = await open(stopped());
    await user.click(button('Next day'));
    expect(await screen.findByText('Nothing tracked on this day')).toBeInTheDocument();
    await user.click(screen.getAllByRole('button', { name: 'Add time on Sat, May 23' })[1] ?? document.body);
    await user.keyboard('design');
    await user.click(screen.getByRole('option', { name: /Design/ }));
    await user.type(screen.getByRole('textbox', { name: 'Duration' }), '45m{Enter}');
    expect(bridge.inputsOf('logEntry')).toEqual([
      ...[
        {
          projectId: 'website',
          taskId: 'website-design',
          notes: '',
          spentDate: '2026-05-23',
          seconds: 2_700,
        },
      ],
    ]);
    await waitFor(() => expect(screen.queryByRole('form')).not.toBeInTheDocument());
  });

  test('that cannot be read says why and can be tried again', async () => {
    const { bridge, user } = await open(stopped());
    bridge.fail('entriesBetween', { kind: 'internal', message: 'The journal is busy.' });
    await user.click(button('Previous day'));
    expect(await screen.findByText('The journal is busy.')).toBeInTheDocument();
    bridge.recover('entriesBetween');
    bridge.otherDays = [old];
    await user.click(button('Try again'));
    expect(await screen.findByRole('button', { name: /^Edit: Old/ })).toBeInTheDocument();
  });

  test('that Keito could not be asked for says that more may be missing', async () => {
    const { bridge, user } = await open(stopped());
    bridge.fail('readDays', { kind: 'offline', message: 'Keito cannot be reached.' });
    bridge.otherDays = [old];
    await user.click(button('Previous day'));
    expect(
      await screen.findByText(/Older days are not all here: Keito cannot be reached\./),
    ).toBeInTheDocument();
    expect(button(/^Edit: Old work/)).toBeInTheDocument();
    bridge.recover('readDays');
    await user.click(button('Try again'));
    await waitFor(() => expect(screen.queryByText(/Older days/)).not.toBeInTheDocument());
  });

  test('what is typed in the quick entry is logged on the day before the eyes, unless it names another', async () => {
    const { bridge, user } = await openYesterday();
    await user.type(quickEntry(), 'acme dev 1h30{Enter}');
    await user.type(quickEntry(), 'acme dev 1h30 today{Enter}');
    expect(bridge.inputsOf('logEntry')).toMatchObject([
      { spentDate: YESTERDAY },
      { spentDate: '2026-05-22' },
    ]);
  });

  test('the hotkey for a new entry leads to today', async () => {
    const { bridge } = await openYesterday();
    bridge.emit({ kind: 'opened', focus: 'quick-entry' });
    await waitFor(() => expect(heading('Today')).toBeInTheDocument());
  });

  test('a note of several lines tells how many more there are', async () => {
    await openYesterday();
    expect(within(button(/^Edit: Old work/)).getByRole('img', { name: '1 more line' })).toBeInTheDocument();
  });
});

describe('the strip', () => {
  const slider = (name: string): HTMLElement => screen.getByRole('slider', { name });
  const WIDTH = 480;

  /** The strip of today goes from 9 to 17: a pixel is a minute. */
  function layOut(): void {
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, WIDTH, 26));
  }

  test('an end is moved by the keys, said, and sent once it is let go', async () => {
    const { bridge, user } = await open(stopped());
    const end = slider('End of Sprint review');
    end.focus();
    await user.keyboard('{ArrowRight}{Shift>}{ArrowRight}{/Shift}{ArrowLeft}');
    expect(end).toHaveAttribute('aria-valuetext', '13:05');
    expect(bridge.actions).toEqual([]);
    await user.keyboard('{Enter}');
    expect(bridge.actions).toEqual([
      { name: 'editEntry', input: { entryId: 'review', changes: { startTime: '12:20', endTime: '13:05' } } },
    ]);
    expect(end).toHaveAttribute('aria-valuetext', '13:05');
    expect(heading('Today')).toBeInTheDocument();
  });

  test('Esc leaves it as it was and hides nothing; leaving the handle keeps what was moved', async () => {
    const { bridge, user } = await open(stopped());
    const start = slider('Start of Sprint review');
    start.focus();
    await user.keyboard('{ArrowLeft}{Escape}');
    expect(start).toHaveAttribute('aria-valuetext', '12:20');
    expect(bridge.actions).toEqual([]);
    await user.keyboard('{ArrowLeft}{Tab}');
    expect(bridge.inputsOf('editEntry')).toEqual([
      { entryId: 'review', changes: { startTime: '12:19', endTime: '13:00' } },
    ]);
  });

  test('a drag snaps to five minutes and is one edit at release', async () => {
    const { bridge } = await open(stopped());
    layOut();
    await fireEvent.pointerDown(slider('End of Sprint review'), { button: 0, clientX: 240 });
    for (const clientX of [250, 262, 268]) await fireEvent.pointerMove(window, { clientX });
    expect(screen.getByText('12:20–13:30')).toBeInTheDocument();
    await fireEvent.pointerUp(window);
    await fireEvent.pointerMove(window, { clientX: 300 });
    expect(bridge.actions).toEqual([
      { name: 'editEntry', input: { entryId: 'review', changes: { startTime: '12:20', endTime: '13:30' } } },
    ]);
    vi.restoreAllMocks();
  });

  test('Esc during a drag sends nothing and opens nothing', async () => {
    const { bridge } = await open(stopped());
    layOut();
    const end = slider('End of Sprint review');
    await fireEvent.pointerDown(end, { button: 0, clientX: 240 });
    await fireEvent.pointerMove(window, { clientX: 300 });
    await fireEvent.keyDown(end, { key: 'Escape' });
    await fireEvent.pointerUp(window);
    expect(bridge.actions).toEqual([]);
    expect(button(/^Edit: Sprint/)).toHaveAttribute('aria-expanded', 'false');
    vi.restoreAllMocks();
  });

  test('a refused edit is said and drawn back', async () => {
    const { bridge, user } = await open(stopped());
    bridge.fail('editEntry', { kind: 'locked', message: 'This entry is locked.' });
    slider('End of Sprint review').focus();
    await user.keyboard('{ArrowRight}{Enter}');
    expect(await screen.findByText('This entry is locked.')).toBeInTheDocument();
    expect(slider('End of Sprint review')).toHaveAttribute('aria-valuetext', '13:00');
  });

  test('what is locked or runs has no handles', async () => {
    await open(snapshot({ entries: [running, { ...review, lock: 'approved' }] }));
    expect(screen.queryByRole('slider')).not.toBeInTheDocument();
  });

  test('a timer that runs since yesterday is drawn from midnight', async () => {
    const since = { ...running, spentDate: YESTERDAY, startedAt: at(0, 0) - 3_600_000 };
    const { bridge } = await open(snapshot({ running: since, entries: [] }));
    bridge.otherDays = [since];
    bridge.publish({});
    expect(
      await screen.findByRole('button', { name: /^Fix the login redirect, 0:00–14:27/ }),
    ).toBeInTheDocument();
  });

  test('a gap is filled by a click, a project and Enter', async () => {
    const { bridge, user } = await open(stopped());
    await user.click(button('Fill the gap 11:58–12:20'));
    const project = screen.getByRole('combobox', { name: 'Project and task' });
    expect(project).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByText('Choose a project and task.')).toBeInTheDocument();
    await user.type(project, 'retainer rev');
    await user.click(screen.getByRole('option', { name: /Review/ }));
    project.focus();
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('logEntry')).toEqual([
      {
        ...{ projectId: 'retainer', taskId: 'retainer-review', notes: '', spentDate: '2026-05-22' },
        ...{ seconds: 1_320, startTime: '11:58', endTime: '12:20' },
      },
    ]);
  });

  test('a gap is filled by more than it, over midnight, with how it is read', async () => {
    const { bridge, user } = await open(stopped());
    await user.click(button('Fill the gap 11:58–12:20'));
    await user.type(screen.getByRole('combobox', { name: 'Project and task' }), 'retainer rev');
    await user.click(screen.getByRole('option', { name: /Review/ }));
    const [start, length] = ['Start', 'Duration'].map((name) => screen.getByRole('textbox', { name }));
    if (!start || !length) throw new Error('the fields are missing');
    await user.clear(start);
    await user.type(start, '23:00');
    await user.clear(length);
    await user.type(length, '2');
    expect(length).toHaveAccessibleDescription('= 2 h');
    expect(screen.getByRole('textbox', { name: 'End' })).toHaveValue('1:00');
    expect(screen.getByText(/^The end is on the next day\./)).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('logEntry')).toEqual([
      expect.objectContaining({ spentDate: '2026-05-22', startTime: '23:00', seconds: 7_200 }),
    ]);
    expect(bridge.inputsOf('logEntry')[0]).not.toHaveProperty('endTime');
  });

  test('the time from the last entry to now is filled by a click, and is no gap while a timer runs', async () => {
    const { bridge, user } = await open(stopped());
    await user.click(button('Fill the gap 13:00–14:27'));
    await user.type(screen.getByRole('combobox', { name: 'Project and task' }), 'retainer rev');
    await user.click(screen.getByRole('option', { name: /Review/ }));
    await user.click(button('Log'));
    expect(bridge.inputsOf('logEntry')).toMatchObject([
      { seconds: 5_220, startTime: '13:00', endTime: '14:27' },
    ]);
    bridge.publish({ running });
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Fill the gap 13:00–14:27' })).not.toBeInTheDocument(),
    );
  });

  test('the time from the begin of work to the first entry is filled, where the settings know the hours', async () => {
    const { preferences } = stopped();
    const reminders = { ...preferences.reminders, level: 'notification', from: '08:15' } as const;
    await open(stopped({ preferences: { ...preferences, reminders } }));
    expect(button('Fill the gap 8:15–9:50')).toBeInTheDocument();
  });

  test('what was typed into a gap stays when it is refused', async () => {
    const { bridge, user } = await open(stopped());
    bridge.fail('logEntry', { kind: 'invalid', message: 'That project is archived.' });
    await user.click(button('Fill the gap 11:58–12:20'));
    await user.type(screen.getByRole('combobox', { name: 'Project and task' }), 'review');
    await user.click(screen.getByRole('option', { name: /Review/ }));
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'lunch talk{Enter}');
    expect(await screen.findByText('That project is archived.')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('lunch talk');
  });
});
