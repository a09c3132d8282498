import { afterEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, type BenchOptions } from '../../support/bench';

let bench: Bench;
async function open(options?: BenchOptions): Promise<void> {
  bench = await Bench.open(options);
}
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

/** A timer from 23:00 to 1:00. */
async function trackNight(): Promise<string> {
  await open({ now: Date.UTC(2026, 4, 21, 23, 0) });
  const id = bench.started();
  await bench.settled();
  bench.time.advance(2 * HOUR);
  bench.workspace.entries.stop(bench.act());
  await bench.settled();
  return id;
}

describe('an entry over midnight', () => {
  it.each([
    ['its end', { startTime: '23:00', endTime: '01:30' }, '23:00', 9000],
    ['its start', { startTime: '22:30', endTime: '01:00' }, '22:30', 9000],
    ['its duration', { seconds: 5400 }, '23:00', 5400],
    ['its start and duration', { startTime: '22:00', seconds: 9000 }, '22:00', 9000],
  ])(
    '23:00–01:00 changed by %s is neither refused nor off by a second',
    async (_, changes, start, seconds) => {
      const id = await trackNight();
      expect(bench.entry(id)).toMatchObject({ startTime: '23:00', endTime: '01:00', seconds: 7200 });
      expect(bench.workspace.entries.edit(id, changes, bench.act()).ok).toBe(true);
      const here = { startTime: start, seconds, spentDate: '2026-05-21' };
      expect(bench.entry(id)).toMatchObject(here);
      await bench.settled();
      expect(bench.workspace.work(1).refused).toBe(0);
      expect(bench.workspace.ledger.openOperations()).toEqual([]);
      const there = { spent_date: '2026-05-21', started_time: start, duration_seconds: seconds };
      expect(await bench.onlyOne()).toMatchObject(there);
      await bench.refreshed();
      expect(bench.entry(id)).toMatchObject(here);
    },
  );

  it('reaches a service that takes no start without an end with its duration', async () => {
    const id = await trackNight();
    bench.answer = (method, _, body) =>
      method === 'PATCH' && body.includes('started_time') && !body.includes('ended_time')
        ? Response.json(
            { error: 'bad request', error_description: 'ended_time is required' },
            { status: 400 },
          )
        : null;
    bench.workspace.entries.edit(id, { startTime: '22:30', endTime: '01:00', notes: 'Late' }, bench.act());
    await bench.settled();
    expect(bench.workspace.work(1).refused).toBe(0);
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 9000, notes: 'Late' });
    expect(bench.entry(id)).toMatchObject({ seconds: 9000, notes: 'Late' });
    // What else is refused stays in sight.
    bench.workspace.entries.edit(id, { startTime: '09:00', endTime: '10:00' }, bench.act());
    bench.answer = (method) => (method === 'PATCH' ? Response.json({ error: 'no' }, { status: 400 }) : null);
    await bench.settled();
    expect(bench.workspace.work(1).refused).toBe(1);
  });

  it('logged with a start and a duration over midnight, it keeps its day and every second', async () => {
    await open({ now: Date.UTC(2026, 4, 22, 9, 0) });
    const logged = bench.workspace.entries.log(
      {
        ...{ ...bench.acme, notes: 'Night', spentDate: '2026-05-21', seconds: 7200 },
        ...{ startTime: '23:00', endTime: null },
      },
      bench.act(),
    );
    expect(logged.ok).toBe(true);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ spent_date: '2026-05-21', duration_seconds: 7200 });
    expect(bench.workspace.work(1).refused).toBe(0);
  });
});
