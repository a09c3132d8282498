import type { CalendarDate } from '../../src/shared/calendar';
import type { CreationBody, CreationKind } from '../../src/main/core/creation';
import type { KeitoClient } from '../../src/main/keito/client';

export const KINDS = ['expense', 'client', 'contact', 'invoice'] as const satisfies readonly CreationKind[];

/** Where what is created belongs. `clientId`: Keito's own, or the creation of a client that Keito may not have yet. */
export interface Belonging {
  readonly projectId: string;
  readonly categoryId: string;
  readonly clientId: string;
  readonly today: CalendarDate;
}

export interface Looks {
  readonly kind: CreationKind;
  /** What it is known by on the server. */
  readonly mark: string;
  /** Of the kind that Keito refuses, where it refuses any. */
  readonly isWrong: boolean;
  /** An expense with a word of the person's own. */
  readonly hasMetadata: boolean;
}

const noRates = { tax: null, tax2: null, discount: null };

export function creationBody(
  { kind, mark, isWrong, hasMetadata }: Looks,
  { projectId, categoryId, clientId, today }: Belonging,
): CreationBody {
  switch (kind) {
    case 'expense':
      return {
        ...{ kind, projectId, categoryId: isWrong ? 'no category' : categoryId, spentDate: today },
        ...{ cost: 125_000, units: null, notes: mark, billable: null },
        metadata: hasMetadata ? [{ name: 'cost_centre', value: mark }] : [],
      };
    case 'client':
      return {
        ...{ kind, name: mark, address: null, currency: null, paymentTerms: null, paymentDays: null },
        ...noRates,
      };
    case 'contact':
      return {
        ...{ kind, clientId, firstName: mark, lastName: null, title: null },
        ...{ email: isWrong ? 'no address' : null, phoneOffice: null, phoneMobile: null, fax: null },
      };
    case 'invoice':
      return {
        ...{ kind, clientId, subject: mark, notes: null, currency: null, issueDate: today },
        ...{ periodStart: null, periodEnd: null, ...noRates },
        lines: [
          {
            ...{ kind: 'Service', description: mark, quantity: 1.5, unitPrice: 1_100_000 },
            ...{ taxed: false, taxed2: false, projectId: null },
          },
        ],
      };
  }
}

/** By what a creation is known on the server. */
export function markOf(body: CreationBody): string | null {
  switch (body.kind) {
    case 'expense':
      return body.notes;
    case 'client':
      return body.name;
    case 'contact':
      return body.firstName;
    case 'invoice':
      return body.subject;
  }
}

/** The marks of all that the server has of these kinds, as often as it has them. */
export async function marksThere(client: KeitoClient): Promise<readonly string[]> {
  const marks = [
    ...(await client.expenses().collect()).map(({ notes }) => notes),
    ...(await client.clients().collect()).map(({ name }) => name),
    ...(await client.contacts().collect()).map(({ first_name }) => first_name),
    ...(await client.invoices().collect()).map(({ subject }) => subject),
  ];
  return marks.filter((mark) => typeof mark === 'string');
}
