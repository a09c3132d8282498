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

/** Keito holds back its answers to the second company until they are let go. */
function slowSecond(): { readonly asked: () => Promise<void>; readonly letGo: () => void } {
  const { fetch } = computer.second;
  let letGo: () => void = () => undefined;
  let isAsked = false;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  Object.assign(computer.second, {
    fetch: async (...asked: Parameters<typeof fetch>) => {
      isAsked = true;
      await gate;
      return fetch(...asked);
    },
  });
  return { asked: () => until(() => isAsked, 'the question to Keito'), letGo };
}

/** Signed in to the first company; this computer's own time is open. Its id. */
async function firstOnly(): Promise<string> {
  expect((await computer.signIn()).ok).toBe(true);
  const [first] = computer.settings.signedIn;
  expect((await computer.useThisComputer()).ok).toBe(true);
  return first?.id ?? '';
}

it('it is open also where signing in to another one took longer: that one is among the others', async () => {
  const first = await firstOnly();
  const { asked, letGo } = slowSecond();
  const signedIn = computer.signIn('second');
  await asked();
  expect(await use(first)).toEqual(DONE);
  await computer.projectsThere();
  // Nobody is about to leave it.
  computer.startTimer('meanwhile');
  letGo();
  expect(await signedIn).toEqual(DONE);
  expect([computer.openId, computer.settings.account]).toMatchObject([first, { id: first }]);
  const [, second] = computer.settings.signedIn;
  expect(computer.published).toMatchObject([{ id: second?.id }]);
  expect(computer.keyring.has(second?.id ?? '')).toBe(true);
});

it('of two that are signed in to at once the one that was clicked last is open, whichever is answered first', async () => {
  await firstOnly();
  const { asked, letGo } = slowSecond();
  const slow = computer.signIn('second');
  await asked();
  expect(await computer.signIn()).toEqual(DONE);
  const first = computer.openId;
  letGo();
  expect(await slow).toEqual(DONE);
  expect(computer.openId).toBe(first);
  await computer.useThisComputer();
  expect(await Promise.all([computer.signIn(), computer.signIn('second')])).toEqual([DONE, DONE]);
  expect(computer.openId).toBe(computer.settings.signedIn[1]?.id);
});

it('one that is chosen while it is signed in to has its new key', async () => {
  const [first, second] = await computer.both();
  computer.keyring.delete(second);
  await use(first);
  const { asked, letGo } = slowSecond();
  const signedIn = computer.signIn('second');
  await asked();
  expect(await use(second)).toEqual(DONE);
  expect(computer.open.account.keyring).toBe('locked');
  letGo();
  expect(await signedIn).toEqual(DONE);
  expect([computer.openId, computer.open.account.keyring]).toEqual([second, 'found']);
});

it('so has one that stays open since the one that was chosen cannot be opened', async () => {
  const [first, second] = await computer.both();
  computer.keyring.delete(second);
  await computer.open.change();
  computer.spoil(first);
  const { asked, letGo } = slowSecond();
  const signedIn = computer.signIn('second');
  await asked();
  expect(await use(first)).toMatchObject({ ok: false, failure: { kind: 'file' } });
  expect(computer.bugs.splice(0)).toHaveLength(1);
  letGo();
  expect(await signedIn).toEqual(DONE);
  expect([computer.openId, computer.open.account.keyring]).toEqual([second, 'found']);
});

it('one that is left while it is signed in to anew sends what it has by its new key', async () => {
  const [first, second] = await computer.both();
  // Refused by Keito by now.
  const key = computer.keyring.get(second) ?? '';
  computer.keyring.set(second, key.replaceAll(/\w/g, 'x'));
  await computer.open.change();
  computer.log('left behind');
  const { asked, letGo } = slowSecond();
  const signedIn = computer.signIn('second');
  await asked();
  expect(await use(first)).toEqual(DONE);
  letGo();
  expect(await signedIn).toEqual(DONE);
  expect(computer.openId).toBe(first);
  await until(() => computer.created.second.length === 1, 'the entry to be sent');
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
