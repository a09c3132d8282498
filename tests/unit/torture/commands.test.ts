import { expect, it } from 'vitest';
import { runScript } from '../../torture/run';
import type { Script } from '../../torture/script';

const options = {
  timezone: 'UTC',
  rounding: null,
  forgetsMetadata: false,
  now: Date.UTC(2026, 4, 21, 12, 0, 30),
};
const step = (act: Script['steps'][number]['act'], n = 0, m = 0) => ({ act, n, m });
/** Each opens a journal on the disk several times. */
const LIMIT_MS = 60_000;

it(
  'commands act by the same handlers as over the socket',
  async () => {
    const acts = ['command-start', 'command-stop', 'command-toggle', 'command-toggle'] as const;
    const { complaints, actions } = await runScript({ options, steps: acts.map((act) => step(act)) });
    expect([complaints, actions]).toEqual([[], 4]);
  },
  LIMIT_MS,
);

it(
  'what a link shows is done only once confirmed',
  async () => {
    const shown = await runScript({
      options,
      steps: [step('link', 2, 2), step('start'), step('link', 1, 2)],
    });
    // The start, and the stop at the end of every run.
    expect([shown.complaints, shown.actions]).toEqual([[], 2]);
    const confirmed = await runScript({ options, steps: [step('link', 2, 1), step('link', 1, 1)] });
    expect([confirmed.complaints, confirmed.actions]).toEqual([[], 2]);
  },
  LIMIT_MS,
);
