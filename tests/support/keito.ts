import { z } from 'zod';
import type { AppRequest } from './api-proof';
import { createLocalKeito, serveLocalKeito, type LocalKeito, type ServedKeito } from '../../src/local-keito';

const timeEntry = z.looseObject({
  id: z.string(),
  project: z.object({ name: z.string() }),
  task: z.object({ name: z.string() }),
  spent_date: z.string(),
  notes: z.string().nullable(),
  hours: z.number(),
  duration_seconds: z.number(),
  is_running: z.boolean(),
  timer_started_at: z.string().nullable(),
  started_time: z.string().nullable(),
  ended_time: z.string().nullable(),
  source: z.string(),
});
export type ServerTimeEntry = z.infer<typeof timeEntry>;

/** A Keito in a box on a port of this computer: a real server, with the means to look into it and to switch it off. */
export interface KeitoServer extends Pick<LocalKeito, 'credentials' | 'faults' | 'control'> {
  /** The base address; the same after it was switched off and on again. */
  readonly url: string;
  /** What came over the network, and so from the app, oldest first. */
  readonly requests: readonly AppRequest[];
  /** The owner's time entries as the API tells them, newest first. */
  entries(): Promise<readonly ServerTimeEntry[]>;
  /** The one running entry, null when there is none; throws when there are several. */
  running(): Promise<ServerTimeEntry | null>;
  /** A call with the owner's key; answers the decoded body. */
  call(method: string, path: string, body?: object): Promise<unknown>;
  switchOff(): Promise<void>;
  switchOn(): Promise<void>;
  stop(): Promise<void>;
}

export interface KeitoOptions {
  /** The work zone (IANA); the machine's unless given. */
  readonly timezone?: string;
  /** A believable company with weeks of entries instead of the bare projects. */
  readonly sample?: boolean;
  readonly companyName?: string;
}

const PROJECTS = [
  ['Acme', 'Website', ['Development', 'Review']],
  ['Northwind', 'Retainer', ['Meetings']],
] as const;

/** Starts a Keito with a project to work on: Acme › Website with Development and Review, Northwind › Retainer. */
export async function startKeito({ sample = false, ...settings }: KeitoOptions = {}): Promise<KeitoServer> {
  const keito = createLocalKeito({
    file: ':memory:',
    clock: () => Date.now(),
    settings,
  });
  if (sample) keito.fillSample();
  const requests: AppRequest[] = [];
  const noting: Pick<LocalKeito, 'answer'> = {
    answer: (request, options) => {
      const { pathname, searchParams } = new URL(request.url);
      const path = pathname.replace(/^\/api\/v2/, '');
      const namesCompany = request.headers.has('keito-account-id');
      requests.push({ method: request.method, path, parameters: [...searchParams.keys()], namesCompany });
      return keito.answer(request, options);
    },
  };
  let served: ServedKeito | null = await serveLocalKeito(noting, { port: 0 });
  const { url } = served;
  const port = Number(new URL(url).port);

  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await keito.fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${keito.credentials.apiKey}`,
        'keito-account-id': keito.credentials.accountId,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  };
  const created = z.object({ id: z.string() });
  const make = async (path: string, body: object): Promise<string> =>
    created.parse(await call('POST', path, body)).id;
  const me = created.parse(await call('GET', '/users/me')).id;
  for (const [client, project, tasks] of sample ? [] : PROJECTS) {
    const task_ids: string[] = [];
    for (const name of tasks) task_ids.push(await make('/tasks', { name }));
    const client_id = await make('/clients', { name: client });
    await make('/projects', { client_id, name: project, task_ids });
  }

  const entries = async (): Promise<readonly ServerTimeEntry[]> => {
    const answer = await call('GET', `/time_entries?user_id=${me}&per_page=2000`);
    return z.object({ time_entries: z.array(timeEntry) }).parse(answer).time_entries;
  };
  return {
    ...{
      url,
      call,
      entries,
      requests,
      credentials: keito.credentials,
      faults: keito.faults,
      control: keito.control,
    },
    running: async () => {
      const running = (await entries()).filter(({ is_running }) => is_running);
      if (running.length > 1) throw new Error(`${running.length} timers run at once.`);
      return running[0] ?? null;
    },
    switchOff: async () => {
      await served?.close();
      served = null;
    },
    switchOn: async () => {
      served ??= await serveLocalKeito(noting, { port });
    },
    stop: async () => {
      await served?.close();
      keito.close();
    },
  };
}
