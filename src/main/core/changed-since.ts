import type { EntryId } from '../../shared/model';
import type { JournalReader, KnownEntry } from './build-snapshot';
import type { Operation } from './operation';

/** What the journal is read for. */
export interface SinceReader extends Pick<JournalReader, 'openOperations' | 'entry'> {
  latestOperations(limit: number): readonly Operation[];
  operationsFrom(seq: number): readonly Operation[];
  /** Keito's ids by ours, of every entry that it has. */
  remoteIds(): ReadonlyMap<EntryId, string>;
}

/** What was known here in the moment before Keito was asked. */
export interface Before {
  /** Entries of which Keito did not have all. */
  readonly open: readonly EntryId[];
  /** The operation that was done last; 0: none was. */
  readonly lastSeq: number;
  /** Keito's ids by ours: of an entry that is deleted meanwhile the journal has none any more. */
  readonly remoteIds: ReadonlyMap<EntryId, string>;
}

/** Call it before the first question, and {@link changedSince} after the last answer. */
export function beforeAsking(journal: SinceReader): Before {
  return {
    open: openIds(journal),
    lastSeq: journal.latestOperations(1)[0]?.seq ?? 0,
    remoteIds: journal.remoteIds(),
  };
}

/** An entry as it is here. Neither `view` nor `base`: it was deleted. */
export interface ChangedEntry extends KnownEntry {
  readonly id: EntryId;
  readonly remoteId: string | null;
}

/**
 * Entries of which nobody can tell whether Keito's answers have them as they are here: what was or is on its way, and what
 * was done here while Keito was asked, be it sent by now. Each once.
 */
export function changedSince(journal: SinceReader, before: Before): readonly ChangedEntry[] {
  const since = journal.operationsFrom(before.lastSeq + 1).map(({ entryId }) => entryId);
  return [...new Set([...before.open, ...since, ...openIds(journal)])].map((id) => {
    const { view = null, base = null } = journal.entry(id) ?? {};
    return { id, view, base, remoteId: base?.remoteId ?? before.remoteIds.get(id) ?? null };
  });
}

const openIds = (journal: Pick<JournalReader, 'openOperations'>): readonly EntryId[] => [
  ...new Set(journal.openOperations().map(({ entryId }) => entryId)),
];
