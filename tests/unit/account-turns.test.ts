import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../support/manual-time';
import { Computer } from './accounts-support';

let computer: Computer;

beforeEach(async () => {
  computer = await Computer.started();
});
afterEach(() => computer.end());

const use = (accountId: string) => computer.handlers().useAccount({ accountId });
const signOut = (accountId: string) => computer.handlers().signOut({ accountId, evenUnsent: false });
const DONE = { ok: true, value: null };
const UNSENT = { ok: false, failure: { kind: 'unsent' } };

// What is asked for waits for its turn, and much may have happened since the click by then.
it('the account that was clicked last is open in the end, also where it was open at the click', async () => {
  const [first, second] = await computer.both();
  const { account } = computer.open;
  const used = await computer.whileAsked(
    () => Promise.all([use(first), use(second)]),
    () => expect(computer.open.account).toBe(account),
  );
  expect(used).toEqual([DONE, DONE]);
  expect(computer.openId).toBe(second);
});

it('where the next cannot be opened, the open one stays open and signed in, and goes on sending', async () => {
  const [first, second] = await computer.both();
  computer.spoil(first);
  const failed = { ok: false, failure: { kind: 'file' } };
  expect(await signOut(second)).toMatchObject(failed);
  expect(await use(first)).toMatchObject(failed);
  expect(computer.bugs.splice(0)).toHaveLength(2);
  expect([computer.openId, computer.keyring.has(second)]).toEqual([second, true]);
  expect(computer.settings).toMatchObject({
    account: { id: second },
    signedIn: [{ id: first }, { id: second }],
  });
  await computer.projectsThere();
  computer.log('after it');
  await until(() => computer.created.second.length === 1, 'the entry to be sent');
});

it('an account whose sign-out was clicked before is not opened: nothing done in it would be sent', async () => {
  const [first, second] = await computer.both();
  const signedOut = computer.open.remove(first, false);
  const used = use(first);
  expect(await signedOut).toEqual(DONE);
  expect(await used).toMatchObject({ ok: false, failure: { kind: 'sign-in' } });
  expect(computer.openId).toBe(second);
  expect((await computer.signIn()).ok).toBe(true);
  expect(computer.openId).toBe(first);
});

it('signing out looks once more before the key goes: what was logged meanwhile is asked about', async () => {
  const [, second] = await computer.both();
  computer.isOffline = true;
  const logged = () => computer.log('meanwhile');
  expect(await computer.whileAsked(() => signOut(second), logged)).toMatchObject(UNSENT);
  expect([computer.openId, computer.keyring.has(second)]).toEqual([second, true]);
  computer.isOffline = false;
  await until(() => computer.created.second.length === 1, 'the entry to be sent');
});

it('also in one that was left meanwhile', async () => {
  const [first, second] = await computer.both();
  computer.isOffline = true;
  const [used, signedOut] = await computer.whileAsked(
    () => Promise.all([use(first), computer.open.remove(second, false)]),
    () => computer.log('meanwhile'),
  );
  expect([used.ok, signedOut]).toMatchObject([true, UNSENT]);
  expect([computer.openId, computer.keyring.has(second)]).toEqual([first, true]);
  computer.isOffline = false;
  await until(() => computer.created.second.length === 1, 'the entry to be sent');
});
