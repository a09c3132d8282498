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
