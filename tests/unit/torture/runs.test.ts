import { describe, expect, it } from 'vitest';
import { runMany } from '../../torture/many';
import { runScript } from '../../torture/run';
import { calm, FOUND } from './found';

describe('everything at once', () => {
  it.each(FOUND)('%s', async (_, script) => {
    expect((await runScript(script)).complaints).toEqual([]);
  });

  it.each([
    // Of a run in which something runs, the stop at its end is an act too.
    ['a switch and a stop', ['start', 'wait-long', 'start', 'wait', 'stop', 'wait'], 1, 6],
    ['a log, an edit and a deletion', ['log', 'wait', 'edit-notes', 'wait', 'delete', 'wait'], 2, 6],
  ] as const)('%s, sent one by one, are taken back in a row', async (_, acts, more, actions) => {
    const steps = [...acts.map((act) => ({ act, n: 1, m: 0 })), { act: 'undo', n: more, m: 0 } as const];
    const run = await runScript({ options: calm, steps });
    expect([run.complaints, run.actions]).toEqual([[], actions]);
  });

  it('loses nothing and doubles nothing, whatever happens', async () => {
    const { runs, actions, lost, duplicated, failure } = await runMany(60, 20_260_521);
    expect(failure).toBeNull();
    expect({ runs, lost, duplicated }).toEqual({ runs: 60, lost: 0, duplicated: 0 });
    expect(actions).toBeGreaterThan(100);
  }, 180_000);
});
