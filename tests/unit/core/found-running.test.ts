import { describe, expect, it } from 'vitest';
import {
  foundBy,
  planEndedHere,
  runsNoMoreAsFound,
  sentAgain,
  withoutFound,
} from '../../../src/main/core/late-start';
import type { OperationBody } from '../../../src/main/core/operation';
import { entry, NINE, operation, SECOND, serverEntry, START } from './support';

/** What was found running elsewhere before a timer of here was told. */

const HOUR = 3_600 * SECOND;
const STOP: OperationBody = { kind: 'stop', stoppedAt: NINE, seconds: 0, endTime: '09:00' };
const EDIT: OperationBody = { kind: 'edit', changes: { notes: 'x' } };
const span = (entryId: string) => ({ entryId, startedAt: NINE, seconds: 0 });
const begin = (...found: readonly string[]): OperationBody => ({
  ...{ ...START, startedAt: NINE },
  foundRunning: found.map(span),
});

describe('whether it runs as it was found', () => {
  const running = serverEntry({ startedAt: NINE, seconds: 600 });
  const stopped = serverEntry({ startedAt: null, seconds: 900 });
  it.each([
    ['it still does', running, running, [], false],
    ['somebody went on with it: it has counted before', running, { ...running, seconds: 601 }, [], true],
    ['its begin was moved: it counts less', running, { ...running, seconds: 599 }, [], false],
    ['somebody stopped it', running, stopped, [], true],
    ['it was stopped from here', running, stopped, [STOP], false],
    ['it was stopped from here, and edited', running, stopped, [EDIT, STOP], false],
    ['somebody stopped it, and it was edited here', running, stopped, [EDIT], true],
    ['it did not run, and does', stopped, running, [], true],
    ['it did not run, and does not', stopped, { ...stopped, seconds: 60 }, [], false],
  ])('%s', (_, before, after, bodies, is) => {
    const open = bodies.map((body, index) => operation(index + 1, body));
    expect(runsNoMoreAsFound(before, after, open)).toBe(is);
  });
});

describe('an entry that runs no more as it was found', () => {
  it('is forgotten by all that have found it, and by nothing else', () => {
    const open = [
      operation(1, begin('theirs', 'other')),
      operation(2, begin('other')),
      operation(3, { ...START, startedAt: NINE }),
      operation(4, STOP),
      operation(5, begin('theirs')),
    ];
    expect(withoutFound(open, 'theirs')).toEqual([
      { seq: 1, body: begin('other') },
      { seq: 5, body: begin() },
    ]);
  });

  it('was found by a begin alone, and by one that has looked', () => {
    expect(foundBy(operation(1, begin('theirs')))).toEqual([span('theirs')]);
    expect(foundBy(operation(1, { ...START, startedAt: NINE }))).toEqual([]);
    expect(foundBy(operation(1, STOP))).toEqual([]);
  });
});

describe('what was in sight when a begin was sent again', () => {
  const seen = (id: string, remoteId: string | null) => entry({ id, remoteId, startedAt: NINE });

  it('is all that ran on the server then, and what had been found before, each once', () => {
    const body = sentAgain(begin('theirs', 'older'), [
      seen('theirs', 'r1'),
      seen('new', 'r2'),
      seen('own', null),
    ]);
    expect(body).toMatchObject({ sawRunning: ['theirs', 'new', 'older'] });
    expect(sentAgain({ ...START, startedAt: NINE }, [])).toMatchObject({ sawRunning: [] });
    expect(sentAgain(STOP, [seen('theirs', 'r1')])).toBe(STOP);
  });

  const ended = (stoppedAt: number) => [
    { entry: entry({ id: 'theirs', startedAt: NINE - HOUR }), stoppedAt },
  ];
  const ours = (sawRunning: readonly string[], startedAt: number | null = null) => ({
    start: operation(1, { ...START, startedAt: NINE, sawRunning }, { at: NINE }),
    begunAt: NINE,
    entry: entry({ startedAt }),
  });
  const ends = (...asked: Parameters<typeof planEndedHere>): readonly string[] =>
    planEndedHere(...asked).map(({ entryId }) => entryId);

  it('ran on after ours had ended, and is left so', () => {
    expect(ends(ours(['theirs']), [], ended(NINE + 2 * HOUR), NINE + HOUR)).toEqual([]);
    expect(ends(ours(['theirs']), [], ended(NINE + 2 * HOUR))).toEqual([]);
  });

  it('ends where ours began where one click has ended both, or it ended before ours', () => {
    expect(ends(ours(['theirs']), [], ended(NINE + HOUR), NINE + HOUR)).toEqual(['theirs']);
    expect(ends(ours(['theirs']), [], ended(NINE + HOUR / 2), NINE + HOUR)).toEqual(['theirs']);
  });

  it('ends where ours began where that still runs, and where it was not in sight', () => {
    expect(ends(ours(['theirs'], NINE), [], ended(NINE + HOUR))).toEqual(['theirs']);
    expect(ends(ours([]), [], ended(NINE + HOUR))).toEqual(['theirs']);
    expect(ends(ours(['another']), [], ended(NINE + HOUR), NINE + HOUR)).toEqual(['theirs']);
  });

  it('ended before ours began where it did', () => {
    expect(ends(ours([]), [], ended(NINE - HOUR / 2))).toEqual([]);
    expect(ends(ours([]), [], ended(NINE))).toEqual([]);
  });
});
