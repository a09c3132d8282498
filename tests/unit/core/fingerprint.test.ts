import { describe, expect, it } from 'vitest';
import { couldBe, type LookFacts } from '../../../src/main/core/fingerprint';
import type { Operation, OperationBody, ServerEntry } from '../../../src/main/core/operation';
import { NINE, operation, SECOND, serverEntry, START, TODAY } from './support';

const MINUTE_MS = 60 * SECOND;
const { projectId, taskId, notes, billable } = START;
const LOG: OperationBody = {
  ...{ kind: 'log', projectId, taskId, notes, billable, spentDate: TODAY },
  ...{ seconds: 600, startTime: null, endTime: null },
};
const QUARTERS = { direction: 'up', stepSeconds: 900 } as const;

const isIt = (
  server: Partial<ServerEntry>,
  operations: readonly Operation[],
  facts: Partial<LookFacts> = {},
): boolean => couldBe(serverEntry(server), operations, { zone: 'UTC', rounding: null, skewMs: 0, ...facts });

describe('a row that could be the finished entry whose creation was lost', () => {
  const logged = [operation(1, LOG)];

  it('says what was sent', () => {
    expect(isIt({}, logged)).toBe(true);
    expect(isIt({ notes: ' note ' }, logged)).toBe(true);
    expect(isIt({}, [operation(1, { ...LOG, notes: ' note' })])).toBe(true);
    expect(isIt({}, [])).toBe(false);
  });

  it.each([
    ['has a mark', { clientRequestId: 'another' }],
    ['was not sent by an app', { source: 'web' }],
    ['is on another project', { projectId: 'p2' }],
    ['is on another task', { taskId: 't2' }],
    ['is on another day', { spentDate: '2026-05-20' }],
    ['has another note', { notes: 'another' }],
    ['still runs', { startedAt: NINE }],
    ['is longer', { seconds: 603 }],
    ['is shorter', { seconds: 597 }],
    ['was made long before the click', { createdAt: NINE - 5 * MINUTE_MS - 1 }],
  ] as const)('is no row that %s', (_, server) => {
    expect(isIt(server, logged)).toBe(false);
  });

  it.each([
    ['its seconds, as two readings differ', { seconds: 602 }],
    ['its seconds, as decimal hours tell them', { seconds: 618, precisionSeconds: 18 }],
    ['a clock there that is behind', { createdAt: NINE - 5 * MINUTE_MS }],
    ['a server that does not tell when it was made', { createdAt: null }],
  ] as const)('may lie beside it by %s', (_, server) => {
    expect(isIt(server, logged)).toBe(true);
  });

  it('was made at the click by the clock of the server', () => {
    const made = { createdAt: NINE - 4 * MINUTE_MS };
    expect(isIt(made, logged, { skewMs: MINUTE_MS })).toBe(true);
    expect(isIt(made, logged, { skewMs: MINUTE_MS + 1 })).toBe(false);
  });

  it("has the duration that the company's rounding made of it", () => {
    expect(isIt({ seconds: 900 }, logged, { rounding: QUARTERS })).toBe(true);
    expect(isIt({ seconds: 600 }, logged, { rounding: QUARTERS })).toBe(false);
  });

  it('may have been sent with any of the changes that followed, but not with a part of one', () => {
    const edited = [
      ...logged,
      operation(2, { kind: 'edit', changes: { notes: 'second', seconds: 1200 } }),
      operation(3, { kind: 'edit', changes: { notes: 'third' } }),
    ];
    for (const sent of [{}, { notes: 'second', seconds: 1200 }, { notes: 'third', seconds: 1200 }])
      expect(isIt(sent, edited)).toBe(true);
    expect(isIt({ notes: 'second' }, edited)).toBe(false);
    expect(isIt({ notes: 'third' }, edited)).toBe(false);
  });

  it('is none once it was deleted, but what was sent before may be there', () => {
    expect(isIt({}, [...logged, operation(2, { kind: 'delete' })])).toBe(true);
    expect(isIt({ notes: 'another' }, [...logged, operation(2, { kind: 'delete' })])).toBe(false);
  });
});

describe('a row that could be the timer whose creation was lost', () => {
  const started = [operation(1, START)];
  const nowhere = { startTime: null, startedAt: null, createdAt: null };
  const NEAR = 2 * MINUTE_MS;

  it.each([
    ['stamp', (ms: number) => ({ startedAt: NINE + ms })],
    ['making', (ms: number) => ({ createdAt: NINE + ms })],
  ] as const)('lies near the click by its %s', (_, at) => {
    for (const ms of [-NEAR, 0, NEAR]) expect(isIt({ ...nowhere, ...at(ms) }, started)).toBe(true);
    for (const ms of [-NEAR - 1, NEAR + 1]) expect(isIt({ ...nowhere, ...at(ms) }, started)).toBe(false);
  });

  it('lies near the click by its clock time', () => {
    for (const startTime of ['08:58', '09:02'] as const)
      expect(isIt({ ...nowhere, startTime }, started)).toBe(true);
    for (const startTime of ['08:57', '09:03'] as const)
      expect(isIt({ ...nowhere, startTime }, started)).toBe(false);
  });

  it('lies near it by the clock of the zone that was known at the click, too', () => {
    const zone = { zone: 'Asia/Kathmandu' };
    expect(isIt({ ...nowhere, startTime: '09:00' }, started, zone)).toBe(true);
    expect(isIt({ ...nowhere, startTime: '14:45' }, started, zone)).toBe(true);
    expect(isIt({ ...nowhere, startTime: '12:00' }, started, zone)).toBe(false);
  });

  it('lies near it by the clock of the server', () => {
    const skewMs = 10 * MINUTE_MS;
    const clockTold = [{ startTime: '09:12' }, { createdAt: NINE + 12 * MINUTE_MS }] as const;
    for (const told of clockTold) expect(isIt({ ...nowhere, ...told }, started, { skewMs })).toBe(true);
    for (const told of clockTold)
      expect(isIt({ ...nowhere, ...told }, started, { skewMs: skewMs - 1 })).toBe(false);
    expect(isIt({ ...nowhere, startedAt: NINE }, started, { skewMs })).toBe(true);
  });

  it('may be on the date that it was sent with, or on the one that it has by now', () => {
    const moved = [operation(1, { ...START, sentOn: '2026-05-20' })];
    for (const spentDate of [TODAY, '2026-05-20'] as const)
      expect(isIt({ ...nowhere, spentDate, startedAt: NINE }, moved)).toBe(true);
    expect(isIt({ ...nowhere, spentDate: '2026-05-19', startedAt: NINE }, moved)).toBe(false);
    expect(isIt({ ...nowhere, spentDate: '2026-05-20', startedAt: NINE }, started)).toBe(false);
  });

  it('is none where nothing tells when it began', () => {
    expect(isIt(nowhere, started)).toBe(false);
  });
});
