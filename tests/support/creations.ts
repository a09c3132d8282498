import { z } from 'zod';
import type { CreationBody } from '../../src/main/core/creation';
import { IN_PROCESS_URL } from '../../src/local-keito';
import { TODAY, type Bench } from './bench';

const noRates = { tax: null, tax2: null, discount: null };
export const newClient = (name: string): CreationBody => ({
  ...{ kind: 'client', name, address: null, currency: null, paymentTerms: null, paymentDays: null },
  ...noRates,
});
export const newContact = (clientId: string, firstName: string): CreationBody => ({
  ...{ kind: 'contact', clientId, firstName, lastName: 'Lovelace', title: null, email: null },
  ...{ phoneOffice: null, phoneMobile: null, fax: null },
});
export const newInvoice = (clientId: string, subject: string): CreationBody => ({
  ...{ kind: 'invoice', clientId, subject, notes: null, currency: null, issueDate: TODAY },
  ...{ periodStart: null, periodEnd: null, ...noRates },
  lines: [
    {
      kind: 'Service',
      description: 'Work',
      quantity: 1.5,
      unitPrice: 1_105_000,
      taxed: true,
      taxed2: false,
      projectId: null,
    },
  ],
});
export const newExpense = (bench: Bench, categoryId: string, notes: string): CreationBody => ({
  ...{ kind: 'expense', projectId: bench.acme.projectId, categoryId, spentDate: TODAY },
  ...{ cost: 125_000, units: null, notes, billable: null },
});

const categories = z.object({ expense_categories: z.array(z.object({ id: z.string(), name: z.string() })) });

/** The places that creations need, as the service has them. */
export async function creationPlaces(
  bench: Bench,
): Promise<{ readonly clientId: string; readonly categoryId: string }> {
  const [first] = await bench.elsewhere.clients().collect();
  const answer = await bench.keito.fetch(`${IN_PROCESS_URL}/expense_categories`, {
    headers: bench.elsewhereHeaders,
  });
  const [category] = categories.parse(await answer.json()).expense_categories;
  return { clientId: first?.id ?? '', categoryId: category?.id ?? '' };
}
