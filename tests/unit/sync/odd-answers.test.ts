import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WireTimeEntry } from '../../../src/main/keito/wire-time';
import * as m from '../../../src/shared/i18n/messages';
import { Bench, MINUTE, present, SETTLE_MS, TODAY } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();
const there = async () => (await bench.server()).map(({ notes }) => notes).sort();
const shown = () => bench.entries.map(({ notes }) => notes).sort();
const idOf = (notes: string) => present(bench.entries.find((entry) => entry.notes === notes)).id;
const headers = () => ({ Date: new Date(bench.time.clock()).toUTCString() });
const isCreate = (method: string, { pathname }: URL) =>
  method === 'POST' && pathname.endsWith('/time_entries');

/** Somebody's entry of the same person, seen here. */
async function theirs(notes: string): Promise<WireTimeEntry> {
  const { projectId: project_id, taskId: task_id } = bench.acme;
  const row = { project_id, task_id, spent_date: TODAY, is_running: false, source: 'web', notes } as const;
  const made = await bench.elsewhere.createTimeEntry({ ...row, hours: 0.5 });
  await bench.refreshed();
  return made;
}

async function later(rounds = 30): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await bench.advance(SETTLE_MS);
}

describe('a creation that is answered with a row that is here already', () => {
  function answering(row: WireTimeEntry): void {
    bench.answer = (method, address) =>
      isCreate(method, address) ? Response.json(row, { status: 201, headers: headers() }) : null;
  }

  async function expectUncertain(id: string): Promise<void> {
    await later();
    expect(open()).toMatchObject([
      { entryId: id, state: 'blocked', block: 'uncertain', reason: m.main_uncertain_answer() },
    ]);
  }

  it("is for the person to decide on where it is somebody else's, which stays as it is", async () => {
    answering(await theirs('theirs'));
    await expectUncertain(bench.logged(600, { ...bench.acme, notes: 'mine' }));
    expect(await bench.onlyOne()).toMatchObject({ notes: 'theirs', duration_seconds: 1800 });
    expect(shown()).toEqual(['mine', 'theirs']);
  });

  it('is so where it is another one of ours', async () => {
    bench.logged(300, { ...bench.acme, notes: 'first' });
    await bench.settled();
    answering(await bench.onlyOne());
    await expectUncertain(bench.logged(600, { ...bench.acme, notes: 'second' }));
    expect(shown()).toEqual(['first', 'second']);
  });

  it('is so where it was deleted while it was under way, and in sight again for that', async () => {
    const row = await theirs('theirs');
    let id = '';
    bench.answer = (method, address) => {
      if (!isCreate(method, address)) return null;
      bench.workspace.entries.delete(id, bench.act());
      return Response.json(row, { status: 201, headers: headers() });
    };
    id = bench.logged(600, { ...bench.acme, notes: 'mine' });
    await later();
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', reason: m.main_uncertain_deleted() }]);
    expect(shown()).toEqual(['mine', 'theirs']);
  });

  it('is sent again where the person says so, and is asked about again by the same answer', async () => {
    const row = await theirs('theirs');
    answering(row);
    const id = bench.logged(600, { ...bench.acme, notes: 'mine' });
    await expectUncertain(id);
    bench.workspace.answers.retry(id);
    await expectUncertain(id);
    bench.answer = () => null;
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await there()).toEqual(['mine', 'theirs']);
    expect(open()).toEqual([]);
  });

  describe('because Keito tells the answer that was lost once more', () => {
    /** Keito makes one entry for each id, however often it is asked, and its lists do not give that id back. */
    async function lost(isTold: boolean): Promise<{ readonly id: string; readonly posts: () => number }> {
      const answers = new Map<string, string>();
      let posts = 0;
      bench.answer = async (method, address, body) => {
        if (method === 'GET' && address.pathname.endsWith('/time_entries')) {
          const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
          return new Response((await answer.text()).replaceAll('"metadata":', '"_":'), {
            headers: headers(),
          });
        }
        if (!isCreate(method, address)) return null;
        posts += 1;
        const key = JSON.stringify(JSON.parse(body).metadata);
        const known = answers.get(key);
        if (known !== undefined) return new Response(known, { status: 201, headers: headers() });
        const asked = {
          method,
          body,
          headers: { ...bench.elsewhereHeaders, 'Content-Type': 'application/json' },
        };
        const text = await (await bench.keito.fetch(address, asked)).text();
        answers.set(key, isTold ? text : text.replaceAll('"metadata":', '"_":'));
        throw new TypeError('fetch failed', {
          cause: Object.assign(new Error('lost'), { code: 'ECONNRESET' }),
        });
      };
      const id = bench.logged(600, { ...bench.acme, notes: 'mine' });
      await bench.settled();
      // Changed elsewhere it looks like none of ours.
      await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { notes: 'corrected' });
      await bench.refreshed();
      expect(shown()).toEqual(['corrected', 'mine']);
      return { id, posts: () => posts };
    }

    it.each([true, false])('is that row (known by its id: %s)', async (isTold) => {
      const { posts } = await lost(isTold);
      await later(180);
      expect(posts()).toBe(2);
      expect(open()).toEqual([]);
      expect(shown()).toEqual(['corrected']);
      expect(await bench.onlyOne()).toMatchObject({ notes: 'corrected', duration_seconds: 600 });
    });

    it('keeps what was done to it since', async () => {
      const { id } = await lost(true);
      bench.workspace.entries.edit(id, { seconds: 1200 }, bench.act());
      await later();
      expect(open()).toEqual([]);
      expect(await bench.onlyOne()).toMatchObject({ notes: 'corrected', duration_seconds: 1200 });
      expect(bench.entry(id)).toMatchObject({ notes: 'corrected', seconds: 1200 });
    });

    it("is for the person to decide on where it was changed here as somebody else's", async () => {
      const { id } = await lost(true);
      bench.workspace.entries.edit(idOf('corrected'), { notes: 'here' }, bench.act());
      await later();
      expect(open()).toMatchObject([{ entryId: id, state: 'blocked', block: 'uncertain' }]);
      expect(await bench.onlyOne()).toMatchObject({ notes: 'here' });
    });
  });
});

describe('a change that is answered with another entry is not done, and is tried again', () => {
  it.each([
    ['an edit', ''],
    ['a stop', '/stop'],
  ])('%s', async (_, path) => {
    const other = await theirs('other');
    bench.started({ ...bench.acme, notes: 'mine' });
    await bench.settled();
    let tries = 0;
    bench.answer = (method, { pathname }) => {
      if (method !== 'PATCH' || (path !== '' && !pathname.endsWith(path))) return null;
      tries += 1;
      return Response.json(other, { headers: headers() });
    };
    const id = idOf('mine');
    bench.time.advance(10 * MINUTE);
    if (path === '') bench.workspace.entries.edit(id, { notes: 'edited' }, bench.act());
    else bench.workspace.entries.stop(bench.act());
    await later();
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(12);
    expect(open()).toMatchObject([{ entryId: id, state: 'unsure' }]);
    expect(bench.workspace.phase).toMatchObject({ kind: 'retrying', error: { kind: 'bad-shape' } });
    bench.answer = () => null;
    await later(18);
    expect(open()).toEqual([]);
    expect(await there()).toEqual([path === '' ? 'edited' : 'mine', 'other']);
    expect(bench.entry(id)?.startedAt === null).toBe(path !== '');
  });
});

describe('a stop that Keito says yes to and does not make', () => {
  it('is told, is tried ever more rarely, holds up nothing else, and is done once Keito makes it', async () => {
    const id = bench.started({ ...bench.acme, notes: 'timer' });
    await bench.refreshed();
    await bench.advance(60 * MINUTE);
    let stops = 0;
    bench.answer = async (method, { pathname }) => {
      if (method !== 'PATCH' || !pathname.endsWith('/stop')) return null;
      stops += 1;
      return Response.json(present((await bench.server())[0]), { headers: headers() });
    };
    bench.workspace.entries.stop(bench.act());
    bench.logged(600, { ...bench.acme, notes: 'logged' });
    await bench.settled();
    for (let minute = 0; minute < 5; minute += 1) await bench.advance(MINUTE);
    expect(await there()).toEqual(['logged', 'timer']);
    expect(stops).toBeLessThan(12);
    expect(bench.entry(id)?.startedAt).toBeNull();
    expect(bench.workspace.phase).toMatchObject({ error: { kind: 'bad-shape' } });
    bench.answer = () => null;
    await later();
    expect(open()).toEqual([]);
    expect((await bench.server()).find(({ notes }) => notes === 'timer')).toMatchObject({
      ...{ is_running: false, duration_seconds: 3600 },
    });
  });
});
