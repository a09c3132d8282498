import { afterEach, beforeEach, expect, it } from 'vitest';
import { AccountWatch } from '../../src/main/account-watch';
import { CurrentAccount } from '../../src/main/current-account';
import type { Absence, AwayKind, AbsencePolicy } from '../../src/main/core/absence';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import { Computer } from './accounts-support';

let computer: Computer;
let open: CurrentAccount;
let passedMs = 0;
let leftAt: number | null = null;
const settled: Absence[] = [];
let policies: Readonly<Record<AwayKind, AbsencePolicy>>;
const clock = (): number => Date.now() + passedMs;
const pass = (seconds: number): void => {
  passedMs += seconds * 1_000;
  computer.pass(seconds * 1_000);
};

beforeEach(async () => {
  passedMs = 0;
  leftAt = null;
  settled.length = 0;
  policies = { idle: 'ask', sleep: 'ask', lock: 'ask', shutdown: 'ask' };
  computer = await Computer.started();
  expect((await computer.signIn('second')).ok).toBe(true);
  await computer.projectsThere();
  await computer.open.close();
  open = new CurrentAccount({
    accounts: computer.accounts,
    watch: (workspace) =>
      new AccountWatch({
        ...{ workspace, clock, newId: () => `absence-${clock()}` },
        // No look comes by itself in these minutes.
        schedule: () => () => undefined,
        // Somebody types all the time, unless they have left.
        idleSeconds: () => (leftAt === null ? 0 : Math.floor((clock() - leftAt) / 1_000)),
        fresh: (work) => work(),
        choices: {
          idle: () => ({ thresholdSeconds: 300, longHours: 10, policies }),
          timers: () => DEFAULT_PREFERENCES.timers,
          reminders: () => DEFAULT_PREFERENCES.reminders,
        },
        onSettled: (absence) => settled.push(absence),
        ...{ onQuestion: () => undefined, onLeftOut: () => undefined, onNewDay: () => undefined },
        ...{ onLong: () => undefined, onReminder: () => undefined },
      }),
    onChange: () => undefined,
    onBug: (error) => computer.bugs.push(error),
  });
  computer.open = open;
  await open.begin();
});
afterEach(() => computer.end());

/** Somebody works for five minutes and a half; a snapshot was shown after the first of them. */
function work(): string {
  computer.startTimer('worked');
  open.watch.look();
  pass(50);
  open.watch.look();
  pass(280);
  const { workspace } = open.account;
  const running = workspace.running();
  expect(running?.notes).toBe('worked');
  return running?.id ?? '';
}

it('whoever works is not away where their account is opened anew, with the key that the keyring gives by now', async () => {
  work();
  expect((await open.change()).ok).toBe(true);
  expect(open.watch.absence).toBeNull();
});

it('and nothing ends their timer', async () => {
  policies = { ...policies, shutdown: 'stop' };
  const id = work();
  expect((await open.change()).ok).toBe(true);
  expect(settled).toEqual([]);
  expect(open.account.workspace.ledger.entry(id)?.view?.seconds).toBe(0);
  expect(open.account.workspace.running()?.id).toBe(id);
});

it('time behind a locked screen is of that, also where the account is opened anew behind it', async () => {
  policies = { idle: 'keep', sleep: 'keep', lock: 'keep', shutdown: 'stop' };
  const id = work();
  open.watch.look();
  // Signing in with a new key was clicked, and the screen is locked before Keito has answered.
  leftAt = clock();
  open.watch.tell('lock');
  pass(10);
  expect((await open.change()).ok).toBe(true);
  pass(1_200);
  open.watch.look();
  leftAt = null;
  open.watch.tell('unlock');
  open.watch.look();
  expect(settled.map(({ policy }) => policy)).toEqual(['keep']);
  expect(open.account.workspace.running()?.id).toBe(id);
});
