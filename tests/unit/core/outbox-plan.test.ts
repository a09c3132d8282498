import { describe, expect, it } from 'vitest';
import type { Operation, OperationBody } from '../../../src/main/core/operation';
import { creates, deletes, planEntry, planSteps } from '../../../src/main/core/outbox-plan';
import { entry, NINE, operation, START } from './support';

const STOP: OperationBody = { kind: 'stop', stoppedAt: NINE + 600_000, seconds: 600, endTime: '09:10' };
const LOG: OperationBody = {
  ...{ kind: 'log', projectId: 'p1', taskId: 't1', notes: '', spentDate: '2026-05-21', billable: true },
  ...{ seconds: 60, startTime: null, endTime: null },
};
const DELETE: OperationBody = { kind: 'delete' };
const edit = (changes: Extract<OperationBody, { kind: 'edit' }>['changes']): OperationBody => ({
  ...{ kind: 'edit', changes },
});
const NOTES = edit({ notes: 'x' });

const view = entry({ remoteId: 'r1' });
const onServer = { onServer: true, view };
const here = { onServer: false, view };
const conflict = { state: 'blocked', block: 'conflict' } as const;
const refused = { state: 'blocked', block: 'refused' } as const;

describe('an entry that the server has', () => {
  const next = (...open: readonly Operation[]) => planEntry('e0', open, onServer);

  it('is changed to what it is here', () => {
    expect(next(operation(1, NOTES), operation(2, STOP))).toEqual({
      ...{ kind: 'change', entryId: 'e0', seqs: [1, 2], entry: view, stop: true, changes: { notes: 'x' } },
      lostAt: null,
    });
  });

  it('waits out the last of the answers that were lost', () => {
    const lost = (seq: number, changedAt: number) => operation(seq, NOTES, { state: 'unsure', changedAt });
    expect(next(lost(1, 50), lost(2, 70), lost(3, 60), operation(4, NOTES, { changedAt: 99 }))).toMatchObject(
      {
        ...{ kind: 'change', lostAt: 70 },
      },
    );
    const create = operation(1, START, { state: 'unsure', changedAt: 50 });
    expect(next(create, lost(2, 70))).toEqual({ kind: 'look-for', entryId: 'e0', seqs: [1], lostAt: 50 });
  });

  it('of which something is on its way waits, even to be deleted', () => {
    expect(next(operation(1, NOTES), operation(2, STOP, { state: 'in-flight' }))).toBeNull();
    expect(next(operation(1, NOTES, { state: 'in-flight' }), operation(2, DELETE))).toBeNull();
  });

  it('of which something was refused waits, unless it is deleted', () => {
    expect(next(operation(1, NOTES), operation(2, edit({ seconds: 5 }), refused))).toBeNull();
    expect(next(operation(1, NOTES, refused), operation(2, DELETE))).toMatchObject({
      kind: 'delete',
      seqs: [1, 2],
    });
    expect(next(operation(1, NOTES, conflict), operation(2, DELETE))).toMatchObject({ kind: 'delete' });
    expect(next(operation(1, DELETE, refused))).toBeNull();
  });

  it('in conflict sends what is beside it', () => {
    expect(next(operation(1, NOTES, conflict))).toBeNull();
    const date = operation(2, edit({ spentDate: '2026-05-20' }));
    expect(next(operation(1, NOTES, conflict), date, operation(3, STOP))).toMatchObject({
      ...{ seqs: [2, 3], stop: true, changes: { spentDate: '2026-05-20' } },
    });
  });

  it('in conflict about its time does not send its stop', () => {
    const time = operation(1, edit({ seconds: 5 }), conflict);
    expect(next(time, operation(2, STOP))).toBeNull();
    expect(next(time, operation(2, NOTES), operation(3, STOP))).toMatchObject({ seqs: [2], stop: false });
    const both = [operation(1, NOTES, conflict), operation(2, edit({ startTime: '09:00' }), conflict)];
    expect(next(...both, operation(3, STOP))).toBeNull();
  });

  it('and that is nowhere to be seen here asks for nothing', () => {
    const open = [operation(1, NOTES)];
    expect(planEntry('e0', open, { onServer: true, view: null })).toEqual({
      kind: 'drop',
      entryId: 'e0',
      seqs: [1],
    });
  });
});

describe('an entry that the server does not have', () => {
  it.each([here, null])('is made as it is by now, or never was (%j)', (known) => {
    expect(planEntry('e0', [operation(1, LOG), operation(2, NOTES)], known)).toMatchObject({
      ...{ kind: 'create', entryId: 'e0', seqs: [1, 2], entry: { notes: 'x', seconds: 60 } },
    });
    expect(planEntry('e0', [operation(1, NOTES), operation(2, STOP)], known)).toEqual({
      ...{ kind: 'drop', entryId: 'e0', seqs: [1, 2] },
    });
  });

  it('is dropped where it was deleted, though it was refused', () => {
    const open = [operation(1, START, refused), operation(2, DELETE)];
    expect(planEntry('e0', open, here)).toEqual({ kind: 'drop', entryId: 'e0', seqs: [1, 2] });
  });

  it('waits where something of it was refused, and where nothing was is sent', () => {
    expect(planEntry('e0', [operation(1, LOG), operation(2, NOTES, refused)], here)).toBeNull();
    expect(planEntry('e0', [operation(1, LOG, refused)], here)).toBeNull();
    expect(planEntry('e0', [operation(1, LOG), operation(2, NOTES)], here)).not.toBeNull();
  });

  it.each([START, LOG])('is looked for first where the answer to its making was lost', (body) => {
    const open = [operation(1, body, { state: 'unsure', changedAt: 7 }), operation(2, NOTES, refused)];
    expect(planEntry('e0', open, here)).toEqual({ kind: 'look-for', entryId: 'e0', seqs: [1], lostAt: 7 });
  });
});

describe('what has nothing open', () => {
  it('has no step', () => {
    expect(planEntry('e0', [], onServer)).toBeNull();
    expect(planSteps([], () => onServer)).toEqual([]);
  });
});

describe('an operation', () => {
  it('begins an entry where it starts or logs one', () => {
    const beginning = [START, LOG, STOP, NOTES, DELETE].map((body) => creates(operation(1, body)));
    expect(beginning).toEqual([true, true, false, false, false]);
  });

  it('deletes as long as nobody refused it', () => {
    expect(deletes(operation(1, DELETE))).toBe(true);
    expect(deletes(operation(1, DELETE, refused))).toBe(false);
    expect(deletes(operation(1, NOTES))).toBe(false);
  });
});
