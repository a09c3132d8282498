import type { ExpenseApproval, MetadataItem } from '../../shared/expense';
import { amountFromUnits, type Amount } from '../../shared/money';
import { CLIENT_REQUEST_ID } from '../core/operation';
import type { WireExpense } from '../keito/wire-money';
import { requestIdOf } from './from-wire';

/** The server's word about an expense, in the app's units. */
export interface ServerExpense {
  readonly remoteId: string;
  /** The id that this app gave it, where it created it. */
  readonly ownId: string | null;
  readonly spentDate: string;
  readonly clientName: string;
  readonly projectName: string;
  readonly projectId: string;
  readonly categoryId: string;
  readonly categoryName: string;
  readonly cost: Amount | null;
  readonly units: number | null;
  readonly notes: string;
  readonly billable: boolean;
  readonly approval: ExpenseApproval;
  readonly metadata: readonly MetadataItem[];
}

export function expenseFromWire(wire: WireExpense): ServerExpense {
  const { project, expense_category: category, client, total_cost: cost } = wire;
  return {
    remoteId: wire.id,
    ownId: requestIdOf(wire),
    spentDate: wire.spent_date,
    clientName: client?.name ?? '',
    projectName: project?.name ?? '',
    projectId: wire.project_id ?? project?.id ?? '',
    categoryId: wire.expense_category_id ?? category?.id ?? '',
    categoryName: category?.name ?? '',
    cost: cost === null || cost === undefined ? null : amountFromUnits(cost),
    units: wire.units ?? null,
    notes: wire.notes ?? '',
    billable: wire.billable ?? false,
    approval: approvalOf(wire),
    metadata: metadataOf(wire.metadata),
  };
}

/** Other programs may have put anything there: what is no text is shown as its JSON. */
function metadataOf(wire: WireExpense['metadata']): readonly MetadataItem[] {
  return Object.entries(wire ?? {})
    .filter(([name]) => name !== CLIENT_REQUEST_ID)
    .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }));
}

/** What was billed or approved counts as that, whatever else is said of it. */
function approvalOf({ is_billed, is_locked, approval_status: status }: WireExpense): ExpenseApproval {
  if (is_billed) return 'billed';
  if (status === 'approved' || status === 'rejected' || status === 'submitted') return status;
  return is_locked ? 'locked' : 'unsubmitted';
}
