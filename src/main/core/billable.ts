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

/** Of an entry what says whether its time is billable. */
export type BillableEntry = Pick<
  TimeEntry,
  'projectId' | 'taskId' | 'billable' | 'tellsBillable' | 'remoteId'
>;

/**
 * New time that was part of an entry, or stands in its place, is as billable as that one was. Keito is told only where it
 * would not say the same by itself: it may refuse to be told without the permission (api-facts). Of an entry that Keito
 * does not have yet nobody has said anything: it is what its project makes of it by now.
 */
export function billableLike({ findProject }: WorkContext, entry: BillableEntry): Billable {
  const { projectId, taskId, billable, tellsBillable, remoteId } = entry;
  const project = findProject(projectId);
  const byDefault = project && isBillableByDefault(project, taskId);
  if (remoteId === null && !tellsBillable) return { billable: byDefault ?? billable };
  return { billable, ...(byDefault !== billable && { tellsBillable: true }) };
}
