import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import type { KeitoClient } from './keito/client';

export interface NewLocalProject {
  readonly clientName: string;
  readonly projectName: string;
  readonly taskNames: readonly string[];
}

const sameName = (a: string, b: string): boolean =>
  a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;

/** Adds a project to the Keito on this computer; a client or task that is there by name is used again. */
export async function addLocalProject(client: KeitoClient, wanted: NewLocalProject): Promise<Result<null>> {
  const projects = await client.projects().collect();
  const isThere = projects.some(
    (project) =>
      sameName(project.name, wanted.projectName) && sameName(project.client?.name ?? '', wanted.clientName),
  );
  if (isThere) {
    return fail(
      'invalid',
      m.main_project_exists({ client: wanted.clientName, project: wanted.projectName }),
      'projectName',
    );
  }
  const clients = await client.clients().collect();
  const owner =
    clients.find(({ name }) => sameName(name, wanted.clientName)) ??
    (await client.createClient({ name: wanted.clientName }));
  const tasks = await client.tasks().collect();
  const taskIds: string[] = [];
  for (const name of wanted.taskNames) {
    const task =
      tasks.find((known) => sameName(known.name, name)) ?? (await client.beyond.createTask({ name }));
    if (!taskIds.includes(task.id)) taskIds.push(task.id);
  }
  await client.beyond.createProject({ client_id: owner.id, name: wanted.projectName, task_ids: taskIds });
  return ok(null);
}
