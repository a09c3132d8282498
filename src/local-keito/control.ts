import { Hono } from 'hono';
import { z } from 'zod';
import type { Company } from './call';
import { changeCompany } from './company';
import type { Store } from './db';
import { findEntry, lockReason } from './entry-rows';
import { ApiError } from './errors';
import { isFault, type FaultDesk, type FaultKind } from './faults';
import { APPROVALS, bool, check } from './validate';

/** Outside the API base, for whoever tries programs against this service. */
export const CONTROL_BASE = '/_control';

/** One request as it came and what it got; `status` is null where the connection was lost. Holds no key. */
export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
}

/** What a lead or a bookkeeper would do to an entry in the real service. */
export interface EntryState {
  readonly is_locked?: boolean | undefined;
  readonly is_closed?: boolean | undefined;
  readonly is_billed?: boolean | undefined;
  readonly approval_status?: (typeof APPROVALS)[number] | undefined;
}

/** The same controls in process as over HTTP below `/_control`. */
export interface Control {
  /** Locks, closes, bills or approves an entry; throws for an unknown id. */
  changeEntry(entryId: string, state: EntryState): void;
  /** Changes `name`, `currency`, `timezone`, `time_rounding`; throws naming the one that is wrong. */
  changeSettings(change: Readonly<Record<string, unknown>>): Company;
  /** The last thousand requests, oldest first. */
  requests(): readonly RequestRecord[];
}

const entryState = z.object({
  is_locked: bool.optional(),
  is_closed: bool.optional(),
  is_billed: bool.optional(),
  approval_status: z.enum(APPROVALS, { error: `must be one of ${APPROVALS.join(', ')}` }).optional(),
});

const order = z.object({
  kind: z.custom<FaultKind>((value) => typeof value === 'string' && isFault(value), {
    error: 'is not a known fault',
  }),
  method: z.string().optional(),
  path: z.string().optional(),
  times: z.int().min(1).max(10_000).optional(),
  probability: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
});

export function createControl(store: Store, now: () => number, requests: readonly RequestRecord[]): Control {
  return {
    changeEntry: (entryId, state) =>
      store.transaction(() => {
        findEntry(store, entryId);
        const { is_locked, is_closed, is_billed, approval_status } = state;
        const given = Object.entries({ is_locked, is_closed, is_billed, approval_status }).flatMap(
          ([key, value]) => (value === undefined ? [] : [[key, value] as const]),
        );
        store.update('time_entries', entryId, { ...Object.fromEntries(given), updated_at: now() });
      }),
    changeSettings: (change) => store.transaction(() => changeCompany(store, change)),
    requests: () => requests,
  };
}

/** The controls over HTTP. Writes must be `application/json`: a web page cannot send that here without being asked first. */
export function createControlApp(store: Store, control: Control, faults: FaultDesk): Hono {
  const app = new Hono().basePath(CONTROL_BASE);

  app.post('/faults', async (c) => {
    const { probability, seed, kind, ...rest } = check(order, await sentJson(c.req.raw));
    if (probability === undefined) faults.next({ kind, ...rest });
    else faults.chance(kind, probability, seed ?? 1, { method: rest.method, path: rest.path });
    return c.json({ waiting: faults.waiting }, 201);
  });
  app.get('/faults', (c) => c.json({ waiting: faults.waiting, log: faults.log }));
  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.patch('/entries/:id', async (c) => {
    const id = c.req.param('id');
    control.changeEntry(id, check(entryState, await sentJson(c.req.raw)));
    return c.json({ id, locked_because: lockReason(findEntry(store, id)) });
  });
  app.patch('/settings', async (c) => c.json({ ...control.changeSettings(await sentJson(c.req.raw)) }));
  app.get('/requests', (c) => c.json({ requests: control.requests() }));
  app.onError((error, c) => {
    if (error instanceof ApiError) return c.json(error.body(), error.status);
    return c.json({ error: 'internal server error', error_description: error.message }, 500);
  });
  return app;
}

async function sentJson(request: Request): Promise<Readonly<Record<string, unknown>>> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    throw new ApiError(415, 'Send application/json');
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(await request.json().catch(() => null));
  if (!parsed.success) throw new ApiError(400, 'The body must be a JSON object');
  return parsed.data;
}
