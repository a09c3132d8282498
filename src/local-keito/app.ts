import { Hono, type Context } from 'hono';
import { authenticate, mayWrite, presented } from './auth';
import { readBody, readForm } from './body';
import type { Answer, Call, Endpoint } from './call';
import { readCompany } from './company';
import type { Store } from './db';
import { ApiError } from './errors';
import { fromHarvest, harvestRefusal, idOfNumber, toHarvest } from './harvest';
import { ROUTES, type Route } from './routes';

/** The path of the API on its host. */
export const API_BASE = '/api/v2';
const HARVEST_BASE = '/v2';

/** What the server knows of a request beyond the request. */
export interface Surroundings {
  /** Callers that give a Harvest account are answered in Harvest's words. */
  readonly harvest: boolean;
  /** How far the clock of this request is off, in ms: the `clock` fault. */
  readonly skewMs: number;
}

type Ctx = Context<{ Bindings: Surroundings }>;

const NOT_FOUND = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>404: This page could not be found.</title></head>
<body><h1>404</h1><p>This page could not be found.</p></body></html>`;

/** The service over a store. `clock` gives UTC ms; every stamp is cut to its whole second. */
export function createApp(store: Store, clock: () => number): Hono<{ Bindings: Surroundings }> {
  const app = new Hono<{ Bindings: Surroundings }>({ strict: false });
  const nowFor = (c: Ctx): number => Math.floor((clock() + c.env.skewMs) / 1000) * 1000;
  const dateFor = (c: Ctx): string => new Date(nowFor(c)).toUTCString();

  /** In one transaction: giving out numbers one by one would wait for the disk at each. */
  const inHarvestsWords = (c: Ctx, body: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    store.transaction(() => toHarvest(store, new URL(c.req.url).origin, body));

  const json = (c: Ctx, status: number, body: Readonly<Record<string, unknown>>, more = {}): Response =>
    Response.json(speaksHarvest(c) ? inHarvestsWords(c, body) : body, {
      status,
      headers: { 'X-Keito-API-Version': '2', Date: dateFor(c), ...more },
    });

  const failed = (c: Ctx, error: unknown): Response => {
    if (error instanceof ApiError) {
      const { status, body } = speaksHarvest(c)
        ? harvestRefusal(error)
        : { status: error.status, body: error.body() };
      return json(c, status, { ...body }, error.headers);
    }
    const reason = error instanceof Error ? error.message : String(error);
    return json(c, 500, { error: 'internal server error', error_description: reason });
  };

  const missing = (c: Ctx): Response =>
    speaksHarvest(c)
      ? failed(c, new ApiError(404, 'Not Found'))
      : c.html(NOT_FOUND, 404, { Date: dateFor(c) });

  /** Harvest answers a deletion with 200, Keito with 204 and nothing. */
  const answered = (c: Ctx, { status, body = speaksHarvest(c) ? {} : undefined }: Answer): Response =>
    body
      ? json(c, status === 204 ? 200 : status, body)
      : new Response(null, {
          status: status,
          headers: { 'X-Keito-API-Version': '2', Date: dateFor(c) },
        });

  const serve = async (c: Ctx, endpoint: Endpoint): Promise<Response> => {
    const url = new URL(c.req.url);
    const harvest = speaksHarvest(c);
    const company = readCompany(store);
    const caller = authenticate(
      store,
      company,
      presented(c.req.raw.headers, url.searchParams, c.env.harvest),
      clock(),
    );
    const writes = methodOf(c) !== 'GET';
    if (writes) mayWrite(caller);
    const body = writes ? await readBody(c.req.raw, harvest) : {};
    const sent = harvest && writes ? { ...readForm(url.searchParams), ...body } : body;
    const call: Call = {
      store,
      caller,
      company,
      now: nowFor(c),
      url: harvest ? withIds(store, url) : url,
      id: pathId(c, harvest),
      body: harvest ? fromHarvest(store, sent) : sent,
      harvest,
    };
    return answered(c, writes ? store.transaction(() => endpoint(call)) : endpoint(call));
  };

  const pathId = (c: Ctx, harvest: boolean): string => {
    const given = c.req.param('id') ?? '';
    return harvest ? String(idOfNumber(store, given.replace(/\.json$/, ''))) : given;
  };

  const dispatch = async (c: Ctx, route: Route): Promise<Response> => {
    const methods = speaksHarvest(c) ? { ...route.harvest, ...route.methods } : route.methods;
    if (Object.keys(methods).length === 0) return missing(c);
    const endpoint = methods[methodOf(c)];
    try {
      if (endpoint) return await serve(c, endpoint);
      const allow = Object.keys(methods).join(', ');
      throw new ApiError(405, `${c.req.method} is not allowed here, only ${allow}`, {}, { Allow: allow });
    } catch (error) {
      return failed(c, error);
    }
  };

  app.get('/api/health', (c) => json(c, 200, { status: 'healthy', checks: { database: 'ok' } }));
  for (const route of ROUTES) {
    app.all(`${API_BASE}${route.path}`, (c) => dispatch(c, route));
    for (const path of [`${HARVEST_BASE}${route.path}`, ...jsonPaths(route.path)]) {
      app.all(path, (c) => (speaksHarvest(c) ? dispatch(c, route) : missing(c)));
    }
  }
  app.notFound((c) => missing(c));
  app.onError((error, c) => failed(c, error));
  return app;
}

/** A HEAD is a GET of which Hono drops the body. */
const methodOf = (c: Ctx): string => (c.req.method === 'HEAD' ? 'GET' : c.req.method);

/** Harvest's own examples end some addresses in `.json`. */
const jsonPaths = (path: string): string[] =>
  path.endsWith(':id') ? [] : [API_BASE, HARVEST_BASE].map((base) => `${base}${path}.json`);

function speaksHarvest(c: Ctx): boolean {
  if (!c.env.harvest || c.req.header('keito-account-id')) return false;
  return Boolean(c.req.header('harvest-account-id') ?? c.req.query('account_id'));
}

/** The address with ids where its query has Harvest's numbers. */
function withIds(store: Store, url: URL): URL {
  const read = new URL(url);
  for (const [key, value] of url.searchParams) {
    if (key.endsWith('_id') && key !== 'account_id')
      read.searchParams.set(key, String(idOfNumber(store, value)));
  }
  return read;
}
