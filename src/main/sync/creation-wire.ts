import { amountFromUnits, unitsFromAmount, type Amount } from '../../shared/money';
import type { BodyOf, Candidate, Creation, CreationBody } from '../core/creation';
import { CLIENT_REQUEST_ID } from '../core/operation';
import type { NewClient, NewContact, NewExpense, NewInvoice } from '../keito/bodies';
import type { KeitoClient } from '../keito/client';
import type { WireClient, WireContact } from '../keito/wire-company';
import type { WireExpense, WireInvoice } from '../keito/wire-money';
import { requestIdOf, skewToCorrect } from './from-wire';

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

/**
 * Reads what could be it on the server: one request in most accounts. `userId`: whose expenses are ours. Servers round,
 * trim and change cases, and people correct what they find, so more than what is just like it counts; what bears its id is
 * it, whatever it looks like.
 */
export async function readAlike(
  client: KeitoClient,
  creation: Pick<Creation, 'id'>,
  body: CreationBody,
  userId: string,
): Promise<readonly Candidate[]> {
  const skewMs = skewToCorrect(client.skewMs());
  const among = <R extends Row>(rows: readonly R[], looksOf: (row: R) => Looks): readonly Candidate[] =>
    rows.flatMap((row) => {
      const looks = looksOf(row);
      const one = candidate(row, looks, skewMs);
      return looks !== 'other' || one.clientRequestId === creation.id ? [one] : [];
    });
  switch (body.kind) {
    case 'expense': {
      const { projectId: project_id, spentDate: day } = body;
      const query = { project_id, user_id: userId, from: day, to: day, per_page: PER_PAGE };
      return among(await client.expenses(query).collect(), (row) => expenseLooks(row, body, userId));
    }
    case 'client': {
      const rows = await client.clients({ per_page: PER_PAGE }).collect();
      return among(rows, (row) => clientLooks(row, body));
    }
    case 'contact': {
      const rows = await client.contacts({ client_id: body.clientId, per_page: PER_PAGE }).collect();
      return among(rows, (row) => contactLooks(row, body));
    }
    case 'invoice': {
      const { clientId: client_id, issueDate: day } = body;
      const rows = await client.invoices({ client_id, from: day, to: day, per_page: PER_PAGE }).collect();
      return among(rows, (row) => invoiceLooks(row, body));
    }
  }
}

/** exact: just what was sent, as servers write it. near: it could be that, changed. */
type Looks = 'exact' | 'near' | 'other';

interface Row {
  readonly id: string;
  readonly created_at?: string | null | undefined;
  readonly metadata?: WireExpense['metadata'];
}

function candidate(row: Row, looks: Looks, skewMs: number): Candidate {
  const createdAt = Date.parse(row.created_at ?? '');
  return {
    remoteId: row.id,
    isExact: looks === 'exact',
    clientRequestId: requestIdOf(row),
    createdAt: Number.isNaN(createdAt) ? null : createdAt - skewMs,
  };
}

const textOf = (text: string | null | undefined): string => (text ?? '').trim();

/** What is left of a text where blanks and cases do not count. */
const gistOf = (text: string | null | undefined): string =>
  textOf(text).replaceAll(/\s+/gu, ' ').toLowerCase();

/** Keito's servers may keep whole units. */
const MOST_ROUNDING: Amount = 10_000;

const isAbout = (units: number | null | undefined, amount: Amount): boolean =>
  Math.abs(amountFromUnits(units ?? NaN) - amount) < MOST_ROUNDING;

const looks = (isExact: boolean, isNear: boolean): Looks => (isExact ? 'exact' : isNear ? 'near' : 'other');

/** A server may ignore a filter that it does not know: filter again (api-facts). */
function expenseLooks(row: WireExpense, body: BodyOf<'expense'>, userId: string): Looks {
  const { cost, units } = body;
  const isThere =
    (row.user_id ?? row.user?.id ?? userId) === userId &&
    (row.project_id ?? row.project?.id) === body.projectId &&
    row.spent_date === body.spentDate;
  if (!isThere) return 'other';
  const isSameCategory = (row.expense_category_id ?? row.expense_category?.id) === body.categoryId;
  const isSameNote = textOf(row.notes) === textOf(body.notes);
  const isSameCost = cost === null || amountFromUnits(row.total_cost ?? NaN) === cost;
  const isSameCount = units === null || row.units === units;
  const isAboutCost = cost === null ? row.units === units : isAbout(row.total_cost, cost);
  return looks(
    isSameCategory && isSameNote && isSameCost && isSameCount,
    isAboutCost && (isSameCategory || gistOf(row.notes) === gistOf(body.notes)),
  );
}

function clientLooks(row: WireClient, body: BodyOf<'client'>): Looks {
  const isSameCurrency = body.currency === null || (row.currency ?? '') === body.currency;
  return looks(
    textOf(row.name) === textOf(body.name) && isSameCurrency,
    gistOf(row.name) === gistOf(body.name),
  );
}

function contactLooks(row: WireContact, body: BodyOf<'contact'>): Looks {
  if ((row.client_id ?? row.client?.id) !== body.clientId) return 'other';
  const isSameMail = gistOf(row.email) === gistOf(body.email);
  const isSameName = textOf(row.first_name) === textOf(body.firstName);
  const isAlikeName = gistOf(row.first_name) === gistOf(body.firstName);
  return looks(
    isSameMail && isSameName && textOf(row.last_name) === textOf(body.lastName),
    (isAlikeName && gistOf(row.last_name) === gistOf(body.lastName)) ||
      (isSameMail && gistOf(body.email) !== ''),
  );
}

function invoiceLooks(row: WireInvoice, body: BodyOf<'invoice'>): Looks {
  const isThere =
    (row.client_id ?? row.client?.id) === body.clientId &&
    row.issue_date === body.issueDate &&
    gistOf(row.subject) === gistOf(body.subject);
  if (!isThere) return 'other';
  const lines = row.line_items;
  return looks(!lines || (lines.length === body.lines.length && lines.every(isLineOf(body))), true);
}

const isLineOf =
  ({ lines }: BodyOf<'invoice'>) =>
  (row: NonNullable<WireInvoice['line_items']>[number], place: number): boolean => {
    const line = lines[place];
    return (
      textOf(row.description) === textOf(line?.description) &&
      row.quantity === line?.quantity &&
      amountFromUnits(row.unit_price ?? NaN) === line?.unitPrice
    );
  };

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
