import type { NewClient, NewContact } from './bodies';
import type { Calls, WriteOptions } from './calls';
import { listParams, type ActiveQuery, type CommonQuery } from './params';
import { unwrapped } from './wire';
import {
  wireClientSchema,
  wireContactSchema,
  wireMeSchema,
  wireProjectSchema,
  wireTaskSchema,
} from './wire-company';

/** The user, and what the company works on and for. */
export function companyEndpoints(calls: Calls) {
  return {
    me: () => calls.read('/users/me', unwrapped('user', wireMeSchema)),

    projects: (query: ActiveQuery = {}) =>
      calls.list('/projects', 'projects', wireProjectSchema, () => listParams(query)),

    tasks: (query: ActiveQuery = {}) =>
      calls.list('/tasks', 'tasks', wireTaskSchema, () => listParams(query)),

    clients: (query: ActiveQuery = {}) =>
      calls.list('/clients', 'clients', wireClientSchema, () => listParams(query)),

    createClient: (body: NewClient, options?: WriteOptions) =>
      calls.create('/clients', unwrapped('client', wireClientSchema), body, options),

    contacts: (query: CommonQuery = {}) =>
      calls.list('/contacts', 'contacts', wireContactSchema, () => listParams(query)),

    createContact: (body: NewContact, options?: WriteOptions) =>
      calls.create('/contacts', unwrapped('contact', wireContactSchema), body, options),
  };
}
