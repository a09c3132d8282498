import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Workspace } from '../../src/main/workspace';
import { until } from '../support/manual-time';
import { Computer } from './accounts-support';

/** What an account that was left has unsent, by what becomes of its key, and of what was refused. */

let computer: Computer;

beforeEach(async () => {
  computer = await Computer.started();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await computer.end();
});

const both = () => computer.both();
const use = (accountId: string) => computer.handlers().useAccount({ accountId });
const others = () => computer.open.others.list(computer.open.account);
const notesAt = (server: 'server' | 'second') => computer.created[server];

it('one whose key is gone keeps what is unsent until it is signed in to again', async () => {
  const [first, second] = await both();
  computer.isOffline = true;
  computer.log('left behind');
  computer.keyring.delete(second);
  await use(first);
  computer.isOffline = false;
  expect(others()).toMatchObject([{ id: second, unsent: 1 }]);
  expect((await computer.signIn('second')).ok).toBe(true);
  await until(() => notesAt('second').length === 1, 'the entry to be sent');
});

it('one whose key was refused once is asked again, and sends what it has', async () => {
  const [first, second] = await both();
  computer.isOffline = true;
  computer.log('left behind');
  await use(first);
  computer.second.faults.next({ kind: '401' });
  computer.isOffline = false;
  const asked = computer.second.control.requests().length;
  computer.open.refresh();
  await until(() => computer.second.control.requests().length > asked, 'the key to be refused');
  let turns = 0;
  await until(() => (turns += 1) > 500, 'what follows from it');
  expect(others()).toMatchObject([{ id: second, unsent: 1 }]);
  // It is open, and need not be opened with a key that is read anew.
  const reads = vi.spyOn(computer.keyring, 'get');
  computer.open.refresh();
  await until(() => notesAt('second').length === 1, 'the entry to be sent');
  expect(reads).not.toHaveBeenCalledWith(second);
  await until(() => others()[0]?.unsent === 0, 'it to be known as sent');
});

/** Offline, with one entry unsent; its key was not to be had then, and is now. */
async function leftWithoutKey(): Promise<void> {
  const [first, second] = await both();
  computer.isOffline = true;
  computer.log('left behind');
  const key = computer.keyring.get(second) ?? '';
  computer.keyring.delete(second);
  await use(first);
  computer.keyring.set(second, key);
}

it('one whose key is not to be had at first sends what it has when it is', async () => {
  await leftWithoutKey();
  computer.isOffline = false;
  computer.open.refresh();
  await until(() => notesAt('second').length === 1, 'the entry to be sent');
});

it('one whose key arrives when the app closes already is not opened any more', async () => {
  await leftWithoutKey();
  const begun = vi.spyOn(Workspace.prototype, 'begin');
  computer.isKeyringSlow = true;
  const closed = computer.open.close();
  computer.open.refresh();
  await until(() => computer.readings.length > 0, 'the question to the keyring');
  await closed;
  computer.isKeyringSlow = false;
  computer.readings.splice(0).forEach((answer) => answer());
  let turns = 0;
  await until(() => (turns += 1) > 500, 'what follows from it');
  expect(begun).not.toHaveBeenCalled();
  computer.begin();
  await computer.open.begin();
  computer.isOffline = false;
  computer.open.refresh();
  await until(() => notesAt('second').length === 1, 'the entry to be sent');
});

it('one in which only refused entries were found is sent all the same once they were corrected', async () => {
  const [first, second] = await both();
  const workspace = () => computer.open.account.workspace;
  computer.isOffline = true;
  computer.log('typo');
  const [{ entryId = '', seq = 0 } = {}] = workspace().ledger.openOperations();
  workspace().ledger.block([seq], 'refused', 'Project is archived.', Date.now());
  computer.isOffline = false;
  await use(first);
  await computer.open.begin();
  expect(others()).toMatchObject([{ id: second, unsent: 1 }]);
  await use(second);
  computer.isOffline = true;
  expect(workspace().entries.edit(entryId, { notes: 'corrected' }, workspace().act('window')).ok).toBe(true);
  await use(first);
  computer.isOffline = false;
  computer.open.refresh();
  await until(() => notesAt('second').length === 1, 'the entry to be sent');
  expect(notesAt('second')).toEqual(['corrected']);
});

it('what of an entry is in no conflict is sent, though the account was left', async () => {
  const [first, second] = await both();
  const workspace = () => computer.open.account.workspace;
  computer.log('shared');
  const [{ entryId = '' } = {}] = workspace().ledger.openOperations();
  await until(() => notesAt('second').length === 1, 'the entry to be sent');
  await until(() => workspace().ledger.openOperations().length === 0, 'that to be known');
  computer.isOffline = true;
  const { entries, ledger } = workspace();
  expect(entries.edit(entryId, { notes: 'mine' }, workspace().act('window'))).toMatchObject({ ok: true });
  expect(entries.edit(entryId, { seconds: 1200 }, workspace().act('window'))).toMatchObject({ ok: true });
  const [{ seq = 0 } = {}] = ledger.openOperations();
  ledger.block([seq], 'conflict', 'Both sides changed it.', Date.now());
  await use(first);
  computer.isOffline = false;
  computer.open.refresh();
  const patches = () => computer.second.control.requests().filter(({ method }) => method === 'PATCH');
  await until(() => patches().length === 1, 'the other change to be sent');
  await until(() => others()[0]?.unsent === 1, 'the rest to stay');
  expect(others()).toMatchObject([{ id: second }]);
});

it('one whose last request is on its way is not closed before it was answered', async () => {
  const [first, second] = await both();
  computer.isOffline = true;
  computer.log('left behind');
  await use(first);
  const look = () => computer.open.others.look();
  const fetch = computer.second.fetch.bind(computer.second);
  let posts = 0;
  vi.spyOn(computer.second, 'fetch').mockImplementation((url, init) => {
    if (init?.method !== 'POST') return fetch(url, init);
    look();
    posts += 1;
    return posts > 1 ? fetch(url, init) : Promise.resolve(Response.json({ error: 'x' }, { status: 500 }));
  });
  computer.isOffline = false;
  computer.open.refresh();
  await until(() => posts === 1, 'the first try');
  let turns = 0;
  await until(() => (turns += 1) > 500, 'what follows from it');
  // It is open all the time, and need not be opened with a key that is read anew.
  const reads = vi.spyOn(computer.keyring, 'get');
  computer.pass(60_000);
  computer.open.refresh();
  await until(() => posts === 2, 'the entry to be sent');
  expect(reads).not.toHaveBeenCalledWith(second);
  await until(() => others()[0]?.unsent === 0, 'it to be known as sent');
});
