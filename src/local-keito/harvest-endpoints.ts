import { ok, type Answer, type Call } from './call';
import { Filters, listPage } from './pages';
import {
  findProject,
  projectRow,
  PROJECT_COLUMNS,
  PROJECT_TABLES,
  tasksByProject,
  type Project,
} from './projects';
import { taskRow, type Task } from './tasks';
import { isoInstant } from './validate';

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
    plan_type: 'local',
    expense_feature: true,
    invoice_feature: true,
    estimate_feature: false,
    approval_feature: false,
    weekly_capacity: 144_000,
  });
}

const taskAssignment = (task: Task): Readonly<Record<string, unknown>> => ({
  id: task.id,
  billable: task.billable_by_default,
  is_active: true,
  hourly_rate: task.default_hourly_rate,
  budget: null,
  created_at: isoInstant(task.created_at),
  updated_at: isoInstant(task.updated_at),
  task: { id: task.id, name: task.name },
});

const projectAssignment = (project: Project, tasks: readonly Task[]): Readonly<Record<string, unknown>> => ({
  id: project.id,
  is_project_manager: false,
  is_active: true,
  use_default_rates: true,
  budget: null,
  hourly_rate: project.hourly_rate,
  created_at: isoInstant(project.created_at),
  updated_at: isoInstant(project.updated_at),
  project: { id: project.id, name: project.name, code: project.code, is_billable: project.is_billable },
  client: { id: project.client_id, name: project.client_name },
  task_assignments: tasks.map(taskAssignment),
});

/** `GET /users/me/project_assignments`: the active projects; everybody is on every one. */
export function listProjectAssignments(call: Call): Answer {
  const tasks = tasksByProject(call.store);
  return listPage(call, {
    key: 'project_assignments',
    row: projectRow,
    columns: PROJECT_COLUMNS,
    from: PROJECT_TABLES,
    filters: new Filters(call).always('p.is_active = 1').updatedSince('p.updated_at'),
    order: 'k.name collate nocase, p.name collate nocase, p.rowid',
    present: (project) => projectAssignment(project, tasks.get(project.id) ?? []),
  });
}

/** `GET /projects/:id/task_assignments`. */
export function listTaskAssignments(call: Call): Answer {
  const project = findProject(call.store, call.id);
  return listPage(call, {
    key: 'task_assignments',
    row: taskRow,
    columns: '*',
    from: 'tasks',
    filters: new Filters(call)
      .always('id in (select task_id from project_tasks where project_id = ?)', project.id)
      .updatedSince('updated_at'),
    order: 'name collate nocase, rowid',
    present: (task) => ({
      ...taskAssignment(task),
      project: { id: project.id, name: project.name, code: project.code },
    }),
  });
}
