import { amountFromUnits, unitsFromAmount } from '../../shared/money';
import type { BodyOf, Candidate, Creation, CreationBody } from '../core/creation';
import { CLIENT_REQUEST_ID } from '../core/operation';
import type { NewClient, NewContact, NewExpense, NewInvoice } from '../keito/bodies';
import type { KeitoClient } from '../keito/client';
import type { WireClient, WireContact } from '../keito/wire-company';
import type { WireExpense, WireInvoice } from '../keito/wire-money';
import { skewToCorrect } from './from-wire';

const PER_PAGE = 2000;

/** Sends a creation: one request. The answer is Keito's id. `body` names no client that Keito does not have. */
export async function sendCreation(
  client: KeitoClient,
  { id }: Creation,
  body: CreationBody,
): Promise<string> {
  const options = { idempotencyKey: id };
  switch (body.kind) {
    case 'expense':
      return (await client.createExpense(expenseBody(id, body), options)).id;
    case 'client':
      return (await client.createClient(clientBody(body), options)).id;
    case 'contact':
      return (await client.createContact(contactBody(body), options)).id;
    case 'invoice':
      return (await client.createInvoice(invoiceBody(body), options)).id;
  }
}

/** Reads what looks like it on the server: one request in most accounts. `userId`: whose expenses are ours. */
export async function readAlike(
  client: KeitoClient,
  body: CreationBody,
  userId: string,
): Promise<readonly Candidate[]> {
  const skewMs = skewToCorrect(client.skewMs());
  switch (body.kind) {
    case 'expense': {
      const { projectId: project_id, spentDate: day } = body;
      const query = { project_id, user_id: userId, from: day, to: day, per_page: PER_PAGE };
      const rows = await client.expenses(query).collect();
      return rows.filter((row) => isExpense(row, body, userId)).map((row) => candidate(row, skewMs));
    }
    case 'client': {
      const rows = await client.clients({ per_page: PER_PAGE }).collect();
      return rows.filter((row) => isClient(row, body)).map((row) => candidate(row, skewMs));
    }
    case 'contact': {
      const rows = await client.contacts({ client_id: body.clientId, per_page: PER_PAGE }).collect();
      return rows.filter((row) => isContact(row, body)).map((row) => candidate(row, skewMs));
    }
    case 'invoice': {
      const { clientId: client_id, issueDate: day } = body;
      const rows = await client.invoices({ client_id, from: day, to: day, per_page: PER_PAGE }).collect();
      return rows.filter((row) => isInvoice(row, body)).map((row) => candidate(row, skewMs));
    }
  }
}

function candidate(
  row: {
    readonly id: string;
    readonly created_at?: string | null | undefined;
    readonly metadata?: WireExpense['metadata'];
  },
  skewMs: number,
): Candidate {
  const named = row.metadata?.[CLIENT_REQUEST_ID];
  const createdAt = Date.parse(row.created_at ?? '');
  return {
    remoteId: row.id,
    clientRequestId: typeof named === 'string' ? named : null,
    createdAt: Number.isNaN(createdAt) ? null : createdAt - skewMs,
  };
}

const textOf = (text: string | null | undefined): string => (text ?? '').trim();

/** A server may ignore a filter that it does not know: filter again (api-facts). */
function isExpense(row: WireExpense, body: BodyOf<'expense'>, userId: string): boolean {
  return (
    (row.user_id ?? row.user?.id ?? userId) === userId &&
    (row.project_id ?? row.project?.id) === body.projectId &&
    (row.expense_category_id ?? row.expense_category?.id) === body.categoryId &&
    row.spent_date === body.spentDate &&
    textOf(row.notes) === textOf(body.notes) &&
    (body.cost === null || amountFromUnits(row.total_cost ?? NaN) === body.cost) &&
    (body.units === null || row.units === body.units)
  );
}

function isClient(row: WireClient, body: BodyOf<'client'>): boolean {
  return (
    textOf(row.name) === textOf(body.name) &&
    (body.currency === null || (row.currency ?? '') === body.currency)
  );
}

function isContact(row: WireContact, body: BodyOf<'contact'>): boolean {
  return (
    (row.client_id ?? row.client?.id) === body.clientId &&
    textOf(row.first_name) === textOf(body.firstName) &&
    textOf(row.last_name) === textOf(body.lastName) &&
    textOf(row.email) === textOf(body.email)
  );
}

function isInvoice(row: WireInvoice, body: BodyOf<'invoice'>): boolean {
  const lines = row.line_items;
  return (
    (row.client_id ?? row.client?.id) === body.clientId &&
    row.issue_date === body.issueDate &&
    textOf(row.subject) === textOf(body.subject) &&
    (!lines ||
      (lines.length === body.lines.length &&
        body.lines.every(({ description, quantity, unitPrice }, place) => {
          const line = lines[place];
          return (
            textOf(line?.description) === textOf(description) &&
            line?.quantity === quantity &&
            amountFromUnits(line.unit_price ?? NaN) === unitPrice
          );
        })))
  );
}

function expenseBody(id: string, body: BodyOf<'expense'>): NewExpense {
  return {
    project_id: body.projectId,
    expense_category_id: body.categoryId,
    spent_date: body.spentDate,
    ...(body.cost !== null && { total_cost: unitsFromAmount(body.cost) }),
    ...(body.units !== null && { units: body.units }),
    ...(body.notes !== '' && { notes: body.notes }),
    ...(body.billable !== null && { billable: body.billable }),
    metadata: {
      ...Object.fromEntries((body.metadata ?? []).map(({ name, value }) => [name, value])),
      [CLIENT_REQUEST_ID]: id,
    },
  };
}

function clientBody(body: BodyOf<'client'>): NewClient {
  return {
    name: body.name,
    ...(body.address !== null && { address: body.address }),
    ...(body.currency !== null && { currency: body.currency }),
    ...(body.paymentTerms !== null && { payment_terms: body.paymentTerms }),
    ...(body.paymentDays !== null && { payment_days: body.paymentDays }),
    ...rates(body),
  };
}

function contactBody(body: BodyOf<'contact'>): NewContact {
  return {
    client_id: body.clientId,
    first_name: body.firstName,
    ...(body.lastName !== null && { last_name: body.lastName }),
    ...(body.title !== null && { title: body.title }),
    ...(body.email !== null && { email: body.email }),
    ...(body.phoneOffice !== null && { phone_office: body.phoneOffice }),
    ...(body.phoneMobile !== null && { phone_mobile: body.phoneMobile }),
    ...(body.fax !== null && { fax: body.fax }),
  };
}

function invoiceBody(body: BodyOf<'invoice'>): NewInvoice {
  return {
    client_id: body.clientId,
    state: 'draft',
    issue_date: body.issueDate,
    ...(body.subject !== null && { subject: body.subject }),
    ...(body.notes !== null && { notes: body.notes }),
    ...(body.currency !== null && { currency: body.currency }),
    ...(body.periodStart !== null && { period_start: body.periodStart }),
    ...(body.periodEnd !== null && { period_end: body.periodEnd }),
    ...rates(body),
    line_items: body.lines.map(({ kind, description, quantity, unitPrice, taxed, taxed2, projectId }) => ({
      kind,
      description,
      quantity,
      unit_price: unitsFromAmount(unitPrice),
      taxed,
      taxed2,
      ...(projectId !== null && { project_id: projectId }),
    })),
  };
}

function rates({
  tax,
  tax2,
  discount,
}: BodyOf<'client' | 'invoice'>): Pick<NewClient, 'tax' | 'tax2' | 'discount'> {
  return {
    ...(tax !== null && { tax }),
    ...(tax2 !== null && { tax2 }),
    ...(discount !== null && { discount }),
  };
}
