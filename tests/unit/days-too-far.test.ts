import { afterEach, beforeEach, expect, it } from 'vitest';
import { isDayTooFar } from '../../src/shared/calendar';
import { Bench, MINUTE, TODAY } from '../support/bench';
import { codes, read } from './shared/quick-entry-fixture';

/** A day of the year 26, and the first ones more than ten years away. */
const FAR = ['0026-05-20', '2016-05-19', '2036-05-22'];
const NEAR = ['2016-05-20', TODAY, '2036-05-21'];

let bench: Bench;

beforeEach(async () => void (bench = await Bench.open()));
afterEach(() => bench.close());

it.each(FAR)(
  'an entry neither goes to a day more than ten years away, nor is it logged there: %s',
  async (far) => {
    const id = bench.started({ ...bench.acme, notes: 'review' });
    bench.time.advance(30 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    const failure = { kind: 'invalid', field: 'spentDate', message: expect.stringContaining(far) };
    expect(bench.workspace.entries.edit(id, { spentDate: far }, bench.act())).toMatchObject({ failure });
    const log = { ...bench.acme, spentDate: far, seconds: 60, startTime: null, endTime: null };
    expect(bench.workspace.entries.log(log, bench.act())).toMatchObject({ failure });
    await bench.settled();
    expect((await bench.server()).map((entry) => entry.spent_date)).toEqual([TODAY]);
  },
);

it('the quick entry says of the same days that they are too far', () => {
  expect([...FAR, ...NEAR].filter((day) => isDayTooFar(TODAY, day))).toEqual(FAR);
  const said = (day: string): boolean =>
    codes(read(`acme 1h ${day}`, { today: TODAY })).includes('day-too-far');
  expect([...FAR, ...NEAR].filter(said)).toEqual(FAR);
});
