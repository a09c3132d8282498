import { afternoonZone } from '../support/afternoon';
import { CountedInput } from '../support/counted-input';
import { startKeito } from '../support/keito';
import { expect, signIn, test } from '../support/keito-bar';
import { Office } from '../support/office';

test('the whole window by mouse: nothing but words is typed', async ({ desktop, start }) => {
  test.setTimeout(240_000);
  const keito = await startKeito({ timezone: afternoonZone(Date.now()) });
  const bar = await start();
  await signIn(bar, keito);
  const office = new Office(bar, keito, desktop);
  const { page, button, row } = office;
  const input = new CountedInput(page, desktop);

  await test.step('the line: a word, a click on what is offered, a click on the button', async () => {
    await input.type('acme dev call 9-10');
    await input.click(button('Log'));
    await office.has('call', { started_time: '09:00', ended_time: '10:00' });
    await input.type('acme dev letter 11-12:30');
    await input.click(button('Log'));
    await office.has('letter', { started_time: '11:00', ended_time: '12:30' });
    await input.type('rev');
    await input.click(page.getByRole('option', { name: /Review/ }).first());
    await input.click(button('Start'));
    await office.runs('');
  });

  await test.step('the running entry: its note, its begin, and the undo', async () => {
    await input.click(button('Add a note'));
    await input.type('read along');
    await input.click(page.getByRole('timer'));
    await office.runs('read along');
    const begun = (await bar.snapshot()).running?.startedAt ?? 0;
    const moved = async () => begun - ((await bar.snapshot()).running?.startedAt ?? 0);
    await input.click(button(/Change the start$/));
    await input.click(page.getByRole('menuitem').first());
    await expect.poll(moved).toBe(300_000);
    await input.click(button('Undo'));
    await expect.poll(moved).toBe(0);
  });

  await test.step('pins: pinned, put in order, unpinned by mistake and taken back', async () => {
    for (const title of ['call', 'letter']) {
      await input.point(row(title));
      await input.click(button(`Pin: ${title}`));
    }
    await office.pinnedIs('call', 'letter');
    await input.point(button(/^Start: letter/));
    await input.click(button('Move up: letter'));
    await office.pinnedIs('letter', 'call');
    await input.point(button(/^Start: letter/));
    await input.click(button('Unpin: letter').last());
    await office.pinnedIs('call');
    const unpinned = page.getByText('Unpinned: letter');
    await unpinned.waitFor();
    // So soon after the undo before it, a click may be the second of two.
    await expect(async () => {
      await input.click(button('Undo'));
      await expect(unpinned).toBeHidden({ timeout: 500 });
    }).toPass();
    await office.pinnedIs('letter', 'call');
  });

  await test.step('the strip: an end is dragged, a gap is filled', async () => {
    const end = page.getByRole('slider', { name: 'End of call' });
    const block = await button(/^call, 9:00–10:00/).boundingBox();
    const grip = await end.boundingBox();
    if (!block || !grip) throw new Error('The block is not in sight.');
    await input.drag(end, grip.x + grip.width / 2 - block.width / 2);
    await office.has('call', { started_time: '09:00', ended_time: '09:30', duration_seconds: 1_800 });
    await input.click(button(/^Fill the gap 9:30–11:00/));
    await input.click(page.getByRole('combobox'));
    await input.click(page.getByRole('option', { name: /Review/ }).first());
    await input.click(button('Log'));
    await office.has('', { started_time: '09:30', ended_time: '11:00' });
  });

  await test.step('a row: opened, split, taken back, deleted', async () => {
    await input.click(row('letter'));
    await input.click(button('Split…'));
    await input.clickTimes(page.getByRole('textbox', { name: 'Split at' }), 3);
    await input.type('11:30');
    await input.click(button('Split'));
    await office.logged(3_600);
    await input.click(button('Undo'));
    await office.has('letter', { duration_seconds: 5_400 });
    await input.click(row('letter'));
    await input.click(button('Delete'));
    await office.hasNot('letter');
  });

  await test.step('the week, a day of it, and back', async () => {
    await input.click(button('Week'));
    await input.click(button('Previous week'));
    await input.click(button('This week'));
    await input.click(button(/Opens the day\.$|Opens the day; /).first());
    await row('call').waitFor();
    await input.click(button('Today'));
  });

  await test.step('more: a setting, the keys, the activity', async () => {
    await input.click(button('More'));
    await input.click(button('Settings'));
    await input.click(page.getByRole('combobox', { name: /^Ask when I was away longer than/ }));
    await input.click(page.getByRole('option', { name: /^10 / }));
    await expect.poll(async () => (await bar.snapshot()).preferences.idle.thresholdMinutes).toBe(10);
    await input.click(button('More'));
    await input.click(button('Activity'));
    await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
    await input.click(button('Today'));
  });

  await test.step('stop', async () => {
    await input.click(button('Stop'));
    await office.nothingRuns();
  });
  expect(input.effort.keys).toBe(0);
  await bar.close();
  await keito.stop();
});
