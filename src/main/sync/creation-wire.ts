import { unitsFromAmount } from '../../shared/money';
import type { BodyOf, Creation, CreationBody } from '../core/creation';
import { CLIENT_REQUEST_ID } from '../core/operation';
import type { NewClient, NewContact, NewExpense, NewInvoice } from '../keito/bodies';
import type { KeitoClient } from '../keito/client';

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
