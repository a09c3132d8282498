import { describe, expect, it } from 'vitest';
import {
  observeIdle,
  observeResume,
  observeSuspend,
  planIdleAnswer,
  type Absence,
  type IdleState,
} from '../../../src/main/core/idle-policy';
import type { PlannedOperation } from '../../../src/main/core/operation';
import type { IdleAnswer } from '../../../src/shared/contract';
import type { TimeEntry } from '../../../src/shared/model';
import { ACT, CONTEXT, counter, entry, NINE, planned, SECOND } from './support';

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

const ABSENCE: Absence = { id: 'q1', entryId: RUNNING.id, from: at(600), to: at(600 + 1935) };
const WORK = { projectId: 'p2', taskId: 't2', notes: 'call' };

function answered(answer: IdleAnswer, absence = ABSENCE, running = RUNNING): readonly PlannedOperation[] {
  return planned(planIdleAnswer(CONTEXT, running, absence, answer, { ...ACT, at: at(3000) }, counter('e')));
}
const bodies = (operations: readonly PlannedOperation[]) =>
  operations.map(({ entryId, body }) => ({ entryId, ...body }));

const STOP = { entryId: RUNNING.id, kind: 'stop', seconds: 600, stoppedAt: at(600), endTime: '09:10' };
const GO_ON = {
  ...{ entryId: 'e1', kind: 'start', startedAt: ABSENCE.to, startTime: '09:42', spentDate: '2026-05-21' },
  ...{ projectId: RUNNING.projectId, taskId: RUNNING.taskId, notes: RUNNING.notes },
};

describe('what an answer does, to the second', () => {
  it('keep: nothing', () => {
    expect(answered({ kind: 'keep' })).toEqual([]);
  });

  it('stop: ends where the absence began', () => {
    expect(bodies(answered({ kind: 'stop' }))).toMatchObject([STOP]);
  });

  it('leave out: ends there and goes on from the return', () => {
    expect(bodies(answered({ kind: 'leave-out' }))).toMatchObject([STOP, GO_ON]);
  });

  it('leave out works though the project was archived meanwhile', () => {
    const context = { ...CONTEXT, findProject: () => null };
    const plan = planIdleAnswer(context, RUNNING, ABSENCE, { kind: 'leave-out' }, ACT, counter('e'));
    expect(bodies(planned(plan))).toMatchObject([STOP, GO_ON]);
  });

  it('elsewhere: the rows follow one another and add up to the span; odd seconds go to the last', () => {
    const rows = [
      { kind: 'entry' as const, ...WORK, seconds: 900 },
      { kind: 'break' as const, seconds: 300 },
      { kind: 'entry' as const, ...WORK, notes: 'mail', seconds: 720 },
    ];
    const operations = bodies(answered({ kind: 'elsewhere', rows }));
    expect(operations).toMatchObject([
      STOP,
      { kind: 'log', seconds: 900, startTime: '09:10', endTime: '09:25', spentDate: '2026-05-21', ...WORK },
      { kind: 'log', seconds: 735, startTime: '09:30', endTime: '09:42', notes: 'mail' },
      { ...GO_ON, entryId: expect.any(String) },
    ]);
    expect(new Set(operations.map(({ entryId }) => entryId)).size).toBe(4);
  });

  it.each([[[900]], [[1935 + 60]], [[1875]], [[1000, 800]]])(
    'rows of %j s that do not add up are refused',
    (seconds) => {
      const rows = seconds.map((one) => ({ kind: 'break' as const, seconds: one }));
      expect(
        planIdleAnswer(CONTEXT, RUNNING, ABSENCE, { kind: 'elsewhere', rows }, ACT, counter('e')),
      ).toMatchObject({
        ok: false,
        failure: { kind: 'invalid', field: 'rows' },
      });
    },
  );

  it('rows on a project that cannot be used are refused, all of them', () => {
    const rows = [{ kind: 'entry' as const, ...WORK, taskId: 'nothing', seconds: 1935 }];
    expect(
      planIdleAnswer(CONTEXT, RUNNING, ABSENCE, { kind: 'elsewhere', rows }, ACT, counter('e')),
    ).toMatchObject({
      ok: false,
      failure: { field: 'taskId' },
    });
  });

  it('a row over midnight stays whole on the date that it began', () => {
    const from = Date.UTC(2026, 4, 21, 23, 50);
    const absence = { ...ABSENCE, from, to: from + 1200 * SECOND };
    const rows = [
      { kind: 'entry' as const, ...WORK, seconds: 900 },
      { kind: 'entry' as const, ...WORK, seconds: 300 },
    ];
    expect(bodies(answered({ kind: 'elsewhere', rows }, absence))).toMatchObject([
      { kind: 'stop' },
      { seconds: 900, spentDate: '2026-05-21', startTime: null, endTime: null },
      { seconds: 300, spentDate: '2026-05-22', startTime: '00:05', endTime: '00:10' },
      { kind: 'start', spentDate: '2026-05-22', startTime: '00:10' },
    ]);
  });

  it('what was counted before the timer ran on stays counted', () => {
    const [stop] = bodies(answered({ kind: 'stop' }, ABSENCE, { ...RUNNING, seconds: 1000 }));
    expect(stop).toMatchObject({ seconds: 1600 });
  });

  it.each([
    ['it runs no more', { ...RUNNING, startedAt: null }],
    ['another one runs', OTHER],
  ])('nothing, where %s', (_, running) => {
    const plan = planIdleAnswer(CONTEXT, running, ABSENCE, { kind: 'leave-out' }, ACT, counter('e'));
    expect(plan).toMatchObject({ ok: false, failure: { kind: 'nothing-to-do' } });
  });
});
