import { expect, it } from 'vitest';
import { addDays, dateIn, instantOf, startOfDay, weekdayOf } from '../../src/shared/calendar';
import { IdleBench } from './idle-support';
import { HOUR, LONG_ENOUGH, MINUTE, SECOND, Worker } from './month-support';

/** Monday; the clocks of Berlin go back on the 25th. */
const FIRST = '2026-10-05';
const DAYS = 30;
const FORGOTTEN_ON = 3;

/** Numbers that look like chance and are the same at every run. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

type Chance = ReturnType<typeof chanceOf>;

/** Something that happens in the middle of work. All lengths are whole seconds. */
async function interrupt(worker: Worker, chance: Chance): Promise<void> {
  const from = worker.now;
  const short = (20 + chance(270)) * SECOND;
  const long = LONG_ENOUGH + (1 + chance(3_000)) * SECOND;
  const kind = (['leave-out', 'keep', 'stop'] as const)[chance(3)] ?? 'keep';
  switch (chance(8)) {
    case 0:
      worker.pause(short);
      return worker.unasked();
    case 1:
      worker.lock(short);
      return worker.unasked();
    case 2:
      worker.sleep(short);
      return worker.unasked();
    case 3:
      worker.pause(long);
      break;
    case 4:
      worker.lock(long);
      break;
    case 5:
      worker.sleep(long + chance(2) * HOUR);
      break;
    case 6:
      worker.sleep(long, false);
      break;
    default:
      await worker.crash(long);
      worker.answer(kind, from, true);
      return;
  }
  worker.answer(kind, from);
}

/** From nine to about five, with whatever comes between. */
async function day(worker: Worker, chance: Chance): Promise<void> {
  worker.start();
  for (let piece = 0; piece < 6; piece += 1) {
    worker.work((20 + chance(50)) * MINUTE + chance(60) * SECOND);
    if (chance(3) === 0) worker.start();
    else await interrupt(worker, chance);
    if (!worker.isTracking) worker.start();
  }
  worker.work(chance(40) * MINUTE + SECOND);
}

it('a month of days with pauses, sleep, locks, crashes, nights and a change of zones is on the server to the second', async () => {
  const chance = chanceOf(20_261_005);
  const idle = await IdleBench.open({
    now: instantOf('Europe/Berlin', FIRST, '08:30'),
    timezone: 'Europe/Berlin',
  });
  const { bench } = idle;
  const worker = new Worker(idle);
  worker.zone = 'Europe/Berlin';
  idle.reminders = { ...idle.reminders, level: 'notification', days: [0, 1, 2, 3, 4, 5, 6] };
  let divided = 0;
  for (let index = 0; index < DAYS; index += 1) {
    const date = addDays(FIRST, index);
    if (index === 14) {
      worker.zone = 'America/New_York';
      idle.midnight = 'new-entry';
      bench.keito.control.changeSettings({ timezone: worker.zone });
      await bench.refreshed();
      expect(bench.workspace.zone).toBe(worker.zone);
    }
    const nine = instantOf(worker.zone, date, '09:00');
    if (nine > worker.now) worker.sleep(nine - worker.now);
    if (weekdayOf(date) === 0) continue;
    await day(worker, chance);
    const evening = worker.now;
    if (index % FORGOTTEN_ON === 1) {
      // The lid is closed with the timer on; the next morning the app asks, and the timer ends where the day did.
      worker.sleep(instantOf(worker.zone, addDays(date, 1), '07:45') - evening, chance(2) === 0);
      expect(idle.watch.absence).toMatchObject({ kind: 'forgotten' });
      worker.answer('stop', evening);
    } else if (index % FORGOTTEN_ON === 2 && idle.midnight === 'new-entry') {
      worker.workUntil('23:59');
      const next = startOfDay(worker.zone, addDays(dateIn(worker.zone, worker.now), 1));
      worker.work(next - worker.now + 10 * MINUTE);
      worker.newDay(next);
      divided += 1;
      worker.stop();
    } else worker.stop();
    await bench.settled();
  }
  await bench.refreshed();
  expect(await worker.server()).toEqual([...worker.rows].sort());
  expect(worker.rows.length).toBeGreaterThan(100);
  expect(idle.newDays).toBe(divided);
  expect(new Set(idle.reminded.map(([since]) => since)).size).toBe(idle.reminded.length);
  expect(new Set(idle.long).size).toBe(idle.long.length);
  await idle.close();
}, 120_000);
