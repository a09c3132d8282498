import type { z } from 'zod';
import { decodeAnswer } from './decode';
import { invalidBeforeSending } from './errors';
import type { Http, HttpAnswer, HttpRequest } from './http';
import { createPagedList, type PagedList } from './pages';

export interface WriteOptions {
  /**
   * Sent as `Idempotency-Key`. Keito documents none and may ignore it: after an answer was lost, list and match a
   * UUID of one's own in `metadata` before sending again.
   */
  readonly idempotencyKey?: string;
}
export interface UpdateOptions {
  /** Sent as `If-Match`; take it from `etagOf` and leave it out where that is null. */
  readonly etag?: string;
}

/** The few forms that every endpoint has, over one transport. */
export interface Calls {
  list<T>(path: string, entity: string, item: z.ZodType<T>, params: () => URLSearchParams): PagedList<T>;
  read<T extends object>(path: string, schema: z.ZodType<T>): Promise<T>;
  create<T extends object>(
    path: string,
    schema: z.ZodType<T>,
    body: object,
    options?: WriteOptions,
  ): Promise<T>;
  change<T extends object>(
    path: string,
    schema: z.ZodType<T>,
    body: object,
    options?: UpdateOptions,
  ): Promise<T>;
  remove(path: string): Promise<void>;
  etagOf(answer: object): string | null;
}

export function createCalls(http: Http): Calls {
  const etags = new WeakMap<object, string>();

  const decoded = <T extends object>(schema: z.ZodType<T>, answer: HttpAnswer): T => {
    const value = decodeAnswer(schema, answer);
    if (answer.etag !== null) etags.set(value, answer.etag);
    return value;
  };
  const one = async <T extends object>(schema: z.ZodType<T>, request: HttpRequest): Promise<T> =>
    decoded(schema, await http.send(request));

  return {
    list: (path, entity, item, params) => createPagedList(http, { path, entity, item, params }),
    read: (path, schema) => one(schema, { method: 'GET', path }),
    create: (path, schema, body, options) =>
      one(schema, { method: 'POST', path, body, idempotencyKey: options?.idempotencyKey }),
    change: (path, schema, body, options) =>
      one(schema, { method: 'PATCH', path, body, etag: options?.etag }),
    remove: async (path) => {
      await http.send({ method: 'DELETE', path });
    },
    etagOf: (answer) => etags.get(answer) ?? null,
  };
}

/**
 * The path of one thing, its id URL-encoded. Throws a KeitoError `invalid` with the field `id` for an id that an
 * address cannot hold: nothing, `.` and `..` would name the list instead.
 */
export function pathOf(list: string, id: string, action?: string): string {
  if (id === '' || id === '.' || id === '..') {
    throw invalidBeforeSending('id', 'This has no usable id. Refresh the list and choose again.');
  }
  return `${list}/${encodeURIComponent(id)}${action === undefined ? '' : `/${action}`}`;
}
