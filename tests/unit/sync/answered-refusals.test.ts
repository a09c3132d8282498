import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, MINUTE, present } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();
const stateOf = (id: string) => bench.entries.find((entry) => entry.id === id)?.state;

describe('what is done while a request is in flight that is then refused', () => {
  const refusal = () =>
    Response.json({ error: 'bad request', error_description: 'no such thing' }, { status: 400 });

  it.each(['POST', 'PATCH'] as const)('a deletion is the answer to the refusal of a %s', async (method) => {
    const gate = bench.hold(method);
    const id = bench.logged(600);
    if (method === 'PATCH') {
      await bench.settled();
      bench.workspace.entries.edit(id, { notes: 'x' }, bench.act());
    }
    await gate.reached();
    bench.workspace.entries.delete(id, bench.act());
    bench.answer = (asked) => (asked === method ? refusal() : null);
    gate.letGo();
    await bench.settled();
    expect(await bench.server()).toEqual([]);
    expect(open()).toEqual([]);
    expect(bench.workspace.work(1)).toMatchObject({ refused: 0, waiting: 0 });
  });

  it('a later edit is sent with it once more', async () => {
    const gate = bench.hold('POST');
    const id = bench.logged(600);
    await gate.reached();
    bench.workspace.entries.edit(id, { notes: 'right' }, bench.act());
    bench.answer = (_, __, body) => (body !== '' && !body.includes('right') ? refusal() : null);
    gate.letGo();
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'right', duration_seconds: 600 });
    expect(stateOf(id)).toEqual({ kind: 'saved' });
  });

  it('a stop that a conflict holds back is no answer: what is refused is not sent for ever', async () => {
    const id = bench.started();
    await bench.settled();
    const { remoteId } = present(bench.entry(id));
    bench.isOnline = false;
    bench.workspace.entries.edit(id, { startedAt: bench.time.clock() - 5 * MINUTE }, bench.act());
    await bench.elsewhere.updateTimeEntry(present(remoteId), { started_time: '14:00' });
    bench.isOnline = true;
    await bench.refreshed();
    expect(stateOf(id)).toMatchObject({ kind: 'needs-you', conflict: { fields: ['time'] } });
    bench.workspace.entries.stop(bench.act());
    let tries = 0;
    bench.answer = (method) => {
      if (method !== 'PATCH') return null;
      tries += 1;
      return refusal();
    };
    bench.workspace.entries.edit(id, { notes: 'refused' }, bench.act());
    await bench.settled();
    expect(tries).toBe(1);
    expect(open().map(({ block, body }) => [body.kind, block])).toEqual([
      ['edit', 'conflict'],
      ['stop', null],
      ['edit', 'refused'],
    ]);
    const later = bench.logged(600);
    await bench.settled();
    expect(bench.entry(later)?.remoteId).not.toBeNull();
  });

  it('an edit that was refused by an earlier version does not hold up the deletion', async () => {
    const id = bench.logged(600);
    await bench.settled();
    bench.isOnline = false;
    bench.workspace.entries.edit(id, { notes: 'x' }, bench.act());
    bench.workspace.entries.delete(id, bench.act());
    await bench.settled();
    const edit = present(open()[0]);
    bench.workspace.ledger.block([edit.seq], 'refused', 'no', bench.time.clock());
    expect(bench.workspace.work(1)).toMatchObject({ refused: 0, waiting: 1 });
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.server()).toEqual([]);
    expect(open()).toEqual([]);
  });
});

describe('whatever is done and refused', () => {
  const acts = ['start', 'stop', 'log', 'yesterday', 'edit', 'delete', 'retry', 'lock', 'refuse', 'wait'];

  /** Rows by state, and deletions, which have none. */
  function expectRows(): void {
    const { running, entries, otherDays, waiting, refused } = bench.workspace.work(1);
    const rows = new Map(
      [...entries, ...otherDays, ...(running ? [running] : [])].map((row) => [row.id, row]),
    );
    const count = (kind: string) => [...rows.values()].filter(({ state }) => state.kind === kind).length;
    const deleted = open().filter(({ body, state }) => body.kind === 'delete' && state !== 'blocked');
    expect(count('needs-you')).toBe(refused);
    expect(count('waiting') + new Set(deleted.map(({ entryId }) => entryId)).size).toBe(waiting);
  }

  it(
    'everything that is counted has a row in the window, but what was deleted',
    { timeout: 60_000 },
    async () => {
      const script = fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(9)), { minLength: 5, maxLength: 25 });
      await fc.assert(
        fc.asyncProperty(script, async (steps) => {
          bench.answer = () => null;
          const ids: string[] = [];
          let refusing = false;
          for (const [act, which] of steps) {
            const { workspace } = bench;
            const id = ids[which % Math.max(1, ids.length)] ?? '';
            if (act === 'start') ids.push(bench.started(which % 2 === 0 ? bench.acme : bench.other));
            if (act === 'stop') workspace.entries.stop(bench.act());
            if (act === 'log') ids.push(bench.logged(60 * (which + 1)));
            if (act === 'yesterday') ids.push(bench.logged(60 * (which + 1), bench.acme, '2026-05-20'));
            if (act === 'edit') workspace.entries.edit(id, { notes: `note ${which}` }, bench.act());
            if (act === 'delete') workspace.entries.delete(id, bench.act());
            if (act === 'retry') workspace.answers.retry(id);
            if (act === 'lock') {
              const entry = (await bench.server())[which];
              if (entry) bench.keito.control.changeEntry(entry.id, { is_locked: !entry.is_locked });
            }
            if (act === 'refuse') {
              refusing = !refusing;
              const answer = refusing
                ? (asked: string) =>
                    asked === 'GET' ? null : Response.json({ error: 'no' }, { status: 400 })
                : () => null;
              bench.answer = answer;
            }
            if (act === 'wait') await bench.advance(which * MINUTE);
            else await Promise.resolve();
            expectRows();
          }
          await bench.settled();
          expectRows();
        }),
        { numRuns: 25, seed: 7 },
      );
    },
  );
});
