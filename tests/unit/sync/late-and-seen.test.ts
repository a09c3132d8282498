import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, present } from '../../support/bench';
import { actsOn } from '../undo-support';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { stop } = actsOn(() => bench);
const here = (notes: string) => bench.started({ ...bench.acme, notes });

/** What the service holds, by its notes: for how long, or that it runs and since when. */
async function there(): Promise<Record<string, string | number>> {
  const rows = await bench.server();
  return Object.fromEntries(
    rows.map(({ notes, is_running, duration_seconds, started_time }) => [
      notes ?? '',
      is_running ? `since ${started_time}` : (duration_seconds ?? 0),
    ]),
  );
}

async function goesOffline(): Promise<void> {
  await bench.settled();
  bench.isOnline = false;
}

async function isBack(): Promise<void> {
  bench.isOnline = true;
  await bench.refreshed();
  await bench.refreshed();
  expect(bench.workspace.ledger.openOperations()).toEqual([]);
}

describe('an entry of here that somebody goes on with elsewhere', () => {
  it('ends where a timer that is told late began after it', async () => {
    const id = here('morning');
    await bench.advance(HOUR);
    stop();
    await bench.refreshed();
    await goesOffline();
    bench.time.advance(10 * MINUTE);
    await bench.elsewhere.beyond.restartTimeEntry(present(bench.entry(id)?.remoteId));
    bench.time.advance(HOUR);
    here('laptop');
    bench.time.advance(2 * HOUR);
    await isBack();
    expect(await there()).toEqual({ morning: 7200, laptop: 'since 16:30' });
  });
});
