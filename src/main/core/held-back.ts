import type { EntryId, TimeEntry } from '../../shared/model';
import { setsLength } from './conflict';
import type { Operation, OperationBody, PlannedOperation, ServerEntry } from './operation';

/**
 * Why an entry is not sent yet. split: the one that it was split from is not shortened on the server yet · deletion: the
 * one in whose place it comes is still to be deleted there · still-there: that deletion was given up, or Keito has locked the
 * entry, so both would stay.
 */
export interface HeldBack {
  readonly by: EntryId;
  readonly why: 'split' | 'deletion' | 'still-there';
}

/**
 * The entries that have to wait for another one: together the two would be more time than was worked. `open`: all that is
 * not done, in its order; `viewOf`: how the person sees an entry; null: not at all.
 */
export function heldBack(
  open: readonly Operation[],
  viewOf: (entryId: EntryId) => TimeEntry | null,
): ReadonlyMap<EntryId, HeldBack> {
  const held = new Map<EntryId, HeldBack>();
  for (const operation of open) {
    const why = whyHeld(operation, open, viewOf);
    if (why) held.set(operation.entryId, why);
  }
  return held;
}

function whyHeld(
  { body, seq }: Operation,
  open: readonly Operation[],
  viewOf: (entryId: EntryId) => TimeEntry | null,
): HeldBack | null {
  if (body.kind === 'log' && body.splitFrom !== undefined) {
    const { splitFrom: by } = body;
    const isWhole = open.some((one) => one.entryId === by && one.seq < seq && setsLength(one.body));
    if (isWhole) return { by, why: 'split' };
  }
  const by = replacedBy(body);
  if (by === null) return null;
  const view = viewOf(by);
  // Of what is locked nothing but the end of the lock would let the person decide.
  const isLocked = view !== null && view.lock !== null;
  if (isToBeDeleted(by, open) && !isLocked) return { by, why: 'deletion' };
  return view ? { by, why: 'still-there' } : null;
}

/**
 * Has the person set an entry back to how long it was, or longer, before it was shortened on the server? `sent`: what
 * was told of it now; `before` and `after`: how the server had it until then, and has it since.
 */
export function keepsLength(
  sent: readonly Operation[],
  before: Pick<ServerEntry, 'seconds'>,
  after: Pick<ServerEntry, 'seconds'>,
): boolean {
  return sent.filter(({ body }) => setsLength(body)).length > 1 && after.seconds >= before.seconds;
}

/** The entry in whose place this one was begun or logged; null: in that of none. */
export function replacedBy(body: OperationBody): EntryId | null {
  return body.kind === 'start' || body.kind === 'log' ? (body.replaces ?? null) : null;
}

/** The same, in the place of `entryId`; null: in that of none. */
export function inPlaceOf(body: OperationBody, entryId: EntryId | null): OperationBody {
  if (body.kind !== 'start' && body.kind !== 'log') return body;
  const placed = { ...body };
  if (entryId === null) delete placed.replaces;
  else placed.replaces = entryId;
  return placed;
}

/**
 * What was split from a rest that is dropped unsent, with the bodies that say so: it comes beside the entry that the rest
 * was split from.
 */
export function restsOfDropped(
  dropped: readonly Operation[],
  open: readonly Operation[],
): readonly { readonly seq: number; readonly body: OperationBody }[] {
  const first = dropped.flatMap(({ body }) => (body.kind === 'log' ? (body.splitFrom ?? []) : []))[0];
  const [entryId] = dropped.map((operation) => operation.entryId);
  if (first === undefined) return [];
  return open.flatMap(({ seq, body }) =>
    body.kind === 'log' && body.splitFrom === entryId ? [{ seq, body: { ...body, splitFrom: first } }] : [],
  );
}

/** What is planned for the rest of an entry, in whose place that one comes: the rest must not stand beside it either. */
export function restInPlaceOf(
  planned: readonly PlannedOperation[],
  restId: EntryId,
  ofFirst: readonly Operation[],
): readonly PlannedOperation[] {
  const [replaced] = ofFirst.flatMap(({ body }) => replacedBy(body) ?? []);
  if (replaced === undefined) return planned;
  return planned.map((one) =>
    one.entryId === restId ? { ...one, body: inPlaceOf(one.body, replaced) } : one,
  );
}

/** Also where the deletion waits for the person. */
export function isToBeDeleted(entryId: EntryId, open: readonly Operation[]): boolean {
  return open.some((one) => one.entryId === entryId && one.body.kind === 'delete');
}

/**
 * What an undo has planned in place of an entry whose deletion it took back, all that is left of it to be sent: nothing was
 * done since, to the entry or to this. Null where that is not so. `since`: all operations from that deletion on, done ones
 * too; `open`: those of the entry.
 */
export function untouchedReplacement(
  entryId: EntryId,
  open: readonly Operation[],
  since: readonly Operation[],
): readonly Operation[] | null {
  const isTakenBack = open.every(({ body, undoneAt }) => body.kind === 'delete' && undoneAt !== null);
  const replacement = since.filter(({ body }) => replacedBy(body) === entryId);
  const isUntouched = replacement.every(
    (one) =>
      one.state === 'queued' &&
      since.every(({ entryId: id, seq, state }) => id !== one.entryId || seq === one.seq || state === 'done'),
  );
  return isTakenBack && replacement.length > 0 && isUntouched ? replacement : null;
}
