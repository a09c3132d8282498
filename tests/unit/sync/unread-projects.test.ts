import { afterEach, beforeEach, expect, it } from 'vitest';
import { Bench, MINUTE, SECOND, TODAY } from '../../support/bench';

/** Projects that cannot be read hold up no hours, be the server's clock known or not. */

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
  await bench.workspace.endSync();
  bench.workspace.ledger.close();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const isOfProjects = ({ pathname }: URL): boolean => pathname.endsWith('/projects');

async function logsAtOnce(): Promise<void> {
  bench.logged(1800);
  await bench.settled();
  expect((await bench.onlyOne()).duration_seconds).toBe(1800);
}

/** The same answers as ever, without what a clock is measured by. */
const undated = async (method: string, address: URL, body: string): Promise<Response> => {
  const headers = { ...bench.elsewhereHeaders, 'Content-Type': 'application/json' };
  const answer = await bench.keito.fetch(address, { method, headers, ...(body ? { body } : {}) });
  const told = new Headers(answer.headers);
  told.delete('Date');
  return new Response((await answer.text()) || null, { status: answer.status, headers: told });
};

it('where the line was slow at first and they were lost once', async () => {
  let isSlow = true;
  bench.answer = (_, address) => {
    if (!isSlow) return null;
    bench.time.advance(5 * SECOND);
    const cause = Object.assign(new Error('slow'), { code: 'UND_ERR_HEADERS_TIMEOUT' });
    if (isOfProjects(address)) throw new TypeError('fetch failed', { cause });
    return null;
  };
  bench.start();
  await bench.settled();
  isSlow = false;
  await logsAtOnce();
});

it.each([403, 503])('where the server tells no time and answers %d', async (status) => {
  bench.answer = (method, address, body) =>
    isOfProjects(address) ? Response.json({ error: 'x' }, { status }) : undated(method, address, body);
  bench.start();
  await bench.settled();
  await bench.advance(MINUTE);
  await logsAtOnce();
});

const reset = (): never => {
  const cause = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  throw new TypeError('fetch failed', { cause });
};

it('where their connection breaks each time and the server tells no time', async () => {
  bench.answer = (method, address, body) =>
    isOfProjects(address) ? reset() : undated(method, address, body);
  bench.start();
  await bench.settled();
  await logsAtOnce();
});

it('where their connection breaks each time: what is done elsewhere is read all the same', async () => {
  bench.answer = (_, address) => (isOfProjects(address) ? reset() : null);
  bench.start();
  await bench.settled();
  await bench.elsewhere.createTimeEntry({
    ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY },
    ...{ notes: 'phone', hours: 0.5, is_running: false },
  });
  for (let minute = 0; minute < 10; minute += 1) await bench.advance(MINUTE);
  expect(bench.entries.map(({ notes }) => notes)).toEqual(['phone']);
  expect(bench.workspace.phase).toMatchObject({ kind: 'retrying', error: { kind: 'offline' } });
});
