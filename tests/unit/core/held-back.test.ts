import { describe, expect, it } from 'vitest';
import { heldBack, inPlaceOf, untouchedReplacement } from '../../../src/main/core/held-back';
import type { Operation, OperationBody } from '../../../src/main/core/operation';
import { entry, NINE, operation, START, TODAY } from './support';

const of = (entryId: string, seq: number, body: OperationBody, over: Partial<Operation> = {}) =>
  operation(seq, body, { entryId, ...over });
const shortened: OperationBody = { kind: 'edit', changes: { seconds: 600 } };
const DELETE: OperationBody = { kind: 'delete' };
const LOG: OperationBody = {
  ...{ kind: 'log', projectId: 'p1', taskId: 't1', notes: '', billable: true, spentDate: TODAY, seconds: 60 },
  ...{ startTime: null, endTime: null },
};
const rest = (splitFrom: string): OperationBody => ({ ...LOG, splitFrom });
const anew = (replaces: string): OperationBody => ({ ...LOG, replaces });
const stop = { kind: 'stop', stoppedAt: NINE, seconds: 600, endTime: '09:00' } as const;

describe('what is held back', () => {
  const seeing =
    (...seen: readonly string[]) =>
    (...open: readonly Operation[]) => [
      ...heldBack(open, (id) => (seen.includes(id) ? entry({ id }) : null)),
    ];
  const held = seeing('a');
  const bySplit = (by: string) => ({ by, why: 'split' });

  it('the rest of a split waits for the shortening of what it was split from, and for nothing else', () => {
    expect(held(of('a', 1, shortened), of('r', 2, rest('a')))).toEqual([['r', bySplit('a')]]);
    expect(held(of('a', 1, shortened), of('r', 2, LOG))).toEqual([]);
    expect(held(of('b', 1, shortened), of('r', 2, rest('a')))).toEqual([]);
    expect(held(of('r', 2, rest('a')))).toEqual([]);
  });

  it('it does not wait for what was done to that one later, nor for another edit of it', () => {
    expect(held(of('r', 2, rest('a')), of('a', 3, shortened))).toEqual([]);
    expect(held(of('a', 1, { kind: 'edit', changes: { notes: 'x' } }), of('r', 2, rest('a')))).toEqual([]);
    const begin = { startedAt: NINE, seconds: 0 };
    expect(held(of('a', 1, { kind: 'edit', changes: begin }), of('r', 2, rest('a')))).toEqual([]);
    expect(held(of('a', 1, stop), of('r', 2, rest('a')))).toEqual([]);
  });

  it('the rest of a rest waits for that', () => {
    const open = [of('a', 1, shortened), of('r', 2, rest('a')), of('r', 3, shortened), of('s', 4, rest('r'))];
    expect(held(...open)).toEqual([
      ['r', bySplit('a')],
      ['s', bySplit('r')],
    ]);
  });

  it.each([
    ['logged', anew('a')],
    ['begun', { ...START, replaces: 'a' } as const],
  ])('what is %s in the place of another waits for the deletion of that, be it a later one', (_, body) => {
    const refused = { state: 'blocked', block: 'refused' } as const;
    const waits = [['n', { by: 'a', why: 'deletion' }]];
    expect(seeing()(of('a', 1, DELETE), of('n', 2, body))).toEqual(waits);
    expect(held(of('a', 1, DELETE, refused), of('n', 2, body), of('n', 3, stop))).toEqual(waits);
    expect(seeing()(of('n', 2, body), of('a', 3, DELETE))).toEqual(waits);
  });

  it('it waits for the person where that is to stay, and for nobody once it is gone', () => {
    const stays = [['n', { by: 'a', why: 'still-there' }]];
    expect(held(of('n', 2, anew('a')))).toEqual(stays);
    expect(held(of('a', 1, shortened), of('n', 2, anew('a')))).toEqual(stays);
    expect(seeing('b')(of('b', 1, DELETE), of('n', 2, anew('a')))).toEqual([]);
    expect(seeing('n')(of('n', 1, shortened), of('n', 2, stop))).toEqual([]);
  });

  it('it waits for the person, too, where Keito has locked what was to be deleted', () => {
    const refused = of('a', 1, DELETE, { state: 'blocked', block: 'refused' });
    const held = heldBack([refused, of('n', 2, anew('a'))], (id) => entry({ id, lock: 'approved' }));
    expect([...held]).toEqual([['n', { by: 'a', why: 'still-there' }]]);
  });

  it('only what is begun or logged can come in the place of another', () => {
    expect(inPlaceOf(LOG, 'a')).toEqual(anew('a'));
    expect(inPlaceOf(anew('a'), 'b')).toEqual(anew('b'));
    expect(inPlaceOf({ ...START, replaces: 'a' }, null)).toEqual(START);
    expect(inPlaceOf(stop, 'a')).toBe(stop);
  });
});

describe('what an undo has planned in the place of what it brings back', () => {
  const undone = of('a', 1, DELETE, { undoneAt: NINE, state: 'in-flight' });
  const replacement = of('n', 2, anew('a'));

  it('is what nothing was done to since', () => {
    const before = of('m', 3, anew('a'));
    expect(untouchedReplacement('a', [undone], [undone, replacement, before])).toEqual([replacement, before]);
    const takenBack = of('n', 4, stop, { state: 'done', undoneAt: NINE });
    const others = of('x', 5, stop);
    expect(untouchedReplacement('a', [undone], [undone, replacement, takenBack, others])).toEqual([
      replacement,
    ]);
  });

  it.each([
    ['it was stopped since', [undone], [replacement, of('n', 3, stop)]],
    ['part of it was deleted since', [undone], [replacement, of('m', 3, anew('a'), { state: 'done' })]],
    ['it may have been sent', [undone], [of('n', 2, anew('a'), { state: 'unsure' })]],
    ['there is none', [undone], [of('n', 2, anew('b'))]],
    ['the deletion was not taken back', [of('a', 1, DELETE)], [replacement]],
    ['something else of the entry is open', [undone, of('a', 2, shortened)], [replacement]],
  ])('is none where %s', (_, open, since) => {
    expect(untouchedReplacement('a', open, [...open, ...since])).toBeNull();
  });
});
