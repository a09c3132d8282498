import type {
  ClientFields,
  InvoiceFields,
  NewClient,
  NewContact,
  NewExpense,
  NewInvoice,
  NewProject,
  NewTask,
  NewTimeEntry,
  TimeEntryPatch,
} from './bodies';
import { createCalls, type UpdateOptions, type WriteOptions } from './calls';
import { beyondEndpoints } from './endpoints-beyond';
import { companyEndpoints } from './endpoints-company';
import { moneyEndpoints } from './endpoints-money';
import { timeEndpoints } from './endpoints-time';
import { createHttp, type HttpOptions } from './http';
import type { PagedList } from './pages';
import type {
  ActiveQuery,
  BilledQuery,
  CommonQuery,
  InvoicesQuery,
  ReportQuery,
  TimeEntriesQuery,
} from './params';
import type { WireClient, WireContact, WireMe, WireProject, WireTask } from './wire-company';
import type { WireExpense, WireExpenseCategory, WireInvoice } from './wire-money';
import type { WireTeamReportRow, WireTimeEntry } from './wire-time';

/**
 * The Keito API v2. Every function sends exactly one request (a list: one for each page that is read), repeats
 * nothing, and ends every failure in a `KeitoError`. Bodies and queries use the wire's own names.
 */
export interface KeitoClient {
  readonly credentialsKind: 'api-key' | 'jwt';
  /** Server clock minus local clock in ms, null before the first answer. See `Http.skewMs`. */
  skewMs(): number | null;
  /** See `Http.isClockInDoubt`: nothing should be sent by such a clock. */
  isClockInDoubt(): boolean;
  /** When requests were sent in the last minute, UTC ms, oldest first: Keito counts them (api-facts: 60 a minute). */
  recentRequests(): readonly number[];
  /** The computer's clock was set by so many ms. */
  shiftClock(stepMs: number): void;
  /** See `Http.endPause`: somebody wants it tried now. */
  endPause(): void;
  /** The `ETag` that came with a single object given out by this client; null where the server sent none. */
  etagOf(answer: object): string | null;

  me(): Promise<WireMe>;
  projects(query?: ActiveQuery): PagedList<WireProject>;
  tasks(query?: ActiveQuery): PagedList<WireTask>;
  timeEntries(query?: TimeEntriesQuery): PagedList<WireTimeEntry>;
  createTimeEntry(body: NewTimeEntry, options?: WriteOptions): Promise<WireTimeEntry>;
  updateTimeEntry(id: string, patch: TimeEntryPatch, options?: UpdateOptions): Promise<WireTimeEntry>;
  /** The server computes the time. Not running: `conflict`. */
  stopTimeEntry(id: string, body?: { readonly notes?: string }): Promise<WireTimeEntry>;
  deleteTimeEntry(id: string): Promise<void>;
  expenses(query?: BilledQuery): PagedList<WireExpense>;
  createExpense(body: NewExpense, options?: WriteOptions): Promise<WireExpense>;
  clients(query?: ActiveQuery): PagedList<WireClient>;
  createClient(body: NewClient, options?: WriteOptions): Promise<WireClient>;
  contacts(query?: CommonQuery): PagedList<WireContact>;
  createContact(body: NewContact, options?: WriteOptions): Promise<WireContact>;
  invoices(query?: InvoicesQuery): PagedList<WireInvoice>;
  createInvoice(body: NewInvoice, options?: WriteOptions): Promise<WireInvoice>;
  /** Managers only (others: `forbidden`). */
  teamTimeReport(query: ReportQuery): PagedList<WireTeamReportRow>;

  readonly beyond: BeyondReference;
}

/**
 * What some Keito servers offer and the reference does not name. The app must work where each of these answers
 * `not-found` or `method-not-allowed`.
 */
export interface BeyondReference {
  /** The same entry runs on, on its own `spent_date`: for today's entries only. */
  restartTimeEntry(id: string, body?: { readonly replace_running?: boolean }): Promise<WireTimeEntry>;
  client(id: string): Promise<WireClient>;
  updateClient(id: string, patch: ClientFields): Promise<WireClient>;
  invoice(id: string): Promise<WireInvoice>;
  updateInvoice(id: string, patch: InvoiceFields): Promise<WireInvoice>;
  /** Only drafts can be deleted. */
  deleteInvoice(id: string): Promise<void>;
  expenseCategories(): PagedList<WireExpenseCategory>;
  createProject(body: NewProject, options?: WriteOptions): Promise<WireProject>;
  createTask(body: NewTask, options?: WriteOptions): Promise<WireTask>;
}

export type KeitoClientOptions = HttpOptions;

/** Builds the client. Throws a KeitoError for credentials or an address that cannot be used; see `createHttp`. */
export function createKeitoClient(options: KeitoClientOptions): KeitoClient {
  const http = createHttp(options);
  const calls = createCalls(http);
  return {
    credentialsKind: http.credentialsKind,
    skewMs: http.skewMs,
    isClockInDoubt: http.isClockInDoubt,
    recentRequests: http.recentRequests,
    shiftClock: http.shiftClock,
    endPause: http.endPause,
    etagOf: calls.etagOf,
    ...companyEndpoints(calls),
    ...timeEndpoints(calls),
    ...moneyEndpoints(calls),
    beyond: beyondEndpoints(calls),
  };
}
