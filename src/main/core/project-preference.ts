import type { Project } from '../../shared/model';

/** How one person has a project. */
export interface ProjectPreference {
  /** It is offered nowhere; what is on it already stays as it is. */
  readonly isHidden: boolean;
  /** `#rrggbb` instead of Keito's; null: Keito's. */
  readonly color: string | null;
}

/** By the project's id; a project that nothing was chosen for is not in it. */
export type ProjectPreferences = ReadonlyMap<string, ProjectPreference>;

const NONE: ProjectPreference = { isHidden: false, color: null };

/** The preferences with a change of one project's; where nothing is left that differs from Keito's, it is gone. */
export function withPreference(
  all: ProjectPreferences,
  projectId: string,
  change: Partial<ProjectPreference>,
): ProjectPreferences {
  const next = { ...NONE, ...all.get(projectId), ...change };
  const changed = new Map(all);
  if (next.isHidden || next.color !== null) changed.set(projectId, next);
  else changed.delete(projectId);
  return changed;
}

/** The project as the person has it. */
export function asPreferred(project: Project, all: ProjectPreferences): Project {
  const color = all.get(project.id)?.color ?? null;
  return color === null ? project : { ...project, color };
}
