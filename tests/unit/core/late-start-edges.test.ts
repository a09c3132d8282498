import { describe, expect, it } from 'vitest';
import { restInPlaceOf, untouchedReplacement } from '../../../src/main/core/held-back';
import {
  beginSaid,
  endedBeforeRule,
  endedSince,
  foundBy,
  hasEndedThere,
  planEndedHere,
  planEndedThere,
  withFound,
} from '../../../src/main/core/late-start';
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

  it('is the clock time that it was given once it had ended, on the date that it has by then', () => {
    const ended = [operation(1, BEGIN), operation(2, stopAt(NINE + HOUR))];
    const timed = operation(3, { kind: 'edit', changes: { startTime: '08:30', seconds: 5400 } });
    expect(beginSaid([...ended, timed])).toBe(NINE - HOUR / 2);
    expect(beginSaid([...ended, { ...timed, undoneAt: NINE }])).toBe(NINE);
    const dated = operation(3, { kind: 'edit', changes: { spentDate: '2026-05-20' } });
    expect(beginSaid([...ended, dated])).toBe(NINE);
    expect(beginSaid([...ended, dated, timed])).toBe(NINE - 24.5 * HOUR);
    expect(beginSaid([...ended, operation(3, { kind: 'edit', changes: { startTime: null } })])).toBe(NINE);
    expect(beginSaid([timed])).toBeNull();
  });

  it('stays in the hour in which it was, in the night that has it twice', () => {
    const zone = 'Europe/Berlin';
    const at = (time: string): number => Date.parse(`2026-10-25T${time}:00Z`);
    const said = (began: string, ended: string): number | null =>
      beginSaid([
        operation(1, { ...BEGIN, spentDate: '2026-10-25', startedAt: at(began) }),
        operation(2, stopAt(at(ended))),
        operation(3, { kind: 'edit', changes: { startTime: '02:05' } }, { zone }),
      ]);
    expect(said('01:10', '01:40')).toBe(at('01:05'));
    expect(said('00:10', '00:40')).toBe(at('00:05'));
    // The second five past two would be nearer, and is after the end.
    expect(said('00:50', '00:55')).toBe(at('00:05'));
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

describe('what was found running before a begin was sent', () => {
  const ours = {
    start: operation(2, BEGIN, { at: NINE }),
    begunAt: NINE,
    entry: entry({ startedAt: NINE }),
  };
  const theirs = (id: string, startedAt: number, seconds = 0) =>
    entry({ id, remoteId: id, startedAt, seconds });
  const span = { entryId: 'a', startedAt: NINE - HOUR, seconds: 60 };
  const ran = theirs('a', NINE - HOUR, 60);
  const stopped = (seq: number, seconds: number) =>
    operation(seq, { kind: 'stop', stoppedAt: NINE + HOUR, seconds, endTime: '10:00' });
  const seen = entry({ id: 'a', remoteId: 'a', seconds: 7260 });

  it('is kept with the begin, as it was found last', () => {
    const [found] = withFound([ours], [ran, theirs('later', NINE + HOUR)]);
    expect(found).toMatchObject({ seq: 2, body: { foundRunning: [span] } });
    const again = { ...ours, start: { ...ours.start, ...found } };
    expect(withFound([again], [])).toEqual([]);
    const other = theirs('b', NINE - HOUR);
    const [both] = withFound([again], [theirs('a', NINE - 2 * HOUR), other]);
    expect(foundBy({ ...ours.start, ...both })).toMatchObject([
      { entryId: 'a', startedAt: NINE - 2 * HOUR, seconds: 0 },
      { entryId: 'b' },
    ]);
    expect(foundBy({ ...ours.start, ...withFound([again], [other])[0] })).toMatchObject([
      span,
      { entryId: 'b' },
    ]);
    expect(withFound([{ ...ours, start: operation(1, LOG) }], [ran])).toEqual([]);
    expect(foundBy(operation(1, LOG))).toEqual([]);
  });

  it('ends where ours began, though it was stopped since, and never later than that', () => {
    const since = endedSince(seen, [stopped(3, 7260)], span, ours.start);
    expect(since).toMatchObject({ stoppedAt: NINE + HOUR, entry: { startedAt: NINE - HOUR, seconds: 60 } });
    const ended = since ? [since] : [];
    expect(planEndedHere(ours, [], ended)).toMatchObject([
      { entryId: 'a', at: NINE, body: { stoppedAt: NINE, seconds: 3660 } },
    ]);
    expect(
      planEndedHere(
        ours,
        [],
        ended.map((one) => ({ ...one, stoppedAt: NINE })),
      ),
    ).toEqual([]);
  });

  it('counts from the begin that it was given since', () => {
    expect(endedSince(seen, [stopped(3, 7260 + 600)], span, ours.start)?.entry).toMatchObject({
      startedAt: NINE - HOUR - 600 * SECOND,
      seconds: 60,
    });
  });

  it('ended as it did where it was not stopped since, or somebody said since how long it was', () => {
    const stop = stopped(3, 7260);
    const timed = operation(4, { kind: 'edit', changes: { seconds: 60 } });
    expect(endedSince(seen, [], span, ours.start)).toBeNull();
    expect(endedSince(ran, [stop], span, ours.start)).toBeNull();
    expect(endedSince(seen, [stopped(1, 7260)], span, ours.start)).toBeNull();
    expect(endedSince(seen, [{ ...stop, undoneAt: NINE }], span, ours.start)).toBeNull();
    expect(endedSince(seen, [stop, timed], span, ours.start)).toBeNull();
    expect(endedSince(seen, [stop, { ...timed, undoneAt: NINE }], span, ours.start)).not.toBeNull();
    const noted = operation(4, { kind: 'edit', changes: { notes: 'x' } });
    expect(
      endedSince(
        seen,
        [timed, stop, noted].map((one, at) => ({ ...one, seq: 3 + at })),
        span,
        ours.start,
      ),
    ).not.toBeNull();
  });
});

describe('what a rule has ended after another one had begun elsewhere', () => {
  const ours = { start: operation(1, BEGIN, { at: NINE }), begunAt: NINE, entry: entry() };
  const ruled = operation(2, stopAt(NINE + 2 * HOUR), { cause: 'midnight' });
  const theirs = (startedAt: number) => entry({ id: `keito:${startedAt}`, startedAt });

  it('had ended where the first of those began', () => {
    const running = [theirs(NINE + HOUR + 60_000), theirs(NINE + HOUR), theirs(NINE - HOUR)];
    expect(endedBeforeRule(ours, [ours.start, ruled], running)).toEqual({ at: NINE + HOUR, stop: ruled });
  });

  it('had not, where they began after that or before ours, where a person ended it, and where it runs', () => {
    const open = [ours.start, ruled];
    expect(endedBeforeRule(ours, open, [theirs(NINE + 2 * HOUR)])).toBeNull();
    expect(endedBeforeRule(ours, open, [theirs(NINE - HOUR)])).toBeNull();
    expect(endedBeforeRule(ours, open, [entry()])).toBeNull();
    const clicked = operation(2, stopAt(NINE + 2 * HOUR), { cause: 'window' });
    expect(endedBeforeRule(ours, [ours.start, clicked], [theirs(NINE + HOUR)])).toBeNull();
    expect(endedBeforeRule(ours, [ours.start], [theirs(NINE + HOUR)])).toBeNull();
    const runs = { ...ours, entry: entry({ startedAt: NINE }) };
    expect(endedBeforeRule(runs, open, [theirs(NINE + HOUR)])).toBeNull();
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
