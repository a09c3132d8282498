import type { Project, TimeEntry } from '../../shared/model';
import type { WorkContext } from './ports';

/** Is time on a project's task billable, unless somebody says otherwise? */
export function isBillableByDefault({ isBillable, tasks }: Project, taskId: string): boolean {
  return isBillable && tasks.find(({ id }) => id === taskId)?.isBillable !== false;
}

/** Whether new time is billable, and whether Keito has to be told so. */
export interface Billable {
  readonly billable: boolean;
  /** Keito would decide otherwise by itself. */
  readonly tellsBillable?: true;
}

/**
 * New time that was part of an entry, or stands in its place, is as billable as that one was. Keito is told only where it
 * would not say the same by itself: it may refuse to be told without the permission (api-facts).
 */
export function billableLike(
  { findProject }: WorkContext,
  { projectId, taskId, billable }: Pick<TimeEntry, 'projectId' | 'taskId' | 'billable'>,
): Billable {
  const project = findProject(projectId);
  const isDefault = project !== null && isBillableByDefault(project, taskId) === billable;
  return { billable, ...(!isDefault && { tellsBillable: true }) };
}
