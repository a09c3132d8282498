import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, SETTLE_MS } from '../../support/bench';
import { actsOn } from '../undo-support';
import { twoDevices } from './two-devices';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});
const { edit, stop } = actsOn(() => bench);
const { here, phone, goesOffline } = twoDevices(() => bench);

describe('a timer that is told late, its request lost with the process on its way', () => {
  it.each([
    ['alone', false],
    ['with what was edited before', true],
  ])('%s: it still ends where another one began elsewhere after it', async (_, isEdited) => {
    await goesOffline();
    const id = here();
    bench.time.advance(5 * MINUTE);
    if (isEdited) edit(id, { notes: 'laptop, noted' });
    await bench.settled();
    bench.isOnline = true;
    const gate = bench.hold('POST');
    bench.workspace.refresh();
    await gate.reached();
    bench.isOnline = false;
    await bench.crash();
    await bench.settled();
    bench.time.advance(HOUR);
    await phone();
    bench.time.advance(HOUR);
    bench.isOnline = true;
    for (let round = 0; round < 3; round += 1) {
      await bench.refreshed();
      await bench.advance(SETTLE_MS + 1000);
    }
    const rows = await bench.server();
    const [ours, theirs] = ['laptop', 'phone'].map((name) =>
      rows.find(({ notes }) => notes?.startsWith(name)),
    );
    expect(ours).toMatchObject({ is_running: false, duration_seconds: 3900 });
    expect(theirs).toMatchObject({ is_running: true });
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });
});

it('timers that were ended offline hold up no reading, where what runs cannot be read', async () => {
  await goesOffline();
  for (const notes of ['a', 'b', 'c']) {
    here(notes);
    bench.time.advance(10 * MINUTE);
    stop();
    bench.time.advance(MINUTE);
  }
  bench.answer = (_, { search }) =>
    search.includes('is_running') ? new Response('', { status: 503 }) : null;
  bench.isOnline = true;
  await bench.refreshed();
  await phone();
  for (let minute = 0; minute < 40; minute += 1) await bench.advance(MINUTE);
  expect(bench.entries.map(({ notes }) => notes)).toContain('phone');
});

it('a lost create whose hours were set elsewhere before it was found is not ended by its own begin', async () => {
  await bench.settled();
  bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
  const begun = bench.time.clock() - 5 * MINUTE;
  expect(bench.workspace.entries.start({ ...bench.acme, notes: 'ours' }, bench.act(), begun).ok).toBe(true);
  await bench.settled();
  bench.time.advance(3000);
  await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { hours: 1 });
  for (let round = 0; round < 3; round += 1) {
    await bench.advance(SETTLE_MS + 1000);
    await bench.refreshed();
  }
  expect((await bench.onlyOne()).is_running).toBe(true);
});
