import { describe, expect, it } from 'vitest';
import { beforeAsking, changedSince, type SinceReader } from '../../../src/main/core/changed-since';
import type { Operation } from '../../../src/main/core/operation';
import { entry, NINE, operation, serverEntry, START } from './support';

/** What cannot be told of an answer that was asked for while something was done here. */

const begin = (seq: number, entryId: string, state: Operation['state']): Operation => ({
  ...operation(seq, { ...START, startedAt: NINE }),
  ...{ entryId, state },
});

interface Kept {
  readonly operations: readonly Operation[];
  /** By our ids, Keito's. */
  readonly remoteIds: Readonly<Record<string, string | null>>;
}

const journal = ({ operations, remoteIds }: Kept): SinceReader => {
  const known = (id: string) => {
    const remoteId = remoteIds[id];
    if (remoteId === undefined) return null;
    return {
      view: entry({ id, remoteId }),
      base: remoteId === null ? null : serverEntry({ remoteId }),
      trueStart: null,
    };
  };
  return {
    openOperations: () => operations.filter(({ state }) => state !== 'done'),
    operationsFrom: (seq) => operations.filter((one) => one.seq >= seq),
    latestOperations: (limit) => [...operations].reverse().slice(0, limit),
    entry: known,
    remoteIds: () =>
      new Map(
        Object.entries(remoteIds).flatMap(([id, remoteId]) => (remoteId === null ? [] : [[id, remoteId]])),
      ),
  };
};

describe('what was changed since Keito was asked', () => {
  it('is what was on its way then, what was done since and sent by now, and what is on its way; each once', () => {
    const remoteIds = { sent: 'r1', waits: null, since: 'r3', late: null, still: 'r5' };
    const then = [begin(1, 'sent', 'done'), begin(2, 'waits', 'queued'), begin(3, 'still', 'in-flight')];
    const before = beforeAsking(journal({ operations: then, remoteIds }));
    const now = [
      ...[begin(1, 'sent', 'done'), begin(2, 'waits', 'done'), begin(3, 'still', 'in-flight')],
      ...[begin(4, 'since', 'done'), begin(5, 'late', 'queued'), begin(6, 'late', 'queued')],
    ];
    const changed = changedSince(journal({ operations: now, remoteIds }), before);
    expect(changed.map(({ id, remoteId }) => [id, remoteId])).toEqual([
      ['waits', null],
      ['still', 'r5'],
      ['since', 'r3'],
      ['late', null],
    ]);
    expect(changed[1]).toMatchObject({ view: { id: 'still' }, base: { remoteId: 'r5' } });
  });

  it("has Keito's id of what was deleted since, which the journal does not know any more", () => {
    const before = beforeAsking(journal({ operations: [], remoteIds: { gone: 'r1', kept: 'r2' } }));
    const deleted: Operation = { ...operation(1, { kind: 'delete' }), entryId: 'gone', state: 'done' };
    const after = journal({ operations: [deleted], remoteIds: { kept: 'r2' } });
    expect(changedSince(after, before)).toEqual([{ id: 'gone', view: null, base: null, remoteId: 'r1' }]);
  });

  it('has it also of what was on its way, and is nothing where nothing was done', () => {
    const open = [begin(1, 'far', 'queued')];
    const reader = journal({ operations: open, remoteIds: { far: 'r9' } });
    const before = beforeAsking(reader);
    const after = { ...journal({ operations: [], remoteIds: {} }), operationsFrom: () => [] };
    expect(changedSince(after, before)).toMatchObject([{ id: 'far', remoteId: 'r9' }]);
    const quiet = journal({ operations: [begin(1, 'old', 'done')], remoteIds: { old: 'r1' } });
    expect(changedSince(quiet, beforeAsking(quiet))).toEqual([]);
  });
});
