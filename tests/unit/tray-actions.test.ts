import { expect, it } from 'vitest';
import type { TrayAction } from '../../src/main/desktop/tray-menu';
import { Notices } from '../../src/main/notices';
import { outsideActs } from '../../src/main/outside-acts';
import { trayActions } from '../../src/main/tray-actions';
import * as m from '../../src/shared/i18n/messages';
import { fail, ok, type Result } from '../../src/shared/result';

/** What is done where the window's commands for switching answer this. */
async function chosen(action: TrayAction, answer: () => Promise<Result<null>>): Promise<readonly string[]> {
  const done: string[] = [];
  const notices = new Notices(() => undefined);
  const nothing = (): never => {
    throw new Error('No timer is touched.');
  };
  trayActions({
    acts: {
      ...{ start: nothing, stop: nothing, toggle: nothing, continueEntry: nothing },
      ...{ answerIdle: nothing, undo: nothing },
    },
    accounts: {
      useAccount: ({ accountId }) => {
        done.push(`account ${accountId}`);
        return answer();
      },
      useThisComputer: ({ sample }) => {
        done.push(`computer ${sample}`);
        return answer();
      },
    },
    ...{ open: nothing, sync: nothing, quit: nothing },
    carryOut: outsideActs({
      notices,
      openWindow: () => done.push(...notices.list.map(({ text }) => text)),
      onBug: (error) => done.push(String(error)),
    }),
  })(action);
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

const other: TrayAction = { kind: 'use-account', accountId: 'a' };

it('an account of the menu is switched to, and so is the time on this computer, not the sample', async () => {
  const works = () => Promise.resolve(ok(null));
  expect(await chosen(other, works)).toEqual(['account a']);
  expect(await chosen({ kind: 'use-this-computer' }, works)).toEqual(['computer false']);
});

it('why it was not switched to is told, and a fault of our own is reported', async () => {
  const refuses = () => Promise.resolve(fail('running', 'Stop it first.'));
  expect(await chosen(other, refuses)).toEqual(['account a', 'Stop it first.']);
  expect(await chosen(other, () => Promise.reject(new Error('broken')))).toEqual([
    'account a',
    'Error: broken',
    m.main_internal_error(),
  ]);
});
