import { z } from 'zod';
import {
  createLocalKeito,
  IN_PROCESS_URL,
  type LocalKeito,
  type Settings,
} from '../../../src/local-keito/index';

export type Json = Readonly<Record<string, unknown>>;
export type Who = 'owner' | 'member' | 'readOnly' | 'jwt';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
  readonly text: string;
}

const jsonObject = z.record(z.string(), z.unknown());
const page = z.looseObject({
  page: z.number(),
  per_page: z.number(),
  total_pages: z.number(),
  total_entries: z.number(),
  links: z.object({
    first: z.string(),
    next: z.string().nullable(),
    previous: z.string().nullable(),
    last: z.string(),
  }),
});

/** Thursday, 21 May 2026, 14:20:30 in UTC. */
export const NOON = Date.UTC(2026, 4, 21, 14, 20, 30);

export const parse = (text: string): Json => (text.startsWith('{') ? jsonObject.parse(JSON.parse(text)) : {});
export const idOf = (body: Json): string => z.string().parse(body['id']);
export const stringOf = (body: Json, key: string): string => z.string().parse(body[key]);
export const numberOf = (body: Json, key: string): number => z.number().parse(body[key]);
export const listOf = (body: Json, key: string): readonly Json[] => z.array(jsonObject).parse(body[key]);
export const pageOf = (body: Json): z.infer<typeof page> => page.parse(body);
/** The words of a refusal. */
export const why = (answer: Answer): string => String(answer.body['error_description']);

export interface Box {
  readonly keito: LocalKeito;
  /** UTC ms; set it to move the service's clock. */
  now: number;
  as(who: Who): Record<string, string>;
  send(
    method: string,
    path: string,
    body?: unknown,
    who?: Who,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  get(path: string, who?: Who): Promise<Answer>;
  post(path: string, body: unknown, who?: Who): Promise<Answer>;
  patch(path: string, body: unknown, who?: Who): Promise<Answer>;
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parse(text), text };
}

/** A local Keito in memory, with a clock that stands still until a test moves it, in UTC unless told otherwise. */
export function openBox(
  settings: Settings = {},
  file = ':memory:',
  wait?: (ms: number) => Promise<void>,
): Box {
  const box: { now: number } = { now: NOON };
  const keito = createLocalKeito({
    file,
    clock: () => box.now,
    settings: { timezone: 'UTC', ...settings },
    ...(wait ? { wait } : {}),
  });
  const { accountId, apiKey, memberKey, readOnlyKey, jwt } = keito.credentials;
  const tokens = { owner: apiKey, member: memberKey, readOnly: readOnlyKey, jwt };
  const as = (who: Who): Record<string, string> => ({
    Authorization: `Bearer ${tokens[who]}`,
    ...(who === 'jwt' ? {} : { 'Keito-Account-Id': accountId }),
  });
  const send: Box['send'] = async (method, path, body, who = 'owner', headers = {}) =>
    read(
      await keito.fetch(`${IN_PROCESS_URL}${path}`, {
        method,
        headers: {
          ...as(who),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  return Object.assign(box, {
    keito,
    as,
    send,
    get: (path: string, who?: Who) => send('GET', path, undefined, who),
    post: (path: string, body: unknown, who?: Who) => send('POST', path, body, who),
    patch: (path: string, body: unknown, who?: Who) => send('PATCH', path, body, who),
  });
}

export interface Catalog {
  readonly client: string;
  readonly project: string;
  readonly task: string;
  readonly otherTask: string;
  /** The ids that every entry must name, and today's date. */
  readonly base: { readonly project_id: string; readonly task_id: string; readonly spent_date: string };
}

/** A client, a project and two tasks on it, made through the API. */
export async function fillBox(box: Box): Promise<Catalog> {
  const client = idOf((await box.post('/clients', { name: 'Acme' })).body);
  const task = idOf((await box.post('/tasks', { name: 'Development' })).body);
  const otherTask = idOf((await box.post('/tasks', { name: 'Design' })).body);
  const made = await box.post('/projects', {
    client_id: client,
    name: 'Website',
    task_ids: [task, otherTask],
  });
  const project = idOf(made.body);
  return {
    client,
    project,
    task,
    otherTask,
    base: { project_id: project, task_id: task, spent_date: '2026-05-21' },
  };
}

/** How many requests a test has the service meet at once is its own; how many timers run is this. */
export async function runningIds(box: Box): Promise<readonly string[]> {
  return listOf((await box.get('/time_entries?is_running=true')).body, 'time_entries').map(idOf);
}
