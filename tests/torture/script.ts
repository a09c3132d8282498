import fc from 'fast-check';
import type { WorldOptions } from './world';

/** What can happen in a run, and how often next to the others. */
const WEIGHTS = {
  start: 6,
  'start-earlier': 2,
  stop: 5,
  'command-start': 2,
  'command-stop': 1,
  'command-toggle': 2,
  link: 1,
  log: 3,
  'edit-notes': 4,
  'edit-place': 2,
  'edit-time': 4,
  'edit-range': 3,
  'edit-date': 1,
  'log-range': 2,
  delete: 2,
  split: 2,
  'split-at': 2,
  'go-on': 2,
  undo: 6,
  create: 3,
  'create-there': 1,
  withdraw: 1,
  rewrite: 2,
  'answer-idle': 3,
  'new-day': 1,
  forget: 2,
  'keep-mine': 2,
  'take-theirs': 2,
  'there-start': 2,
  'there-stop': 2,
  'there-restart': 2,
  'there-edit-notes': 3,
  'there-edit-hours': 2,
  'there-move-begin': 2,
  'there-move-day': 2,
  'there-delete': 1,
  lock: 1,
  unlock: 1,
  fault: 9,
  'wrong-date': 3,
  slow: 4,
  'false-refusal': 2,
  'server-clock': 2,
  offline: 2,
  online: 4,
  crash: 2,
  'crash-in-a-commit': 4,
  'clock-step': 2,
  'zone-change': 1,
  wait: 10,
  'wait-long': 2,
  refresh: 2,
  glance: 1,
} as const;

export type ActName = keyof typeof WEIGHTS;

/** One thing that happens; `n` and `m` say which and how much of what there is at the time. */
export interface Step {
  readonly act: ActName;
  readonly n: number;
  readonly m: number;
}

export interface Script {
  readonly options: WorldOptions;
  readonly steps: readonly Step[];
}

const names = Object.keys(WEIGHTS).filter((name): name is ActName => name in WEIGHTS);

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.oneof(...names.map((name) => ({ weight: WEIGHTS[name], arbitrary: fc.constant(name) }))),
  n: fc.nat(999),
  m: fc.nat(999),
});

/** Starts near what is hard about time: noon, midnight, clocks put forward and back. */
const MOMENTS = [
  Date.UTC(2026, 4, 21, 12, 0, 30),
  Date.UTC(2026, 4, 21, 21, 40, 5),
  Date.UTC(2026, 2, 29, 0, 30, 0),
  Date.UTC(2026, 9, 25, 0, 20, 0),
  Date.UTC(2026, 11, 31, 23, 10, 0),
];
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'];

/** Any run: its world, and what happens in it. */
export const anyScript: fc.Arbitrary<Script> = fc.record({
  options: fc.record({
    now: fc.constantFrom(...MOMENTS),
    timezone: fc.constantFrom(...ZONES),
    rounding: fc.oneof(
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom('up_15', 'nearest_6') },
    ),
    forgetsMetadata: fc.oneof(
      { weight: 5, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    hidesRounding: fc.oneof(
      { weight: 2, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  }),
  steps: fc.array(step, { minLength: 4, maxLength: 40 }),
});

export const zoneOf = (n: number): string => ZONES[n % ZONES.length] ?? 'UTC';
