import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, present, SECOND, TODAY } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

/** Every request of a method is answered so from now on; answers what was asked. */
function asksForPause(status: number, seconds: number, only?: string): readonly string[] {
  const asked: string[] = [];
  const headers = { 'Retry-After': String(seconds) };
  bench.answer = (method, { pathname }) => {
    asked.push(`${method} ${pathname.replace(/^.*v2/, '')}`);
    return only === undefined || method === only ? new Response('', { status, headers }) : null;
  };
  return asked;
}

describe('a pause that Keito asks for', () => {
  it.each([429, 503])('at a write is kept by every click until it is over (%i)', async (status) => {
    const asked = asksForPause(status, 300, 'POST');
    bench.logged(600);
    bench.logged(900);
    await bench.settled();
    expect(asked).toEqual(['POST /time_entries']);
    expect(bench.syncTimers.nextInMs).toBe(5 * MINUTE);
    for (let click = 0; click < 5; click += 1) {
      bench.logged(1200 + click);
      await bench.advance(10 * SECOND);
    }
    expect(asked).toHaveLength(1);
    bench.answer = () => null;
    await bench.advance(4 * MINUTE + 10 * SECOND);
    // What failed with a problem of the server's own may have arrived, and is looked for in its time.
    await bench.advance(MINUTE);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
    expect(await bench.server()).toHaveLength(7);
  });

  it('is kept by who looks at the budget of what runs, which is read once it is over', async () => {
    const [client] = await bench.elsewhere.clients().collect();
    const project = await bench.elsewhere.beyond.createProject({
      ...{ client_id: present(client).id, name: 'Capped', task_ids: [bench.acme.taskId] },
      ...{ budget_by: 'project', budget: 10 },
    });
    await bench.refreshed();
    bench.started({ projectId: project.id, taskId: bench.acme.taskId, notes: '' });
    await bench.settled();
    await bench.advance(2 * HOUR);
    const asked = asksForPause(429, 600);
    await bench.refreshed();
    const before = asked.length;
    bench.time.advance(30 * SECOND);
    bench.workspace.glance();
    await bench.settled();
    await bench.workspace.projects.lookAtBudget(project.id);
    expect(asked).toHaveLength(before);
    bench.answer = () => null;
    await bench.advance(10 * MINUTE);
    await bench.workspace.projects.lookAtBudget(project.id);
    expect(bench.workspace.projects.budgetOf(project.id)).toMatchObject({ budgetSeconds: 36_000 });
  });

  it('is kept by a report too, which is what is known here then, until somebody wants all tried', async () => {
    const asked = asksForPause(429, 600);
    await bench.refreshed();
    const before = asked.length;
    bench.answer = () => null;
    const read = await bench.workspace.reports.read({ from: TODAY, to: TODAY });
    expect(read).toMatchObject({
      value: { origin: 'journal', trouble: expect.stringContaining('slow down') },
    });
    expect(asked).toHaveLength(before);
    await bench.refreshed();
    expect(bench.workspace.phase).toEqual({ kind: 'ok' });
  });
});
