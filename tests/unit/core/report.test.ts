import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildReport,
  withUnsent,
  type ReportEntry,
  type ReportInput,
  type TeamMember,
} from '../../../src/main/core/report';
import { addDays } from '../../../src/shared/calendar';
import { GROUPINGS, type Grouping, type ReportRow } from '../../../src/shared/report';

const FROM = '2026-05-01';

const entry = (over: Partial<ReportEntry> = {}): ReportEntry => ({
  ...{ remoteId: 'r', ownId: null, userId: 'ada', userName: 'Ada' },
  ...{ projectId: 'website', projectName: 'Website', color: '#4f46e5' },
  ...{ clientId: 'acme', clientName: 'Acme' },
  ...{ taskId: 'dev', taskName: 'Development', spentDate: FROM, seconds: 60, isRunning: false },
  ...{ billable: true, source: 'api' },
  ...over,
});

const input = (over: Partial<ReportInput> = {}): ReportInput => ({
  ...{ from: FROM, to: '2026-05-31', scope: 'everyone', entries: [], team: [], locale: 'en' },
  ...over,
});

const some = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const anyEntry: fc.Arbitrary<ReportEntry> = fc.record({
  remoteId: fc.uuid(),
  ownId: fc.constant(null),
  userId: some('ada', 'bob', ''),
  userName: some('Ada', 'Bob', ''),
  projectId: some('p1', 'p2', 'p3'),
  projectName: some('One', 'Two', ''),
  clientId: some('c1', 'c2', 'c3'),
  clientName: some('Acme', 'Northwind', ''),
  color: fc.constant(null),
  taskId: some('t1', 't2'),
  taskName: some('Development', ''),
  // Some lie outside.
  spentDate: fc.integer({ min: -3, max: 380 }).map((days) => addDays(FROM, days)),
  seconds: fc.integer({ min: 0, max: 86_400 }),
  isRunning: fc.boolean(),
  billable: fc.boolean(),
  source: some('web', 'cli', 'api', 'agent', 'calendar'),
});

/** What tells the lines of a grouping apart, said once more and by another hand. */
function keyOf(by: Grouping, one: ReportEntry): string {
  if (by === 'person') return one.userId;
  if (by === 'project') return one.projectId;
  if (by === 'task') return one.taskId;
  if (by === 'client') return one.clientId ?? '';
  if (by === 'day') return one.spentDate;
  if (by === 'billable') return one.billable ? 'billable' : 'unbillable';
  return one.source;
}

const secondsOf = (entries: readonly ReportEntry[]): number => {
  let seconds = 0;
  for (const one of entries) seconds += one.seconds;
  return seconds;
};

const sums = (entries: readonly ReportEntry[]) => ({
  seconds: secondsOf(entries),
  billableSeconds: secondsOf(entries.filter((one) => one.billable)),
  agentSeconds: secondsOf(entries.filter((one) => one.source === 'agent')),
  entries: entries.length,
});

const sumsOf = ({ seconds, billableSeconds, agentSeconds, entries }: ReportRow) => ({
  ...{ seconds, billableSeconds, agentSeconds, entries },
});

describe('what a report adds up', () => {
  it('is, on each line of each grouping and in each bar, what its entries have', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 60 }), fc.integer({ min: 0, max: 370 }), (all, length) => {
        const to = addDays(FROM, length);
        const { groups, bars, total } = buildReport(input({ to, entries: all }));
        const within = all.filter((one) => one.spentDate >= FROM && one.spentDate <= to);
        expect(total).toEqual({ ...sums(within), amounts: [] });
        for (const by of GROUPINGS) {
          const rows = groups[by] ?? [];
          expect(rows.map(({ key }) => key).sort()).toEqual(
            [...new Set(within.map((one) => keyOf(by, one)))].sort(),
          );
          for (const row of rows) {
            const own = within.filter((one) => keyOf(by, one) === row.key);
            expect(sumsOf(row)).toEqual(sums(own));
            expect(row.parts).toEqual(
              bars.map((bar) =>
                secondsOf(own.filter(({ spentDate }) => spentDate >= bar.from && spentDate <= bar.to)),
              ),
            );
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps clients of the same name apart; of whom nobody said which is the only one of that name', () => {
    const clients = (entries: readonly ReportEntry[]) =>
      (buildReport(input({ entries })).groups.client ?? []).map(({ key, name, seconds }) => [
        ...[key, name, seconds],
      ]);
    const unsaid = entry({ clientId: null, seconds: 1 });
    const nameless = entry({ clientId: null, clientName: '', seconds: 2 });
    expect(clients([unsaid, entry(), nameless])).toEqual([
      ['acme', 'Acme', 61],
      ['?', '', 2],
    ]);
    expect(clients([entry(), entry({ clientId: 'namesake', seconds: 30 }), unsaid])).toEqual([
      ['acme', 'Acme', 60],
      ['namesake', 'Acme', 30],
      ['?Acme', 'Acme', 1],
    ]);
  });

  it('comes to the same whole by whatever it is grouped, in whatever order it was read', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 40 }), (all) => {
        const { groups, total } = buildReport(input({ entries: all }));
        const backwards = buildReport(input({ entries: [...all].reverse() }));
        expect(backwards.total).toEqual(total);
        for (const by of GROUPINGS) {
          const rows = groups[by] ?? [];
          const whole = (of: (row: ReportRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
          expect(whole(({ seconds }) => seconds)).toBe(total.seconds);
          expect(whole(({ billableSeconds }) => billableSeconds)).toBe(total.billableSeconds);
          expect(whole(({ agentSeconds }) => agentSeconds)).toBe(total.agentSeconds);
          expect(whole(({ entries }) => entries)).toBe(total.entries);
          expect(whole(({ parts }) => parts.reduce((sum, part) => sum + part, 0))).toBe(total.seconds);
        }
      }),
    );
  });

  it('is sorted by time, the most first, and the days by the calendar', () => {
    const entries = [
      entry({ projectId: 'a', projectName: 'Alpha', spentDate: '2026-05-03', seconds: 10 }),
      entry({ projectId: 'b', projectName: 'Beta', spentDate: '2026-05-01', seconds: 30 }),
      entry({ projectId: 'c', projectName: 'Gamma', spentDate: '2026-05-02', seconds: 10 }),
    ];
    const { groups } = buildReport(input({ entries }));
    expect(groups.project?.map(({ key }) => key)).toEqual(['b', 'a', 'c']);
    expect(groups.day?.map(({ key }) => key)).toEqual(['2026-05-01', '2026-05-02', '2026-05-03']);
  });

  it('names a line by the first entry that has a name', () => {
    const { groups } = buildReport(
      input({ entries: [entry({ projectName: '', clientName: '', color: null }), entry()] }),
    );
    expect(groups.project).toMatchObject([{ name: 'Website', detail: 'Acme', color: '#4f46e5' }]);
  });

  it('of one’s own has nobody to tell apart', () => {
    expect(buildReport(input({ scope: 'own', entries: [entry()] })).groups.person).toBeUndefined();
  });
});

describe('what the team’s time comes to', () => {
  const member = (userId: string, amount: number, currency: string | null = 'EUR'): TeamMember => ({
    ...{ userId, userName: userId, seconds: 3_600, billableSeconds: 1_800 },
    amount: { currency, amount },
  });

  it('is added to a person’s line, over all spans, but never across currencies', () => {
    const team = [
      member('ada', 10_001),
      member('bob', 5_000, 'USD'),
      member('ada', 2),
      member('ada', 7, 'CHF'),
    ];
    const { groups, total } = buildReport(
      input({ entries: [entry({ userName: '' }), entry({ userId: 'bob', seconds: 30 })], team }),
    );
    expect(groups.person).toMatchObject([
      {
        ...{ key: 'ada', name: 'ada', seconds: 60 },
        amounts: [
          { currency: 'CHF', amount: 7 },
          { currency: 'EUR', amount: 10_003 },
        ],
      },
      { key: 'bob', amounts: [{ currency: 'USD', amount: 5_000 }] },
    ]);
    expect(total.amounts).toEqual([
      { currency: 'CHF', amount: 7 },
      { currency: 'EUR', amount: 10_003 },
      { currency: 'USD', amount: 5_000 },
    ]);
  });

  it('is exact, and on the lines together what the whole says', () => {
    const some = fc.record({
      userId: fc.constantFrom('ada', 'bob', 'eve'),
      currency: fc.constantFrom('EUR', 'USD', null),
      amount: fc.integer({ min: 0, max: 1e12 }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 30 }), (amounts) => {
        const team = amounts.map(({ userId, amount, currency }) => member(userId, amount, currency));
        const { groups, total } = buildReport(input({ entries: [entry()], team }));
        for (const currency of ['EUR', 'USD', null]) {
          const slow = amounts
            .filter((one) => one.currency === currency)
            .reduce((sum, one) => sum + BigInt(one.amount), 0n);
          const of = (list: ReportRow['amounts']) =>
            list.reduce((sum, one) => (one.currency === currency ? sum + BigInt(one.amount) : sum), 0n);
          expect(of(total.amounts)).toBe(slow);
          expect((groups.person ?? []).reduce((sum, row) => sum + of(row.amounts), 0n)).toBe(slow);
        }
      }),
    );
  });

  it('stands alone where there are too many entries to be read', () => {
    const { groups, bars, total } = buildReport(
      input({ entries: null, team: [member('ada', 1), member('bob', 0), member('ada', 2)] }),
    );
    expect(bars).toEqual([]);
    expect(Object.keys(groups)).toEqual(['person']);
    expect(groups.person).toMatchObject([
      { key: 'ada', seconds: 7_200, billableSeconds: 3_600, amounts: [{ currency: 'EUR', amount: 3 }] },
      { key: 'bob', seconds: 3_600, amounts: [] },
    ]);
    expect(total).toMatchObject({ seconds: 10_800, billableSeconds: 5_400 });
  });
});

describe('what is not sent yet', () => {
  const there = [entry({ remoteId: 'r1', seconds: 1 }), entry({ remoteId: 'r2', ownId: 'lost', seconds: 2 })];
  const seconds = (entries: readonly ReportEntry[]) => entries.map((one) => one.seconds);

  it('stands in the place of what Keito has, or beside it', () => {
    const edited = entry({ remoteId: 'r1', seconds: 10 });
    const added = entry({ remoteId: null, seconds: 20 });
    expect(
      seconds(
        withUnsent(there, [
          { remoteId: 'r1', ownId: 'e1', entry: edited },
          { remoteId: null, ownId: 'e2', entry: added },
        ]),
      ),
    ).toEqual([2, 10, 20]);
  });

  it('is gone where it was deleted here', () => {
    expect(seconds(withUnsent(there, [{ remoteId: 'r2', ownId: 'e', entry: null }]))).toEqual([1]);
  });

  it('counts once although Keito has it and only its answer was lost', () => {
    const lost = entry({ remoteId: null, ownId: 'lost', seconds: 2 });
    expect(seconds(withUnsent(there, [{ remoteId: null, ownId: 'lost', entry: lost }]))).toEqual([1, 2]);
  });
});
