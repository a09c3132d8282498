import { replacedBy } from '../../src/main/core/held-back';
import type { TimeEntry } from '../../src/shared/model';
import type { WireTimeEntry } from '../../src/main/keito/wire-time';
import { isAnswered, ModelEntry, lastOf, type Side, type Write } from './model';
import type { Place, World } from './world';

/** Everything that people did, on this computer and elsewhere, entry by entry. */
export class Book {
  readonly entries = new Map<string, ModelEntry>();
  /** It was begun again elsewhere, and nothing that was done here or there since can have ended it. */
  goesOn: ModelEntry | null = null;
  /** When timers were begun elsewhere, UTC ms by a clock that is right. */
  readonly begunThere: number[] = [];
  readonly #world: World;
  readonly #replaced = new Map<ModelEntry, ModelEntry>();
  #order = 0;

  constructor(world: World) {
    this.#world = world;
  }

  next(): number {
    return (this.#order += 1);
  }

  begin(id: string, isOurs: boolean): ModelEntry {
    const entry = new ModelEntry(id, isOurs);
    this.entries.set(id, entry);
    return entry;
  }

  /** Another entry takes the place of this one, which is deleted. */
  replace(entry: ModelEntry, id: string): ModelEntry {
    this.drop(entry);
    const other = this.begin(id, true);
    this.#replaced.set(entry, other);
    return other;
  }

  /** The app gave up what was to take the place of an entry, which stays: it is as if that had never been deleted. */
  hearOfKept(): void {
    const { ledger } = this.#world.workspace;
    for (const [entry, other] of this.#replaced) {
      const isGivenUp = ledger
        .operationsOf(other.id)
        .some(({ body, undoneAt }) => undoneAt !== null && replacedBy(body) === entry.id);
      if (!isGivenUp) continue;
      this.#stays(entry);
      this.entries.delete(other.id);
      this.#replaced.delete(entry);
    }
  }

  /** The person has decided that what was to take the place of an entry stands beside it. */
  haveBoth(other: ModelEntry): void {
    for (const [entry, by] of this.#replaced) if (by === other) this.#replaced.delete(entry);
  }

  /** The entries whose place another one has taken, though they are there still, both of them. */
  doubled(isThere: (entry: ModelEntry) => boolean): readonly ModelEntry[] {
    return [...this.#replaced].flatMap(([entry, by]) => (isThere(entry) && isThere(by) ? [entry] : []));
  }

  /** The entry that has the place of this one by now. */
  now(entry: ModelEntry): ModelEntry {
    const other = this.#replaced.get(entry);
    return other ? this.now(other) : entry;
  }

  /**
   * Whoever changes what waits to be deleted wants it kept. Nobody knows then the end of one that another has replaced, nor of
   * one that ran, which whoever began a timer meanwhile has ended there without a sight of it.
   */
  keep(entry: ModelEntry): void {
    if (this.#replaced.has(entry)) entry.isFuzzy = true;
    this.#stays(entry);
  }

  #stays(entry: ModelEntry): void {
    entry.deletedHere = null;
    const wasRunning = entry.begin !== null && entry.ends.length === 0 && entry.duration.length === 0;
    if (wasRunning && this.seen(entry.id)?.startedAt === null) entry.isFuzzy = true;
  }

  /** An entry as the app shows it. */
  seen(id: string): TimeEntry | null {
    return this.#world.workspace.ledger.entry(id)?.view ?? null;
  }

  /** Every entry as it is seen now, by its id. */
  allSeen(): ReadonlyMap<string, TimeEntry | null> {
    return new Map([...this.entries.keys()].map((id) => [id, this.seen(id)]));
  }

  /** The model's entry of one of the app's; entries that the app knows from the server only are begun here. */
  of(id: string): ModelEntry {
    return this.entries.get(id) ?? this.begin(id, false);
  }

  /** Of a row on the server: ours by its metadata, else as the journal knows it; null where nobody can tell (yet). */
  ofRow(row: WireTimeEntry): ModelEntry | null {
    const mine = row.metadata?.['client_request_id'];
    if (typeof mine === 'string') return this.entries.get(mine) ?? null;
    const known = [...this.entries.values()].find(
      ({ id }) => this.#world.workspace.ledger.entry(id)?.base?.remoteId === row.id,
    );
    return known ?? this.entries.get(`keito:${row.id}`) ?? null;
  }

  /**
   * Where metadata does not come back and the journal does not know the row: notes are given once each, but both parts
   * of what was split have them, and one that has no row yet comes first.
   */
  byNotes(row: WireTimeEntry, hasRow: (entry: ModelEntry) => boolean): ModelEntry | null {
    const named = [...this.entries.values()].filter(({ notes }) =>
      notes.some(({ value }) => value === row.notes),
    );
    return named.find((entry) => !hasRow(entry)) ?? named[0] ?? null;
  }

  /** What a careful person looks for before sending something again: whether it is there already. */
  isThere(entry: ModelEntry, rows: readonly WireTimeEntry[]): boolean {
    const own = this.ownRows(rows);
    return rows.some((row) => !own.has(row.id) && entry.notes.some(({ value }) => value === row.notes));
  }

  /** The rows that the journal knows as those of entries begun here. */
  ownRows(rows: readonly WireTimeEntry[]): ReadonlySet<string> {
    const { ledger } = this.#world.workspace;
    return new Set(rows.flatMap(({ id }) => (ledger.claimOn(id) === 'ours' ? [id] : [])));
  }

  /** What runs has its date by the former zone. */
  zoneChanged(): void {
    this.clockSet();
    for (const entry of this.entries.values()) if (entry.ends.length === 0) entry.isMisdated = true;
  }

  /** What there is may have the clock times of one clock, or of the other. */
  clockSet(): void {
    for (const entry of this.entries.values()) entry.isUndated = true;
  }

  /** Does the app know all that the other side has written into an entry? Asked before an act: its sending may forget it. */
  knowsAll(entry: ModelEntry): boolean {
    const base = this.#world.workspace.ledger.entry(entry.id)?.base ?? undefined;
    return (
      this.knows(entry.notes, base?.notes, sameText) &&
      this.knows(entry.place, base && text(base), sameText) &&
      this.knows(entry.duration, base?.seconds, this.#world.isTold)
    );
  }

  /** Deleted here. `knew`: with all in sight that the other side had written. */
  delete(entry: ModelEntry, knew: boolean): void {
    const open = this.#world.workspace.ledger.operationsOf(entry.id);
    const wasUncertain = open.some(({ block }) => block === 'uncertain');
    entry.deletedHere = { order: this.next(), knew, wasUncertain };
  }

  /** Given up by an act that says itself what comes of it: nobody asks what was done to it elsewhere before. */
  drop(entry: ModelEntry): void {
    this.delete(entry, true);
  }

  write<T>(side: Side, writes: Write<T>[], value: T, knew: boolean): void {
    writes.push({ side, order: this.next(), value, knew });
  }

  /** Does the app know the last value that the other side set, by what it last heard of the server? */
  knows<T>(writes: readonly Write<T>[], heard: T | undefined, same: (a: T, b: T) => boolean): boolean {
    const there = lastOf(writes, 'there');
    return (there && heard !== undefined && same(there.value, heard)) || isAnswered(writes);
  }
}

export const sameText = (a: string, b: string): boolean => a === b;
export const sameSeconds = (a: number, b: number): boolean => Math.abs(a - b) <= 2;

/** A project and task as the book writes them. */
export function text({ projectId, taskId }: Place): string {
  return `${projectId}/${taskId}`;
}
