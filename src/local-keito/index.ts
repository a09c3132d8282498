import { API_BASE, createApp } from './app';
import { CONTROL_BASE, createControl, createControlApp, type Control, type RequestRecord } from './control';
import { setUpCompany, type Credentials, type Settings } from './company';
import { badField } from './errors';
import { carryOut, createFaultDesk, isFault, type FaultControl } from './faults';
import { openOrBegin } from './open-store';
import { fillSample, fillStarter } from './sample';

export type { Control, EntryState, RequestRecord } from './control';
export type { Credentials, Settings } from './company';
export type { FaultControl, FaultKind, FaultMatch, FaultRecord } from './faults';
export { serveLocalKeito, type ServedKeito, type ServeOptions } from './serve';

/** The base address to give a client that is handed a local Keito's `fetch`; nothing listens there. */
export const IN_PROCESS_URL = `http://127.0.0.1${API_BASE}`;

const KEPT_REQUESTS = 1000;

export interface LocalKeitoOptions {
  /** A path, made if it is not there, or `:memory:`. One process at a time. */
  readonly file: string;
  /** UTC ms. */
  readonly clock: () => number;
  /** Applied at this opening; what is left out stays as it is in the file. */
  readonly settings?: Settings;
  /** How a `delay` fault waits; by default with a timer. */
  readonly wait?: (ms: number) => Promise<void>;
  /** How many transactions the file has had, as far as is known; by default nothing is. */
  readonly atLeast?: number;
}

/** A Keito in a box: the API v2 over one SQLite file (docs/local-keito.md). */
export interface LocalKeito {
  /**
   * Answers a request as the service would, with no port open; only the path of the address counts, below
   * {@link IN_PROCESS_URL}. Rejects as `fetch` does, with TypeError('fetch failed'), where a fault loses the
   * connection, and with the signal's reason where it was aborted before the request was applied.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** `fetch` for one who serves it: with `harvest`, callers that give a Harvest account are answered in Harvest's words. */
  answer(request: Request, options: { readonly harvest: boolean }): Promise<Response>;
  readonly credentials: Credentials;
  /**
   * The file was damaged, or an earlier state of it: it was set aside as `FILE.damaged-N`, and this is a new workspace with
   * new credentials.
   */
  readonly wasReset: boolean;
  /** How many transactions its file has had by now. */
  transactions(): number;
  readonly faults: FaultControl;
  readonly control: Control;
  /** A believable company with 90 days of work up to now; does nothing where there are projects. */
  fillSample(): void;
  /** The small start for somebody without an account: one client, one project, three tasks; does nothing where there are projects. */
  fillStarter(): void;
  close(): void;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Opens a workspace, making it at first use: the same file gives the same credentials and data. A damaged file, or an
 * earlier state of it, is set aside (`wasReset`). Throws if it is locked, cannot be read or is of another version.
 */
export function createLocalKeito({
  file,
  clock,
  settings = {},
  wait = sleep,
  atLeast = 0,
}: LocalKeitoOptions): LocalKeito {
  const { store, wasReset } = openOrBegin(file, atLeast);
  const now = (): number => Math.floor(clock() / 1000) * 1000;
  const credentials = setUpCompany(store, now(), settings);
  const faults = createFaultDesk();
  const requests: RequestRecord[] = [];
  const control = createControl(store, now, requests);
  const app = createApp(store, clock);
  const controlApp = createControlApp(store, control, faults);

  const answer = async (request: Request, harvest: boolean): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const path = pathname.startsWith(API_BASE) ? pathname.slice(API_BASE.length) : pathname;
    const asked = (request.headers.get('x-keito-fault') ?? '').split(',').map((word) => word.trim());
    const kinds = asked.filter((word) => word !== '');
    const unknown = kinds.find((word) => !isFault(word));
    if (unknown !== undefined) {
      return Response.json(badField('X-Keito-Fault', `does not know ${unknown}`).body(), { status: 400 });
    }
    const plan = faults.take(request.method, path, kinds);
    const date = new Date(now() + plan.skewMs).toUTCString();
    request.signal.throwIfAborted();
    return carryOut(plan, date, wait, async () => {
      request.signal.throwIfAborted();
      return app.fetch(request, { harvest, skewMs: plan.skewMs });
    });
  };

  const recorded = async (request: Request, harvest: boolean): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(`${CONTROL_BASE}/`)) return controlApp.fetch(request);
    const record = (status: number | null): void => {
      requests.push({ method: request.method, path: pathname, status });
      if (requests.length > KEPT_REQUESTS) requests.shift();
    };
    try {
      const response = await answer(request, harvest);
      record(response.status);
      return response;
    } catch (error) {
      record(null);
      throw error;
    }
  };

  return {
    fetch: (input, init) => recorded(new Request(input, init), false),
    answer: (request, { harvest }) => recorded(request, harvest),
    credentials,
    wasReset,
    transactions: () => store.transactions(),
    faults,
    control,
    fillSample: () => fillSample(store, now()),
    fillStarter: () => fillStarter(store, now()),
    close: () => store.close(),
  };
}
