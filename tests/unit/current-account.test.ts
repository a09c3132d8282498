import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IN_PROCESS_URL } from '../../src/local-keito';
import { accountState } from '../../src/main/account-view';
import { until } from '../support/manual-time';
import { Computer } from './accounts-support';

let computer: Computer;

beforeEach(async () => {
  computer = await Computer.started();
});
afterEach(() => computer.end());

describe('changing the account', () => {
  it('takes clicks while the keyring is asked: they are in the journal of the account that was open', async () => {
    expect(await computer.signIn()).toEqual({ ok: true, value: null });
    computer.isKeyringSlow = true;
    const change = computer.open.change();
    await until(() => computer.readings.length > 0, 'the question to the keyring');
    computer.startTimer('meanwhile');
    computer.isKeyringSlow = false;
    computer.readings.splice(0).forEach((answer) => answer());
    await change;
    expect(computer.open.account.stored.kind).toBe('remote');
    expect(computer.open.account.workspace.running()).toBeNull();

    computer.accounts.useThisComputer(false);
    await computer.open.change();
    expect(computer.open.account.workspace.running()?.notes).toBe('meanwhile');
  });

  it('twice at once ends with the last one open, and nobody sends for the one before', async () => {
    expect((await computer.signIn()).ok).toBe(true);
    const first = computer.open.change();
    computer.accounts.useThisComputer(true);
    const second = computer.open.change();
    await Promise.all([first, second]);
    expect(computer.open.account.stored).toEqual({ kind: 'local', isSample: true });
    const before = computer.server.control.requests().length;
    computer.open.account.workspace.refresh();
    await until(() => computer.open.account.workspace.facts !== null, 'the sample account');
    expect(computer.server.control.requests().length).toBe(before);
  });

  it('goes back to the account before when the new one cannot be opened', async () => {
    computer.startTimer('still here');
    computer.settings = {
      ...computer.settings,
      account: {
        kind: 'remote',
        id: '\0',
        server: IN_PROCESS_URL,
        method: 'api-key',
        companyId: 'c',
        companyName: '',
        email: '',
        keyExpiresAt: null,
        isSignedIn: true,
      },
    };
    computer.keyring.set('\0', 'kto_x');
    await computer.open.change();
    expect(computer.failures).toHaveLength(1);
    expect(computer.open.account.stored).toEqual({ kind: 'local', isSample: false });
    expect(computer.settings.account).toEqual({ kind: 'local', isSample: false });
    expect(computer.open.account.workspace.running()?.notes).toBe('still here');
  });
});

describe('the key', () => {
  it('is read after the account is there to track in: a locked keyring holds nothing up', async () => {
    await computer.signIn();
    await computer.open.change();
    await computer.projectsThere();
    await computer.open.close();
    computer.isKeyringSlow = true;
    computer.begin();
    expect(computer.open.account).toMatchObject({ stored: { kind: 'remote' }, keyring: 'reading' });
    expect(accountState(computer.open.account)).toBe('ready');
    const begun = computer.open.begin();
    computer.startTimer('at once');
    computer.keyring.clear();
    await until(() => computer.readings.length > 0, 'the question to the keyring');
    computer.isKeyringSlow = false;
    computer.readings.splice(0).forEach((answer) => answer());
    await begun;
    expect(accountState(computer.open.account)).toBe('keyring-locked');
    expect(computer.open.account.workspace.running()?.notes).toBe('at once');
  });

  it('unlocking sends what waited', async () => {
    await computer.signIn();
    const kept = new Map(computer.keyring);
    computer.keyring.clear();
    await computer.open.change();
    expect(accountState(computer.open.account)).toBe('keyring-locked');
    kept.forEach((secret, id) => computer.keyring.set(id, secret));
    await computer.open.change();
    expect(accountState(computer.open.account)).toBe('ready');
    await computer.projectsThere();
    computer.startTimer('unlocked');
    await until(
      () => computer.server.control.requests().some(({ method }) => method === 'POST'),
      'the create',
    );
  });

  it('that was kept for one run gives way to the one that the keyring keeps', async () => {
    computer.isKeyringThere = false;
    await computer.signIn();
    await computer.open.change();
    expect(computer.notices).toContain('keyring-none');
    expect(computer.open.account.keyring).toBe('found');
    computer.isKeyringThere = true;
    await computer.signIn();
    computer.keyring.clear();
    await computer.open.change();
    expect(computer.open.account.keyring).toBe('locked');
  });

  it('that cannot be removed at sign-out is told', async () => {
    await computer.signIn();
    await computer.open.change();
    computer.isKeyringThere = false;
    const { stored } = computer.open.account;
    await computer.open.remove(stored.kind === 'remote' ? stored.id : '');
    expect(computer.notices).toContain('keyring-kept');
    expect(computer.settings.account.kind).toBe('local');
  });
});

describe('a damaged journal', () => {
  const journal = () => path.join(computer.folder, 'this-computer', 'ledger.db');

  it('is restored from the copy of the close before, and the person is told from when it is', async () => {
    computer.startTimer('running');
    await until(
      () => computer.open.account.workspace.ledger.openOperations().length === 0,
      'all to be saved',
    );
    await computer.open.close();
    writeFileSync(journal(), 'no database at all');
    computer.begin();
    expect(computer.open.account.workspace.running()).toMatchObject({ notes: 'running' });
    expect(computer.notices).toEqual(['ledger-restored']);
    expect(computer.texts[0]).toMatch(/restored from the copy of \w+,.* \d+:\d\d/);
    await computer.open.begin();
  });

  it('without a copy begins anew, and the person is told', async () => {
    await computer.open.close();
    rmSync(path.join(computer.folder, 'this-computer', 'backups'), { recursive: true });
    writeFileSync(journal(), 'no database at all');
    computer.begin();
    expect(computer.notices).toEqual(['ledger-reset']);
    await computer.open.begin();
  });
});
