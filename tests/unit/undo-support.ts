import type { EntryChanges } from '../../src/shared/inputs';
import { present, SECOND, type Bench } from '../support/bench';

/** What somebody does on the bench of the moment. */
export const actsOn = (bench: () => Bench) => ({
  undo: () => bench().workspace.entries.undo(present(bench().workspace.entries.undoable).id),
  stop: () => bench().workspace.entries.stop(bench().act()),
  edit: (id: string, changes: EntryChanges) => bench().workspace.entries.edit(id, changes, bench().act()),
  remove: (id: string) => bench().workspace.entries.delete(id, bench().act()),
});

/** What somebody else changed since is not overwritten. */
export const CHANGED = { ok: false, failure: { kind: 'changed' } };

/** Everything that can be seen of what was done, without ids and what only the server gives. */
export const seenOn = (bench: Bench) =>
  bench.workspace.ledger
    .between('0000-01-01', '9999-12-31')
    .flatMap(({ view }) => (view ? [view] : []))
    .map(({ projectId, taskId, spentDate, notes, seconds, startedAt, startTime, billable }) => ({
      ...{ projectId, taskId, spentDate, notes, startTime, billable },
      ...(startedAt === null ? { seconds } : { begin: startedAt - seconds * SECOND }),
    }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

/** What the server holds, as it is seen here when all was sent. */
export const servedBy = async (bench: Bench) =>
  (await bench.server())
    .map((row) => ({
      ...{ notes: row.notes ?? '', date: row.spent_date, project: row.project_id, runs: row.is_running },
      seconds: row.is_running ? null : row.duration_seconds,
    }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
