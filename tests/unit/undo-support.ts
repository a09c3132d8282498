import { SECOND, type Bench } from '../support/bench';

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
