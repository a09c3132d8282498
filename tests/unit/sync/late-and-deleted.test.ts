import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, present, SECOND } from '../../support/bench';
import { actsOn } from '../undo-support';
import { twoDevices } from './two-devices';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
  await bothRun();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { undo, remove, stop, edit } = actsOn(() => bench);
const { there, isBack, bothRun } = twoDevices(() => bench);
const named = (name: string) => present(bench.entries.find(({ notes }) => notes === name)).id;

/** While the timer of here is told, something is deleted; the answer comes, and the deletion is about to be sent. */
async function deletedWhileTold(name: string): Promise<{ readonly id: string; readonly goesOn: () => void }> {
  const post = bench.hold('POST');
  bench.isOnline = true;
  bench.workspace.refresh();
  await post.reached();
  const id = named(name);
  bench.time.advance(SECOND);
  expect(remove(id).ok).toBe(true);
  const get = bench.hold('GET');
  post.letGo();
  await get.reached();
  return { id, goesOn: get.letGo };
}

describe('a timer that is told late, and is deleted while it is told', () => {
  it('ends where it began what ran elsewhere, where the deletion is set aside and it is kept', async () => {
    const { id, goesOn } = await deletedWhileTold('laptop');
    const { remoteId } = present(bench.workspace.ledger.entry(id)?.base);
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'changed there' });
    goesOn();
    await bench.settled();
    expect(bench.workspace.ledger.openOperationsOf(id)).toMatchObject([{ state: 'blocked' }]);
    await bench.refreshed();
    expect(edit(id, { notes: 'kept' }).ok).toBe(true);
    await isBack();
    stop();
    await isBack();
    expect(await there()).toMatchObject({ phone: HOUR / SECOND });
  });

  it.each([
    ['before that is sent', () => undefined],
    [
      'after that has failed',
      async (goesOn: () => void) => {
        bench.answer = (method) => (method === 'DELETE' ? new Response('', { status: 503 }) : null);
        goesOn();
        await bench.settled();
      },
    ],
    [
      'once that is done',
      async (goesOn: () => void) => {
        goesOn();
        await bench.settled();
        expect(bench.workspace.ledger.openOperations()).toEqual([]);
      },
    ],
  ])('does not come back beside what ran elsewhere: %s', async (_, then) => {
    const { goesOn } = await deletedWhileTold('laptop');
    await then(goesOn);
    expect(undo()).toMatchObject({ ok: false, failure: { kind: 'changed' } });
    goesOn();
    bench.answer = () => null;
    await isBack();
    expect(Object.keys(await there())).toEqual(['phone']);
  });
});

describe('what ran elsewhere, and is deleted while a timer that began after it is told', () => {
  it('ends where that began, where the deletion is taken back', async () => {
    stop();
    const { goesOn } = await deletedWhileTold('phone');
    expect(undo().ok).toBe(true);
    goesOn();
    await isBack();
    expect(await there()).toEqual({ laptop: HOUR / SECOND, phone: HOUR / SECOND });
  });

  it('does not come back to run beside it, once the deletion was sent', async () => {
    stop();
    const { goesOn } = await deletedWhileTold('phone');
    goesOn();
    await bench.settled();
    expect(undo()).toMatchObject({ ok: false, failure: { kind: 'changed' } });
    await isBack();
    expect(await there()).toEqual({ laptop: HOUR / SECOND });
  });
});
