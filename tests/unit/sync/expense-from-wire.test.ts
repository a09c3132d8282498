import { describe, expect, it } from 'vitest';
import { wireExpenseSchema } from '../../../src/main/keito/wire-money';
import { expenseFromWire } from '../../../src/main/sync/expense-from-wire';
import { TODAY } from '../core/support';

const read = (row: object) =>
  expenseFromWire(wireExpenseSchema.parse({ id: 'x1', spent_date: TODAY, ...row }));

const EMBEDDED = {
  client: { id: 'c1', name: 'Acme' },
  project: { id: 'p2', name: 'Website' },
  expense_category: { id: 'g2', name: 'Travel' },
};

describe('an expense on the wire', () => {
  it('is read whole', () => {
    const row = {
      ...{ ...EMBEDDED, project_id: 'p1', expense_category_id: 'g1', total_cost: 12.5, units: 3 },
      ...{ notes: 'taxi', billable: true, metadata: { client_request_id: 'e0', trip: 'Rome', legs: [1, 2] } },
    };
    expect(read(row)).toEqual({
      ...{
        remoteId: 'x1',
        ownId: 'e0',
        spentDate: TODAY,
        clientName: 'Acme',
        projectName: 'Website',
        projectId: 'p1',
      },
      ...{ categoryId: 'g1', categoryName: 'Travel', cost: 125_000, units: 3, notes: 'taxi', billable: true },
      approval: 'unsubmitted',
      metadata: [
        { name: 'trip', value: 'Rome' },
        { name: 'legs', value: '[1,2]' },
      ],
    });
  });

  it('that says next to nothing is nothing of it all', () => {
    expect(read({})).toEqual({
      ...{
        remoteId: 'x1',
        ownId: null,
        spentDate: TODAY,
        clientName: '',
        projectName: '',
        projectId: '',
        categoryId: '',
      },
      ...{ categoryName: '', cost: null, units: null, notes: '', billable: false },
      ...{ approval: 'unsubmitted', metadata: [] },
    });
  });

  it('names its project and category by what is embedded where it has no ids', () => {
    expect(read(EMBEDDED)).toMatchObject({ projectId: 'p2', categoryId: 'g2' });
  });

  it.each([null, undefined])('has no cost where Keito says %j', (total_cost) => {
    expect(read({ total_cost }).cost).toBeNull();
  });

  it('may cost nothing', () => {
    expect(read({ total_cost: 0, units: 0 })).toMatchObject({ cost: 0, units: 0 });
  });

  it.each([
    [{ approval_status: 'submitted' }, 'submitted'],
    [{ approval_status: 'approved' }, 'approved'],
    [{ approval_status: 'rejected', is_locked: true }, 'rejected'],
    [{ approval_status: 'unsubmitted' }, 'unsubmitted'],
    [{ approval_status: 'something new' }, 'unsubmitted'],
    [{ is_locked: true }, 'locked'],
    [{ approval_status: 'unsubmitted', is_locked: true }, 'locked'],
    [{ is_billed: true, approval_status: 'approved', is_locked: true }, 'billed'],
  ])('%j is %s', (row, approval) => {
    expect(read(row).approval).toBe(approval);
  });
});

it.each(['2026-02-31', '22.05.2026', ''])('is no row that can be read with the day «%s»', (spent_date) => {
  expect(() => read({ spent_date })).toThrow('spent_date');
});
