import type { InvoiceBookView, InvoiceDraft, InvoiceView } from '../../../src/shared/invoices';
import { at } from './data';

export const invoice = (over: Partial<InvoiceView> = {}): InvoiceView => ({
  ...{ id: 'i1', localId: null, clientId: 'acme', clientName: 'Acme', number: '1003', subject: 'April' },
  ...{ state: 'open', amount: 27_600_000, due: 27_600_000, currency: 'EUR', notes: null },
  ...{ issueDate: '2026-05-01', dueDate: '2026-05-31', periodStart: '2026-04-01', periodEnd: '2026-04-30' },
  ...{ tax: 20, tax2: null, discount: null, sending: null },
  lines: [{ description: 'Website: Development', quantity: 20, unitPrice: 1_150_000, amount: 23_000_000 }],
  ...over,
});

export const invoiceBook: InvoiceBookView = {
  readAt: at(14, 25),
  invoices: [
    invoice(),
    invoice({ id: 'i2', clientName: 'Böhm & Söhne', number: '1002', currency: 'CHF', due: 10_000_000 }),
    invoice({ id: 'i3', number: '1001', state: 'paid', due: 0 }),
  ],
};

export const draft: InvoiceDraft = {
  ...{ id: 'draft', currency: 'EUR', rates: { tax: 20, tax2: null, discount: 2.5 } },
  lines: [
    {
      ...{ kind: 'Service', description: 'Website: Development', projectId: 'website', seconds: 27_000 },
      ...{ quantity: 7.5, unitPrice: 1_150_000, amount: 8_625_000 },
    },
    {
      ...{ kind: 'Product', description: 'Travel: Taxi (2026-04-20)', projectId: 'website', seconds: null },
      ...{ quantity: 1, unitPrice: 125_000, amount: 125_000 },
    },
  ],
  leftOut: [
    { name: 'Website: Review', reason: 'no-rate', seconds: 3_600, cost: null },
    {
      ...{ name: 'Travel: Hotel (2026-04-21)', reason: 'other-currency', seconds: 0 },
      cost: { currency: 'USD', amount: 1_200_000 },
    },
  ],
  ...{ subtotal: 8_750_000, discount: 218_800, tax: 1_706_300, tax2: 0, total: 10_237_500 },
  overlaps: [{ number: '1003', subject: 'April', from: '2026-04-01', to: '2026-04-30' }],
};
