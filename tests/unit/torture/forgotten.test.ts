import { describe, expect, it } from 'vitest';
import { runScript } from '../../torture/run';
import type { Script } from '../../torture/script';

const step = (act: Script['steps'][number]['act'], n = 0, m = 0) => ({ act, n, m });
/** In Auckland it is past nine in the morning: after eight hours it is the same day, after sixteen the next. */
const options = {
  timezone: 'Pacific/Auckland',
  rounding: null,
  forgetsMetadata: false,
  now: Date.UTC(2026, 4, 21, 21, 40, 5),
};
/** Each opens a journal on the disk several times. */
const LIMIT_MS = 120_000;
const ANSWERS = ['stop', 'leave-out', 'elsewhere', 'keep'];

/** `n`: the answer, and whether the timer was stopped elsewhere meanwhile; `m`: hours, minutes, where the app ends. */
const forgotten = (n: number, m: number) =>
  runScript({
    options,
    // A multiple of five is stopped elsewhere.
    steps: [step('start'), step('wait', 80, 1), step('forget', n === 0 ? ANSWERS.length : n, m)],
  });

describe.each(ANSWERS.map((answer, n) => [answer, n] as const))('a forgotten timer, answered: %s', (_, n) => {
  it.each([1, 8])(
    'is on the server as it was told (%d)',
    async (m) => {
      const { complaints, actions, faults } = await forgotten(n, m);
      expect(complaints).toEqual([]);
      expect(faults.get('forgotten timer')).toBe(1);
      // The start, the answer, and the stop at the end where something still runs.
      expect(actions).toBe(n === 0 ? 2 : 3);
    },
    LIMIT_MS,
  );

  it.each([
    ['first', 36, 12],
    ['second', 21, 9],
    ['third', 30, 18],
    ['fourth', 15, 27],
  ] as const)(
    'also where the app ends before or after the %s commit of it',
    async (_which, before, after) => {
      for (const m of [before, after]) expect((await forgotten(n, m)).complaints).toEqual([]);
    },
    LIMIT_MS,
  );
});

it(
  'one that was stopped elsewhere before the answer ends where its person left',
  async () => {
    const steps = [step('start'), step('wait', 80, 1), step('forget', 0, 1)];
    const { complaints, actions } = await runScript({ options, steps });
    expect([complaints, actions]).toEqual([[], 2]);
  },
  LIMIT_MS,
);
