import { enter, expect, signIn, test } from '../support/keito-bar';

test.describe('with a locked keyring', () => {
  test.use({ desktopOptions: { keyring: 'locked' } });

  test('signing in says that the keyring is locked, and time goes on being kept here', async ({
    keito,
    start,
  }) => {
    const bar = await start();
    const { apiKey: key, accountId: companyId } = keito.credentials;
    const answer = await bar.send('signIn', { method: 'api-key', server: keito.url, key, companyId });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'keyring' } });
    expect((await bar.snapshot()).account.kind).toBe('local');
    await enter(bar.page, 'general work still here');
    await expect(bar.page.getByRole('timer')).toBeVisible();
  });
});

test.describe('without a keyring', () => {
  test.use({ desktopOptions: { keyring: 'none' } });

  test('the key is kept for this run only, and the app says so', async ({ keito, start }) => {
    const bar = await start();
    const { apiKey: key, accountId: companyId } = keito.credentials;
    const answer = await bar.send('signIn', { method: 'api-key', server: keito.url, key, companyId });
    expect(answer).toEqual({ ok: true, value: null });
    await expect(bar.page.getByText(/no keyring/)).toBeVisible();
    await enter(bar.page, 'acme dev for now');
    await expect.poll(async () => (await keito.running())?.notes).toBe('for now');
    await bar.close();

    const again = await start();
    expect(await again.snapshot()).toMatchObject({
      accountState: 'signed-out',
      running: { notes: 'for now' },
    });
    await expect(again.page.getByText('You are signed out')).toBeVisible();
    await again.page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect.poll(async () => (await again.snapshot()).running).toBeNull();
  });
});

test('a keyring that was locked meanwhile asks to be unlocked, and nothing is wiped', async ({
  desktop,
  keito,
  start,
}) => {
  const first = await start();
  await signIn(first, keito);
  await first.close();
  await desktop.lockKeyring();

  const second = await start();
  await expect(second.page.getByText('The keyring is locked')).toBeVisible();
  await enter(second.page, 'acme dev behind the lock');
  await expect.poll(async () => (await second.snapshot()).running?.notes).toBe('behind the lock');
  expect(await keito.running()).toBeNull();

  await desktop.unlockKeyring();
  await second.page.getByRole('button', { name: 'I unlocked it, try again' }).click();
  await expect.poll(async () => (await keito.running())?.notes).toBe('behind the lock');
  expect((await second.snapshot()).accountState).toBe('ready');
});
