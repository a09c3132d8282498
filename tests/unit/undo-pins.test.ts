import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActs } from '../../src/main/handlers';
import { HOUR, MINUTE, SECOND, type Bench } from '../support/bench';
import { IdleBench } from './idle-support';

let idle: IdleBench;
let bench: Bench;

beforeEach(async () => {
  idle = await IdleBench.open();
  bench = idle.bench;
});
afterEach(async () => {
  await bench.settled();
  await idle.close();
});

const undo = () => {
  const current = () => ({ workspace: bench.workspace }) as never;
  return createActs({ current, idle: () => idle.watch }).undo(bench.workspace.undoable?.id ?? '');
};
const pin = (notes: string) => bench.workspace.pins.add({ ...bench.acme, notes });
const pinned = () => bench.workspace.pins.list.map(({ notes }) => notes);
const offered = () => bench.workspace.undoable?.what;

describe('an undo', () => {
  it('is of what was done last, be it to time or to the pins', async () => {
    bench.logged(600);
    await bench.advance(SECOND);
    pin('mail');
    expect(offered()).toBe('pin');
    await bench.advance(SECOND);
    bench.logged(1200);
    expect(offered()).toBe('log');
    for (const what of ['log', 'pin', 'log']) {
      expect(offered()).toBe(what);
      expect(undo()).toMatchObject({ ok: true });
    }
    expect(bench.workspace.undoable).toBeNull();
    expect(pinned()).toEqual([]);
    expect(bench.entries).toEqual([]);
  });

  it('leaves the time alone where it is of the pins', async () => {
    bench.logged(600);
    await bench.advance(MINUTE);
    for (const notes of ['one', 'two']) pin(notes);
    bench.workspace.pins.remove({ ...bench.acme, notes: 'one' });
    expect(undo()).toMatchObject({ ok: true });
    expect(pinned()).toEqual(['one', 'two']);
    expect(bench.entries).toMatchObject([{ seconds: 600 }]);
  });

  it('is offered no more once the clock was set', () => {
    pin('mail');
    bench.workspace.shiftClock(HOUR);
    expect(bench.workspace.undoable).toBeNull();
    expect(undo()).toMatchObject({ failure: { kind: 'nothing-to-do' } });
    expect(pinned()).toEqual(['mail']);
  });
});
