import type { Store } from './db';

export type Role = 'owner' | 'manager' | 'member';

/** Who asks, and with what kind of credential (api-facts «Two kinds of key»). */
export interface Caller {
  readonly userId: string;
  readonly role: Role;
  readonly kind: 'full' | 'read_only' | 'jwt';
}

export interface Company {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** IANA name: the work zone. */
  readonly timezone: string;
  /** Such as `up_15`; null for none. */
  readonly time_rounding: string | null;
}

/** One request, authenticated and read, as the endpoints see it. */
export interface Call {
  readonly store: Store;
  readonly caller: Caller;
  readonly company: Company;
  /** UTC ms of this request, whole seconds; a `clock` fault has moved it already. */
  readonly now: number;
  /** The absolute address asked for. */
  readonly url: URL;
  /** The path's variable part, or ''. */
  readonly id: string;
  /** The JSON object sent; {} if none was. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The caller speaks Harvest (docs/local-keito.md «Harvest»). */
  readonly harvest: boolean;
}

/** What an endpoint answers; without a body there is none (204). */
export interface Answer {
  readonly status: 200 | 201 | 204;
  readonly body?: Readonly<Record<string, unknown>>;
}

export type Endpoint = (call: Call) => Answer;

export const ok = (body: Readonly<Record<string, unknown>>): Answer => ({ status: 200, body });
export const created = (body: Readonly<Record<string, unknown>>): Answer => ({ status: 201, body });

export const isManager = (caller: Caller): boolean => caller.role !== 'member';
