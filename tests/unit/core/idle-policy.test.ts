import { describe, expect, it } from 'vitest';
import {
  observeIdle,
  observeResume,
  observeSuspend,
  shiftIdle,
  type IdleState,
} from '../../../src/main/core/idle-policy';
import type { TimeEntry } from '../../../src/shared/model';
import { counter, entry, NINE, SECOND } from './support';

const THRESHOLD = 300;
const RUNNING = entry({ startedAt: NINE });
const at = (seconds: number): number => NINE + seconds * SECOND;

/** A step of a day: a reading of the idle time, a suspend or a resume, at so many seconds after nine. */
interface Moment {
  readonly at: number;
  readonly idle: number;
  readonly what?: 'suspend' | 'resume';
  readonly running?: TimeEntry | null;
  readonly threshold?: number;
}

function live(moments: readonly Moment[], from: IdleState = { kind: 'present' }): IdleState {
  const newId = counter('q');
  return moments.reduce<IdleState>((state, moment) => {
    const { idle: idleSeconds, threshold: thresholdSeconds = THRESHOLD, running = RUNNING } = moment;
    const reading = { at: at(moment.at), idleSeconds, thresholdSeconds, running };
    if (moment.what === 'suspend') return observeSuspend(state, reading);
    return moment.what === 'resume'
      ? observeResume(state, reading, newId)
      : observeIdle(state, reading, newId);
  }, from);
}

const asking = (from: number, to: number, awaySince: number | null = null): IdleState => ({
  kind: 'asking',
  absence: { id: 'q1', entryId: RUNNING.id, from: at(from), to: at(to) },
  awaySince: awaySince === null ? null : at(awaySince),
});
const away = (since: number): IdleState => ({ kind: 'away', since: at(since), entryId: RUNNING.id });
const PRESENT: IdleState = { kind: 'present' };
const OTHER = entry({ id: 'other', startedAt: at(700) });

describe('what a sequence of readings comes to', () => {
  it.each<[string, readonly Moment[], IdleState]>([
    ['nobody moves for less than the threshold', [{ at: 500, idle: 299 }], PRESENT],
    ['the threshold is reached: away since the last input', [{ at: 500, idle: 300 }], away(200)],
    [
      'a timer that began within the absence, whose share of it is shorter than the threshold',
      [
        { at: 600, idle: 800 },
        { at: 601, idle: 0, running: RUNNING },
      ].map((moment) => ({ ...moment, running: entry({ startedAt: at(560) }) })),
      PRESENT,
    ],
    [
      'the same reading twice',
      [
        { at: 500, idle: 300 },
        { at: 500, idle: 300 },
      ],
      away(200),
    ],
    [
      'longer and longer',
      [
        { at: 500, idle: 300 },
        { at: 900, idle: 700 },
      ],
      away(200),
    ],
    [
      'back again: one question',
      [
        { at: 500, idle: 300 },
        { at: 1000, idle: 4 },
      ],
      asking(200, 996),
    ],
    [
      'back again, read twice: the same question',
      [
        { at: 500, idle: 300 },
        { at: 1000, idle: 4 },
        { at: 1001, idle: 0 },
      ],
      asking(200, 996),
    ],
    [
      'a second absence begins before the answer',
      [
        { at: 500, idle: 300 },
        { at: 1000, idle: 0 },
        { at: 2000, idle: 400 },
      ],
      asking(200, 1000, 1600),
    ],
    [
      'a second absence joins the first',
      [
        { at: 500, idle: 300 },
        { at: 1000, idle: 0 },
        { at: 2000, idle: 400 },
        { at: 2100, idle: 1 },
      ],
      asking(200, 2099),
    ],
    ['a threshold of 0 is off', [{ at: 5000, idle: 4000, threshold: 0 }], PRESENT],
    ['nothing runs', [{ at: 500, idle: 400, running: null }], PRESENT],
    [
      "an agent's timer is its own",
      [{ at: 500, idle: 400, running: { ...RUNNING, source: 'agent' } }],
      PRESENT,
    ],
    [
      'the timer began during the absence',
      [{ at: 1100, idle: 900, running: OTHER }],
      { kind: 'away', since: at(700), entryId: 'other' },
    ],
    [
      'the timer was stopped elsewhere meanwhile',
      [
        { at: 500, idle: 300 },
        { at: 600, idle: 400, running: null },
      ],
      PRESENT,
    ],
    [
      'it was switched elsewhere meanwhile',
      [
        { at: 500, idle: 300 },
        { at: 800, idle: 600, running: OTHER },
      ],
      PRESENT,
    ],
    [
      'a question whose timer was stopped elsewhere goes away',
      [
        { at: 500, idle: 300 },
        { at: 1000, idle: 0 },
        { at: 1001, idle: 0, running: null },
      ],
      PRESENT,
    ],
    [
      'a question whose timer was switched elsewhere goes away',
      [
        { at: 500, idle: 300 },
        { at: 1000, idle: 0 },
        { at: 1001, idle: 0, running: OTHER },
      ],
      PRESENT,
    ],
    [
      'a question whose timer now begins after the absence goes away',
      [
        { at: 500, idle: 300 },
        { at: 1000, idle: 0 },
        { at: 1100, idle: 0, running: { ...RUNNING, startedAt: at(1050) } },
      ],
      PRESENT,
    ],
    [
      'a question whose timer now begins at the very end of the absence goes away',
      [
        { at: 500, idle: 300 },
        { at: 1000, idle: 0 },
        { at: 1100, idle: 0, running: { ...RUNNING, startedAt: at(1000) } },
      ],
      PRESENT,
    ],
    [
      'asleep for just as long as the threshold',
      [
        { at: 100, idle: 10, what: 'suspend' },
        { at: 390, idle: 0, what: 'resume' },
      ],
      asking(90, 390),
    ],
    [
      'asleep for less than the threshold',
      [
        { at: 100, idle: 10, what: 'suspend' },
        { at: 380, idle: 0, what: 'resume' },
      ],
      PRESENT,
    ],
    [
      'asleep for longer: away since the last input before it',
      [
        { at: 100, idle: 10, what: 'suspend' },
        { at: 4000, idle: 0, what: 'resume' },
      ],
      asking(90, 4000),
    ],
    [
      'asleep while away already: one span',
      [
        { at: 500, idle: 300 },
        { at: 510, idle: 310, what: 'suspend' },
        { at: 520, idle: 0, what: 'resume' },
      ],
      asking(200, 520),
    ],
    [
      'asleep while away already, after a touch at the lid',
      [
        { at: 500, idle: 300 },
        { at: 510, idle: 0, what: 'suspend' },
        { at: 520, idle: 0, what: 'resume' },
      ],
      asking(200, 520),
    ],
    [
      'asleep in a second absence, after a touch at the lid: all of it joins',
      [
        { at: 500, idle: 300 },
        { at: 1000, idle: 0 },
        { at: 2000, idle: 400 },
        { at: 2010, idle: 0, what: 'suspend' },
        { at: 2020, idle: 0, what: 'resume' },
      ],
      asking(200, 2020),
    ],
    [
      'asleep with an open question, briefly',
      [
        { at: 500, idle: 300 },
        { at: 1000, idle: 0 },
        { at: 1100, idle: 0, what: 'suspend' },
        { at: 1200, idle: 0, what: 'resume' },
      ],
      asking(200, 1000),
    ],
    [
      'asleep with an open question, for long: it joins',
      [
        { at: 500, idle: 300 },
        { at: 1000, idle: 0 },
        { at: 1100, idle: 0, what: 'suspend' },
        { at: 2200, idle: 0, what: 'resume' },
      ],
      asking(200, 2200),
    ],
    ['asleep while nothing runs', [{ at: 100, idle: 10, what: 'suspend', running: null }], PRESENT],
    ['asleep while it is off', [{ at: 100, idle: 10, what: 'suspend', threshold: 0 }], PRESENT],
    ['awake without having slept', [{ at: 100, idle: 0, what: 'resume' }], PRESENT],
    [
      'the timer began just before the sleep',
      [
        { at: 5, idle: 60, what: 'suspend' },
        { at: 900, idle: 0, what: 'resume' },
      ],
      asking(0, 900),
    ],
  ])('%s', (_, moments, expected) => {
    expect(live(moments)).toEqual(expected);
  });
});

describe('a state that a reading does not change', () => {
  const reading = { at: at(2001), idleSeconds: 401, thresholdSeconds: THRESHOLD, running: RUNNING };
  const newId = counter('q');

  // Each new one is written to the disk, and readings come by the second.
  it.each<[string, IdleState, typeof reading | { readonly running: null }]>([
    ['nobody is watched', PRESENT, { running: null }],
    ['somebody is there', PRESENT, { ...reading, idleSeconds: 0 }],
    ['they are away', away(1600), reading],
    ['a question is open', asking(200, 1000), { ...reading, idleSeconds: 0 }],
    ['a question is open and they are away again', asking(200, 1000, 1600), reading],
  ])('stays the same one, where %s', (_, state, over) => {
    expect(observeIdle(state, { ...reading, ...over }, newId)).toBe(state);
  });

  it('stays the same one, where a sleep or its end finds nothing to note', () => {
    for (const state of [away(1600), asking(200, 1000, 1600)]) {
      expect(observeSuspend(state, reading)).toBe(state);
    }
    expect(observeResume(PRESENT, reading, newId)).toBe(PRESENT);
  });
});

describe('a clock that is set', () => {
  it.each([
    [away(200), away(500)],
    [asking(200, 1000), asking(500, 1300)],
    [asking(200, 1000, 1600), asking(500, 1300, 1900)],
  ])('moves what is known of an absence: %j', (state, moved) => {
    expect(shiftIdle(state, 300 * SECOND)).toEqual(moved);
    expect(shiftIdle(moved, -300 * SECOND)).toEqual(state);
  });

  it('moves nothing where nobody is away', () => {
    expect(shiftIdle(PRESENT, 300 * SECOND)).toBe(PRESENT);
  });
});
