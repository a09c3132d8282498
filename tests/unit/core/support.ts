import type {
  Operation,
  OperationBody,
  PlannedOperation,
  ServerEntry,
} from '../../../src/main/core/operation';
import type { WorkContext } from '../../../src/main/core/ports';
import type { Project, TimeEntry } from '../../../src/shared/model';
import type { Result } from '../../../src/shared/result';

export const SECOND = 1_000;
export const TODAY = '2026-05-21';
/** Nine in the morning of that day, in UTC. */
export const NINE = Date.UTC(2026, 4, 21, 9);
export const ACT = { at: NINE + 3_600_000, cause: 'window' } as const;

export const PROJECTS: readonly Project[] = [
  project('p1', 'Website', ['t1', 't2']),
  project('p2', 'Shop', ['t2']),
  { ...project('p3', 'Old', ['t1']), isActive: false },
];

function project(id: string, name: string, taskIds: readonly string[]): Project {
  const tasks = taskIds.map((taskId) => ({ id: taskId, name: `Task ${taskId}` }));
  return {
    id,
    name,
    code: null,
    clientId: 'acme',
    clientName: 'Acme',
    color: '#112233',
    isBillable: id === 'p1',
    isActive: true,
    budget: null,
    tasks,
  };
}

export const CONTEXT: WorkContext = {
  zone: 'UTC',
  findProject: (projectId) => PROJECTS.find(({ id }) => id === projectId) ?? null,
};

export const entry = (over: Partial<TimeEntry> = {}): TimeEntry => ({
  id: 'e0',
  remoteId: null,
  projectId: 'p1',
  taskId: 't1',
  spentDate: TODAY,
  notes: 'note',
  seconds: 0,
  startedAt: null,
  startTime: '09:00',
  endTime: null,
  billable: true,
  lock: null,
  source: 'api',
  ...over,
});

export const serverEntry = (over: Partial<ServerEntry> = {}): ServerEntry => ({
  remoteId: 'r1',
  projectId: 'p1',
  taskId: 't1',
  projectName: 'Website',
  taskName: 'Task t1',
  clientName: 'Acme',
  spentDate: TODAY,
  notes: 'note',
  seconds: 600,
  precisionSeconds: 1,
  startedAt: null,
  stampedAt: null,
  startTime: '09:00',
  endTime: '09:10',
  billable: true,
  lock: null,
  source: 'api',
  clientRequestId: null,
  createdAt: NINE,
  ...over,
});

/** Ids that tell in which order they were given. */
export function counter(prefix: string): () => string {
  let last = 0;
  return () => `${prefix}${(last += 1)}`;
}

export function planned(result: Result<readonly PlannedOperation[]>): readonly PlannedOperation[] {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

export const operation = (seq: number, body: OperationBody, over: Partial<Operation> = {}): Operation => ({
  seq,
  entryId: 'e0',
  body,
  at: NINE,
  zone: 'UTC',
  cause: 'window',
  state: 'queued',
  offsetMinutes: 0,
  reason: null,
  block: null,
  isRestored: false,
  changedAt: NINE,
  undoneAt: null,
  ...over,
});

export const START: Extract<OperationBody, { kind: 'start' }> = {
  kind: 'start',
  projectId: 'p1',
  taskId: 't1',
  notes: 'note',
  spentDate: TODAY,
  startedAt: NINE,
  startTime: '09:00',
  billable: true,
};
