import { expect, quickEntry, test } from '../support/keito-bar';
import { Keyboard } from '../support/keyboard';

test('the whole window by keyboard alone: the focus is always somewhere, in sight, and comes back', async ({
  desktop,
  start,
}) => {
  test.setTimeout(240_000);
  const bar = await start();
  const { page } = bar;
  const keys = new Keyboard(page);
  const line = quickEntry(page);
  const button = (name: string | RegExp) =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  const entries = async () =>
    (await bar.snapshot()).entries.map(({ notes, seconds, startedAt }) =>
      startedAt === null ? `${notes} ${seconds}` : `${notes} runs`,
    );

  await test.step('the line has the cursor; what is typed starts, logs and comes back', async () => {
    await keys.isOn(line);
    await keys.type('gen meet plan');
    await keys.press('Tab', 'Enter');
    await expect.poll(entries).toEqual(['plan runs']);
    await keys.isOn(line);
    await keys.type('general work mail 45m');
    await keys.press('Enter');
    await expect.poll(entries).toContain('mail 2700');
    await keys.press('ArrowUp');
    await expect(line).toHaveValue('general work mail 45m');
    await keys.press('Escape');
    await expect(line).toHaveValue('');
  });

  await test.step('the running entry: note, begin and undo', async () => {
    await keys.to(button('Edit the note: plan'));
    await keys.press('Enter');
    await keys.type('plan the week');
    await keys.press('Enter');
    await expect.poll(entries).toContain('plan the week runs');
    await keys.isOn(button('Edit the note: plan the week'));
    const before = (await bar.snapshot()).running?.startedAt ?? 0;
    await keys.to(button(/^Started .* Change the start$/));
    await keys.press('Enter', 'Enter');
    await expect.poll(async () => before - ((await bar.snapshot()).running?.startedAt ?? 0)).toBe(300_000);
    await keys.press('Control+z');
    await expect.poll(async () => before - ((await bar.snapshot()).running?.startedAt ?? 0)).toBe(0);
  });

  await test.step('rows: open, change, save, split, delete, take back', async () => {
    await page.keyboard.press('Control+1');
    await keys.isOn(line);
    const row = button(/^Edit: mail/);
    await keys.press('ArrowDown');
    await keys.to(row, 'ArrowDown');
    await keys.press('Enter');
    await keys.to(page.getByRole('textbox', { name: 'Duration' }));
    await keys.press('Control+a');
    await keys.type('1:00');
    await keys.press('Enter');
    await expect.poll(entries).toContain('mail 3600');
    await keys.isOn(row);
    // At once it would be the second of two.
    await expect(async () => {
      await keys.press('Enter');
      await expect(page.getByRole('textbox', { name: 'Duration' })).toBeVisible({ timeout: 500 });
    }).toPass();
    await keys.to(button('Split…'));
    await keys.press('Enter');
    await keys.isOn(page.getByRole('textbox', { name: 'First part' }));
    await keys.type('0:20');
    await keys.press('Enter');
    await expect
      .poll(async () => [...(await entries())].sort())
      .toEqual(expect.arrayContaining(['mail 1200', 'mail 2400']));
    await keys.press('Control+z');
    await expect.poll(entries).toContain('mail 3600');
    await keys.press('ArrowDown');
    await keys.to(row, 'ArrowDown');
    await keys.press('Delete');
    await expect.poll(entries).not.toContain('mail 3600');
    await keys.press('Control+z');
    await expect.poll(entries).toContain('mail 3600');
  });

  await test.step('days, the week, and a cell of it', async () => {
    await page.keyboard.press('Control+1');
    await keys.isOn(line);
    await keys.press('Alt+ArrowLeft', 'Alt+ArrowRight');
    await keys.press('Control+2');
    const cell = button(/type a duration to change it/);
    await keys.to(button(/Opens the day\.$/));
    await keys.to(cell, 'ArrowDown', 2);
    await keys.type('2:00');
    await keys.press('Enter');
    await expect.poll(entries).toContain('mail 7200');
    await keys.press('Control+1');
    await keys.isOn(line);
  });

  await test.step('settings: a choice, a test, and back', async () => {
    await keys.press('Control+,');
    await keys.to(page.getByRole('combobox', { name: /^Ask when I was away longer than/ }));
    await keys.press('Enter', 'ArrowDown', 'Enter');
    await expect.poll(async () => (await bar.snapshot()).preferences.idle.thresholdMinutes).toBe(10);
    await keys.isOn(page.getByRole('combobox', { name: /^Ask when I was away longer than/ }));
    const show = button('Show test').first();
    await keys.to(show);
    await keys.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await keys.press('s');
    await expect(page.getByRole('dialog')).toBeHidden();
    await keys.isOn(show);
  });

  await test.step('the sheet of keys and the activity', async () => {
    await keys.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await keys.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
    await keys.press('Control+5');
    await keys.to(button('Activity'));
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
    await keys.press('Escape');
    await expect(page.getByRole('heading', { name: 'More' })).toBeVisible();
  });

  await test.step('stop, and away', async () => {
    await page.keyboard.press('Control+1');
    await keys.to(button('Stop'));
    await keys.press('Enter');
    await expect.poll(async () => (await bar.snapshot()).running).toBeNull();
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Escape');
    await expect.poll(() => desktop.windowTitles()).not.toContain('Keito Bar');
  });
});
