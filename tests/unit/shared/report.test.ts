import { describe, expect, it } from 'vitest';
import { columnsOf, sortRows, type ReportColumn, type ReportRow } from '../../../src/shared/report';
import { columnName, groupingName, rowName } from '../../../src/shared/report-text';

const row = (key: string, over: Partial<ReportRow> = {}): ReportRow => ({
  ...{ key, name: key, detail: '', color: null, seconds: 0, billableSeconds: 0, agentSeconds: 0, entries: 1 },
  ...{ parts: [], amounts: [] },
  ...over,
});

const euros = (amount: number) => ({ amounts: [{ currency: 'EUR', amount }] });
const order = (rows: readonly ReportRow[], column: ReportColumn, isDescending: boolean): readonly string[] =>
  sortRows(rows, 'project', { column, isDescending }, 'de').map(({ key }) => key);

describe('a table in another order', () => {
  it('puts names in the order of the language, and numbers in names by their size', () => {
    const rows = ['Zebra', 'Äpfel', 'Birne', 'Phase 10', 'Phase 9'].map((name) => row(name));
    expect(order(rows, 'name', false)).toEqual(['Äpfel', 'Birne', 'Phase 9', 'Phase 10', 'Zebra']);
    expect(order(rows, 'name', true)).toEqual(['Zebra', 'Phase 10', 'Phase 9', 'Birne', 'Äpfel']);
  });

  it.each([
    ['seconds', (value: number) => ({ seconds: value })],
    ['billable', (value: number) => ({ billableSeconds: value })],
    ['agents', (value: number) => ({ agentSeconds: value })],
    ['amount', euros],
  ] as const)('goes by %s, equals by their names whichever way round', (column, of) => {
    const rows = [row('c', of(5)), row('b', of(7)), row('a', of(5))];
    expect(order(rows, column, true)).toEqual(['b', 'a', 'c']);
    expect(order(rows, column, false)).toEqual(['a', 'c', 'b']);
  });

  it('does not compare amounts of different currencies', () => {
    const dollars = row('dollars', { amounts: [{ currency: 'USD', amount: 1 }] });
    const rows = [row('many', euros(900)), dollars, row('none'), row('few', euros(3))];
    expect(order(rows, 'amount', false)).toEqual(['none', 'few', 'many', 'dollars']);
  });

  it('has days by the calendar, whatever they are called', () => {
    const rows = ['2026-05-10', '2026-04-30', '2026-05-02'].map((key) => row(key, { name: '' }));
    const sort = { column: 'name', isDescending: false } as const;
    expect(sortRows(rows, 'day', sort, 'en').map(({ key }) => key)).toEqual([
      ...['2026-04-30', '2026-05-02', '2026-05-10'],
    ]);
  });
});

describe('the columns of a table', () => {
  const total = { seconds: 9, billableSeconds: 0, agentSeconds: 0, entries: 1, amounts: [] };

  it('are name, time and what is billable, more only where there is something in them', () => {
    expect(columnsOf({ total }, [row('a')])).toEqual(['name', 'seconds', 'billable']);
    expect(columnsOf({ total: { ...total, agentSeconds: 1 } }, [row('a', euros(1))])).toEqual([
      ...['name', 'seconds', 'billable', 'agents', 'amount'],
    ]);
  });
});

describe('what a line is called', () => {
  it('is its name, or what its key means', () => {
    const named = (by: Parameters<typeof rowName>[0], key: string, name = '') =>
      rowName(by, { key, name }, 'en-GB');
    expect(named('project', 'p', 'Website')).toBe('Website');
    expect(named('person', 'p')).toBe('No name');
    expect(named('client', '')).toBe('No client');
    expect(named('day', '2026-05-21')).toBe('Thu, 21 May 2026');
    expect(['billable', 'unbillable'].map((key) => named('billable', key))).toEqual([
      'Billable',
      'Not billable',
    ]);
    expect(['web', 'cli', 'api', 'agent', 'calendar'].map((key) => named('source', key))).toEqual([
      ...['Web', 'Command line', 'Apps', 'Agents', 'calendar'],
    ]);
  });

  it('stands below what is grouped by', () => {
    expect(columnName('name', 'task')).toBe('Task');
    expect(columnName('amount', 'task')).toBe('Amount');
    expect(groupingName('source')).toBe('People and agents');
  });
});
