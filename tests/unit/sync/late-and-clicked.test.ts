import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, SECOND } from '../../support/bench';
import { actsOn, CHANGED } from '../undo-support';
import { twoDevices } from './two-devices';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { undo, stop, edit } = actsOn(() => bench);
const devices = twoDevices(() => bench);
const { here, phone, there, goesOffline, phoneThenTwoOfHere, goneOnWith } = devices;
const { isBack, bothRun, bothAreSeen } = devices;
const click = (what: string): unknown => (what === 'stop' ? stop() : here('next'));

describe('what ran elsewhere before a timer that is told late, ended by a click here before that got through', () => {
  it.each(['stop', 'switch'])('ends where that began: a %s while it is sent', async (what) => {
    await bothRun();
    const gate = bench.hold('POST');
    bench.isOnline = true;
    bench.workspace.refresh();
    await gate.reached();
    bench.time.advance(SECOND);
    click(what);
    gate.letGo();
    await isBack();
    expect(await there()).toMatchObject({ phone: 3600, laptop: 3601 });
  });

  it.each(['stop', 'switch'])(
    'does so where its request was lost: a %s within the settle time',
    async (what) => {
      await bothRun();
      bench.keito.faults.next({ kind: 'lose-request', method: 'POST' });
      bench.isOnline = true;
      await bench.refreshed();
      bench.time.advance(5 * SECOND);
      click(what);
      await isBack();
      expect(await there()).toMatchObject({ phone: 3600, laptop: 3605 });
    },
  );

  it.each([
    ['the click is sent by then', true],
    ['the process has ended since', false],
  ])('does so where the service fails for a while, and %s', async (_, isSent) => {
    await bothRun();
    await bothAreSeen();
    stop();
    if (isSent) await bench.advance(MINUTE);
    else await bench.crash();
    expect(await there()).toEqual({ phone: isSent ? 7200 : 'since 14:20' });
    bench.answer = () => null;
    await isBack();
    expect(await there()).toEqual({ phone: 3600, laptop: 3600 });
  });

  it('does so where it went on with an entry of here', async () => {
    const id = here('morning');
    await bench.advance(HOUR);
    stop();
    await bench.refreshed();
    await goneOnWith(id);
    here('laptop');
    bench.time.advance(HOUR);
    bench.answer = (method) => (method === 'POST' ? new Response('', { status: 503 }) : null);
    bench.isOnline = true;
    await bench.refreshed();
    expect(bench.workspace.ledger.allRunning()).toHaveLength(2);
    stop();
    await bench.advance(MINUTE);
    expect(await there()).toEqual({ morning: 10_800 });
    bench.answer = () => null;
    await isBack();
    expect(await there()).toEqual({ morning: 7200, laptop: 3600 });
  });

  it.each(['lose-answer', 'lose-request'] as const)(
    'does so where the connection is gone (%s) when it is clicked',
    async (kind) => {
      await bothRun();
      bench.keito.faults.next({ kind, method: 'POST' });
      bench.isOnline = true;
      await bench.refreshed();
      bench.isOnline = false;
      bench.time.advance(10 * MINUTE);
      stop();
      bench.time.advance(10 * MINUTE);
      await isBack();
      expect(await there()).toEqual({ phone: 3600, laptop: 4200 });
    },
  );

  it('does so from the begin that it was given since', async () => {
    await bothRun();
    const theirs = await bothAreSeen();
    expect(edit(theirs, { startTime: '14:00' }).ok).toBe(true);
    stop();
    bench.answer = () => null;
    await isBack();
    const { laptop, phone: told } = await there();
    expect(laptop).toBe(3600);
    expect(Math.abs(Number(told) - 4830)).toBeLessThanOrEqual(1);
  });

  it.each([30 * MINUTE, -30 * MINUTE])(
    'does so where the clock is set by %s ms after the click was sent, and before that got through',
    async (step) => {
      await bothRun();
      await bothAreSeen();
      stop();
      await bench.advance(MINUTE);
      expect(await there()).toEqual({ phone: 7200 });
      bench.clockLagMs = -step;
      bench.workspace.shiftClock(step);
      bench.answer = () => null;
      await isBack();
      const { laptop, phone: told } = await there();
      expect(laptop).toBe(3600);
      expect(Math.abs(Number(told) - 3600)).toBeLessThanOrEqual(60);
    },
  );

  it('ends where somebody has stopped it elsewhere before the click', async () => {
    const id = await bothRun();
    await bothAreSeen();
    await bench.elsewhere.stopTimeEntry(id);
    bench.time.advance(10 * MINUTE);
    stop();
    await bench.advance(MINUTE);
    bench.answer = () => null;
    await isBack();
    expect(await there()).toEqual({ phone: 7200, laptop: 4200 });
  });

  it('keeps the time that it was given here since', async () => {
    await bothRun();
    const theirs = await bothAreSeen();
    stop();
    expect(edit(theirs, { seconds: 5400 }).ok).toBe(true);
    bench.answer = () => null;
    await isBack();
    expect(await there()).toEqual({ phone: 5400, laptop: 3600 });
  });

  it('keeps the time that it was given elsewhere since', async () => {
    const id = await bothRun();
    await bothAreSeen();
    stop();
    await bench.advance(MINUTE);
    await bench.elsewhere.updateTimeEntry(id, { hours: 1.5 });
    await bench.refreshed();
    bench.answer = () => null;
    await isBack();
    expect(await there()).toEqual({ phone: 5400, laptop: 3600 });
  });

  it('keeps its end where it began after that', async () => {
    bench.logged(600, { ...bench.acme, notes: 'logged' });
    await bench.settled();
    await goesOffline();
    here('laptop');
    bench.time.advance(HOUR);
    await phone();
    bench.time.advance(HOUR);
    bench.answer = (method) => (method === 'POST' ? new Response('', { status: 503 }) : null);
    bench.isOnline = true;
    await bench.refreshed();
    expect(bench.workspace.running()).toMatchObject({ notes: 'phone' });
    stop();
    bench.answer = () => null;
    await isBack();
    expect(await there()).toEqual({ logged: 600, laptop: 3600, phone: 3600 });
  });

  it('runs on where the click is taken back before that got through, until it does', async () => {
    await bothRun();
    await bothAreSeen();
    stop();
    expect(undo().ok).toBe(true);
    bench.answer = () => null;
    await isBack();
    expect(await there()).toEqual({ phone: 3600, laptop: 'since 15:20' });
  });

  it.each(['stop', 'switch'])(
    'stays as the click has ended it, once that is sent, and is ended by that: the %s cannot be taken back',
    async (what) => {
      await bothRun();
      await bothAreSeen();
      click(what);
      await bench.advance(SECOND);
      expect(await there()).toMatchObject({ phone: expect.any(Number) });
      expect(undo()).toMatchObject(CHANGED);
      bench.answer = () => null;
      await isBack();
      expect(await there()).toMatchObject({ phone: 3600, laptop: 3600 });
    },
  );

  it('is as that ended it, which an undo of the click does not overwrite', async () => {
    await bothRun();
    const gate = bench.hold('POST');
    bench.isOnline = true;
    bench.workspace.refresh();
    await gate.reached();
    stop();
    gate.letGo();
    await bench.settled();
    expect(undo()).toMatchObject(CHANGED);
    await isBack();
    expect(await there()).toEqual({ phone: 3600, laptop: 3600 });
  });
});

describe('what ran elsewhere before two timers that were begun and ended without a network', () => {
  it.each([
    ['its answer is lost', { kind: 'lose-answer', method: 'POST' }],
    ['its request fails', { kind: '503', method: 'POST' }],
  ] as const)(
    'ends where the first began, though the second gets through before it: %s',
    async (_, fault) => {
      await phoneThenTwoOfHere();
      stop();
      bench.time.advance(HOUR);
      bench.keito.faults.next(fault);
      await isBack();
      expect(await there()).toEqual({ phone: 3600, first: 3600, second: 3600 });
    },
  );

  it('ends where the second began, where the first is refused', async () => {
    await phoneThenTwoOfHere();
    bench.answer = (method, _, body) =>
      method === 'POST' && body.includes('first') ? Response.json({ error: 'no' }, { status: 422 }) : null;
    bench.isOnline = true;
    await bench.refreshed();
    await bench.refreshed();
    expect(await there()).toEqual({ phone: 7200, second: 'since 16:20' });
  });
});
