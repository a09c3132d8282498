import { z } from 'zod';
import { calendarDate, id } from './inputs';
import type { CalendarDate } from './calendar';
import type { CreationView } from './creation-view';
import type { Amount, Total } from './money';

export const INVOICE_STATES = ['draft', 'open', 'paid', 'closed'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

export const INVOICE_GROUPINGS = ['project', 'task'] as const;
export type InvoiceGrouping = (typeof INVOICE_GROUPINGS)[number];

export interface InvoiceLineView {
  readonly description: string;
  readonly quantity: number | null;
  readonly unitPrice: Amount | null;
  readonly amount: Amount | null;
}

export interface InvoiceView {
  /** Keito's id; the id of its creation here, as long as Keito's is not known. */
  readonly id: string;
  /** The id of its creation here, for what was created here. */
  readonly localId: string | null;
  readonly clientId: string;
  readonly clientName: string;
  readonly number: string | null;
  readonly subject: string | null;
  readonly state: InvoiceState;
  /** Null where Keito has not counted yet. */
  readonly amount: Amount | null;
  readonly due: Amount | null;
  /** ISO code; null: nobody said. */
  readonly currency: string | null;
  readonly issueDate: CalendarDate | null;
  readonly dueDate: CalendarDate | null;
  readonly periodStart: CalendarDate | null;
  readonly periodEnd: CalendarDate | null;
  /** Percents. */
  readonly tax: number | null;
  readonly tax2: number | null;
  readonly discount: number | null;
  readonly notes: string | null;
  readonly lines: readonly InvoiceLineView[];
  readonly sending: CreationView | null;
}

/** Invoices as far as this computer knows them, the newest first. */
export interface InvoiceBookView {
  readonly invoices: readonly InvoiceView[];
  /** UTC ms at which Keito was last asked; null: never. */
  readonly readAt: number | null;
}

/** A line of an invoice that is not there yet. */
export interface DraftLine {
  readonly kind: string;
  readonly description: string;
  readonly projectId: string | null;
  /** Whole seconds that were worked; null: it is an expense, or the line was written down before. */
  readonly seconds: number | null;
  /** Hours to two decimals, or pieces. */
  readonly quantity: number;
  readonly unitPrice: Amount;
  readonly amount: Amount;
}

/** What is unbilled and cannot be put on a line. */
export interface DraftLeftOut {
  readonly name: string;
  /**
   * too-short: it is less than half a hundredth of an hour · other-currency: it is an expense in another currency than the
   * invoice · running: its timer still counts · not-sent: Keito does not have it yet.
   */
  readonly reason:
    'no-rate' | 'fixed-fee' | 'no-cost' | 'too-short' | 'other-currency' | 'running' | 'not-sent';
  readonly seconds: number;
  /** Of an expense; null: it is time, or Keito says none. */
  readonly cost: Total | null;
}

export interface DraftPreview {
  readonly lines: readonly DraftLine[];
  readonly leftOut: readonly DraftLeftOut[];
  readonly subtotal: Amount;
  readonly discount: Amount;
  readonly tax: Amount;
  readonly tax2: Amount;
  readonly total: Amount;
}

/** An invoice over some of the same days, from the first to the last of its own, both included. */
export interface OverlappingInvoice {
  readonly number: string | null;
  readonly subject: string | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What an invoice of what is unbilled would be. */
export interface InvoiceDraft extends DraftPreview {
  /** By which it is created just as it was shown. */
  readonly id: string;
  readonly currency: string | null;
  /** Percents of the client. */
  readonly rates: {
    readonly tax: number | null;
    readonly tax2: number | null;
    readonly discount: number | null;
  };
  /** Invoices of the client over some of the same days: Keito's reference marks nothing as billed by them. */
  readonly overlaps: readonly OverlappingInvoice[];
}

/** An invoice that was drafted here and has not reached Keito, to be written anew. */
export interface InvoiceRedraft {
  readonly clientId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly by: InvoiceGrouping;
  readonly subject: string;
  readonly notes: string;
  readonly issueDate: CalendarDate;
  /** Its lines as they were written down. */
  readonly draft: InvoiceDraft;
}

/** Work-zone dates, both included. `rewrites`: the creation that is written anew, where one is. */
export const draftInput = z
  .strictObject({
    ...{ clientId: id, from: calendarDate, to: calendarDate, by: z.enum(INVOICE_GROUPINGS) },
    rewrites: id.optional(),
  })
  .refine(({ from, to }) => from <= to, { message: 'must not be before the first day', path: ['to'] });

export const redraftInput = z.strictObject({ creationId: id });

/** `rewrites`: the creation that waits for the person, which is sent like this instead; without it, a new one. */
export const addInvoiceInput = z.strictObject({
  draftId: id,
  rewrites: id.optional(),
  subject: z.string().max(255),
  notes: z.string().max(2_000),
  issueDate: calendarDate,
});
