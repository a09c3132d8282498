import type { CountedInput } from './counted-input';
import { quickEntry } from './keito-bar';
import type { Office } from './office';

/** One way to do a job, with the most presses or clicks that it may cost. */
export interface Way {
  readonly do: (input: CountedInput, office: Office) => Promise<void>;
  readonly most: number;
}

/** Something that people do every day. The popover is open, and the cursor is in the empty line. */
export interface Job {
  readonly name: string;
  /** What was there before. */
  readonly before: (office: Office) => Promise<void>;
  readonly keyboard: Way;
  /** Typed text is what a mouse cannot do: it comes from the keyboard here too. */
  readonly mouse: Way;
  /** Waits until it is done, on the server. */
  readonly after: (office: Office) => Promise<void>;
}

/** A line, and Enter or a click on the button beside it. */
const byLine = (line: string): Pick<Job, 'keyboard' | 'mouse'> => ({
  keyboard: {
    most: 1,
    do: async (input) => {
      await input.type(line);
      await input.press('Enter');
    },
  },
  mouse: {
    most: 1,
    do: async (input, { button }) => {
      await input.type(line);
      await input.click(button(/^(Start|Log)$/));
    },
  },
});

const pressing = (...keys: readonly string[]): Way => ({
  most: keys.length,
  do: (input) => input.press(...keys),
});

const hotkey: Way = { most: 1, do: (input) => input.pressAnywhere('ctrl+shift+k') };

/** A click on the one button of that name. */
const clicking = (...names: readonly (string | RegExp)[]): Way => ({
  most: names.length,
  do: async (input, { button }) => {
    for (const name of names) await input.click(button(name));
  },
});

const twoDays = async (office: Office): Promise<void> => {
  const spentDate = await office.day(-1);
  await office.log('write report', { spentDate });
  await office.log('fix login', { spentDate });
  await office.saved();
};

const morning = async (office: Office): Promise<void> => {
  await office.log('early', { startTime: '09:00', endTime: '10:00' });
  await office.log('late', { startTime: '11:00', endTime: '12:00' });
  await office.saved();
};

const one = async (office: Office): Promise<void> => {
  await office.log('write report', { startTime: '09:00', endTime: '12:30', seconds: 12_600 });
  await office.saved();
};

export const JOBS: readonly Job[] = [
  {
    name: 'Start a recent one, the second of the list',
    before: twoDays,
    keyboard: pressing('ArrowDown', 'ArrowDown', 'Enter'),
    mouse: clicking(/^Continue: write report/),
    after: (office) => office.runs('write report'),
  },
  {
    name: 'Start a new one',
    before: twoDays,
    ...byLine('acme dev new work'),
    after: (office) => office.runs('new work'),
  },
  {
    name: 'Log 45 min yesterday',
    before: twoDays,
    ...byLine('acme rev mail 45m yesterday'),
    after: async (office) =>
      office.has('mail', { duration_seconds: 2_700, spent_date: await office.day(-1), is_running: false }),
  },
  {
    name: 'Switch as of 20 min ago',
    before: async (office) => {
      await twoDays(office);
      await office.run('first', 60);
    },
    keyboard: byLine('nor meet second -20m').keyboard,
    mouse: {
      most: 2,
      do: async (input, { page, button }) => {
        await input.point(button(/^Continue: write report/));
        await input.click(button('Start as of earlier: write report'));
        await input.click(page.getByRole('menuitem', { name: /^From 20 min ago/ }));
      },
    },
    after: async (office) => {
      await office.has('first', { is_running: false });
      await office.runs((await office.bar.snapshot()).running?.notes ?? '', 20);
    },
  },
  {
    name: 'Mend a forgotten stop',
    before: one,
    keyboard: {
      most: 6,
      do: async (input) => {
        await input.press('ArrowDown', 'Enter', 'Tab', 'Tab', 'Tab');
        await input.type('10:15');
        await input.press('Enter');
      },
    },
    mouse: {
      most: 1,
      do: async (input, { page }) => {
        const block = page.getByRole('button', { name: /^write report, 9:00–12:30/ });
        const end = page.getByRole('slider', { name: 'End of write report' });
        const [box, grip] = await Promise.all([block.boundingBox(), end.boundingBox()]);
        if (!box || !grip) throw new Error('The block is not in sight.');
        // From 12:30 to 10:15 of what is 210 minutes wide.
        await input.drag(end, grip.x + grip.width / 2 - (box.width * 135) / 210);
      },
    },
    after: (office) => office.has('write report', { ended_time: '10:15', duration_seconds: 4_500 }),
  },
  {
    name: 'Stop what runs',
    before: (office) => office.run('first', 60),
    keyboard: hotkey,
    mouse: clicking('Stop'),
    after: (office) => office.nothingRuns(),
  },
  {
    name: 'Go on with the last one',
    before: twoDays,
    keyboard: hotkey,
    mouse: clicking(/^Go on: /),
    after: (office) => office.runs('fix login'),
  },
  {
    name: 'Fill a gap of the day strip',
    before: morning,
    keyboard: {
      most: 9,
      do: async (input, { page, button }) => {
        await input.pressUntil('Tab', button(/10:00–11:00/));
        await input.press('Enter');
        await input.type('rev');
        await page.getByRole('option').first().waitFor();
        await input.press('Enter', 'Enter');
      },
    },
    mouse: {
      most: 4,
      do: async (input, { page, button }) => {
        await input.click(button(/10:00–11:00/));
        await input.click(page.getByRole('combobox'));
        await input.click(page.getByRole('option', { name: /Review/ }));
        await input.click(button('Log'));
      },
    },
    after: (office) => office.has('', { started_time: '10:00', ended_time: '11:00' }),
  },
  {
    name: 'Undo a deletion',
    before: async (office) => {
      await one(office);
      await office.remove('write report');
    },
    keyboard: pressing('Control+z'),
    mouse: clicking('Undo'),
    after: (office) => office.has('write report', { duration_seconds: 12_600 }),
  },
  {
    name: 'Correct the note of an entry of today',
    before: one,
    keyboard: {
      most: 4,
      do: async (input) => {
        await input.press('ArrowDown', 'Enter', 'Control+a');
        await input.type('write letter');
        await input.press('Enter');
      },
    },
    mouse: {
      most: 5,
      do: async (input, { page, row, button }) => {
        await input.click(row('write report'));
        await input.clickTimes(page.getByRole('textbox', { name: 'Note' }), 3);
        await input.type('write letter');
        await input.click(button('Save'));
      },
    },
    after: (office) => office.has('write letter', { duration_seconds: 12_600 }),
  },
  {
    name: 'Correct the note of what runs',
    before: (office) => office.run('first', 60),
    keyboard: {
      most: 4,
      do: async (input, { button }) => {
        await input.pressUntil('Tab', button('Edit the note: first'));
        await input.press('Enter');
        await input.type('other');
        await input.press('Enter');
      },
    },
    mouse: {
      most: 2,
      do: async (input, { page, button }) => {
        await input.click(button('Edit the note: first'));
        await input.type('other');
        await input.click(page.getByRole('timer'));
      },
    },
    after: (office) => office.runs('other'),
  },
  {
    name: 'It began 15 min earlier',
    before: (office) => office.run('first', 60),
    keyboard: {
      most: 7,
      do: async (input, { page, button }) => {
        await input.pressUntil('Tab', button(/Change the start$/));
        await input.press('Enter');
        await page.getByRole('menuitem').first().waitFor();
        await input.press('ArrowDown', 'Enter');
      },
    },
    mouse: {
      most: 2,
      do: async (input, { page, button }) => {
        await input.click(button(/Change the start$/));
        await input.click(page.getByRole('menuitem').nth(1));
      },
    },
    after: async (office) => {
      await office.saved();
      await office.runs('first', 75);
    },
  },
  {
    name: 'Delete an entry of today',
    before: one,
    keyboard: pressing('ArrowDown', 'Delete'),
    mouse: clicking(/^Edit: write report/, 'Delete'),
    after: (office) => office.hasNot('write report'),
  },
  {
    name: 'Pin an entry of today',
    before: one,
    keyboard: pressing('ArrowDown', 'Tab', 'Enter'),
    mouse: {
      most: 1,
      do: async (input, { row, button }) => {
        await input.point(row('write report'));
        await input.click(button('Pin: write report'));
      },
    },
    after: (office) => office.pinnedIs('write report'),
  },
  {
    name: 'Write hours into a cell of the week',
    before: one,
    keyboard: {
      most: 3,
      do: async (input, { page }) => {
        await input.press('Control+2');
        await page.getByRole('table').waitFor();
        await input.press('ArrowDown');
        await input.type('1:30');
        await input.press('Enter');
      },
    },
    mouse: {
      most: 3,
      do: async (input, { page, button }) => {
        await input.click(button('Week'));
        await input.click(page.getByRole('table').getByRole('textbox').first());
        await input.type('1:30');
        await input.click(page.getByRole('heading', { level: 1 }));
      },
    },
    after: (office) => office.logged(5_400),
  },
  {
    name: 'Log a range today',
    before: morning,
    ...byLine('acme rev mail 10-10:45'),
    after: (office) => office.has('mail', { started_time: '10:00', ended_time: '10:45' }),
  },
  {
    name: 'Look at yesterday and come back',
    before: twoDays,
    keyboard: {
      most: 3,
      do: async (input, { row }) => {
        await input.press('Tab', 'ArrowLeft');
        await row('write report').waitFor();
        await input.press('Control+1');
      },
    },
    mouse: {
      most: 2,
      do: async (input, { row, button }) => {
        await input.click(button('Previous day'));
        await row('write report').waitFor();
        await input.click(button('Today'));
      },
    },
    after: (office) => quickEntry(office.page).waitFor(),
  },
];
