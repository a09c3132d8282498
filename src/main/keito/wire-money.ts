import { z } from 'zod';
import { soft, softFlag, softNumber, softText, wireDate, wireId, wireMetadata, wireRef } from './wire';

export const wireExpenseSchema = z.looseObject({
  id: wireId,
  user_id: soft(wireId),
  project_id: soft(wireId),
  expense_category_id: soft(wireId),
  user: soft(wireRef),
  client: soft(wireRef),
  project: soft(wireRef),
  expense_category: soft(wireRef),
  spent_date: wireDate,
  total_cost: softNumber,
  units: softNumber,
  notes: softText,
  billable: softFlag,
  receipt_file_name: softText,
  receipt_content_type: softText,
  receipt_url: softText,
  is_locked: softFlag,
  is_billed: softFlag,
  /** unsubmitted, submitted, approved or rejected. */
  approval_status: softText,
  source: softText,
  metadata: soft(wireMetadata),
  created_at: softText,
  updated_at: softText,
});
export type WireExpense = Readonly<z.infer<typeof wireExpenseSchema>>;

/** Where a server lists them; the reference has no such list. */
export const wireExpenseCategorySchema = z.looseObject({ id: wireId, name: z.string(), is_active: softFlag });
export type WireExpenseCategory = Readonly<z.infer<typeof wireExpenseCategorySchema>>;

export const wireInvoiceLineSchema = z.looseObject({
  id: soft(wireId),
  kind: softText,
  description: softText,
  quantity: softNumber,
  unit_price: softNumber,
  amount: softNumber,
  taxed: softFlag,
  taxed2: softFlag,
  project_id: soft(wireId),
});

export const wireInvoiceSchema = z.looseObject({
  id: wireId,
  client: soft(wireRef),
  client_id: soft(wireId),
  number: soft(z.union([z.string(), z.number().transform(String)])),
  subject: softText,
  /** draft, open, paid or closed. */
  state: softText,
  amount: softNumber,
  due_amount: softNumber,
  tax: softNumber,
  tax_amount: softNumber,
  tax2: softNumber,
  discount: softNumber,
  currency: softText,
  issue_date: soft(wireDate),
  due_date: soft(wireDate),
  payment_term: softText,
  notes: softText,
  period_start: soft(wireDate),
  period_end: soft(wireDate),
  sent_at: softText,
  paid_at: softText,
  closed_at: softText,
  line_items: soft(z.array(wireInvoiceLineSchema)),
  created_at: softText,
  updated_at: softText,
});
export type WireInvoice = Readonly<z.infer<typeof wireInvoiceSchema>>;
