import { describe, expect, it } from 'vitest';
import {
  differingFields,
  fieldsOf,
  fieldsSetBy,
  isBegunSince,
  sameIn,
  setsLength,
  withTheirs,
} from '../../../src/main/core/conflict';
import type { StoredChanges } from '../../../src/main/core/operation';
import type { ConflictField } from '../../../src/shared/snapshot';
import { entry, NINE, operation, START, TODAY } from './support';

const MINUTE_MS = 60_000;

/** Every name that an edit can set, with the field that the person is asked about. */
const CHANGES: readonly (readonly [ConflictField, StoredChanges])[] = [
  ['notes', { notes: 'mine' }],
  ['place', { projectId: 'p2' }],
  ['place', { taskId: 't2' }],
  ['date', { spentDate: '2026-05-20' }],
  ['time', { seconds: 900 }],
  ['time', { startTime: '08:00' }],
  ['time', { endTime: '10:00' }],
  ['time', { startedAt: NINE }],
];
const ALL = Object.assign({}, ...CHANGES.map(([, changes]) => changes)) satisfies StoredChanges;

const edit = (changes: StoredChanges, seq = 1) => operation(seq, { kind: 'edit', changes });
const stop = operation(2, {
  kind: 'stop',
  stoppedAt: NINE + 30 * MINUTE_MS,
  seconds: 1800,
  endTime: '09:30',
});

it('a length is set by an edit of the duration of what is finished, and by nothing else', () => {
  expect(setsLength(edit({ seconds: 900 }).body)).toBe(true);
  expect(setsLength(edit({ seconds: 900, endTime: '10:00' }).body)).toBe(true);
  expect(setsLength(edit({ seconds: 0, startedAt: NINE }).body)).toBe(false);
  expect(setsLength(edit({ notes: 'x' }).body)).toBe(false);
  expect(setsLength(stop.body)).toBe(false);
});

it('a span is begun since a stop where it began after the click, and nowhere else', () => {
  const clicked = NINE + 30 * MINUTE_MS;
  expect(isBegunSince({ startedAt: clicked + 1 }, stop.body)).toBe(true);
  expect(isBegunSince({ startedAt: clicked }, stop.body)).toBe(false);
  expect(
    isBegunSince({ startedAt: null }, { kind: 'stop', stoppedAt: -1, seconds: 0, endTime: '00:00' }),
  ).toBe(false);
  expect(isBegunSince({ startedAt: clicked + 1 }, START)).toBe(false);
  expect(isBegunSince({ startedAt: clicked + 1 }, undefined)).toBe(false);
});

describe('the fields that are decided', () => {
  it.each(CHANGES)('%s: by an edit of %o', (field, changes) => {
    expect(fieldsOf(changes)).toEqual([field]);
    expect(fieldsSetBy({ kind: 'edit', changes })).toEqual([field]);
  });

  it('are none by an edit of nothing, the time by a stop, and none by anything else', () => {
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf(ALL)).toEqual(['notes', 'place', 'date', 'time']);
    expect(fieldsSetBy(stop.body)).toEqual(['time']);
    expect(fieldsSetBy(START)).toEqual([]);
    expect(fieldsSetBy({ kind: 'delete' })).toEqual([]);
  });
});

describe('two states of an entry', () => {
  it.each(CHANGES)('differ in the %s alone by %o', (field, changes) => {
    const mine = entry({ endTime: '09:10', ...changes });
    const theirs = entry({ endTime: '09:10' });
    const fields: readonly ConflictField[] = ['notes', 'place', 'date', 'time'];
    expect(fields.filter((each) => !sameIn(each, mine, theirs))).toEqual([field]);
  });

  it('differ in what was set here, and only that is asked about', () => {
    const mine = entry({ notes: 'mine', seconds: 900, spentDate: '2026-05-20' });
    const ours = [edit({ notes: 'mine', projectId: 'p1' }), edit({ seconds: 900 }, 2)];
    expect(differingFields(ours, mine, entry())).toEqual(['notes', 'time']);
    expect(differingFields([stop], mine, entry())).toEqual(['time']);
    expect(differingFields(ours, entry(), entry())).toEqual([]);
  });
});

describe('what is left where the other side stands', () => {
  it.each(CHANGES)('in the %s: all of an edit but %o', (field, changes) => {
    const [first] = withTheirs([edit(ALL)], [field], entry());
    const kept = CHANGES.filter(([other]) => other !== field).map(([, other]) => other);
    expect(first).toEqual({ kind: 'edit', changes: Object.assign({}, ...kept) });
    expect(withTheirs([edit(changes)], [field], entry())).toEqual([]);
    expect(withTheirs([edit(changes)], [], entry())).toEqual([{ kind: 'edit', changes }]);
  });

  it('of several edits is one, with the last value of each', () => {
    const ours = [edit({ notes: 'first', seconds: 900 }), edit({ notes: 'last', taskId: 't2' }, 2)];
    expect(withTheirs(ours, ['time'], entry())).toEqual([
      { kind: 'edit', changes: { notes: 'last', taskId: 't2' } },
    ]);
  });

  it('of a stop is a stop at the click that counts from their begin, as long as it runs there', () => {
    const theirs = entry({ startedAt: NINE - 10 * MINUTE_MS, seconds: 60 });
    const ours = [edit({ notes: 'mine' }), stop];
    expect(withTheirs(ours, ['time'], theirs)).toEqual([
      { kind: 'edit', changes: { notes: 'mine' } },
      { ...stop.body, seconds: 40 * 60 + 60 },
    ]);
    expect(withTheirs([stop], ['time'], entry({ spentDate: TODAY, seconds: 1200 }))).toEqual([]);
  });
});
