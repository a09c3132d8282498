import { z } from 'zod';
import { instantText } from '../../shared/calendar';
import { amountFromUnits, type Amount } from '../../shared/money';
import type { BodyOf, Candidate, Creation, CreationBody } from '../core/creation';
import { CLOCKS_DIFFER_MS } from '../core/fingerprint';
import type { KeitoClient } from '../keito/client';
import type { PagedList } from '../keito/pages';
import { soft, softText, wireId, wireMetadata } from '../keito/wire';
import type { WireClient, WireContact } from '../keito/wire-company';
import type { WireExpense, WireInvoice } from '../keito/wire-money';
import { requestIdOf, skewToCorrect } from './from-wire';

const PER_PAGE = 2000;

/**
 * Reads what could be it on the server: one request in most accounts. `userId`: whose expenses are ours. Servers round,
 * trim and change cases, and people correct what they find, so more than what is just like it counts, and so does a row
 * that cannot be read; what bears its id is it, whatever it looks like.
 */
export async function readAlike(
  client: KeitoClient,
  creation: Pick<Creation, 'id'>,
  body: CreationBody,
  userId: string,
): Promise<readonly Candidate[]> {
  const skewMs = skewToCorrect(client.skewMs());
  const among = async <R extends Row>(
    list: PagedList<R>,
    looksOf: (row: R) => Looks,
  ): Promise<readonly Candidate[]> => {
    const found: Candidate[] = [];
    for await (const { items, skipped } of list.pages()) {
      for (const row of items) {
        const looks = looksOf(row);
        const one = candidate(row, looks, skewMs);
        if (looks !== 'other' || one.clientRequestId === creation.id) found.push(one);
      }
      found.push(...skipped.map((row) => candidate(oddRow(row), 'near', skewMs)));
    }
    return found;
  };
  switch (body.kind) {
    case 'expense': {
      const { projectId: project_id, spentDate: day } = body;
      const query = { project_id, user_id: userId, from: day, to: day, per_page: PER_PAGE };
      return among(client.expenses(query), (row) => expenseLooks(row, body, userId));
    }
    case 'client':
      return among(client.clients({ per_page: PER_PAGE }), (row) => clientLooks(row, body));
    case 'contact': {
      const query = { client_id: body.clientId, per_page: PER_PAGE };
      return among(client.contacts(query), (row) => contactLooks(row, body));
    }
    case 'invoice': {
      const { clientId: client_id, issueDate: day } = body;
      const query = { client_id, from: day, to: day, per_page: PER_PAGE };
      return among(client.invoices(query), (row) => invoiceLooks(row, body));
    }
  }
}

/**
 * One whose answer was lost, by its id alone: it may have been moved to another day or project since. Only expenses
 * bear one.
 */
export async function readMoved(
  client: KeitoClient,
  { id, at, body }: Pick<Creation, 'id' | 'at' | 'body'>,
  userId: string,
): Promise<readonly Candidate[]> {
  if (body.kind !== 'expense') return [];
  const skewMs = skewToCorrect(client.skewMs());
  const updated_since = instantText(at - CLOCKS_DIFFER_MS + skewMs);
  const rows = await client.expenses({ user_id: userId, updated_since, per_page: PER_PAGE }).collect();
  return rows.filter((row) => requestIdOf(row) === id).map((row) => candidate(row, 'near', skewMs));
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

const oddSchema = z.looseObject({
  id: soft(wireId),
  created_at: softText,
  metadata: soft(wireMetadata),
});

/** What a row that cannot be read tells all the same: which one it is, so that one from before is known again. */
function oddRow(row: unknown): Row {
  const { id, ...known } = oddSchema.safeParse(row).data ?? {};
  return { ...known, id: id ?? JSON.stringify(row) };
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
    (row.issue_date ?? body.issueDate) === body.issueDate &&
    gistOf(row.subject) === gistOf(body.subject);
  if (!isThere) return 'other';
  const lines = row.line_items;
  return looks(
    Boolean(row.issue_date) &&
      (!lines || (lines.length === body.lines.length && lines.every(isLineOf(body)))),
    true,
  );
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
