import { z } from 'zod';
import type { CalendarDate } from '../shared/calendar';
import type { ClientView } from '../shared/clients';
import {
  INVOICE_STATES,
  type DraftLeftOut,
  type InvoiceBookView,
  type InvoiceDraft,
  type InvoiceGrouping,
  type InvoiceRedraft,
  type InvoiceView,
} from '../shared/invoices';
import { amountFromUnits, type Amount } from '../shared/money';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { isOf, unlisted, type CreationBody, type CreationOf, type InvoiceLine } from './core/creation';
import { lineAmount, totalOf } from '../shared/invoice-sums';
import { changedHere, workBefore, type ChangedHere } from './core/changed-here';
import { draftInvoice, overlapping } from './core/invoice-draft';
import { isAmong } from './core/origin';
import type { Clock, NewId } from './core/ports';
import type { Creations } from './creations';
import type { KeitoClient } from './keito/client';
import { KeitoError } from './keito/errors';
import type { WireInvoice } from './keito/wire-money';
import { KeptReading, whyNot } from './kept-reading';
import type { Ledger } from './ledger/ledger';
import { clientCurrency, expenseCurrency, type AccountFacts } from './sync/account-facts';
import { nameOf, readUnbilled } from './sync/unbilled';

const PER_PAGE = 2000;

export interface InvoiceBookOptions {
  readonly ledger: Ledger;
  readonly client: () => KeitoClient | null;
  readonly creations: Creations;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly findClient: (id: string) => ClientView | null;
  readonly facts: () => AccountFacts | null;
  readonly onChange: () => void;
}

/** What of a client in which days (work-zone dates, both included). */
export interface DraftWish {
  readonly clientId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly by: InvoiceGrouping;
}

const text = z.string().nullable();
const figure = z.number().nullable();
const invoices = z.array(
  z.object({
    ...{ id: z.string(), clientId: z.string(), clientName: z.string(), number: text, subject: text },
    ...{ state: z.enum(INVOICE_STATES), amount: figure, due: figure, currency: text, notes: text },
    ...{ issueDate: text, dueDate: text, periodStart: text, periodEnd: text },
    ...{ tax: figure, tax2: figure, discount: figure },
    lines: z.array(
      z.object({ description: z.string(), quantity: figure, unitPrice: figure, amount: figure }),
    ),
  }),
);
type Kept = z.infer<typeof invoices>[number];

/** The company's invoices: what Keito last said of them, and what was created here since. */
export class InvoiceBook {
  readonly #options: InvoiceBookOptions;
  readonly #reading: KeptReading<Kept[]>;
  /** What was shown last, to be created just like that. */
  #draft: { readonly wish: DraftWish; readonly shown: InvoiceDraft } | null = null;

  constructor(options: InvoiceBookOptions) {
    const { ledger, client, clock, onChange } = options;
    this.#options = options;
    this.#reading = new KeptReading({
      ...{ facts: ledger, name: 'invoices', clock, onChange },
      schema: z.object({ value: invoices, readAt: z.number() }),
      read: () => {
        const keito = client();
        return keito && readInvoices(keito);
      },
      forbidden: m.main_invoices_forbidden,
    });
  }

  /** What is known of them now. */
  view(): InvoiceBookView {
    const kept = this.#reading.kept;
    const theirs = kept?.value ?? [];
    const made = this.#options.ledger.creations.of('invoice').filter(isOf('invoice'));
    const localIds = new Map(made.map(({ id, remoteId }) => [remoteId, id]));
    const own = unlisted(made, theirs, kept?.readAt ?? null).map((one) => this.#own(one));
    const listed = theirs.map((one): InvoiceView => ({
      ...one,
      localId: localIds.get(one.id) ?? null,
      sending: null,
    }));
    return { invoices: [...own.reverse(), ...listed], readAt: kept?.readAt ?? null };
  }

  /** Asks Keito where the list is older than a minute; fails, with the reason, where it does not answer. */
  look(): Promise<Result<null>> {
    return this.#reading.look();
  }

  /** See {@link KeptReading.shiftClock}. */
  shiftClock(stepMs: number): void {
    this.#reading.shiftClock(stepMs);
  }

  /**
   * What an invoice of what is unbilled would be. Keito is asked for it; nothing is created. `rewrites`: the creation of
   * the invoice that is written anew, which is no other invoice.
   */
  async draft(asked: DraftWish, rewrites?: string): Promise<Result<InvoiceDraft>> {
    const { newId, ledger, clock, facts } = this.#options;
    const client = this.#options.client();
    const billed = this.#options.findClient(asked.clientId);
    if (!billed) return fail('not-found', m.main_invoice_client_gone(), 'clientId');
    if (!client) return fail('sign-in', m.main_sync_signed_out());
    const wish = { ...asked, clientId: billed.id };
    try {
      const before = workBefore(ledger);
      const read = await readUnbilled(client, wish, clock());
      const changed = changedHere(ledger, before, clock());
      const isReplaced = isAmong(changed);
      const [times, expenses, running] = [
        read.times.filter((row) => !isReplaced(row)),
        read.expenses.filter((row) => !isReplaced(row)),
        read.running.filter((row) => !isReplaced(row)),
      ];
      const { tax, tax2, discount } = billed;
      const rates = { tax, tax2, discount };
      const currency = clientCurrency(billed, facts());
      const currencies = { invoice: currency, expenses: expenseCurrency(facts()) };
      const drafted = draftInvoice(times, expenses, wish.by, rates, currencies);
      const unseen = [
        ...running.map(({ name, seconds }) => ({ name, seconds, reason: 'running' as const, cost: null })),
        ...notSent(changed, wish, read.projects, currencies.expenses),
      ];
      const preview = { ...drafted, leftOut: [...drafted.leftOut, ...unseen] };
      const overlaps = this.#overlaps(wish, rewrites);
      return ok(this.#show(wish, { ...preview, id: newId(), currency, rates, overlaps }));
    } catch (error) {
      if (!(error instanceof KeitoError)) throw error;
      return whyNot(error, m.main_invoices_forbidden);
    }
  }

  /**
   * What an invoice that has not reached Keito was drafted from, its lines as they were written down: it can be written
   * anew without a network, and after its time is unbilled no more.
   */
  redraft(creationId: string): Result<InvoiceRedraft> {
    const { ledger, newId, creations } = this.#options;
    const creation = ledger.creations.get(creationId);
    if (creation?.body.kind !== 'invoice') return fail('not-found', m.main_creation_gone());
    const held = creations.hold(creationId);
    if (!held.ok) return held;
    const { body } = creation;
    const { currency, tax, tax2, discount, issueDate, periodStart, periodEnd, by = 'project' } = body;
    const clientId = this.#options.findClient(body.clientId)?.id ?? body.clientId;
    const wish = { clientId, by, from: periodStart ?? issueDate, to: periodEnd ?? issueDate };
    const rates = { tax, tax2, discount };
    const lines = body.lines.map((line) => ({ ...line, seconds: null, amount: amountOf(line, currency) }));
    const draft = this.#show(wish, {
      ...{ lines, leftOut: [], ...totalOf(lines, rates, currency), id: newId(), currency, rates },
      overlaps: this.#overlaps(wish, creationId),
    });
    return ok({ ...wish, subject: body.subject ?? '', notes: body.notes ?? '', issueDate, draft });
  }

  /**
   * Creates the invoice that was drafted last, just as it was shown; or has the creation `rewrites` sent like this
   * instead. The answer is its id here.
   */
  add(input: {
    readonly draftId: string;
    readonly rewrites?: string | undefined;
    readonly subject: string;
    readonly notes: string;
    readonly issueDate: CalendarDate;
  }): Result<{ readonly id: string }> {
    const draft = this.#draft;
    if (draft?.shown.id !== input.draftId) return fail('changed', m.main_invoice_draft_gone());
    if (draft.shown.lines.length === 0) return fail('nothing-to-do', m.main_invoice_nothing());
    const { wish, shown } = draft;
    const body: CreationBody = {
      ...{ kind: 'invoice', clientId: wish.clientId, currency: shown.currency, issueDate: input.issueDate },
      ...{ periodStart: wish.from, periodEnd: wish.to, by: wish.by, ...shown.rates },
      ...{ subject: input.subject.trim() || null, notes: input.notes.trim() || null },
      lines: shown.lines.map(({ kind, description, quantity, unitPrice, projectId }) => ({
        ...{ kind, description, quantity, unitPrice, projectId, taxed: true, taxed2: true },
      })),
    };
    const added = this.#options.creations.write(body, input.rewrites);
    // It is created once, however often that is asked for.
    if (added.ok) this.#draft = null;
    return added;
  }

  #show(wish: DraftWish, shown: InvoiceDraft): InvoiceDraft {
    this.#draft = { wish, shown };
    return shown;
  }

  #overlaps(wish: DraftWish, rewrites?: string): InvoiceDraft['overlaps'] {
    return overlapping(
      this.view().invoices.filter(({ localId }) => localId === null || localId !== rewrites),
      wish,
    );
  }

  #own(creation: CreationOf<'invoice'>): InvoiceView {
    const { id, remoteId, body } = creation;
    const billed = this.#options.findClient(body.clientId);
    const lines = body.lines.map((line) => ({ ...line, amount: amountOf(line, body.currency) }));
    const { total } = totalOf(lines, body, body.currency);
    return {
      ...body,
      ...{ id: remoteId ?? id, localId: id, number: null, state: 'draft', amount: total, due: total },
      ...{ clientId: billed?.id ?? body.clientId, clientName: billed?.name ?? '', dueDate: null, lines },
      sending: this.#options.creations.sendingOf(creation),
    };
  }
}

/** What was done here in these days for the client's projects, and Keito does not have as it is. */
const notSent = (
  changed: readonly ChangedHere[],
  { from, to }: DraftWish,
  projects: ReadonlyMap<string, string>,
  currency: string | null,
): readonly DraftLeftOut[] =>
  changed.flatMap(({ work }) => {
    const project = work && projects.get(work.projectId);
    if (!work || project === undefined || project === null) return [];
    const { spentDate, notes, seconds, isRunning } = work;
    if (spentDate < from || spentDate > to) return [];
    const cost = work.cost === null ? null : { currency, amount: work.cost };
    return [{ name: nameOf(project, notes), reason: isRunning ? 'running' : 'not-sent', seconds, cost }];
  });

const amountOf = ({ quantity, unitPrice }: InvoiceLine, currency: string | null): Amount =>
  lineAmount(quantity, unitPrice, currency);

async function readInvoices(client: KeitoClient): Promise<Kept[]> {
  return (await client.invoices({ per_page: PER_PAGE }).collect()).map(fromWire);
}

function fromWire(row: WireInvoice): Kept {
  const money = (units: number | null | undefined): number | null =>
    units === null || units === undefined ? null : amountFromUnits(units);
  return {
    ...{ id: row.id, clientId: row.client_id ?? row.client?.id ?? '', clientName: row.client?.name ?? '' },
    ...{ number: row.number ?? null, subject: row.subject ?? null, notes: row.notes ?? null },
    state: INVOICE_STATES.find((state) => state === row.state) ?? 'open',
    ...{ amount: money(row.amount), due: money(row.due_amount), currency: row.currency ?? null },
    ...{ issueDate: row.issue_date ?? null, dueDate: row.due_date ?? null },
    ...{ periodStart: row.period_start ?? null, periodEnd: row.period_end ?? null },
    ...{ tax: row.tax ?? null, tax2: row.tax2 ?? null, discount: row.discount ?? null },
    lines: (row.line_items ?? []).map(({ description, quantity, unit_price, amount }) => ({
      ...{ description: description ?? '', quantity: quantity ?? null },
      ...{ unitPrice: money(unit_price), amount: money(amount) },
    })),
  };
}
