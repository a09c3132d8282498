import { expect, it } from 'vitest';
import type { Operation, OperationBody } from '../../../src/main/core/operation';
import { givenUpFor } from '../../../src/main/core/rule-made';
import { timeIn } from '../../../src/shared/calendar';
import type { Cause } from '../../../src/shared/model';
import { NINE, operation, TODAY } from './support';

const MINUTE_MS = 60_000;
const at = (minutes: number): number => NINE + minutes * MINUTE_MS;
const CHOICE = { projectId: 'p1', taskId: 't1', notes: 'note', spentDate: TODAY, billable: true };

const stop = (minutes: number): OperationBody => ({
  ...{ kind: 'stop', stoppedAt: at(minutes), seconds: minutes * 60, endTime: timeIn('UTC', at(minutes)) },
});
const start = (minutes: number): OperationBody => ({
  ...{ kind: 'start', ...CHOICE, startedAt: at(minutes), startTime: timeIn('UTC', at(minutes)) },
});
const log: OperationBody = { kind: 'log', ...CHOICE, seconds: 60, startTime: null, endTime: null };
const edit = (changes: object): OperationBody => ({ kind: 'edit', changes });

/** Done at `minutes`, one after the other: [entry, what, when, who]. */
function done(...all: readonly (readonly [string, OperationBody, number, Cause])[]): readonly Operation[] {
  return all.map(([entryId, body, minutes, cause], index) =>
    operation(index + 1, body, { entryId, at: at(minutes), cause }),
  );
}

/** Numbers of what is given up for a stop elsewhere. */
const givenUp = (
  stoppedThere: number,
  since: readonly Operation[],
  sent: readonly number[] = [],
): readonly number[] =>
  givenUpFor(at(stoppedThere), since, ({ seq }) => sent.includes(seq)).map(({ seq }) => seq);

const LEFT_OUT = [
  ['old', stop(10), 40, 'idle'],
  ['between', log, 40, 'idle'],
  ['next', start(40), 40, 'idle'],
] as const;

it('all of the act is given up, for an earlier stop and for a later one', () => {
  const since = done(...LEFT_OUT);
  expect(givenUp(5, since)).toEqual([1, 2, 3]);
  expect(givenUp(50, since)).toEqual([1, 2, 3]);
});

it('so is what was done to a timer that nobody began, and what a rule made of that', () => {
  const since = done(
    ...LEFT_OUT,
    ['next', stop(60), 90, 'midnight'],
    ['day', start(90), 90, 'midnight'],
    ['day', stop(100), 100, 'window'],
    ['other', start(110), 110, 'window'],
    ['other', stop(120), 130, 'idle'],
  );
  expect(givenUp(50, since)).toEqual([1, 2, 3, 4, 5, 6]);
});

it('nothing is, where the stop was sent or is a person’s, or a person set its time since', () => {
  expect(givenUp(50, done(...LEFT_OUT), [1])).toEqual([]);
  expect(givenUp(50, done(['old', stop(10), 40, 'window'], ['next', start(40), 40, 'window']))).toEqual([]);
  expect(givenUp(50, done(...LEFT_OUT, ['old', edit({ seconds: 60 }), 41, 'window']))).toEqual([]);
  expect(givenUp(50, [])).toEqual([]);
});

it('a note that a person set takes nothing from the stop, and keeps what went on', () => {
  expect(givenUp(50, done(...LEFT_OUT, ['old', edit({ notes: 'x' }), 41, 'window']))).toEqual([1, 2, 3]);
  const since = done(...LEFT_OUT, ['next', edit({ notes: 'x' }), 41, 'window']);
  expect(givenUp(5, since)).toEqual([1, 2]);
  expect(givenUp(50, since)).toEqual([]);
});

it.each([
  ['a person ended what went on', done(...LEFT_OUT, ['next', stop(45), 45, 'window']), []],
  ['a person began another timer', done(...LEFT_OUT, ['other', start(45), 45, 'tray']), []],
  ['what went on was sent', done(...LEFT_OUT), [3]],
])('nothing is, where this computer had ended it before: %s', (_, since, sent) => {
  expect(givenUp(50, since, sent)).toEqual([]);
  expect(givenUp(38, since, sent)).toContain(1);
});

it('stops within a minute of each other are told apart by nothing: ours stands', () => {
  const since = done(...LEFT_OUT, ['next', stop(45), 45, 'window']);
  expect(givenUp(44.1, since)).toEqual([]);
  expect(givenUp(44, since)).toEqual([1, 2, 3, 4]);
});
