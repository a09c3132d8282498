import { serveLocalKeito, type ServedKeito } from '../../../src/local-keito/index';
import {
  fillBox,
  listOf,
  numberOf,
  openBox,
  read,
  type Answer,
  type Box,
  type Catalog,
  type Json,
} from './support';

export const inner = (body: Json, key: string): Json => Object(body[key]);

/** A served local Keito that a program written for Harvest talks to, and the numbers of what is in it. */
export interface HarvestBox {
  readonly box: Box;
  readonly served: ServedKeito;
  readonly catalog: Catalog;
  readonly project: number;
  readonly task: number;
  /** A new entry's project, task and day. */
  readonly base: Json;
  /** As such a program asks: its headers, its base, its bodies. */
  ask(method: string, path: string, body?: object | string, type?: string): Promise<Answer>;
  close(): Promise<void>;
}

export async function openHarvestBox(): Promise<HarvestBox> {
  const box = openBox();
  const catalog = await fillBox(box);
  const served = await serveLocalKeito(box.keito, { port: 0, harvest: true });
  const ask: HarvestBox['ask'] = async (method, path, body, type = 'application/json') =>
    read(
      await fetch(new URL(path, served.url), {
        method,
        headers: {
          Authorization: `Bearer ${box.keito.credentials.apiKey}`,
          'Harvest-Account-Id': box.keito.credentials.accountId,
          'User-Agent': 'Timesheets (me@example.invalid)',
          ...(body === undefined ? {} : { 'Content-Type': type }),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  const [assignment = {}] = listOf(
    (await ask('GET', '/v2/users/me/project_assignments')).body,
    'project_assignments',
  );
  const project = numberOf(inner(assignment, 'project'), 'id');
  const [first = {}] = listOf(assignment, 'task_assignments');
  const task = numberOf(inner(first, 'task'), 'id');
  return {
    box,
    served,
    catalog,
    project,
    task,
    base: { project_id: project, task_id: task, spent_date: '2026-05-21' },
    ask,
    close: async () => {
      await served.close();
      box.keito.close();
    },
  };
}
