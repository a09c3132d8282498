import type { DraftLeftOut, InvoiceState, OverlappingInvoice } from '../../shared/invoices';
import { m } from '../../shared/i18n/messages';
import { formatAmount, type Amount } from '../../shared/money';
import { showFullDate } from './labels';
import { displayLocale } from './locale';

/** In the invoice's own currency; null where it is not known. */
export function showMoney(amount: Amount | null, currency: string | null): string | null {
  return amount === null ? null : formatAmount(amount, currency, displayLocale());
}

export function showQuantity(quantity: number): string {
  return new Intl.NumberFormat(displayLocale(), { maximumFractionDigits: 2 }).format(quantity);
}

export function stateName(state: InvoiceState): string {
  switch (state) {
    case 'draft':
      return m.invoice_draft();
    case 'open':
      return m.invoice_open();
    case 'paid':
      return m.invoice_paid();
    case 'closed':
      return m.invoice_closed();
  }
}

/** `Fri, 1 May 2026 – Sun, 31 May 2026`; null where the invoice is of no period. */
export function showPeriod(from: string | null, to: string | null): string | null {
  const dates = [from, to].flatMap((date) => (date === null ? [] : [showFullDate(date)]));
  return dates.length === 0 ? null : dates.join(' – ');
}

/** `1003 · April · Wed, 1 April 2026 – Thu, 30 April 2026`. */
export function showOverlap({ number, subject, from, to }: OverlappingInvoice): string {
  return [number, subject, showPeriod(from, to === from ? null : to)]
    .filter((part) => part !== null)
    .join(' · ');
}

/** An expense with its amount, in its own currency: it has to be billed in another way. */
export function showLeftOut({ name: what, reason, cost }: DraftLeftOut): string {
  const name = [what, ...(cost ? [formatAmount(cost.amount, cost.currency, displayLocale())] : [])].join(
    ' · ',
  );
  switch (reason) {
    case 'no-rate':
      return m.draft_no_rate({ name });
    case 'fixed-fee':
      return m.draft_fixed_fee({ name });
    case 'no-cost':
      return m.draft_no_cost({ name });
    case 'too-short':
      return m.draft_too_short({ name });
    case 'other-currency':
      return m.draft_other_currency({ name });
    case 'running':
      return m.draft_running({ name });
    case 'not-sent':
      return m.draft_not_sent({ name });
  }
}
