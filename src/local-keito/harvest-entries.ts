import { z } from 'zod';
import type { Store } from './db';
import { flag, isoInstant } from './validate';

/**
 * Harvest's assignments: which tasks are on a project, and («decided») everybody is on every project. Keito has no ids
 * for them; theirs are made of the two ids that they join, so they stay the same and are nobody else's.
 */
export const taskAssignmentId = (projectId: string, taskId: string): string => `~task.${projectId}.${taskId}`;
export const userAssignmentId = (projectId: string, userId: string): string => `~user.${projectId}.${userId}`;

export type Told = Readonly<Record<string, unknown>>;

/** What an assignment of a task tells about itself. `hourly_rate` is the task's own, in the currency of the client. */
export interface TaskOnProject {
  readonly project_id: string;
  readonly task_id: string;
  readonly billable: boolean;
  readonly is_active: boolean;
  readonly hourly_rate: number | null;
  /** UTC ms. */
  readonly created_at: number;
  readonly updated_at: number;
}

export const taskAssignment = (on: TaskOnProject): Told => ({
  id: taskAssignmentId(on.project_id, on.task_id),
  billable: on.billable,
  is_active: on.is_active,
  created_at: isoInstant(on.created_at),
  updated_at: isoInstant(on.updated_at),
  hourly_rate: on.hourly_rate,
  budget: null,
});

/** What an assignment of a user tells about itself. */
export interface UserOnProject {
  readonly project_id: string;
  readonly user_id: string;
  readonly role: string;
  readonly is_active: boolean;
  readonly hourly_rate: number | null;
  /** UTC ms. */
  readonly created_at: number;
  readonly updated_at: number;
}

export const userAssignment = (on: UserOnProject): Told => ({
  id: userAssignmentId(on.project_id, on.user_id),
  is_project_manager: on.role !== 'member',
  is_active: on.is_active,
  use_default_rates: true,
  budget: null,
  created_at: isoInstant(on.created_at),
  updated_at: isoInstant(on.updated_at),
  hourly_rate: on.hourly_rate,
});

const joined = z.object({
  project_id: z.string(),
  task_id: z.string(),
  user_id: z.string(),
  client_id: z.string(),
  project_name: z.string(),
  code: z.string().nullable(),
  client_name: z.string(),
  currency: z.string(),
  role: z.string(),
  user_active: flag,
  user_rate: z.number().nullable(),
  user_since: z.number(),
  user_changed: z.number(),
  task_billable: flag,
  task_active: flag,
  task_rate: z.number().nullable(),
  task_since: z.number(),
  task_changed: z.number(),
});

/** Client, project and both assignments of an entry, as Harvest puts them into it. */
export function entryAssignments(store: Store, entry: { readonly id: string }): Told {
  const row = store.get(
    joined,
    `select e.project_id, e.task_id, e.user_id, p.client_id, p.name as project_name, p.code, k.name as client_name,
      k.currency, u.role, u.is_active as user_active, u.default_hourly_rate as user_rate,
      max(p.created_at, u.created_at) as user_since, max(p.updated_at, u.updated_at) as user_changed,
      p.is_billable and t.billable_by_default as task_billable, t.is_active as task_active,
      t.default_hourly_rate as task_rate, max(p.created_at, t.created_at) as task_since,
      max(p.updated_at, t.updated_at) as task_changed
     from time_entries e join projects p on p.id = e.project_id join clients k on k.id = p.client_id
      join users u on u.id = e.user_id join tasks t on t.id = e.task_id where e.id = ?`,
    [entry.id],
  );
  if (!row) return {};
  const { project_id, task_id, user_id } = row;
  return {
    client: { id: row.client_id, name: row.client_name, currency: row.currency },
    project: { id: project_id, name: row.project_name, code: row.code },
    user_assignment: userAssignment({
      project_id,
      user_id,
      role: row.role,
      is_active: row.user_active,
      hourly_rate: row.user_rate,
      created_at: row.user_since,
      updated_at: row.user_changed,
    }),
    task_assignment: taskAssignment({
      project_id,
      task_id,
      billable: row.task_billable,
      is_active: row.task_active,
      hourly_rate: row.task_rate,
      created_at: row.task_since,
      updated_at: row.task_changed,
    }),
  };
}

/** An external reference with the members that Harvest adds: `service` is the host of its `permalink`. */
export function wholeReference(reference: Told | null): Told | null {
  if (reference === null) return null;
  const { permalink } = reference;
  const service =
    typeof permalink === 'string' && URL.canParse(permalink) ? new URL(permalink).hostname : null;
  return { group_id: null, account_id: null, permalink: null, service, service_icon_url: null, ...reference };
}
