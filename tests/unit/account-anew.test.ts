import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLD_MS } from '../../src/main/core/creation';
import { until } from '../support/manual-time';
import { Computer } from './accounts-support';

let computer: Computer;

beforeEach(async () => {
  computer = await Computer.started();
});
afterEach(() => computer.end());

const workspace = () => computer.open.account.workspace;
const place = () => {
  const [project] = workspace().catalogue.projects;
  const [task] = project?.tasks ?? [];
  return { projectId: project?.id ?? '', taskId: task?.id ?? '' };
};

describe('an account that is opened anew, as its key is there by now', () => {
  it('what was done a moment ago can still be taken back', async () => {
    await computer.both();
    await computer.open.close();
    computer.begin();
    const begun = computer.whileAsked(
      () => computer.open.begin(),
      () => {
        computer.startTimer('while the keyring is asked');
        expect(workspace().undoable).not.toBeNull();
      },
    );
    await begun;
    expect(workspace().undoable).not.toBeNull();
  });

  it('what the person is writing anew is not sent under their hands', async () => {
    await computer.both();
    await computer.open.close();
    computer.begin();
    let id = '';
    await computer.whileAsked(
      () => computer.open.begin(),
      () => {
        id = workspace().creations.add({
          ...{ kind: 'expense', projectId: place().projectId, categoryId: 'travel', spentDate: '2026-05-21' },
          ...{ cost: 125_000, units: null, notes: 'tax', billable: true },
        });
        expect(workspace().creations.hold(id).ok).toBe(true);
      },
    );
    computer.pass(HOLD_MS + 1_000);
    computer.log('sent beside it');
    await until(() => workspace().ledger.openOperations().length === 0, 'the round of sending');
    await workspace().endSync();
    expect(computer.created.second).toEqual(['sent beside it']);
    expect(workspace().ledger.creations.get(id)?.state).toBe('queued');
  });
});

describe('days that somebody waits for', () => {
  /** They are asked for, and Keito does not answer yet. */
  async function asked() {
    await computer.both();
    const { fetch } = computer.second;
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let isAsked = false;
    Object.assign(computer.second, {
      fetch: async (...of: Parameters<typeof fetch>) => {
        const [address, init] = of;
        if (typeof address === 'string' && address.includes('from=2026-01-01')) {
          isAsked = true;
          const signal = init?.signal;
          const aborted = new Promise<never>((_, reject) =>
            signal?.addEventListener('abort', () => reject(signal.reason)),
          );
          await Promise.race([gate, aborted]);
        }
        return fetch(...of);
      },
    });
    const read = workspace().readDays('2026-01-01', '2026-01-02');
    await until(() => isAsked, 'the question for the days');
    return { read, letGo };
  }
  const failed = (kind: string) => ({ ok: false, failure: { kind } });

  it('are read by the new key where their account is opened anew', async () => {
    const { read, letGo } = await asked();
    expect((await computer.open.change()).ok).toBe(true);
    letGo();
    expect(await read).toEqual({ ok: true, value: null });
  });

  it('so are they where the one that was to be opened in its place cannot be', async () => {
    const { read, letGo } = await asked();
    const [first] = computer.settings.signedIn;
    computer.spoil(first?.id ?? '');
    const used = await computer.handlers().useAccount({ accountId: first?.id ?? '' });
    letGo();
    expect(used).toMatchObject(failed('file'));
    expect(computer.bugs.splice(0)).toHaveLength(1);
    expect(await read).toEqual({ ok: true, value: null });
  });

  it('are said not to be read where its key is gone by then', async () => {
    const { read } = await asked();
    computer.keyring.clear();
    await computer.open.change();
    expect(await read).toMatchObject(failed('sign-in'));
  });

  it('are said not to be read where it is left', async () => {
    const { read } = await asked();
    expect((await computer.useThisComputer()).ok).toBe(true);
    expect(await read).toMatchObject(failed('offline'));
  });
});
