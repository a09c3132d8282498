import fc from 'fast-check';
import { secondsAt } from '../../../src/shared/durations';
import { describe, expect, it } from 'vitest';
import { applyOperation, fromServer, overlay, type OperationBody } from '../../../src/main/core/operation';
import { planSteps } from '../../../src/main/core/outbox-plan';
import { entry, NINE, operation, serverEntry, START } from './support';

const STOP: OperationBody = { kind: 'stop', stoppedAt: NINE + 600_000, seconds: 600, endTime: '09:10' };
const edit = (changes: Extract<OperationBody, { kind: 'edit' }>['changes']): OperationBody => ({
  kind: 'edit',
  changes,
});
const DELETE: OperationBody = { kind: 'delete' };

describe('operations over an entry', () => {
  it('in order: start, edit, stop', () => {
    expect(overlay(null, 'e0', [START, edit({ notes: 'x' }), STOP])).toEqual(
      entry({ notes: 'x', seconds: 600, endTime: '09:10' }),
    );
  });

  it('of nothing: stops, edits and deletions make nothing', () => {
    for (const body of [STOP, edit({ seconds: 5 }), DELETE])
      expect(applyOperation(null, 'e0', body)).toBeNull();
  });

  it('of a finished entry: what was edited is what it is', () => {
    const finished = entry({ seconds: 3600, endTime: '10:00' });
    const changes = { seconds: 1800, endTime: '09:30', spentDate: '2026-05-20' };
    expect(applyOperation(finished, 'e0', edit(changes))).toEqual({ ...finished, ...changes });
  });

  it('a moved begin does not wipe out an entry that was finished elsewhere', () => {
    const finished = entry({ seconds: 3600, endTime: '10:00' });
    const moved = edit({
      startedAt: NINE - 1,
      startTime: '08:59',
      spentDate: '2026-05-20',
      seconds: 0,
      notes: 'x',
    });
    expect(applyOperation(finished, 'e0', moved)).toEqual({ ...finished, notes: 'x' });
    expect(applyOperation(entry({ startedAt: NINE, seconds: 50 }), 'e0', moved)).toMatchObject({
      ...{ startedAt: NINE - 1, seconds: 0, spentDate: '2026-05-20', startTime: '08:59' },
    });
  });

  describe('a begin that was moved here before a stop here', () => {
    const moved = { startedAt: NINE - 600_000, startTime: '08:50', spentDate: '2026-05-20', seconds: 0 };
    const stopped = entry({ seconds: 1200, endTime: '09:10' });

    it('keeps the seconds of the stop, where the server has applied that already', () => {
      const shown = { ...stopped, startTime: '08:50', spentDate: '2026-05-20' };
      const stop: OperationBody = {
        kind: 'stop',
        stoppedAt: NINE + 600_000,
        seconds: 1200,
        endTime: '09:10',
      };
      expect(overlay(stopped, 'e0', [edit(moved), stop])).toEqual(shown);
      expect(overlay(stopped, 'e0', [edit(moved), edit({ notes: 'x' }), stop])).toEqual({
        ...shown,
        notes: 'x',
      });
    });

    it('says nothing of an entry that only the server stopped', () => {
      expect(overlay(stopped, 'e0', [edit(moved)])).toEqual(stopped);
      expect(overlay(stopped, 'e0', [STOP, edit(moved)])).toEqual({ ...stopped, seconds: 600 });
    });

    it('is its begin while it runs', () => {
      const running = entry({ startedAt: NINE });
      expect(overlay(running, 'e0', [edit(moved), STOP])).toEqual(
        entry({ startTime: '08:50', spentDate: '2026-05-20', seconds: 600, endTime: '09:10' }),
      );
    });
  });

  it('what Keito is to be told of whether it is billable is marked, and only that', () => {
    expect(overlay(null, 'e0', [{ ...START, tellsBillable: true }])).toHaveProperty('tellsBillable', true);
    expect(overlay(null, 'e0', [START])).not.toHaveProperty('tellsBillable');
  });

  it('seconds of a running entry grow with the clock and never shrink below what was counted', () => {
    fc.assert(
      fc.property(fc.nat(86_400), fc.integer({ min: -1e7, max: 1e8 }), (seconds, passed) => {
        const counted = secondsAt(entry({ seconds, startedAt: NINE }), NINE + passed);
        expect(counted).toBe(seconds + Math.max(0, Math.floor(passed / 1000)));
        expect(secondsAt(entry({ seconds }), NINE + passed)).toBe(seconds);
      }),
    );
  });
});

describe("the server's entry as the person's", () => {
  const trueStart = { ours: NINE - 40_000, servers: NINE, serversSeconds: 0 };
  const running = serverEntry({ startedAt: NINE, seconds: 0, endTime: null });

  it('keeps the instant of the click as long as the server has the begin that it stamped', () => {
    expect(fromServer('e0', running, trueStart)).toMatchObject({ startedAt: NINE - 40_000, remoteId: 'r1' });
    expect(fromServer('e0', { ...running, startedAt: NINE + 2_000 }, trueStart).startedAt).toBe(
      NINE - 40_000,
    );
  });

  it.each([
    [{ startedAt: NINE + 60_000 }],
    [{ startedAt: NINE - 60_000 }],
    [{ startedAt: null }],
    [{ seconds: 900 }],
  ])('takes the server’s word when it says %j', (over) => {
    const server = { ...running, ...over };
    expect(fromServer('e0', server, trueStart)).toMatchObject({
      startedAt: server.startedAt,
      seconds: server.seconds,
    });
  });
});

describe('what is sent next', () => {
  const onServer = { onServer: true, view: entry({ remoteId: 'r1' }) };
  const here = { onServer: false, view: entry() };

  it('one request for all that was done before sending', () => {
    const steps = planSteps(
      [operation(1, START), operation(2, edit({ notes: 'b' })), operation(3, STOP)],
      () => here,
    );
    expect(steps).toMatchObject([
      { kind: 'create', seqs: [1, 2, 3], entry: { notes: 'b', seconds: 600, startedAt: null } },
    ]);
  });

  it('entries by the order in which they were first touched', () => {
    const second = { entryId: 'e1' };
    const open = [operation(1, START), operation(2, START, second), operation(3, STOP)];
    expect(planSteps(open, () => here).map(({ entryId }) => entryId)).toEqual(['e0', 'e1']);
  });

  it('a doubtful create is looked for first, alone', () => {
    const open = [operation(1, START, { state: 'unsure', changedAt: 77 }), operation(2, DELETE)];
    expect(planSteps(open, () => here)).toEqual([{ kind: 'look-for', entryId: 'e0', seqs: [1], lostAt: 77 }]);
  });

  it.each(['blocked', 'in-flight'] as const)(
    'nothing of an entry with a %s operation, all of the others',
    (state) => {
      const open = [
        operation(1, START, { state }),
        operation(2, STOP),
        operation(3, START, { entryId: 'e1' }),
      ];
      expect(planSteps(open, () => here)).toMatchObject([{ kind: 'create', entryId: 'e1' }]);
    },
  );

  it('deleted before it was sent: nothing to tell; on the server: a deletion and nothing else', () => {
    const open = [operation(1, START), operation(2, DELETE)];
    expect(planSteps(open, () => here)).toMatchObject([{ kind: 'drop', seqs: [1, 2] }]);
    expect(planSteps([operation(1, edit({ notes: 'x' })), operation(2, DELETE)], () => onServer)).toEqual([
      { kind: 'delete', entryId: 'e0', seqs: [1, 2] },
    ]);
  });

  it('edits as their last value of each field, and the stop', () => {
    const open = [
      operation(1, edit({ notes: 'a', seconds: 5 })),
      operation(2, edit({ notes: 'b' })),
      operation(3, STOP),
    ];
    expect(planSteps(open, () => onServer)).toMatchObject([
      { kind: 'change', seqs: [1, 2, 3], stop: true, changes: { notes: 'b', seconds: 5 } },
    ]);
    expect(planSteps([operation(1, edit({ notes: 'a' }))], () => onServer)).toMatchObject([{ stop: false }]);
  });
});
