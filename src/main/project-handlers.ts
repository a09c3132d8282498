import type { Handlers } from '../shared/contract';
import { ok } from '../shared/result';
import type { Workspace } from './workspace';

/** What the window can ask for about projects and tasks. */
export function projectHandlers(
  workspace: () => Workspace,
): Pick<Handlers, 'changeProject' | 'projectBudget' | 'projectEntries' | 'taskBook' | 'readTasks'> {
  return {
    changeProject: ({ projectId, isHidden, color }) =>
      workspace().projects.preferences.change(projectId, {
        ...(isHidden !== undefined && { isHidden }),
        ...(color !== undefined && { color: color === 'keito' ? null : color }),
      }),
    projectBudget: async ({ projectId }) => {
      const { projects } = workspace();
      await projects.lookAtBudget(projectId);
      return ok(projects.budgetOf(projectId));
    },
    projectEntries: (wish) => workspace().projects.entries(wish),
    taskBook: () => ok(workspace().projects.tasks.view()),
    readTasks: () => workspace().projects.tasks.look(),
  };
}
