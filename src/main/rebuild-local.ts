import type { Project } from '../shared/model';
import type { KeitoClient } from './keito/client';
import { addLocalProject } from './local-projects';
import type { Workspace } from './workspace';

const nameOf = ({ clientName, name }: Pick<Project, 'clientName' | 'name'>): string =>
  JSON.stringify([clientName, name]);

/**
 * The Keito on this computer was damaged and begun anew, so it knows nothing, but the journal still has every entry and
 * the projects by name: they are made again, and the entries logged anew on them. Call it before anything is read, or
 * the empty server would look as if all had been deleted.
 */
export async function rebuildLocal(client: KeitoClient, workspace: Workspace): Promise<void> {
  const before = workspace.projects.all;
  for (const { clientName, name, tasks } of before) {
    // One that the new server begins with already is as good.
    await addLocalProject(client, {
      clientName,
      projectName: name,
      taskNames: tasks.map((task) => task.name),
    });
  }
  const now = new Map(
    (await client.projects({ per_page: 2000 }).collect()).map((project) => [
      nameOf({ clientName: project.client?.name ?? '', name: project.name }),
      project,
    ]),
  );
  workspace.answers.logAllAnew((projectId, taskId) => {
    const old = before.find(({ id }) => id === projectId);
    const oldTask = old?.tasks.find(({ id }) => id === taskId);
    const project = old && now.get(nameOf(old));
    const task = project?.tasks?.find(({ name }) => name === oldTask?.name);
    return project && task ? { projectId: project.id, taskId: task.id } : null;
  });
}
