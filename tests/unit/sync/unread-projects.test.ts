import { afterEach, beforeEach, expect, it } from 'vitest';
import { Bench, MINUTE, SECOND } from '../../support/bench';

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
