import { expect, it } from 'vitest';
import type { OperationBody } from '../../../src/main/core/operation';
import { heldRests } from '../../../src/main/core/split-rest';
import { NINE, operation, TODAY } from './support';

const of = (entryId: string, seq: number, body: OperationBody) => operation(seq, body, { entryId });
const shortened: OperationBody = { kind: 'edit', changes: { seconds: 600 } };
const rest = (splitFrom?: string): OperationBody => ({
  ...{ kind: 'log', projectId: 'p1', taskId: 't1', notes: '', billable: true, spentDate: TODAY, seconds: 60 },
  ...{ startTime: null, endTime: null, ...(splitFrom !== undefined && { splitFrom }) },
});
const held = (...open: Parameters<typeof heldRests>[0]) => [...heldRests(open)];

it('the rest of a split waits for the shortening of what it was split from, and for nothing else', () => {
  expect(held(of('a', 1, shortened), of('r', 2, rest('a')))).toEqual([['r', 'a']]);
  expect(held(of('a', 1, shortened), of('r', 2, rest()))).toEqual([]);
  expect(held(of('b', 1, shortened), of('r', 2, rest('a')))).toEqual([]);
  expect(held(of('r', 2, rest('a')))).toEqual([]);
});

it('it does not wait for what was done to that one later, nor for another edit of it', () => {
  expect(held(of('r', 2, rest('a')), of('a', 3, shortened))).toEqual([]);
  expect(held(of('a', 1, { kind: 'edit', changes: { notes: 'x' } }), of('r', 2, rest('a')))).toEqual([]);
  const begin = { startedAt: NINE, seconds: 0 };
  expect(held(of('a', 1, { kind: 'edit', changes: begin }), of('r', 2, rest('a')))).toEqual([]);
  const stop = { kind: 'stop', stoppedAt: NINE, seconds: 600, endTime: '09:00' } as const;
  expect(held(of('a', 1, stop), of('r', 2, rest('a')))).toEqual([]);
});

it('the rest of a rest waits for that', () => {
  const open = [of('a', 1, shortened), of('r', 2, rest('a')), of('r', 3, shortened), of('s', 4, rest('r'))];
  expect(held(...open)).toEqual([
    ['r', 'a'],
    ['s', 'r'],
  ]);
});
