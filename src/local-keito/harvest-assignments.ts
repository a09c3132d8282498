import { z } from 'zod';
import { managersOnly } from './auth';
import { created, ok, type Answer, type Call } from './call';
import { conflict } from './errors';
import { taskAssignment, userAssignment, type Told } from './harvest-entries';
import { Filters, listPage } from './pages';
import { findProject, projectRow, PROJECT_COLUMNS, PROJECT_TABLES, tasksByProject } from './projects';
import { findTask } from './tasks';
import { check, flag, id, isoInstant } from './validate';

const taskRow = z.object({
  project_id: z.string(),
  task_id: z.string(),
  billable: flag,
  is_active: flag,
  hourly_rate: z.number().nullable(),
  created_at: z.number(),
  updated_at: z.number(),
  project_name: z.string(),
  code: z.string().nullable(),
  task_name: z.string(),
});

const TASK_LISTING = {
  key: 'task_assignments',
  row: taskRow,
  columns: `a.project_id, a.task_id, p.is_billable and t.billable_by_default as billable, t.is_active,
    t.default_hourly_rate as hourly_rate, max(p.created_at, t.created_at) as created_at,
    max(p.updated_at, t.updated_at) as updated_at, p.name as project_name, p.code, t.name as task_name`,
  from: 'project_tasks a join projects p on p.id = a.project_id join tasks t on t.id = a.task_id',
  order: 'p.name collate nocase, p.rowid, t.name collate nocase, t.rowid',
  present: (row: z.infer<typeof taskRow>): Told => ({
    ...taskAssignment(row),
    project: { id: row.project_id, name: row.project_name, code: row.code },
    task: { id: row.task_id, name: row.task_name },
  }),
};

const taskFilters = (call: Call): Filters =>
  new Filters(call).flag('is_active', 't.is_active').updatedSince('max(p.updated_at, t.updated_at)');

/** `GET /task_assignments`. */
export function listTaskAssignments(call: Call): Answer {
  return listPage(call, { ...TASK_LISTING, filters: taskFilters(call) });
}

/** `GET /projects/:id/task_assignments`. */
export function listProjectTasks(call: Call): Answer {
  const project = findProject(call.store, call.id);
  return listPage(call, {
    ...TASK_LISTING,
    filters: taskFilters(call).always('a.project_id = ?', project.id),
  });
}

/** `POST /projects/:id/task_assignments`: puts a task on the project; one that is on it already → 409. */
export function createTaskAssignment(call: Call): Answer {
  managersOnly(call.caller, 'Projects');
  const project = findProject(call.store, call.id);
  const body = check(z.object({ task_id: id }), call.body);
  const task = findTask(call.store, body.task_id, 'task_id');
  const pair = [project.id, task.id];
  const where = 'where a.project_id = ? and a.task_id = ?';
  const select = `select ${TASK_LISTING.columns} from ${TASK_LISTING.from} ${where}`;
  if (call.store.get(taskRow, select, pair)) throw conflict('Task is already assigned to this project');
  call.store.insert('project_tasks', { project_id: project.id, task_id: task.id });
  call.store.update('projects', project.id, { updated_at: call.now });
  return created(
    call.store
      .all(taskRow, select, pair)
      .map(TASK_LISTING.present)
      .reduce((found) => found),
  );
}

const userRow = z.object({
  project_id: z.string(),
  user_id: z.string(),
  role: z.string(),
  is_active: flag,
  hourly_rate: z.number().nullable(),
  created_at: z.number(),
  updated_at: z.number(),
  project_name: z.string(),
  code: z.string().nullable(),
  user_name: z.string(),
});

const USER_LISTING = {
  key: 'user_assignments',
  row: userRow,
  columns: `p.id as project_id, u.id as user_id, u.role, u.is_active, u.default_hourly_rate as hourly_rate,
    max(p.created_at, u.created_at) as created_at, max(p.updated_at, u.updated_at) as updated_at,
    p.name as project_name, p.code, u.first_name || ' ' || u.last_name as user_name`,
  from: 'projects p cross join users u',
  order: 'p.name collate nocase, p.rowid, u.rowid',
  present: (row: z.infer<typeof userRow>): Told => ({
    ...userAssignment(row),
    project: { id: row.project_id, name: row.project_name, code: row.code },
    user: { id: row.user_id, name: row.user_name },
  }),
};

const userFilters = (call: Call): Filters =>
  new Filters(call)
    .flag('is_active', 'u.is_active')
    .text('user_id', 'u.id')
    .updatedSince('max(p.updated_at, u.updated_at)');

/** `GET /user_assignments`. */
export function listUserAssignments(call: Call): Answer {
  managersOnly(call.caller, 'User assignments');
  return listPage(call, { ...USER_LISTING, filters: userFilters(call) });
}

/** `GET /projects/:id/user_assignments`. */
export function listProjectUsers(call: Call): Answer {
  managersOnly(call.caller, 'User assignments');
  const project = findProject(call.store, call.id);
  return listPage(call, { ...USER_LISTING, filters: userFilters(call).always('p.id = ?', project.id) });
}

const projectOfUser = projectRow.extend({
  user_id: z.string(),
  role: z.string(),
  user_rate: z.number().nullable(),
  assigned_at: z.number(),
  changed_at: z.number(),
});

/** `GET /users/me/project_assignments`, and of another user by `GET /users/:id/project_assignments`: the active projects. */
export function listProjectAssignments(call: Call): Answer {
  const userId = call.id === '' ? call.caller.userId : call.id;
  if (userId !== call.caller.userId) managersOnly(call.caller, 'The projects of somebody else');
  const tasks = tasksByProject(call.store);
  return listPage(call, {
    key: 'project_assignments',
    row: projectOfUser,
    columns: `${PROJECT_COLUMNS}, u.id as user_id, u.role, u.default_hourly_rate as user_rate,
      max(p.created_at, u.created_at) as assigned_at, max(p.updated_at, u.updated_at) as changed_at`,
    from: `${PROJECT_TABLES} cross join users u`,
    filters: new Filters(call)
      .always('p.is_active = 1 and u.id = ?', userId)
      .updatedSince('max(p.updated_at, u.updated_at)'),
    order: 'k.name collate nocase, p.name collate nocase, p.rowid',
    present: (project) => ({
      ...userAssignment({
        project_id: project.id,
        user_id: project.user_id,
        role: project.role,
        is_active: true,
        hourly_rate: project.user_rate,
        created_at: project.assigned_at,
        updated_at: project.changed_at,
      }),
      project: { id: project.id, name: project.name, code: project.code, is_billable: project.is_billable },
      client: { id: project.client_id, name: project.client_name, currency: project.client_currency },
      task_assignments: (tasks.get(project.id) ?? []).map((task) => ({
        ...taskAssignment({
          project_id: project.id,
          task_id: task.id,
          billable: project.is_billable && task.billable_by_default,
          is_active: true,
          hourly_rate: task.default_hourly_rate,
          created_at: Math.max(project.created_at, task.created_at),
          updated_at: Math.max(project.updated_at, task.updated_at),
        }),
        task: { id: task.id, name: task.name },
      })),
    }),
  });
}

/** `GET /roles`: one for each that somebody has. */
export function listRoles(call: Call): Answer {
  managersOnly(call.caller, 'Roles');
  return listPage(call, {
    key: 'roles',
    row: z.object({ role: z.string(), users: z.string(), created_at: z.number(), updated_at: z.number() }),
    columns: 'role, group_concat(id) as users, min(created_at) as created_at, max(updated_at) as updated_at',
    from: 'users',
    filters: new Filters(call),
    group: 'role',
    order: 'role',
    present: (row) => ({
      id: `~role.${row.role}`,
      name: row.role.charAt(0).toUpperCase() + row.role.slice(1),
      user_ids: row.users.split(','),
      created_at: isoInstant(row.created_at),
      updated_at: isoInstant(row.updated_at),
    }),
  });
}

/** `GET /company`. */
export function getCompany(call: Call): Answer {
  return ok({
    base_uri: call.url.origin,
    full_domain: call.url.host,
    name: call.company.name,
    is_active: true,
    week_start_day: 'Monday',
    wants_timestamp_timers: false,
    time_format: 'decimal',
    date_format: '%Y-%m-%d',
    clock: '12h',
    currency: call.company.currency,
    currency_code_display: 'iso_code_none',
    currency_symbol_display: 'symbol_before',
    decimal_symbol: '.',
    thousands_separator: ',',
    color_scheme: 'orange',
    plan_type: 'local',
    expense_feature: true,
    invoice_feature: true,
    estimate_feature: false,
    approval_feature: false,
    team_feature: true,
    weekly_capacity: 144_000,
  });
}
