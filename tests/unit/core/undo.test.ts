import { describe, expect, it } from 'vitest';
import { replacedBy } from '../../../src/main/core/held-back';
import type { Operation } from '../../../src/main/core/operation';
import { planUndo, type Touched } from '../../../src/main/core/undo';
import type { TimeEntry } from '../../../src/shared/model';
import { ACT, CONTEXT, counter, entry, NINE, operation } from './support';

/** Undoes what has touched one entry, of which `now` is seen and `operations` are known by now; nothing was sent. */
const undo = (touched: Touched, now: TimeEntry, operations: readonly Operation[]) =>
  planUndo([touched], {
    context: CONTEXT,
    journal: { entry: () => ({ view: now }), operationsOf: () => operations, allRunning: () => [] },
    wasSent: () => false,
    rounding: null,
    newId: counter('new'),
    act: { ...ACT, cause: 'undo' },
  });

describe('what came after an act by itself', () => {
  const before = entry({ startedAt: NINE });
  const left = entry({ seconds: 600, endTime: '09:10' });
  const stop = { kind: 'stop', stoppedAt: NINE + 600_000, seconds: 600, endTime: '09:10' } as const;
  const touched = { entryId: 'e0', idNow: 'e0', before, left, seqs: [2], answered: [], open: [] };

  it('a stop that was counted from a begin that was moved elsewhere is not taken back', () => {
    const merged = [operation(2, stop), operation(3, { ...stop, seconds: 1_200 })];
    expect(undo(touched, { ...left, seconds: 1_200 }, merged)).toMatchObject({
      ok: false,
      failure: { kind: 'changed' },
    });
    expect(undo(touched, left, [operation(2, stop)])).toMatchObject({ ok: true, value: { cancelled: [2] } });
  });

  it('a duration that the app itself put right does not keep a log from being taken back', () => {
    const made = entry({ seconds: 600 });
    const body = { ...{ projectId: 'p1', taskId: 't1', notes: 'note', spentDate: made.spentDate } };
    const log = {
      kind: 'log',
      ...body,
      seconds: 600,
      startTime: null,
      endTime: null,
      billable: true,
    } as const;
    const known = [
      operation(1, log, { state: 'done' }),
      operation(2, { kind: 'edit', changes: { seconds: 600 } }),
    ];
    expect(undo({ ...touched, before: null, left: made, seqs: [1] }, made, known)).toMatchObject({
      ok: true,
      value: { cancelled: [], planned: [{ entryId: 'e0', body: { kind: 'delete' }, cause: 'undo' }] },
    });
  });
});

describe('what is brought back comes in the place of', () => {
  const seen = entry({ id: 'e1', seconds: 600 });
  const touched = { entryId: 'e1', idNow: 'e1', before: seen, left: null, seqs: [3], answered: [], open: [] };
  const log = {
    kind: 'log',
    ...{ projectId: 'p1', taskId: 't1', notes: 'note', spentDate: seen.spentDate },
    ...{ seconds: 600, startTime: null, endTime: null, billable: true },
  } as const;
  const created = operation(2, { ...log, replaces: 'e0' }, { entryId: 'e1', state: 'done' });
  const deleted = operation(3, { kind: 'delete' }, { entryId: 'e1', state: 'done' });

  /** The entry that is replaced, of which `old` is known by now: how it is seen, and its operations. */
  const replacedWith = (view: TimeEntry | null, ...old: readonly Operation[]) => {
    const plan = planUndo([touched], {
      context: CONTEXT,
      journal: {
        entry: (id) => ({ view: id === 'e0' ? view : null }),
        operationsOf: (id) => (id === 'e0' ? old : [created, deleted]),
        allRunning: () => [],
      },
      wasSent: () => true,
      rounding: null,
      newId: counter('new'),
      act: { ...ACT, cause: 'undo' },
    });
    return plan.ok ? plan.value.planned.map(({ body }) => replacedBy(body)) : [];
  };
  const deletion = (over: Partial<Operation>) => operation(1, { kind: 'delete' }, over);

  it.each([
    ['to be deleted', null, deletion({ state: 'in-flight' })],
    ['in sight with a refused deletion', entry(), deletion({ state: 'blocked', block: 'refused' })],
    ['kept', entry(), deletion({ state: 'done' })],
  ])('the one that it had waited for itself, while that is %s', (_, view, one) => {
    expect(replacedWith(view, one)).toEqual(['e0']);
  });

  it('what was deleted, once that other one is gone', () => {
    expect(replacedWith(null, deletion({ state: 'done' }))).toEqual(['e1']);
  });
});
