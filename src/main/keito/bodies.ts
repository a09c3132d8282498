import { MAX_METADATA_BYTES } from '../../shared/expense';
import { invalidBeforeSending } from './errors';
import type { WireSource } from './wire-time';

/** A JSON object of at most 4,096 bytes of UTF-8. */
export type Metadata = Readonly<Record<string, unknown>>;

/**
 * A new time entry. `is_running: true` starts a timer (leave `hours` out; without `started_time` the server stamps
 * now). `is_running: false` is a finished entry with `hours` (decimal, 0 to 24) or `started_time` and `ended_time`
 * ("HH:mm", 24 hours, workspace time zone). `replace_running` stops a running timer in the same call; without it a
 * second timer is refused as a conflict. Leave `billable` out unless the user changed it.
 */
export interface NewTimeEntry {
  readonly project_id: string;
  readonly task_id: string;
  /** YYYY-MM-DD in the workspace's time zone. */
  readonly spent_date: string;
  readonly is_running: boolean;
  readonly hours?: number;
  readonly started_time?: string;
  readonly ended_time?: string;
  readonly notes?: string;
  readonly billable?: boolean;
  /** Fixed at creation; `api` when left out. */
  readonly source?: WireSource;
  readonly metadata?: Metadata;
  readonly user_id?: string;
  readonly replace_running?: boolean;
}

/** What may change afterwards. `metadata` is merged shallowly by the server; null clears. */
export interface TimeEntryPatch {
  readonly project_id?: string;
  readonly task_id?: string;
  readonly spent_date?: string;
  readonly hours?: number;
  readonly notes?: string | null;
  readonly billable?: boolean;
  readonly started_time?: string | null;
  readonly ended_time?: string | null;
  readonly metadata?: Metadata | null;
}

/** Needs `total_cost` (0 or more) or `units` (1 or more). */
export interface NewExpense {
  readonly project_id: string;
  readonly expense_category_id: string;
  readonly spent_date: string;
  readonly total_cost?: number;
  readonly units?: number;
  readonly notes?: string;
  readonly billable?: boolean;
  readonly source?: WireSource;
  readonly metadata?: Metadata;
  readonly user_id?: string;
}

export interface ClientFields {
  readonly name?: string;
  readonly address?: string | null;
  readonly currency?: string;
  readonly is_active?: boolean;
  readonly payment_terms?: 'upon_receipt' | 'net_15' | 'net_30' | 'net_45' | 'net_60' | 'custom';
  readonly payment_days?: number | null;
  readonly tax?: number | null;
  readonly tax2?: number | null;
  readonly discount?: number | null;
}
export interface NewClient extends ClientFields {
  readonly name: string;
}

export interface NewContact {
  readonly client_id: string;
  readonly first_name: string;
  readonly last_name?: string;
  readonly title?: string;
  readonly email?: string;
  readonly phone_office?: string;
  readonly phone_mobile?: string;
  readonly fax?: string;
}

export interface NewInvoiceLine {
  readonly kind: string;
  readonly description?: string;
  readonly quantity?: number;
  readonly unit_price?: number;
  readonly taxed?: boolean;
  readonly taxed2?: boolean;
  readonly project_id?: string;
}
export interface InvoiceFields {
  readonly client_id?: string;
  readonly number?: string;
  readonly state?: 'draft' | 'open' | 'paid' | 'closed';
  readonly subject?: string | null;
  readonly tax?: number | null;
  readonly tax2?: number | null;
  readonly discount?: number | null;
  readonly currency?: string;
  readonly issue_date?: string;
  readonly due_date?: string;
  readonly payment_term?: string;
  readonly notes?: string | null;
  readonly period_start?: string;
  readonly period_end?: string;
  readonly line_items?: readonly NewInvoiceLine[];
}
export interface NewInvoice extends InvoiceFields {
  readonly client_id: string;
}

export interface NewProject {
  readonly client_id: string;
  readonly name: string;
  readonly code?: string;
  readonly notes?: string;
  readonly is_billable?: boolean;
  readonly bill_by?: string;
  readonly budget_by?: string;
  readonly budget?: number;
  readonly budget_is_monthly?: boolean;
  readonly task_ids?: readonly string[];
}

export interface NewTask {
  readonly name: string;
}

/** Refuses metadata that the server would refuse. Throws a KeitoError `invalid` with the field `metadata`. */
export function checkMetadata(metadata: Metadata | null | undefined): void {
  if (metadata === undefined || metadata === null) return;
  const bytes = Buffer.byteLength(JSON.stringify(metadata), 'utf8');
  if (bytes > MAX_METADATA_BYTES) {
    throw invalidBeforeSending(
      'metadata',
      `The metadata has ${bytes} bytes; Keito takes at most ${MAX_METADATA_BYTES}. Make it smaller.`,
    );
  }
}
