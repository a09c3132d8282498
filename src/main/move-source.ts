import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keptProjects } from './account-data';
import { statesOf, viewOf } from './core/build-snapshot';
import type { SourceEntry } from './core/move';
import { STRANGER } from './ledger/entry-table';
import { journalFiles } from './ledger/files';
import type { Ledger } from './ledger/ledger';
import { readCopy } from './ledger/read-copy';

/**
 * The entries that were tracked on this computer, newest first; `folder` is where the app keeps its data. It must not be the
 * account that is open. Its journal is only read. Throws where that is damaged.
 */
export function readMoveSource(folder: string): readonly SourceEntry[] {
  const source = join(folder, 'this-computer');
  if (!existsSync(journalFiles(source).file)) return [];
  return readCopy(source, join(folder, 'moving'), sourceEntries);
}

function sourceEntries(journal: Ledger): readonly SourceEntry[] {
  const projects = new Map(keptProjects(journal).map((project) => [project.id, project]));
  const findProject = (id: string) => projects.get(id) ?? null;
  const states = statesOf(journal);
  const rows = journal.between('0000-01-01', '9999-12-31');
  const taken = new Set(rows.map(({ id }) => id));
  return rows.flatMap(({ id, view, base }): readonly SourceEntry[] => {
    if (!view) return [];
    const { clientName, projectName, taskName } = viewOf(view, base, { kind: 'saved' }, findProject);
    // What an earlier journal of this computer had created is somebody else's to the one that came after it.
    const before = id.startsWith(STRANGER) ? (base?.clientRequestId ?? id) : id;
    const sourceId = before !== id && taken.has(before) ? id : before;
    taken.add(sourceId);
    const { projectId, taskId, spentDate, notes, seconds, startedAt, startTime, endTime } = view;
    return [
      {
        ...{ id: sourceId, projectId, taskId, spentDate, notes, seconds, startedAt, startTime, endTime },
        ...{ clientName, projectName, taskName, isBlocked: states.get(id)?.kind === 'needs-you' },
      },
    ];
  });
}
