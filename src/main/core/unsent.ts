import type { EntryView } from '../../shared/snapshot';
import { statesOf, viewOf, withCreations, type JournalReader } from './build-snapshot';
import type { Creation } from './creation';
import { fromServer, overlay } from './operation';
import { deletes } from './outbox-plan';
import type { WorkContext } from './ports';

/** An entry that Keito does not have as it is here. */
export interface UnsentEntry {
  readonly entry: EntryView;
  /** It was deleted here, which Keito was not told yet: `entry` is what it was before. */
  readonly isDeletion: boolean;
}

/** How many entries and creations wait to be sent, and how many were refused. */
export function countUnsent(
  journal: Pick<JournalReader, 'openOperations' | 'entry'>,
  creations: readonly Creation[],
): { readonly waiting: number; readonly refused: number } {
  const kinds = [...statesOf(journal).values()].map(({ kind }) => kind);
  const refused = kinds.filter((kind) => kind === 'needs-you').length;
  return withCreations({ waiting: kinds.length - refused, refused }, creations);
}

/** Everything that Keito does not have as it is here, whatever its day, by the calendar; deletions too. */
export function unsentEntries(
  journal: Pick<JournalReader, 'openOperations' | 'entry'>,
  findProject: WorkContext['findProject'],
): readonly UnsentEntry[] {
  const open = journal.openOperations();
  return [...statesOf(journal)]
    .flatMap(([id, state]) => {
      const { base = null, view = null } = journal.entry(id) ?? {};
      const own = open.filter(({ entryId }) => entryId === id);
      const bodies = own.flatMap(({ body }) => (body.kind === 'delete' ? [] : [body]));
      const entry = view ?? overlay(base && fromServer(id, base, null), id, bodies);
      if (!entry) return [];
      return [{ entry: viewOf(entry, base, state, findProject), isDeletion: own.some(deletes) }];
    })
    .sort((a, b) => placeInTime(a).localeCompare(placeInTime(b)));
}

const placeInTime = ({ entry }: UnsentEntry): string => `${entry.spentDate} ${entry.startTime ?? ''}`;
