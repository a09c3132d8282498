import type { AgainMatch, PinnedChoice, Suggestion } from '../../shared/quick-entry';

/** Something that can be taken from under the line. */
export type Option =
  | { readonly kind: 'project'; readonly suggestion: Suggestion }
  | { readonly kind: 'again'; readonly match: AgainMatch };

/** What it stays the same by, wherever it stands among the others. */
export const keyOf = (option: Option): string =>
  option.kind === 'project'
    ? `project ${option.suggestion.project.id} ${option.suggestion.task.id}`
    : `again ${option.match.recent.entryId}`;

export function pinOf(suggestion: Suggestion): PinnedChoice {
  return { projectId: suggestion.project.id, taskId: suggestion.task.id };
}
