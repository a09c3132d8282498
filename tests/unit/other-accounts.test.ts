import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isAccount } from '../../src/main/accounts';
import { Workspace } from '../../src/main/workspace';
import { until } from '../support/manual-time';
import { Computer } from './accounts-support';

let computer: Computer;

beforeEach(async () => {
  computer = await Computer.started();
});
afterEach(() => computer.end());

const both = () => computer.both();
const handlers = () => computer.handlers();
const use = (accountId: string) => handlers().useAccount({ accountId });
const others = () => computer.open.others.list(computer.open.account);
const openId = () => computer.openId;
const notesAt = (server: 'server' | 'second') => computer.created[server];

it('several accounts are signed in at once, each with a journal and a key of its own', async () => {
  const [first, second] = await both();
  expect(first).not.toBe(second);
  expect([...computer.keyring.keys()].sort()).toEqual([first, second].sort());
  computer.log('for the second');
  await until(() => notesAt('second').length === 1, 'the entry to be sent');
  expect(await use(first)).toEqual({ ok: true, value: null });
  expect(openId()).toBe(first);
  expect(computer.open.account.workspace.ledger.between('0000-01-01', '9999-12-31')).toEqual([]);
  expect(notesAt('server')).toEqual([]);
  expect(others()).toMatchObject([{ id: second, unsent: 0 }]);
  expect(readdirSync(path.join(computer.folder, 'accounts')).sort()).toEqual([first, second].sort());
});

it('signing in to one of them again replaces its key and keeps its place and its journal', async () => {
  const [first, second] = await both();
  await use(first);
  computer.log('kept');
  await until(() => notesAt('server').length === 1, 'the entry to be sent');
  computer.keyring.set(first, 'kto_old');
  expect((await computer.signIn('server')).ok).toBe(true);
  expect(computer.settings.signedIn.map(({ id }) => id)).toEqual([first, second]);
  expect(computer.keyring.get(first)).toBe(computer.server.credentials.apiKey);
  expect(computer.open.account.workspace.ledger.between('0000-01-01', '9999-12-31')).toHaveLength(1);
});

it('an account that has sent what it had, while the settings take nothing, can be opened again', async () => {
  const [first, second] = await both();
  computer.isOffline = true;
  computer.log('kept');
  expect((await use(first)).ok).toBe(true);
  computer.areSettingsReadOnly = true;
  computer.isOffline = false;
  computer.open.refresh();
  await until(() => computer.bugs.length > 0, 'the settings to be refused');
  computer.areSettingsReadOnly = false;
  expect(notesAt('second')).toEqual(['kept']);
  expect(await use(second)).toEqual({ ok: true, value: null });
  expect(new Set(computer.bugs.splice(0).map(String))).toEqual(
    new Set(['Error: ENOSPC: no space left on device, write']),
  );
});

it('an account that does not exist, or the one that is open, changes nothing', async () => {
  const [, second] = await both();
  expect(await use('nobody')).toMatchObject({ ok: false, failure: { kind: 'sign-in' } });
  const { account } = computer.open;
  expect(await use(second)).toEqual({ ok: true, value: null });
  expect(computer.open.account).toBe(account);
});

it('no timer is left running where nobody sees it', async () => {
  const [first, second] = await both();
  computer.startTimer('running');
  expect(await use(first)).toMatchObject({ ok: false, failure: { kind: 'running' } });
  const running = { ok: false, failure: { kind: 'running' } };
  expect(await handlers().signOut({ accountId: second, evenUnsent: true })).toMatchObject(running);
  expect(await handlers().useThisComputer({ sample: false })).toMatchObject(running);
  expect(openId()).toBe(second);
  // The timer is not that account's.
  expect(await handlers().signOut({ accountId: first, evenUnsent: false })).toEqual({
    ok: true,
    value: null,
  });
});

it('nor one that began while the keyring was asked', async () => {
  const [first, second] = await both();
  const running = { ok: false, failure: { kind: 'running' } };
  const started = await computer.whileAsked(
    () => use(first),
    () => computer.startTimer('meanwhile'),
  );
  expect(started).toMatchObject(running);
  expect([openId(), computer.open.account.workspace.running()?.notes]).toEqual([second, 'meanwhile']);
  const { workspace } = computer.open.account;
  expect(workspace.entries.stop(workspace.act('window')).ok).toBe(true);
  const signedOut = await computer.whileAsked(
    () => handlers().signOut({ accountId: second, evenUnsent: true }),
    () => computer.startTimer('meanwhile too'),
  );
  expect(signedOut).toMatchObject(running);
  expect([openId(), computer.keyring.has(second)]).toEqual([second, true]);
});

it('a process that ends while the account is changed opens the one with what is unsent, or knows of it', async () => {
  const [first, second] = await both();
  computer.isOffline = true;
  computer.log('before');
  computer.written.splice(0);
  const changed = await computer.whileAsked(
    () => use(first),
    () => {
      computer.log('meanwhile');
      expect(computer.settings.account).toMatchObject({ id: second });
    },
  );
  expect(changed).toEqual({ ok: true, value: null });
  const naming = computer.written.filter(({ account }) => isAccount(account, first));
  expect(naming[0]?.unsent).toEqual({ [second]: 2 });
});

it('what was unsent when an account was left is sent all the same, once, and the account is closed then', async () => {
  const [first, second] = await both();
  computer.isOffline = true;
  computer.log('left behind');
  expect(await use(first)).toEqual({ ok: true, value: null });
  await until(() => others()[0]?.unsent === 1, 'the account to be resumed');
  computer.isOffline = false;
  await until(() => notesAt('second').length > 0, 'the entry to be sent');
  await until(() => computer.settings.unsent[second] === undefined, 'the account to be closed');
  await until(() => computer.published[0]?.unsent === 0, 'the window to be told');
  expect(others()).toMatchObject([{ id: second, unsent: 0 }]);
  expect(await use(second)).toEqual({ ok: true, value: null });
  expect(computer.open.account.workspace.unsent).toEqual({ waiting: 0, refused: 0 });
  expect(notesAt('second')).toEqual(['left behind']);
  expect(notesAt('server')).toEqual([]);
});

it('is sent after the next start too, and meanwhile it is told how much', async () => {
  const [first, second] = await both();
  computer.isOffline = true;
  computer.log('left behind');
  await use(first);
  await computer.open.close();
  computer.begin();
  expect(others()).toMatchObject([{ id: second, unsent: 1 }]);
  computer.isOffline = false;
  await computer.open.begin();
  await until(() => notesAt('second').length > 0, 'the entry to be sent');
  await until(() => computer.settings.unsent[second] === undefined, 'the account to be closed');
  expect(notesAt('second')).toEqual(['left behind']);
});

it('going back to an account that is being sent opens it, and sends nothing twice', async () => {
  const [first, second] = await both();
  for (let round = 0; round < 3; round += 1) {
    computer.isOffline = true;
    computer.log(`round ${round}`);
    await use(first);
    computer.isOffline = false;
    expect(await use(second)).toEqual({ ok: true, value: null });
  }
  await until(() => computer.open.account.workspace.unsent.waiting === 0, 'all to be sent');
  expect([...notesAt('second')].sort()).toEqual(['round 0', 'round 1', 'round 2']);
});

it('signing out asks about what is unsent, saves it to a file, and forgets the key only then', async () => {
  const [first, second] = await both();
  computer.isOffline = true;
  computer.log('left behind');
  await use(first);
  const asked = await handlers().signOut({ accountId: second, evenUnsent: false });
  expect(asked).toMatchObject({ ok: false, failure: { kind: 'unsent' } });
  expect(computer.keyring.has(second)).toBe(true);
  const saved = await handlers().exportUnsent({ accountId: second });
  expect(saved).toMatchObject({ ok: true, value: { entries: 1 } });
  expect(readFileSync(saved.ok ? saved.value.file : '', 'utf8')).toContain('left behind');
  expect(await handlers().signOut({ accountId: second, evenUnsent: true })).toEqual({
    ok: true,
    value: null,
  });
  expect(computer.keyring.has(second)).toBe(false);
  expect(others()).toEqual([]);
  expect(computer.published).toEqual([]);
  expect(openId()).toBe(first);
  computer.isOffline = false;
  expect((await computer.signIn('second')).ok).toBe(true);
  await until(() => notesAt('second').length === 1, 'the entry to be sent');
});

it('an account with nothing unsent is read even where it is closed', async () => {
  const [first, second] = await both();
  await use(first);
  const nothing = { ok: false, failure: { kind: 'nothing-to-do' } };
  expect(await handlers().exportUnsent({ accountId: second })).toMatchObject(nothing);
  expect(await handlers().exportUnsent({})).toMatchObject(nothing);
  expect(await use(second)).toEqual({ ok: true, value: null });
});

it('signing out of the open one opens the next, and this computer after the last', async () => {
  const [first, second] = await both();
  await handlers().signOut({ accountId: second, evenUnsent: false });
  expect(openId()).toBe(first);
  await handlers().signOut({ accountId: first, evenUnsent: false });
  expect(computer.open.account.stored).toEqual({ kind: 'local', isSample: false });
  expect(computer.settings).toMatchObject({ signedIn: [], unsent: {} });
  expect(await handlers().signOut({ accountId: first, evenUnsent: false })).toMatchObject({
    ...{ ok: false, failure: { kind: 'nothing-to-do' } },
  });
});

const client = (name: string) => ({
  ...{ kind: 'client' as const, name, address: null, currency: null, paymentTerms: null, paymentDays: null },
  ...{ tax: null, tax2: null, discount: null },
});
const secondAccount = () => {
  const [, second] = computer.settings.signedIn;
  if (!second) throw new Error('Not signed in to the second.');
  return second;
};

it('what only waits for the person opens no connection: they come to it themselves', async () => {
  const [first, second] = await both();
  const { ledger } = computer.open.account.workspace;
  ledger.creations.add('refused', client('Refused'), Date.now());
  ledger.creations.block('refused', 'refused', 'Keito refused this.', Date.now());
  await use(first);
  const asked = computer.second.control.requests().length;
  // The turn after this one comes when all that is to be sent has been opened.
  expect(await computer.open.read(secondAccount(), ({ unsent }) => unsent)).toEqual({
    waiting: 0,
    refused: 1,
  });
  expect(others()).toMatchObject([{ id: second, unsent: 1 }]);
  expect(computer.second.control.requests()).toHaveLength(asked);
  // Nor is its key read again with each return of the network.
  const reads = vi.spyOn(computer.keyring, 'get');
  computer.open.refresh();
  await computer.open.read(secondAccount(), ({ unsent }) => unsent);
  expect(reads).not.toHaveBeenCalledWith(second);
});

it('a clock that is set is set for what is being sent as well', async () => {
  const [first] = await both();
  computer.isOffline = true;
  const at = Date.now();
  computer.open.account.workspace.ledger.creations.add('made', client('Made'), at);
  await use(first);
  const madeAt = () => computer.open.read(secondAccount(), ({ ledger }) => ledger.creations.get('made')?.at);
  expect(await madeAt()).toBe(at);
  computer.open.others.shiftClock(3_600_000);
  expect(await madeAt()).toBe(at + 3_600_000);
  const full = vi.spyOn(Workspace.prototype, 'shiftClock').mockImplementation(() => {
    throw new Error('The disk is full.');
  });
  computer.open.others.shiftClock(60_000);
  computer.open.others.shiftClock(60_000);
  full.mockRestore();
  expect(await madeAt()).toBe(at + 3_600_000);
  computer.open.others.look();
  computer.open.others.look();
  expect(await madeAt()).toBe(at + 3_720_000);
  expect(computer.bugs.splice(0)).toHaveLength(2);
});

it('what an account had unsent that is signed in to again is told and sent, though it was not opened', async () => {
  const [first, second] = await both();
  computer.isOffline = true;
  computer.log('of before');
  expect((await handlers().signOut({ accountId: second, evenUnsent: true })).ok).toBe(true);
  expect(openId()).toBe(first);
  computer.isOffline = false;
  const answer = await computer.whileAsked(
    () => computer.signIn('second'),
    () => computer.startTimer('by the hotkey, meanwhile'),
  );
  expect(answer).toMatchObject({ ok: false });
  expect(openId()).toBe(first);
  expect(others()).toMatchObject([{ id: second, unsent: 1 }]);
  computer.open.refresh();
  await until(() => notesAt('second').includes('of before'), 'it to be sent');
});
