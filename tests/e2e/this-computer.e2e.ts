import { enter, expect, toSettings, test } from '../support/keito-bar';

test('a day on this computer, without any account', async ({ start }) => {
  const bar = await start();
  const { page } = bar;
  await expect(page.getByText('You are tracking on this computer')).toBeVisible();

  await toSettings(page);
  await page.getByRole('textbox', { name: 'Client' }).fill('Acme');
  await page.getByRole('textbox', { name: 'Project', exact: true }).fill('Website');
  await page.getByRole('textbox', { name: 'Tasks, separated by commas' }).fill('Development, Review');
  await page.getByRole('button', { name: 'Add project' }).click();
  await expect(page.getByText('Website is there. You can track on it now.')).toBeVisible();
  await page.getByRole('button', { name: 'Today', exact: true }).click();

  await enter(page, 'acme dev morning work');
  await expect(page.getByRole('timer')).toHaveText(/^0:00:0[1-9]$/);
  await enter(page, 'general meet stand-up');
  await expect.poll(async () => (await bar.snapshot()).running?.notes).toBe('stand-up');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await enter(page, 'acme review the plan 1h30');

  await page.getByRole('listitem').filter({ hasText: 'morning work' }).hover();
  await page.getByRole('button', { name: 'Continue: morning work' }).click();
  await expect.poll(async () => (await bar.snapshot()).running?.notes).toBe('morning work');
  await page.getByRole('button', { name: 'Edit: stand-up' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  const day = (await bar.snapshot()).entries.map(({ notes, state }) => [notes, state.kind]).sort();
  expect(day).toEqual([
    ['morning work', 'saved'],
    ['morning work', 'saved'],
    ['the plan', 'saved'],
  ]);
  const startedAt = (await bar.snapshot()).running?.startedAt;
  await bar.kill();

  const again = await start();
  expect((await again.snapshot()).running).toMatchObject({ notes: 'morning work', startedAt });
  expect((await again.snapshot()).isFirstRun).toBe(true);
  await expect.poll(async () => (await again.snapshot()).sync.state).toBe('saved');
  expect((await again.snapshot()).entries).toHaveLength(3);
});

test('a newcomer’s first line needs no project: it goes to the first one, and says so', async ({ start }) => {
  const bar = await start();
  await bar.page.getByPlaceholder('What are you working on?').fill('fix the login 45m');
  await expect(bar.page.getByText('My work › General / Work').first()).toBeVisible();
  await bar.page.getByPlaceholder('What are you working on?').press('Enter');
  await expect
    .poll(async () =>
      (await bar.snapshot()).entries.map(({ notes, taskName, seconds }) => [notes, taskName, seconds]),
    )
    .toEqual([['fix the login', 'Work', 2700]]);
});

test('the sample company is apart from one’s own time', async ({ start }) => {
  const bar = await start();
  await enter(bar.page, 'general work mine 20m');
  await bar.page.getByRole('button', { name: 'Show me a sample' }).click();
  await expect
    .poll(async () => (await bar.snapshot()).account)
    .toMatchObject({ kind: 'local', isSample: true });
  await expect.poll(async () => (await bar.snapshot()).recents.length).toBeGreaterThan(3);
  expect((await bar.snapshot()).recents.map(({ notes }) => notes)).not.toContain('mine');
  await bar.send('useThisComputer', { sample: false });
  await expect.poll(async () => (await bar.snapshot()).recents.map(({ notes }) => notes)).toEqual(['mine']);
});
