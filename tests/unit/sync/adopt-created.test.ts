import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperationBody, ServerEntry } from '../../../src/main/core/operation';
import type { Ledger } from '../../../src/main/ledger/ledger';
import type { TimeEntry } from '../../../src/shared/model';
import { adoptCreated, adoptFound, agrees } from '../../../src/main/sync/adopt-created';
import { listsMetadata } from '../../../src/main/sync/lists-metadata';
import { HOUR, MINUTE, present } from '../../support/bench';
import { planned, TestJournal } from '../../support/journal';
import { entry, NINE, serverEntry, START, TODAY } from '../core/support';

describe("a server's duration", () => {
  const ours = entry({ seconds: 600 });
  const there = (seconds: number, precisionSeconds = 1) => serverEntry({ seconds, precisionSeconds });

  it('agrees with ours to two readings of a clock, or as decimal hours tell it', () => {
    for (const seconds of [598, 600, 602]) expect(agrees(there(seconds), ours, null)).toBe(true);
    for (const seconds of [597, 603]) expect(agrees(there(seconds), ours, null)).toBe(false);
    for (const seconds of [582, 618]) expect(agrees(there(seconds, 18), ours, null)).toBe(true);
    for (const seconds of [581, 619]) expect(agrees(there(seconds, 18), ours, null)).toBe(false);
  });

  it("agrees with what the company's rounding makes of ours", () => {
    const rounding = { direction: 'up', stepSeconds: 900 } as const;
    expect(agrees(there(900), ours, rounding)).toBe(true);
    expect(agrees(there(600), ours, rounding)).toBe(false);
  });

  it('cannot disagree while either of them runs', () => {
    expect(agrees(there(0), { ...ours, startedAt: NINE }, null)).toBe(true);
    expect(agrees(serverEntry({ seconds: 0, startedAt: NINE }), ours, null)).toBe(true);
  });
});

describe('the answer to a creation', () => {
  let journal: TestJournal;
  let ledger: Ledger;
  beforeEach(() => {
    journal = new TestJournal();
    ledger = journal.open().ledger;
  });
  afterEach(() => journal.remove());

  const LOG: OperationBody = {
    ...{ kind: 'log', projectId: 'p1', taskId: 't1', notes: 'note', spentDate: TODAY, billable: true },
    ...{ seconds: 3570, startTime: '09:00', endTime: '10:00' },
  };
  const options = () => ({
    ...{ ledger, client: { skewMs: () => 0 }, clock: journal.time.clock, rounding: null },
  });
  const did = (...bodies: readonly OperationBody[]): void =>
    ledger.commit(
      bodies.map((body) => planned('a', body)),
      NINE,
    );
  const answered = (
    server: ServerEntry,
    sent: Pick<TimeEntry, 'seconds' | 'startedAt'> = { seconds: 3570, startedAt: null },
  ): void => adoptCreated(options(), 'a', server, [1], sent);
  const found = (server: ServerEntry): void =>
    adoptFound(options(), present(ledger.operationsOf('a')[0]), server);
  const openBodies = () => ledger.openOperationsOf('a').map(({ body }) => body);
  const CORRECTION = { kind: 'edit', changes: { seconds: 3570 }, isCorrection: true };

  it('that has another duration is corrected, whatever else was changed meanwhile', () => {
    const note: OperationBody = { kind: 'edit', changes: { notes: 'new' } };
    did(LOG, note);
    answered(serverEntry({ seconds: 3600 }));
    expect(openBodies()).toEqual([note, CORRECTION]);
    expect(ledger.entry('a')?.view).toMatchObject({ seconds: 3570, notes: 'new' });
  });

  it.each<OperationBody>([
    { kind: 'edit', changes: { seconds: 1800 } },
    { kind: 'edit', changes: { startTime: '09:30' } },
    { kind: 'edit', changes: { endTime: '09:30' } },
    { kind: 'delete' },
  ])('is not corrected where that is for %o to say', (later) => {
    did(LOG, later);
    answered(serverEntry({ seconds: 3600 }));
    expect(openBodies()).toEqual([later]);
  });

  it.each([
    [3629, true],
    [3630, true],
    [3631, false],
    [7200, false],
  ])(
    'that was only found, with %i s, is corrected (%s) where cut clock times explain it',
    (seconds, isOurs) => {
      did(LOG);
      found(serverEntry({ seconds }));
      expect(openBodies()).toEqual(isOurs ? [CORRECTION] : []);
    },
  );

  it.each([3573, 3600, 3630])('that was only found, without clock times and with %i s, stands', (seconds) => {
    did({ ...LOG, startTime: null, endTime: null });
    found(serverEntry({ seconds, startTime: null, endTime: null }));
    expect(openBodies()).toEqual([]);
    expect(ledger.entry('a')?.view).toMatchObject({ seconds });
  });

  it.each([
    ['a timer', START, { startedAt: NINE, seconds: 0, endTime: null }],
    ['a finished entry', LOG, { seconds: 3570 }],
  ])(
    'to %s that was found is done with, and what somebody wrote there since is not overwritten',
    (_, body, there) => {
      did(body, { kind: 'edit', changes: { notes: 'mine' } });
      ledger.setState([1], 'unsure', NINE);
      found(serverEntry({ ...there, notes: 'theirs', clientRequestId: 'a' }));
      expect(ledger.openOperationsOf('a')).toMatchObject([{ seq: 2, state: 'blocked', block: 'conflict' }]);
      expect(ledger.entry('a')).toMatchObject({ base: { notes: 'theirs' }, view: { notes: 'mine' } });
    },
  );

  it('to a timer that was found leaves the begin at the click', () => {
    did({ ...START, startedAt: NINE + 5_400 });
    ledger.setState([1], 'unsure', NINE);
    found(serverEntry({ startedAt: NINE + 7_000, seconds: 0, endTime: null }));
    expect(ledger.entry('a')?.view).toMatchObject({ startedAt: NINE + 5_400 });
    expect(ledger.openOperationsOf('a')).toEqual([]);
  });

  it('to a timer knows the begin by the clock that was set while it was on its way', () => {
    did(START);
    ledger.setState([1], 'in-flight', NINE);
    ledger.shiftClock(HOUR, NINE + HOUR);
    answered(serverEntry({ startedAt: NINE + HOUR, seconds: 0, endTime: null }), {
      seconds: 0,
      startedAt: NINE,
    });
    expect(ledger.entry('a')?.view).toMatchObject({ startedAt: NINE + HOUR });
  });

  it('to a timer has the begin that was sent: another one that is set meanwhile may still be taken back', () => {
    did(START, { kind: 'edit', changes: { startedAt: NINE - 10 * MINUTE, startTime: '08:50' } });
    answered(serverEntry({ startedAt: NINE + 1_000, seconds: 0, endTime: null }), {
      seconds: 0,
      startedAt: NINE,
    });
    expect(ledger.entry('a')?.view).toMatchObject({ startedAt: NINE - 10 * MINUTE });
    ledger.setState([2], 'done', NINE);
    expect(ledger.entry('a')?.view).toMatchObject({ startedAt: NINE });
  });

  it('with the id that was sent along does not show that lists give it back too', () => {
    did(LOG);
    answered(serverEntry({ seconds: 3570, clientRequestId: 'a' }));
    expect(listsMetadata(ledger)).toBe(false);
  });
});
