import { describe, expect, it } from 'vitest';
import { restInPlaceOf, untouchedReplacement } from '../../../src/main/core/held-back';
import { beginSaid, hasEndedThere, planEndedHere, planEndedThere } from '../../../src/main/core/late-start';
import type { OperationBody } from '../../../src/main/core/operation';
import { entry, NINE, operation, SECOND, START, TODAY } from './support';

const HOUR = 3_600 * SECOND;
const BEGIN = { ...START, startedAt: NINE } as const;
const LOG: OperationBody = {
  ...{ kind: 'log', projectId: 'p1', taskId: 't1', notes: '', billable: true, spentDate: TODAY, seconds: 60 },
  ...{ startTime: null, endTime: null },
};
const DELETE: OperationBody = { kind: 'delete' };
const stopAt = (stoppedAt: number): OperationBody => ({
  kind: 'stop',
  stoppedAt,
  seconds: 0,
  endTime: '09:00',
});

describe('when a timer began, by what was said of it', () => {
  it('is its start, or the last begin that it was given', () => {
    const moved = (startedAt: number) => operation(2, { kind: 'edit', changes: { startedAt } });
    const noted = operation(3, { kind: 'edit', changes: { notes: 'x' } });
    expect(beginSaid([operation(1, BEGIN), noted])).toBe(NINE);
    expect(beginSaid([operation(1, BEGIN), moved(NINE - HOUR), moved(NINE - 60_000), noted])).toBe(
      NINE - 60_000,
    );
  });

  it('is nothing where it was not begun as one', () => {
    expect(beginSaid([operation(1, LOG), operation(2, stopAt(NINE))])).toBeNull();
  });
});

describe('of several that began elsewhere', () => {
  const ours = { start: operation(1, BEGIN, { at: NINE }), begunAt: NINE, entry: entry({ startedAt: NINE }) };
  const theirs = (startedAt: number) => entry({ id: `keito:${startedAt}`, startedAt });

  it('the first one ends ours, and then', () => {
    const [planned] = planEndedThere([ours], [theirs(NINE + 2 * HOUR), theirs(NINE + HOUR)]);
    expect(planned).toMatchObject({ at: NINE + HOUR, body: { stoppedAt: NINE + HOUR } });
  });

  it('one that began in the same instant as ours was said to ends there, and not at the click', () => {
    const said = { ...ours, start: operation(1, BEGIN, { at: NINE + HOUR }) };
    expect(planEndedHere(said, [theirs(NINE)])).toMatchObject([{ body: { stoppedAt: NINE } }]);
  });

  it('one stop by the begin is enough to have ended what ran, whatever else was done since', () => {
    const [begin, since] = [operation(1, BEGIN, { at: NINE }), operation(3, LOG, { at: NINE + HOUR })];
    const ended = operation(2, stopAt(NINE), { at: NINE, cause: begin.cause });
    expect(hasEndedThere([begin], [ended, since])).toBe(true);
    expect(hasEndedThere([begin], [since])).toBe(false);
  });
});

describe('what comes in the place of another', () => {
  const planned = (entryId: string, body: OperationBody) => ({
    ...{ entryId, body, at: NINE, zone: 'UTC', cause: 'window' as const },
  });

  it('has its rest in that place too, and nothing else', () => {
    const plan = [planned('a', stopAt(NINE)), planned('rest', LOG)];
    const first = operation(1, { ...LOG, replaces: 'gone' });
    expect(restInPlaceOf(plan, 'rest', [first])).toEqual([
      plan[0],
      planned('rest', { ...LOG, replaces: 'gone' }),
    ]);
    expect(restInPlaceOf(plan, 'rest', [operation(1, LOG)])).toBe(plan);
  });

  it('is all that is left of an undo only where the deletion was taken back', () => {
    const replacement = operation(3, { ...LOG, replaces: 'gone' }, { entryId: 'new' });
    const deletion = operation(2, DELETE, { entryId: 'gone' });
    const takenBack = { ...deletion, undoneAt: NINE };
    expect(untouchedReplacement('gone', [takenBack], [takenBack, replacement])).toEqual([replacement]);
    expect(untouchedReplacement('gone', [deletion], [deletion, replacement])).toBeNull();
  });
});
