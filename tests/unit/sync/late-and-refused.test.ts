import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, present } from '../../support/bench';
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

const { stop, edit } = actsOn(() => bench);
const { here, phone, there, goesOffline, isBack, bothRun, bothAreSeen } = twoDevices(() => bench);
const refusing = (status: number): void => {
  bench.answer = (method) => (method === 'POST' ? Response.json({ error: 'no' }, { status }) : null);
};

describe('a timer that was begun and ended without a network, and is refused', () => {
  /** What began elsewhere before it is seen running all day. */
  async function isRefused(): Promise<string> {
    await goesOffline();
    await phone();
    bench.time.advance(HOUR);
    const id = here('laptop');
    bench.time.advance(30 * MINUTE);
    stop();
    refusing(422);
    bench.isOnline = true;
    await bench.refreshed();
    expect(bench.workspace.unsent.refused).toBe(1);
    bench.time.advance(6 * HOUR);
    await bench.refreshed();
    bench.answer = () => null;
    expect(bench.workspace.running()).toMatchObject({ notes: 'phone' });
    return id;
  }

  it.each([
    ['changed', (id: string) => edit(id, { notes: 'mended' })],
    ['sent again', (id: string) => bench.workspace.answers.retry(id)],
  ])('ends nothing that was seen running when it was %s', async (_, answer) => {
    const id = await isRefused();
    expect(answer(id).ok).toBe(true);
    await bench.settled();
    await bench.crash();
    await isBack();
    expect(await there()).toMatchObject({ phone: 'since 14:20' });
    expect(bench.entry(id)).toMatchObject({ seconds: 1800, startedAt: null });
    expect(bench.workspace.running()).toMatchObject({ notes: 'phone' });
  });

  it.each([
    ['changed', (id: string) => edit(id, { notes: 'mended' })],
    ['sent again', (id: string) => bench.workspace.answers.retry(id)],
  ])('ends nothing that was seen running, and stopped by a click, before it was %s', async (_, answer) => {
    const id = await isRefused();
    stop();
    await bench.advance(HOUR);
    const before = await there();
    expect(Object.keys(before)).toEqual(['phone']);
    expect(answer(id).ok).toBe(true);
    await isBack();
    expect(await there()).toMatchObject(before);
    expect(bench.entry(id)).toMatchObject({ seconds: 1800, startedAt: null });
  });

  it('ends what nobody had seen here when it was changed', async () => {
    await bench.settled();
    const id = here('laptop');
    refusing(422);
    await bench.settled();
    bench.answer = () => null;
    bench.time.advance(HOUR);
    bench.isOnline = false;
    edit(id, { notes: 'mended' });
    stop();
    await phone('phone', { started_time: '14:00' });
    bench.time.advance(HOUR);
    await isBack();
    expect(await there()).toEqual({ phone: 1230, mended: 3600 });
  });
});

describe('a timer that is told late and refused while it runs, and that one click ends with what ran before it', () => {
  it.each([
    ['sent again after the click', false],
    ['changed before the click', true],
  ])('ends that where it began: %s', async (_, isBefore) => {
    await bothRun();
    await bothAreSeen(422);
    const ours = present(bench.entries.find(({ notes }) => notes === 'laptop')).id;
    if (isBefore) {
      refusing(503);
      expect(edit(ours, { notes: 'mended' }).ok).toBe(true);
      await bench.settled();
    }
    stop();
    await bench.advance(HOUR);
    expect(await there()).toEqual({ phone: 7200 });
    bench.answer = () => null;
    if (!isBefore) expect(bench.workspace.answers.retry(ours).ok).toBe(true);
    await isBack();
    expect(await there()).toEqual({ phone: 3600, [isBefore ? 'mended' : 'laptop']: 3600 });
  });
});
