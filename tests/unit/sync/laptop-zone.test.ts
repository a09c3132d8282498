import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE } from '../../support/bench';

/** A laptop that goes to another zone: dates and clock times are the account's, wherever the work was done. */

let bench: Bench;
const home = process.env['TZ'];
beforeEach(async () => {
  process.env['TZ'] = 'Europe/Berlin';
  // Half past eight in the morning in Berlin, where the account counts its days.
  bench = await Bench.open({ now: Date.UTC(2026, 4, 21, 6, 30), timezone: 'Europe/Berlin' });
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
  if (home === undefined) delete process.env['TZ'];
  else process.env['TZ'] = home;
});

/** The machine's own clock shows another time from now on, as it really does. */
function flyTo(zone: string, offsetHours: number): void {
  process.env['TZ'] = zone;
  expect(new Date(bench.time.clock()).getTimezoneOffset()).toBe(-offsetHours * 60);
}

describe.each([
  ['Asia/Tokyo', 9],
  ['America/Los_Angeles', -7],
])('from Berlin to %s', (zone, offsetHours) => {
  it.each(['online', 'offline'])('what runs counts on, and its end is the click: %s', async (network) => {
    bench.started();
    await bench.settled();
    bench.isOnline = network === 'online';
    flyTo(zone, offsetHours);
    bench.time.advance(90 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({
      ...{ spent_date: '2026-05-21', duration_seconds: 5_400, is_running: false },
      ...{ started_time: '08:30', ended_time: '10:00' },
    });
  });

  it('what is begun and logged there is on the account’s day, after a new start too', async () => {
    flyTo(zone, offsetHours);
    await bench.crash();
    await bench.settled();
    bench.started({ ...bench.acme, notes: 'there' });
    bench.time.advance(HOUR);
    bench.workspace.entries.stop(bench.act());
    bench.logged(600, { ...bench.other, notes: 'logged' });
    await bench.settled();
    const rows = await bench.server();
    expect(
      rows.map(({ notes, spent_date, duration_seconds }) => [notes, spent_date, duration_seconds]),
    ).toEqual(
      expect.arrayContaining([
        ['there', '2026-05-21', 3_600],
        ['logged', '2026-05-21', 600],
      ]),
    );
    expect(bench.workspace.work(1).today).toBe('2026-05-21');
  });
});

describe('an account without a zone of its own, whose days are the laptop’s', () => {
  /** As a server that tells none. */
  const withoutZone = async (_method: string, address: URL): Promise<Response | null> => {
    if (!/\/(users\/me|company)$/.test(address.pathname)) return null;
    const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
    const told: unknown = JSON.parse(
      (await answer.text()).replaceAll(/"(timezone|time_zone)":"[^"]*"/g, '"$1":null'),
    );
    return Response.json(told, { headers: { date: new Date(bench.time.clock()).toUTCString() } });
  };

  it('what is begun where it landed, while the rest is still sent, is on the day that it is there', async () => {
    bench.answer = withoutZone;
    await bench.refreshed();
    // A quarter past one at night in Berlin on the 22nd, seven in the evening of the 21st in New York.
    bench.time.advance(16 * HOUR + 45 * MINUTE);
    const held = bench.hold('POST');
    bench.logged(600, { ...bench.other, notes: 'in the air' }, '2026-05-21');
    await held.reached();
    flyTo('America/New_York', -4);
    const id = bench.started({ ...bench.acme, notes: 'landed' });
    held.letGo();
    await bench.settled();
    await bench.refreshed();
    expect(bench.entry(id)?.spentDate).toBe('2026-05-21');
    expect((await bench.server()).map(({ notes, spent_date }) => [notes, spent_date]).sort()).toEqual([
      ['in the air', '2026-05-21'],
      ['landed', '2026-05-21'],
    ]);
  });
});
