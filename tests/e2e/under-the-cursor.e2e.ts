import { enter, expect, quickEntry, test } from '../support/keito-bar';

/** What only a real window does: it blurs what moves or goes, and a key that is held down clicks again and again. */
test('what moves keeps the cursor, what goes is not saved half typed, and a held key acts once', async ({
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  const button = (name: RegExp) => page.getByRole('button', { name });
  const pins = async () => (await bar.snapshot()).pins.map(({ notes }) => notes);
  const titles = ['first', 'second', 'third'];
  for (const title of titles) await enter(page, `general work ${title} 45m`);
  for (const title of titles) {
    await button(new RegExp(`^Pin: ${title}`))
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await expect.poll(pins).toContain(title);
  }

  await test.step('a pin goes on with the next key', async () => {
    const [top = ''] = await pins();
    const pin = button(new RegExp(`^Start: ${top}`));
    await pin.focus();
    for (const place of [1, 2]) {
      await page.keyboard.press('Alt+ArrowDown');
      await expect.poll(async () => (await pins()).indexOf(top)).toBe(place);
      await expect(pin).toBeFocused();
    }
  });

  await test.step('an Enter that is held down starts one entry', async () => {
    await button(/^Start: second/).focus();
    for (let times = 0; times < 5; times += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect.poll(async () => (await bar.snapshot()).running?.notes).toBe('second');
    expect((await bar.snapshot()).entries).toHaveLength(4);
  });

  await test.step('the half note of a timer that stops stays a draft', async () => {
    await button(/^Edit the note: second/).click();
    await page.keyboard.type('half');
    await bar.send('stopTimer', {});
    await expect(page.getByRole('region', { name: 'Nothing is running' })).toBeVisible();
    await expect(page.getByRole('img', { name: 'Half typed, not saved yet' })).toBeVisible();
    const notes = (await bar.snapshot()).entries.map((entry) => entry.notes);
    expect(notes).not.toContain('half');
  });

  await test.step('a cell of the week whose row goes is not logged', async () => {
    for (const { id } of (await bar.snapshot()).entries.slice(1))
      await bar.send('deleteEntry', { entryId: id });
    await quickEntry(page).focus();
    await page.keyboard.press('Control+2');
    await page.getByRole('table').getByRole('textbox').first().click();
    await page.keyboard.type('1');
    for (const { id } of (await bar.snapshot()).entries) await bar.send('deleteEntry', { entryId: id });
    await expect(page.getByText(/“1” was not saved for/)).toBeVisible();
    expect((await bar.snapshot()).entries).toEqual([]);
  });
});
