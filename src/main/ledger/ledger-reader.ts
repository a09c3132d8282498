import type { CalendarDate } from '../../shared/calendar';
import type { EntryId, TimeEntry } from '../../shared/model';
import type { JournalReader } from '../core/build-snapshot';
import { heldBack, type HeldBack } from '../core/held-back';
import type { Operation } from '../core/operation';
import { CreationTable } from './creation-table';
import type { Sqlite } from './database';
import { EntryTable, STRANGER } from './entry-table';
import { FactTable } from './fact-table';
import { OperationTable } from './operation-table';
import type { LedgerEntry } from './rows';

/** What can be asked of the journal. Nothing here writes but what `creations` is told to. */
export abstract class LedgerReader implements JournalReader {
  /** What was created here besides time entries. */
  readonly creations: CreationTable;
  protected readonly sqlite: Sqlite;
  protected readonly entries: EntryTable;
  protected readonly operations: OperationTable;
  protected readonly facts: FactTable;

  constructor(sqlite: Sqlite) {
    this.sqlite = sqlite;
    this.entries = new EntryTable(sqlite);
    this.operations = new OperationTable(sqlite);
    this.facts = new FactTable(sqlite);
    this.creations = new CreationTable(sqlite);
  }

  /** The running entry; the one that was started last where there are several. */
  running(): TimeEntry | null {
    return this.allRunning()[0] ?? null;
  }

  /**
   * Every entry that runs. Until Keito has heard of a timer that was begun here, one that runs elsewhere runs as well:
   * whatever ends the timer ends all of them.
   */
  allRunning(): readonly TimeEntry[] {
    return this.entries.allRunning().flatMap(({ view }) => view ?? []);
  }

  entry(id: EntryId): LedgerEntry | null {
    return this.entries.get(id);
  }

  /** Entries that the person sees with a spent date from `from` to `to`, both included, newest first. */
  between(from: CalendarDate, to: CalendarDate): readonly LedgerEntry[] {
    return this.entries.between(from, to);
  }

  /** The entries that were worked on last, newest first; those logged ahead of `today` were not worked on yet. */
  recent(limit: number, today: CalendarDate): readonly LedgerEntry[] {
    return this.entries.recent(limit, today);
  }

  /** What entries with a spent date from `from` to `to`, both included, are on: how many on each day. */
  readonly uses = (from: CalendarDate, to: CalendarDate) => this.entries.uses(from, to);

  /** Operations that are not done yet, in the order in which they were done here. */
  openOperations(): readonly Operation[] {
    return this.operations.open();
  }

  /** The same, of one entry. */
  openOperationsOf(entryId: EntryId): readonly Operation[] {
    return this.operationsOf(entryId).filter(({ state }) => state !== 'done');
  }

  /** The entries that are not sent before something has become of another one. */
  heldBack(): ReadonlyMap<EntryId, HeldBack> {
    return heldBack(this.openOperations(), (entryId) => this.entry(entryId)?.view ?? null);
  }

  /** Operations of one entry, done ones too, oldest first. */
  operationsOf(entryId: EntryId): readonly Operation[] {
    return this.operations.of(entryId);
  }

  /** The operations that were done last, newest first. */
  latestOperations(limit: number): readonly Operation[] {
    return this.operations.latest(limit);
  }

  /** From the operation `seq` on, done ones too, oldest first. */
  operationsFrom(seq: number): readonly Operation[] {
    return this.operations.from(seq);
  }

  /** Timers begun here of which Keito has heard, or may have, since `at` (UTC ms), whenever they began. */
  startsHeardSince(at: number): readonly Operation[] {
    return this.operations.heardSince(at);
  }

  /** How often this process has begun to send the operation: 0 is proof that nobody else has heard of it. */
  timesSent(seq: number): number {
    return this.operations.timesSent(seq);
  }

  /**
   * Whose the server's entry is, as far as this journal knows: `ours` was created here; `touched` was not, but something
   * was done to it here.
   */
  claimOn(remoteId: string): 'none' | 'ours' | 'touched' {
    const owner = this.entries.ownerOf(remoteId);
    if (owner === null) return 'none';
    if (!owner.startsWith(STRANGER)) return 'ours';
    return this.operationsOf(owner).length === 0 ? 'none' : 'touched';
  }

  /** Whether the server's entry is in this journal, as anybody's. */
  isKnown(remoteId: string): boolean {
    return this.entries.ownerOf(remoteId) !== null;
  }

  /** Keito's ids by ours, of every entry that it has. */
  remoteIds(): ReadonlyMap<EntryId, string> {
    return this.entries.remoteIds();
  }

  /** Every entry's id, here or as Keito gives back the one that was sent along, also of entries that were deleted here. */
  namesOfEntries(): ReadonlySet<string> {
    return this.entries.names();
  }

  /** A small fact kept with the account's data, such as the last pull; null when there is none. */
  fact(key: string): string | null {
    return this.facts.get(key);
  }
}
