import { describe, expect, it } from 'vitest';
import {
  afterRefusal,
  afterUndo,
  newestOf,
  withAct,
  type Undoable,
  type UndoList,
} from '../../../src/main/core/undo-list';
import { entry, NINE, SECOND } from './support';

/** An act at `at`, on finished entries, unless `runs`. */
function act(id: string, ids: readonly string[], { at = NINE, runs = false } = {}): Undoable {
  const of = (entryId: string) => entry({ id: entryId, startedAt: runs ? NINE : null });
  return {
    ...{ id, what: 'edit', until: at + 10 * SECOND, entry: of(ids[0] ?? 'e0') },
    touched: ids.map((entryId, index) => ({
      ...{ entryId, idNow: entryId, before: of(entryId), left: of(entryId) },
      ...{ seqs: [index], answered: [], open: [] },
    })),
    ...{ sentBefore: new Map(), isHeardOf: false },
  };
}

const names = (list: UndoList): readonly string[] => list.map(({ id }) => id);
const listOf = (...acts: readonly Undoable[]): UndoList =>
  acts.reduce<UndoList>((list, one) => withAct(list, one, NINE), []);
const CANCELLED = { undone: [1], cancelled: [1], replaced: new Map() };
const compensated = (...replaced: readonly (readonly [string, string])[]) => ({
  ...{ undone: [1], cancelled: [], replaced: new Map(replaced) },
});

describe('the acts that can be taken back', () => {
  it('are offered the newest first, for as long as each lasts', () => {
    const older = act('a', ['e1']);
    const newer = act('b', ['e2'], { at: NINE + 4 * SECOND });
    const list = listOf(older, newer);
    expect(newestOf(list, NINE + 14 * SECOND - 1)).toBe(newer);
    expect(newestOf(list, NINE + 14 * SECOND)).toBeNull();
    const rest = afterUndo(list, CANCELLED);
    expect(newestOf(rest, NINE + 10 * SECOND - 1)).toBe(older);
    expect(newestOf(rest, NINE + 10 * SECOND)).toBeNull();
    expect(newestOf([], NINE)).toBeNull();
  });

  it('are forgotten when something is done after their time', () => {
    const list = listOf(act('a', ['e1']), act('b', ['e2'], { at: NINE + SECOND }));
    const at = NINE + 10 * SECOND;
    expect(names(withAct(list, act('c', ['e3'], { at }), at))).toEqual(['b', 'c']);
  });
});

/** As an act whose entry was finished by then, of which some part ran before or after it. */
function ending(id: string, entryId: string, runs: 'before' | 'after'): Undoable {
  const finished = act(id, [entryId, `${entryId} too`]);
  const [first, ...rest] = finished.touched;
  const running = entry({ id: entryId, startedAt: NINE });
  const part = first && { ...first, ...(runs === 'before' ? { before: running } : { left: running }) };
  return { ...finished, touched: [...(part ? [part] : []), ...rest] };
}

describe('after an undo', () => {
  it.each([
    ['of the same entry', act('a', ['e1', 'e2']), act('b', ['e2']), true],
    ['of other entries', act('a', ['e1']), act('b', ['e2']), false],
    ['of timers both', act('a', ['e1'], { runs: true }), act('b', ['e2'], { runs: true }), true],
    ['that ended a timer, as the other did', ending('a', 'e1', 'before'), ending('b', 'e2', 'before'), true],
    [
      'that ended a timer, where the other began one',
      ending('a', 'e1', 'before'),
      ending('b', 'e2', 'after'),
      true,
    ],
    ['that ended a timer, where the other had none', ending('a', 'e1', 'before'), act('b', ['e2']), false],
    ['of a timer and what is finished', act('a', ['e1'], { runs: true }), act('b', ['e2']), false],
  ])('by further operations, Keito may have heard of an older act %s', (_, a, b, isHeardOf) => {
    expect(afterUndo(listOf(a, b), compensated())).toMatchObject([{ id: 'a', isHeardOf }]);
    expect(afterUndo(listOf(a, b), CANCELLED)).toMatchObject([{ id: 'a', isHeardOf: false }]);
  });

  it('an older act is about the entry that has taken the place of its own, and of that one in turn', () => {
    const list = listOf(act('a', ['e1', 'e2']), act('b', ['e1']), act('c', ['e1']));
    const once = afterUndo(list, compensated(['e1', 'e3']));
    expect(once).toMatchObject([
      { id: 'a', entry: { id: 'e3' }, touched: [{ entryId: 'e1', idNow: 'e3' }, { idNow: 'e2' }] },
      { id: 'b', entry: { id: 'e3' }, touched: [{ entryId: 'e1', idNow: 'e3' }] },
    ]);
    expect(afterUndo(once, compensated(['e3', 'e4']))).toMatchObject([
      {
        ...{ id: 'a', isHeardOf: true, entry: { id: 'e4' } },
        touched: [{ entryId: 'e1', idNow: 'e4' }, { idNow: 'e2' }],
      },
    ]);
  });

  it('that nobody heard of, one that touched nothing is as it was', () => {
    const kept = { ...act('b', []), what: 'idle' } as const;
    const older = act('a', ['e0']);
    expect(afterUndo(listOf(older, kept), { undone: [], cancelled: [], replaced: new Map() })).toEqual([
      older,
    ]);
  });
});

describe('where the newest cannot be taken back', () => {
  it('nor can what it was built on, and what that was built on; the rest can', () => {
    const list = listOf(
      ...[act('a', ['e4']), act('b', ['e1', 'e3']), act('c', ['e5']), act('d', ['e1', 'e2'])],
      act('e', ['e2']),
    );
    expect(names(afterRefusal(list))).toEqual(['a', 'c']);
  });

  it('nor can what a timer before it was', () => {
    const list = listOf(act('a', ['e1'], { runs: true }), act('b', ['e2']), act('c', ['e3'], { runs: true }));
    expect(names(afterRefusal(list))).toEqual(['b']);
  });

  it('nothing is left of nothing', () => {
    expect(afterRefusal([])).toEqual([]);
    expect(afterUndo([], CANCELLED)).toEqual([]);
  });
});
