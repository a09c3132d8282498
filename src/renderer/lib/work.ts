/** What a timer is started with. */
export interface Work {
  readonly projectId: string;
  readonly taskId: string;
  readonly notes: string;
}

/** Just that, of something that has more to it. */
export function workOf({ projectId, taskId, notes }: Work): Work {
  return { projectId, taskId, notes };
}

/** The same for whatever starts the same thing; blanks around a note make no other one. */
export function workKey({ projectId, taskId, notes }: Work): string {
  return JSON.stringify([projectId, taskId, notes.trim()]);
}
