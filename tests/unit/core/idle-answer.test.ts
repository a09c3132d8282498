import { describe, expect, it } from 'vitest';
import type { Absence } from '../../../src/main/core/absence';
import { planIdleAnswer } from '../../../src/main/core/idle-policy';
import type { PlannedOperation } from '../../../src/main/core/operation';
import type { IdleAnswer } from '../../../src/shared/inputs';
import type { Cause } from '../../../src/shared/model';
import { ACT, CONTEXT, counter, entry, NINE, planned, SECOND } from './support';

const RUNNING = entry({ startedAt: NINE });
const at = (seconds: number): number => NINE + seconds * SECOND;

const AWAY = { from: at(600), to: at(600 + 1935) };
const ABSENCE: Absence = {
  ...{ id: 'q1', entryId: RUNNING.id, spans: [AWAY], kind: 'away', policy: 'ask', cause: 'idle' },
};
const WORK = { projectId: 'p2', taskId: 't2', notes: 'call' };

function answered(answer: IdleAnswer, absence = ABSENCE, running = RUNNING): readonly PlannedOperation[] {
  return planned(
    planIdleAnswer(CONTEXT, running, [], absence, answer, { ...ACT, at: at(3000) }, counter('e')),
  );
}
const bodies = (operations: readonly PlannedOperation[]) =>
  operations.map(({ entryId, body }) => ({ entryId, ...body }));

const STOP = { entryId: RUNNING.id, kind: 'stop', seconds: 600, stoppedAt: at(600), endTime: '09:10' };
const GO_ON = {
  ...{ entryId: 'e1', kind: 'start', startedAt: AWAY.to, startTime: '09:42', spentDate: '2026-05-21' },
  ...{ projectId: RUNNING.projectId, taskId: RUNNING.taskId, notes: RUNNING.notes },
};

describe('what an answer does, to the second', () => {
  it('keep: nothing', () => {
    expect(answered({ kind: 'keep' })).toEqual([]);
  });

  it('stop: ends where the absence began', () => {
    expect(bodies(answered({ kind: 'stop' }))).toMatchObject([STOP]);
  });

  it('stop, by a person: ends what else is seen running too, there or, where it was begun since, now', () => {
    const beside = (id: string, startedAt: number) => entry({ id, remoteId: id, startedAt });
    const others = [beside('o1', AWAY.from), beside('o2', AWAY.from + SECOND)];
    const act = { ...ACT, at: at(3000) };
    const stopped = (answer: IdleAnswer, cause: Cause) =>
      bodies(
        planned(planIdleAnswer(CONTEXT, RUNNING, others, ABSENCE, answer, { ...act, cause }, counter('e'))),
      );
    const ended = [
      { entryId: 'o1', kind: 'stop', seconds: 0, stoppedAt: AWAY.from },
      { entryId: 'o2', kind: 'stop', seconds: 3000 - 601, stoppedAt: act.at },
    ];
    expect(stopped({ kind: 'stop' }, 'window')).toMatchObject([STOP, ...ended]);
    expect(stopped({ kind: 'stop' }, 'idle')).toMatchObject([STOP]);
    expect(stopped({ kind: 'leave-out' }, 'window')).toMatchObject([STOP, GO_ON]);
  });

  it('leave out: ends there and goes on from the return', () => {
    expect(bodies(answered({ kind: 'leave-out' }))).toMatchObject([STOP, GO_ON]);
  });

  it('leave out works though the project was archived meanwhile', () => {
    const context = { ...CONTEXT, findProject: () => null };
    const plan = planIdleAnswer(context, RUNNING, [], ABSENCE, { kind: 'leave-out' }, ACT, counter('e'));
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
        planIdleAnswer(CONTEXT, RUNNING, [], ABSENCE, { kind: 'elsewhere', rows }, ACT, counter('e')),
      ).toMatchObject({
        ok: false,
        failure: { kind: 'invalid', field: 'rows' },
      });
    },
  );

  it('rows on a project that cannot be used are refused, all of them', () => {
    const rows = [{ kind: 'entry' as const, ...WORK, taskId: 'nothing', seconds: 1935 }];
    expect(
      planIdleAnswer(CONTEXT, RUNNING, [], ABSENCE, { kind: 'elsewhere', rows }, ACT, counter('e')),
    ).toMatchObject({
      ok: false,
      failure: { field: 'taskId' },
    });
  });

  it('a row over midnight stays whole on the date that it began', () => {
    const from = Date.UTC(2026, 4, 21, 23, 50);
    const absence = { ...ABSENCE, spans: [{ from, to: from + 1200 * SECOND }] };
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

  describe('to two absences with work in between', () => {
    const spans = [AWAY, { from: at(3600), to: at(4200) }];
    const both = { ...ABSENCE, spans };
    const WORKED = { entryId: 'e1', kind: 'log', seconds: 1065, startTime: '09:42', endTime: '10:00' };
    const GO_ON_LATER = { kind: 'start', startedAt: at(4200), notes: RUNNING.notes };

    it('leave out: exactly the two; the work between is an entry of its own', () => {
      expect(bodies(answered({ kind: 'leave-out' }, both))).toMatchObject([
        STOP,
        { ...WORKED, projectId: RUNNING.projectId, taskId: RUNNING.taskId, notes: RUNNING.notes },
        { ...GO_ON_LATER, entryId: 'e2' },
      ]);
    });

    it('stop: where the last one began', () => {
      expect(bodies(answered({ kind: 'stop' }, both))).toMatchObject([STOP, WORKED]);
    });

    it('elsewhere: the rows fill both; one that reaches over the work goes on after it', () => {
      const rows = [
        { kind: 'entry' as const, ...WORK, seconds: 2000 },
        { kind: 'break' as const, seconds: 535 },
      ];
      expect(bodies(answered({ kind: 'elsewhere', rows }, both))).toMatchObject([
        STOP,
        WORKED,
        { kind: 'log', seconds: 1935, startTime: '09:10', endTime: '09:42', ...WORK },
        { kind: 'log', seconds: 65, startTime: '10:00', endTime: '10:01', ...WORK },
        GO_ON_LATER,
      ]);
    });

    it('elsewhere: a row that ends within the first leaves the second alone, and the other way round', () => {
      const row = { kind: 'entry' as const, ...WORK };
      const rows = [1000, 935, 599, 1].map((seconds) => ({ ...row, seconds }));
      expect(bodies(answered({ kind: 'elsewhere', rows }, both))).toMatchObject([
        STOP,
        WORKED,
        { kind: 'log', seconds: 1000, startTime: '09:10', endTime: '09:26' },
        { kind: 'log', seconds: 935, startTime: '09:26', endTime: '09:42' },
        { kind: 'log', seconds: 599, startTime: '10:00', endTime: '10:09' },
        { kind: 'log', seconds: 1, startTime: '10:09', endTime: '10:10' },
        GO_ON_LATER,
      ]);
    });

    it('only what is on the timer counts: its begin was moved into the first', () => {
      const [stop] = bodies(answered({ kind: 'stop' }, both, { ...RUNNING, startedAt: at(1000) }));
      expect(stop).toMatchObject({ stoppedAt: at(1000), seconds: 0 });
    });
  });

  it('a last row that is shorter than what is missing is refused', () => {
    const rows = [
      { kind: 'break' as const, seconds: 1960 },
      { kind: 'break' as const, seconds: 10 },
    ];
    const plan = planIdleAnswer(
      CONTEXT,
      RUNNING,
      [],
      ABSENCE,
      { kind: 'elsewhere', rows },
      ACT,
      counter('e'),
    );
    expect(plan).toMatchObject({ ok: false, failure: { kind: 'invalid', field: 'rows' } });
  });

  it('what was counted before the timer ran on stays counted', () => {
    const [stop] = bodies(answered({ kind: 'stop' }, ABSENCE, { ...RUNNING, seconds: 1000 }));
    expect(stop).toMatchObject({ seconds: 1600 });
  });

  it.each([
    ['it runs no more', { ...RUNNING, startedAt: null }],
    ['another one runs', entry({ id: 'other', startedAt: at(700) })],
  ])('nothing, where %s', (_, running) => {
    const plan = planIdleAnswer(CONTEXT, running, [], ABSENCE, { kind: 'leave-out' }, ACT, counter('e'));
    expect(plan).toMatchObject({ ok: false, failure: { kind: 'nothing-to-do' } });
  });
});
