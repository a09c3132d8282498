import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountState } from '../../src/main/account-view';
import { until } from '../support/manual-time';
import { Computer } from './accounts-support';

let computer: Computer;

beforeEach(async () => {
  computer = await Computer.started();
});
afterEach(() => computer.end());

const entries = () =>
  computer.open.account.workspace.ledger.between('0000-01-01', '9999-12-31').map(({ view }) => view?.notes);

describe('changing the account', () => {
  it('takes clicks while the keyring is asked: they are in the journal of the account that was open', async () => {
    const signedIn = () => computer.signIn();
    expect(await computer.whileAsked(signedIn, () => computer.log('meanwhile'))).toEqual({
      ...{ ok: true, value: null },
    });
    expect(computer.open.account.stored.kind).toBe('remote');
    expect(entries()).toEqual([]);

    await computer.useThisComputer();
    expect(entries()).toEqual(['meanwhile']);
  });

  it('is refused where a timer began while the keyring was asked: nobody would see it run on', async () => {
    const signedIn = () => computer.signIn();
    const refused = await computer.whileAsked(signedIn, () => computer.startTimer('meanwhile'));
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'running' } });
    expect(computer.open.account.stored.kind).toBe('local');
    expect(computer.settings).toMatchObject({ account: { kind: 'local' }, signedIn: [{ kind: 'remote' }] });
    const { workspace } = computer.open.account;
    expect(workspace.running()?.notes).toBe('meanwhile');
    await until(() => workspace.ledger.openOperations().length === 0, 'it to be sent');
  });

  it('twice at once ends with the last one open, and nobody sends for the one before', async () => {
    expect((await computer.signIn()).ok).toBe(true);
    await Promise.all([computer.open.change(), computer.useThisComputer(true)]);
    expect(computer.open.account.stored).toEqual({ kind: 'local', isSample: true });
    const before = computer.server.control.requests().length;
    computer.open.account.workspace.refresh();
    await until(() => computer.open.account.workspace.facts !== null, 'the sample account');
    expect(computer.server.control.requests().length).toBe(before);
  });

  it('goes back to the account before when the new one cannot be opened, and says so', async () => {
    await computer.signIn();
    const [signedIn] = computer.settings.signedIn;
    await computer.useThisComputer();
    await computer.projectsThere();
    computer.log('still here');
    const { ledger } = computer.open.account.workspace;
    computer.spoil(signedIn?.id ?? '');
    expect(await computer.signIn()).toMatchObject({
      ok: false,
      failure: { kind: 'file', message: expect.stringContaining('the one before stays open') },
    });
    expect(computer.bugs.splice(0)).toHaveLength(1);
    expect(computer.open.account.stored).toEqual({ kind: 'local', isSample: false });
    expect(computer.settings.account).toEqual({ kind: 'local', isSample: false });
    expect(entries()).toEqual(['still here']);
    // On a full disk a journal cannot be closed, and one that was not closed cannot be opened again.
    expect(computer.open.account.workspace.ledger).toBe(ledger);
    computer.log('and goes on');
    await until(() => computer.open.account.workspace.ledger.openOperations().length === 0, 'it to be sent');
  });

  it('goes back as well where the settings cannot be written, and the new one is closed', async () => {
    await computer.projectsThere();
    const { ledger } = computer.open.account.workspace;
    computer.areSettingsReadOnly = true;
    expect(await computer.useThisComputer(true)).toMatchObject({ ok: false, failure: { kind: 'file' } });
    expect(computer.bugs.splice(0)).toHaveLength(1);
    expect(computer.open.account.workspace.ledger).toBe(ledger);
    computer.areSettingsReadOnly = false;
    expect(await computer.useThisComputer(true)).toEqual({ ok: true, value: null });
    expect(computer.open.account.stored).toEqual({ kind: 'local', isSample: true });
  });

  it('to itself, with its key, leaves its journal open', async () => {
    await computer.signIn();
    const { ledger } = computer.open.account.workspace;
    expect((await computer.open.change()).ok).toBe(true);
    expect(computer.open.account.workspace.ledger).toBe(ledger);
  });
});

describe('the key', () => {
  it('is read after the account is there to track in: a locked keyring holds nothing up', async () => {
    await computer.signIn();
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
    computer.isKeyringThere = false;
    const { stored } = computer.open.account;
    await computer.open.remove(stored.kind === 'remote' ? stored.id : '', false);
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

describe('a clock that is set', () => {
  it('is heard of in the journal, whatever goes wrong with an absence', () => {
    const { account, watch } = computer.open;
    const journal = vi.spyOn(account.workspace.ledger, 'shiftClock');
    vi.spyOn(watch.idle, 'shiftClock').mockImplementation(() => {
      throw new Error('A fault.');
    });
    computer.open.shiftClock(3_600_000);
    expect(journal).toHaveBeenCalledTimes(1);
    expect(computer.bugs.splice(0)).toHaveLength(1);
  });

  it('is heard of nowhere, where it cannot be written into the journal', () => {
    const { account, watch, others } = computer.open;
    vi.spyOn(account.workspace.ledger, 'shiftClock').mockImplementation(() => {
      throw new Error('The disk is full.');
    });
    const rest = [vi.spyOn(watch.idle, 'shiftClock'), vi.spyOn(others, 'shiftClock')];
    expect(() => computer.open.shiftClock(3_600_000)).toThrow('The disk is full.');
    for (const one of rest) expect(one).not.toHaveBeenCalled();
  });
});
