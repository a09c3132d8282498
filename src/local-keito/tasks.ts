import { z } from 'zod';
import { managersOnly } from './auth';
import { created, ok, type Answer, type Call } from './call';
import { given } from './clients';
import type { Store } from './db';
import { conflict, notFound } from './errors';
import { newId } from './ids';
import { Filters, listPage } from './pages';
import { bool, check, flag, id, isoInstant, maybe, money, name } from './validate';

export const taskRow = z.object({
  id: z.string(),
  name: z.string(),
  billable_by_default: flag,
  default_hourly_rate: z.number().nullable(),
  is_default: flag,
  is_active: flag,
  parent_task_id: z.string().nullable(),
  created_at: z.number(),
  updated_at: z.number(),
});
export type Task = z.infer<typeof taskRow>;

export const presentTask = (task: Task): Readonly<Record<string, unknown>> => ({
  ...task,
  created_at: isoInstant(task.created_at),
  updated_at: isoInstant(task.updated_at),
});

const creation = z.object({
  name,
  billable_by_default: bool.optional(),
  default_hourly_rate: maybe(money),
  is_default: bool.optional(),
  is_active: bool.optional(),
  parent_task_id: maybe(id),
});

export function findTask(store: Store, taskId: string, field?: string): Task {
  const task = store.get(taskRow, 'select * from tasks where id = ?', [taskId]);
  if (!task) throw notFound('task', field);
  return task;
}

/** Inserts a task with the service's defaults; returns its id. */
export function insertTask(store: Store, now: number, task: z.infer<typeof creation>): string {
  const taskId = newId();
  store.insert('tasks', {
    id: taskId,
    name: task.name,
    billable_by_default: task.billable_by_default ?? true,
    default_hourly_rate: task.default_hourly_rate ?? null,
    is_default: task.is_default ?? false,
    is_active: task.is_active ?? true,
    parent_task_id: task.parent_task_id ?? null,
    created_at: now,
    updated_at: now,
  });
  return taskId;
}

/** `GET /tasks`; `project_id` and `client_id` keep the tasks that may be used there. */
export function listTasks(call: Call): Answer {
  return listPage(call, {
    key: 'tasks',
    row: taskRow,
    columns: '*',
    from: 'tasks',
    filters: new Filters(call)
      .flag('is_active', 'is_active')
      .text('task_id', 'id')
      .text('project_id', 'id in (select task_id from project_tasks where project_id = ?)')
      .text(
        'client_id',
        `id in (select t.task_id from project_tasks t join projects p on p.id = t.project_id where p.client_id = ?)`,
      )
      .updatedSince('updated_at'),
    order: 'name collate nocase, rowid',
    present: presentTask,
  });
}

/** `POST /tasks`, which the vendor's own clients have not; managers only. */
export function createTask(call: Call): Answer {
  managersOnly(call.caller, 'Tasks');
  const body = check(creation, call.body);
  if (body.parent_task_id) findTask(call.store, body.parent_task_id, 'parent_task_id');
  return created(presentTask(findTask(call.store, insertTask(call.store, call.now, body))));
}

/** `GET /tasks/:id`, for callers that speak Harvest. */
export function getTask(call: Call): Answer {
  return ok(presentTask(findTask(call.store, call.id)));
}

/** `PATCH /tasks/:id`, for callers that speak Harvest. */
export function changeTask(call: Call): Answer {
  managersOnly(call.caller, 'Tasks');
  const task = findTask(call.store, call.id);
  const body = check(creation.partial(), call.body);
  if (body.parent_task_id) findTask(call.store, body.parent_task_id, 'parent_task_id');
  call.store.update('tasks', task.id, { ...given(body), updated_at: call.now });
  return ok(presentTask(findTask(call.store, task.id)));
}

/** `DELETE /tasks/:id`, for callers that speak Harvest; 409 while there is time on it, or a task below it. */
export function deleteTask(call: Call): Answer {
  managersOnly(call.caller, 'Tasks');
  const task = findTask(call.store, call.id);
  const used = call.store.get(
    z.object({ id: z.string() }),
    'select id from time_entries where task_id = ?1 union select id from tasks where parent_task_id = ?1',
    [task.id],
  );
  if (used) throw conflict(`${task.name} still has time entries, or tasks below it`);
  call.store.run('delete from project_tasks where task_id = ?', [task.id]);
  call.store.run('delete from tasks where id = ?', [task.id]);
  return { status: 204 };
}
