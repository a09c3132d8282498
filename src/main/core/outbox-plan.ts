import type { EntryId, TimeEntry } from '../../shared/model';
import { fieldsSetBy } from './conflict';
import { heldBack } from './held-back';
import { overlay, type Operation, type StoredChanges } from './operation';

/** The next thing to send. `seqs` are the operations that it answers when it succeeds. */
export type Step =
  /** Create the entry as it is by now, running or finished: one request for all that was done to it before sending. */
  | {
      readonly kind: 'create';
      readonly entryId: EntryId;
      readonly seqs: readonly number[];
      readonly entry: TimeEntry;
    }
  /** A create whose answer was lost: look on the server before anything else. `lostAt` is UTC ms. */
  | {
      readonly kind: 'look-for';
      readonly entryId: EntryId;
      readonly seqs: readonly number[];
      readonly lostAt: number;
    }
  /**
   * Bring the server's entry to what it is here: stop it if asked, and set `changes`. `lostAt` (UTC ms): the answer to an
   * earlier try was lost then, and what it asked for may still arrive; null otherwise.
   */
  | {
      readonly kind: 'change';
      readonly entryId: EntryId;
      readonly seqs: readonly number[];
      readonly entry: TimeEntry;
      readonly stop: boolean;
      readonly changes: StoredChanges;
      readonly lostAt: number | null;
    }
  | { readonly kind: 'delete'; readonly entryId: EntryId; readonly seqs: readonly number[] }
  /** Created and deleted here before anything was sent: nothing to tell. */
  | { readonly kind: 'drop'; readonly entryId: EntryId; readonly seqs: readonly number[] };

/** What the plan needs to know of an entry: whether the server has it, and how it is seen here. */
export interface PlannedEntry {
  readonly onServer: boolean;
  readonly view: TimeEntry | null;
}

/**
 * What to send next, for each entry with open operations, in the order in which they were done (by sequence, never by
 * time). Refused entries are left out: they hold up nothing else but what must not stand beside
 * them.
 */
export function planSteps(
  open: readonly Operation[],
  entryOf: (entryId: EntryId) => PlannedEntry | null,
): readonly Step[] {
  const byEntry = new Map<EntryId, Operation[]>();
  for (const operation of open)
    byEntry.set(operation.entryId, [...(byEntry.get(operation.entryId) ?? []), operation]);
  const held = heldBack(open, (entryId) => entryOf(entryId)?.view ?? null);
  return [...byEntry].flatMap(([entryId, operations]) => {
    const step = planEntry(entryId, operations, entryOf(entryId));
    return step && !(step.kind === 'create' && held.has(entryId)) ? [step] : [];
  });
}

/** The next step of one entry, of which `operations` are open; null: it waits for an answer or for the person. */
export function planEntry(
  entryId: EntryId,
  operations: readonly Operation[],
  entry: PlannedEntry | null,
): Step | null {
  const [first] = operations;
  if (!first || operations.some(({ state }) => state === 'in-flight')) return null;
  const seqs = operations.map(({ seq }) => seq);
  if (first.state === 'unsure' && creates(first))
    return { kind: 'look-for', entryId, seqs: [first.seq], lostAt: first.changedAt };
  const isDeleted = operations.some(deletes);
  if (!entry?.onServer) {
    if (isDeleted) return { kind: 'drop', entryId, seqs };
    if (operations.some(({ state }) => state === 'blocked')) return null;
    const created = overlay(
      null,
      entryId,
      operations.map(({ body }) => body),
    );
    return created ? { kind: 'create', entryId, seqs, entry: created } : { kind: 'drop', entryId, seqs };
  }
  // Whoever deletes an entry has decided on what was refused of it, or was in conflict, before.
  if (isDeleted) return { kind: 'delete', entryId, seqs };
  const sendable = outsideConflicts(operations);
  if (sendable.length === 0 || sendable.some(({ state }) => state === 'blocked')) return null;
  return planChange(entryId, sendable, entry.view);
}

function planChange(entryId: EntryId, operations: readonly Operation[], view: TimeEntry | null): Step {
  const seqs = operations.map(({ seq }) => seq);
  if (!view) return { kind: 'drop', entryId, seqs };
  const lost = operations.filter(({ state }) => state === 'unsure').map(({ changedAt }) => changedAt);
  return {
    kind: 'change',
    entryId,
    seqs,
    entry: view,
    stop: operations.some(({ body }) => body.kind === 'stop'),
    changes: mergedChanges(operations),
    lostAt: lost.length === 0 ? null : Math.max(...lost),
  };
}

/** Of an entry's open operations those to send: what is in conflict waits, and a stop with it where the two sides differ in time. */
export function outsideConflicts(operations: readonly Operation[]): readonly Operation[] {
  const clashing = operations.filter(({ block }) => block === 'conflict');
  const holdsTime = clashing.some(({ body }) => fieldsSetBy(body).includes('time'));
  return operations.filter(({ block, body }) => block !== 'conflict' && !(holdsTime && body.kind === 'stop'));
}

/** Does the entry begin with it? */
export function creates({ body }: Operation): boolean {
  return body.kind === 'start' || body.kind === 'log';
}

/** A deletion that still counts: one that was refused brought the entry back. */
export function deletes({ body, state }: Operation): boolean {
  return body.kind === 'delete' && state !== 'blocked';
}

/** The last value of every field that was edited: absolute values make the ones before it moot. */
function mergedChanges(operations: readonly Operation[]): StoredChanges {
  return operations.reduce<StoredChanges>(
    (merged, { body }) => (body.kind === 'edit' ? { ...merged, ...body.changes } : merged),
    {},
  );
}
