import { z } from 'zod';
import { managersOnly } from './auth';
import { created, ok, type Answer, type Call } from './call';
import { findClient, given } from './clients';
import type { Store } from './db';
import { badField, notFound } from './errors';
import { newId } from './ids';
import { Filters, listPage } from './pages';
import { findTask, presentTask, taskRow, type Task } from './tasks';
import { bool, check, date, flag, id, isoInstant, maybe, money, name, text } from './validate';

export const projectRow = z.object({
  id: z.string(),
  client_id: z.string(),
  client_name: z.string(),
  client_currency: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  color: z.string().nullable(),
  is_active: flag,
  is_billable: flag,
  is_fixed_fee: flag,
  bill_by: z.string(),
  hourly_rate: z.number().nullable(),
  fee: z.number().nullable(),
  budget_by: z.string(),
  budget: z.number().nullable(),
  budget_is_monthly: flag,
  cost_budget: z.number().nullable(),
  starts_on: z.string().nullable(),
  ends_on: z.string().nullable(),
  notes: z.string().nullable(),
  created_at: z.number(),
  updated_at: z.number(),
});
export type Project = z.infer<typeof projectRow>;

const creation = z.object({
  client_id: id,
  name,
  code: maybe(text),
  color: maybe(z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'must be a colour such as #4f46e5' })),
  notes: maybe(text),
  is_active: bool.optional(),
  is_billable: bool.optional(),
  is_fixed_fee: bool.optional(),
  bill_by: text.optional(),
  hourly_rate: maybe(money),
  fee: maybe(money),
  budget_by: text.optional(),
  budget: maybe(money),
  budget_is_monthly: bool.optional(),
  cost_budget: maybe(money),
  starts_on: maybe(date),
  ends_on: maybe(date),
  task_ids: z.array(id, { error: 'must be a list of task ids' }).optional(),
});

export const PROJECT_COLUMNS = 'p.*, k.name as client_name, k.currency as client_currency';
export const PROJECT_TABLES = 'projects p join clients k on k.id = p.client_id';

const assigned = taskRow.extend({ project_id: z.string() });

/** The tasks that may be used on each project, by the project's id. */
export function tasksByProject(store: Store): ReadonlyMap<string, readonly Task[]> {
  const rows = store.all(
    assigned,
    `select t.*, a.project_id from project_tasks a join tasks t on t.id = a.task_id
     where t.is_active = 1 order by t.name collate nocase, t.rowid`,
  );
  const byProject = new Map<string, Task[]>();
  for (const { project_id, ...task } of rows) {
    byProject.set(project_id, [...(byProject.get(project_id) ?? []), task]);
  }
  return byProject;
}

function present(
  call: Call,
  { client_name, client_currency, ...project }: Project,
  tasks: readonly Task[],
): Readonly<Record<string, unknown>> {
  const client = { id: project.client_id, name: client_name };
  return {
    ...project,
    client: call.harvest ? { ...client, currency: client_currency } : client,
    created_at: isoInstant(project.created_at),
    updated_at: isoInstant(project.updated_at),
    tasks: tasks.map(presentTask),
  };
}

export function findProject(store: Store, projectId: string, field?: string): Project {
  const project = store.get(projectRow, `select ${PROJECT_COLUMNS} from ${PROJECT_TABLES} where p.id = ?`, [
    projectId,
  ]);
  if (!project) throw notFound('project', field);
  return project;
}

const presentOne = (call: Call, projectId: string): Readonly<Record<string, unknown>> =>
  present(call, findProject(call.store, projectId), tasksByProject(call.store).get(projectId) ?? []);

/** Inserts a project with the service's defaults, and its tasks: those of `task_ids`, else every default one. Returns its id. */
export function insertProject(store: Store, now: number, project: z.infer<typeof creation>): string {
  const { task_ids, ...rest } = project;
  const projectId = newId();
  store.insert('projects', {
    id: projectId,
    client_id: rest.client_id,
    name: rest.name,
    code: rest.code ?? null,
    color: rest.color ?? null,
    is_active: rest.is_active ?? true,
    is_billable: rest.is_billable ?? true,
    is_fixed_fee: rest.is_fixed_fee ?? false,
    bill_by: rest.bill_by ?? 'none',
    hourly_rate: rest.hourly_rate ?? null,
    fee: rest.fee ?? null,
    budget_by: rest.budget_by ?? 'none',
    budget: rest.budget ?? null,
    budget_is_monthly: rest.budget_is_monthly ?? false,
    cost_budget: rest.cost_budget ?? null,
    starts_on: rest.starts_on ?? null,
    ends_on: rest.ends_on ?? null,
    notes: rest.notes ?? null,
    created_at: now,
    updated_at: now,
  });
  const chosen =
    task_ids ??
    store.all(taskRow, 'select * from tasks where is_default = 1 and is_active = 1').map((task) => task.id);
  for (const task_id of new Set(chosen)) store.insert('project_tasks', { project_id: projectId, task_id });
  return projectId;
}

/** `GET /projects`, each with the tasks that may be used on it; `task_id` keeps the projects that have the task. */
export function listProjects(call: Call): Answer {
  const tasks = tasksByProject(call.store);
  return listPage(call, {
    key: 'projects',
    row: projectRow,
    columns: PROJECT_COLUMNS,
    from: PROJECT_TABLES,
    filters: new Filters(call)
      .flag('is_active', 'p.is_active')
      .text('client_id', 'p.client_id')
      .text('project_id', 'p.id')
      .text('task_id', 'p.id in (select project_id from project_tasks where task_id = ?)')
      .updatedSince('p.updated_at'),
    order: 'k.name collate nocase, p.name collate nocase, p.rowid',
    present: (project) => present(call, project, tasks.get(project.id) ?? []),
  });
}

function orderly(starts: string | null | undefined, ends: string | null | undefined): void {
  if (starts && ends && ends < starts) throw badField('ends_on', 'must not be before starts_on');
}

/** `POST /projects`, for managers (api-facts «Beyond the reference»). */
export function createProject(call: Call): Answer {
  managersOnly(call.caller, 'Projects');
  const body = check(creation, call.body);
  findClient(call.store, body.client_id, 'client_id');
  for (const taskId of body.task_ids ?? []) findTask(call.store, taskId, 'task_ids');
  orderly(body.starts_on, body.ends_on);
  return created(presentOne(call, insertProject(call.store, call.now, body)));
}

/** `GET /projects/:id`, for callers that speak Harvest. */
export function getProject(call: Call): Answer {
  return ok(presentOne(call, call.id));
}

/** `PATCH /projects/:id`, for callers that speak Harvest; its tasks have addresses of their own there. */
export function changeProject(call: Call): Answer {
  managersOnly(call.caller, 'Projects');
  const project = findProject(call.store, call.id);
  const body = check(creation.omit({ task_ids: true }).partial(), call.body);
  if (body.client_id) findClient(call.store, body.client_id, 'client_id');
  const after = { ...project, ...given(body) };
  orderly(after.starts_on, after.ends_on);
  call.store.update('projects', project.id, { ...given(body), updated_at: call.now });
  return ok(presentOne(call, project.id));
}

/** `DELETE /projects/:id`, for callers that speak Harvest: its time and expenses go with it, its invoices stay. */
export function deleteProject(call: Call): Answer {
  managersOnly(call.caller, 'Projects');
  const project = findProject(call.store, call.id);
  call.store.run('update line_items set project_id = null where project_id = ?', [project.id]);
  for (const table of ['time_entries', 'expenses', 'project_tasks']) {
    call.store.run(`delete from ${table} where project_id = ?`, [project.id]);
  }
  call.store.run('delete from projects where id = ?', [project.id]);
  return { status: 204 };
}

/**
 * What time or an expense may be put on. Unknown → 404 naming the field, archived → 400 («decided»), and a task that
 * is not on the project → 400 naming `task_id`.
 */
export function usableProject(store: Store, projectId: string): Project {
  const project = findProject(store, projectId, 'project_id');
  if (!project.is_active) throw badField('project_id', `names an archived project (${project.name})`);
  return project;
}

export function usableTask(store: Store, project: Project, taskId: string): Task {
  const task = findTask(store, taskId, 'task_id');
  if (!task.is_active) throw badField('task_id', `names an archived task (${task.name})`);
  const found = store.get(
    z.object({ task_id: z.string() }),
    'select task_id from project_tasks where project_id = ? and task_id = ?',
    [project.id, taskId],
  );
  if (!found)
    throw badField('task_id', `names a task (${task.name}) that is not on the project ${project.name}`);
  return task;
}
