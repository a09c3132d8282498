import { describe, expect, it } from 'vitest';
import {
  buildWork,
  syncView,
  viewOf,
  type JournalReader,
  type KnownEntry,
} from '../../../src/main/core/build-snapshot';
import type { Operation } from '../../../src/main/core/operation';
import type { TimeEntry } from '../../../src/shared/model';
import { CONTEXT, entry, NINE, operation, serverEntry, START } from './support';

function journal(views: readonly TimeEntry[], open: readonly Operation[] = []): JournalReader {
  const known = (view: TimeEntry): KnownEntry => ({ view, base: null });
  return {
    between: (from, to) => views.filter(({ spentDate }) => spentDate >= from && spentDate <= to).map(known),
    recent: (limit) => views.slice(0, limit).map(known),
    uses: (from, to) =>
      views
        .filter(({ spentDate }) => spentDate >= from && spentDate <= to)
        .map(({ projectId, taskId, spentDate }) => ({
          projectId,
          taskId,
          spentDate,
          entries: 1,
          touchedAt: NINE,
        })),
    running: () => views.find(({ startedAt }) => startedAt !== null) ?? null,
    entry: (id) => views.filter((view) => view.id === id).map(known)[0] ?? null,
    openOperations: () => open,
  };
}

const build = (
  views: readonly TimeEntry[],
  open: readonly Operation[] = [],
  zone = 'UTC',
  now = NINE,
  hidden: readonly string[] = [],
) =>
  buildWork({
    ...{ journal: journal(views, open), findProject: CONTEXT.findProject, zone, now },
    ...{ weekStart: 1, capacitySeconds: 144_000, isHidden: (projectId) => hidden.includes(projectId) },
  });

describe('the part of the snapshot that comes from the journal', () => {
  it('sums today and the week, the running entry by what it had before', () => {
    const work = build([
      entry({ id: 'a', startedAt: NINE, seconds: 60 }),
      entry({ id: 'b', seconds: 600 }),
      entry({ id: 'c', seconds: 1000, spentDate: '2026-05-18' }),
      entry({ id: 'd', seconds: 5000, spentDate: '2026-05-17' }),
      entry({ id: 'e', seconds: 7, spentDate: '2026-05-24' }),
      entry({ id: 'f', seconds: 5000, spentDate: '2026-05-25' }),
    ]);
    expect(work).toMatchObject({
      today: '2026-05-21',
      todaySeconds: 660,
      week: { seconds: 1667, capacitySeconds: 144_000 },
    });
    expect(work.running).toMatchObject({ id: 'a', projectName: 'Website' });
    expect(work.entries.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('takes today from the work zone', () => {
    const late = Date.UTC(2026, 4, 21, 23, 30);
    const work = build([entry({ spentDate: '2026-05-22', seconds: 5 })], [], 'Europe/Berlin', late);
    expect(work).toMatchObject({ today: '2026-05-22', todaySeconds: 5 });
  });

  it('shows the running one first, then by the clock, newest first', () => {
    const work = build([
      entry({ id: 'early', startTime: '08:00' }),
      entry({ id: 'late', startTime: '11:00' }),
      entry({ id: 'runs', startTime: '09:00', startedAt: NINE }),
    ]);
    expect(work.entries.map(({ id }) => id)).toEqual(['runs', 'late', 'early']);
  });

  it('shows those without times last, in the order in which they were touched', () => {
    const ids = ['none 1', '08:00', 'none 2', '11:00', 'none 3', '09:00'];
    const work = build(ids.map((id) => entry({ id, startTime: id.startsWith('none') ? null : id })));
    expect(work.entries.map(({ id }) => id)).toEqual([
      ...['11:00', '09:00', '08:00'],
      ...['none 1', 'none 2', 'none 3'],
    ]);
  });

  it('shows a second running entry of another day, and the first one once', () => {
    const running = (id: string, startedAt: number) => entry({ id, startedAt, spentDate: '2026-05-18' });
    const open = ['a', 'b'].map((entryId, index) => operation(index + 1, START, { entryId }));
    const work = build([running('a', 9), running('b', 5)], open);
    expect(work.running?.id).toBe('a');
    expect(work.otherDays.map(({ id }) => id)).toEqual(['b']);
  });

  it('a deletion that waits outweighs a refusal before it', () => {
    const open = [
      operation(1, { kind: 'edit', changes: {} }, { state: 'blocked', reason: 'no' }),
      operation(2, { kind: 'delete' }),
    ];
    expect(build([], open)).toMatchObject({ waiting: 1, refused: 0 });
  });

  it('counts entries that wait and that were refused, each once, a refusal before all', () => {
    const open = [
      operation(1, START, { entryId: 'a' }),
      operation(2, { kind: 'edit', changes: {} }, { entryId: 'a' }),
      operation(3, START, { entryId: 'b' }),
      operation(4, { kind: 'edit', changes: {} }, { entryId: 'b', state: 'blocked', reason: 'no' }),
    ];
    const work = build([entry({ id: 'a' }), entry({ id: 'b' }), entry({ id: 'c' })], open);
    expect(work).toMatchObject({ waiting: 1, refused: 1 });
    expect(work.entries.map(({ id, state }) => [id, state])).toEqual([
      ['a', { kind: 'waiting' }],
      ['b', { kind: 'needs-you', reason: 'no', conflict: null }],
      ['c', { kind: 'saved' }],
    ]);
  });

  it('names recents once each, eight at most', () => {
    const views = Array.from({ length: 20 }, (_, index) =>
      entry({ id: `e${index}`, notes: `note ${index % 10}` }),
    );
    const { recents } = build(views);
    expect(recents.map(({ notes }) => notes)).toEqual(
      ['0', '1', '2', '3', '4', '5', '6', '7'].map((n) => `note ${n}`),
    );
    expect(recents[0]).toMatchObject({ entryId: 'e0', clientName: 'Acme', taskName: 'Task t1' });
  });

  it('tells what was used most of late, up to today', () => {
    const { frequent } = build([
      entry({ id: 'a', taskId: 't1' }),
      ...['b', 'c'].map((id) => entry({ id, taskId: 't2' })),
      ...['d', 'e', 'f'].map((id) => entry({ id, taskId: 't3', spentDate: '2026-05-22' })),
      ...['g', 'h', 'i'].map((id) => entry({ id, taskId: 't4', spentDate: '2026-03-01' })),
    ]);
    expect(frequent.map(({ taskId }) => taskId)).toEqual(['t2', 't1']);
  });

  it('offers nothing of a project that is hidden, but what was worked on last, which a toggle goes on with', () => {
    const on = (id: string, projectId: string) => entry({ id, projectId, notes: id });
    const views = [on('a', 'p2'), on('b', 'p1'), on('c', 'p2')];
    const { recents, frequent, entries } = build(views, [], 'UTC', NINE, ['p2']);
    expect(recents.map(({ entryId }) => entryId)).toEqual(['a', 'b']);
    expect(frequent.map(({ projectId }) => projectId)).toEqual(['p1']);
    expect(entries).toHaveLength(3);
  });

  it('takes names from the catalogue, else from what the server sent with the entry', () => {
    const base = serverEntry({
      projectId: 'gone',
      taskId: 'gone',
      projectName: 'Old',
      taskName: 'Talk',
      clientName: 'Them',
    });
    const lost = entry({ projectId: 'gone', taskId: 'gone' });
    const view = (which: TimeEntry) => viewOf(which, base, { kind: 'saved' }, CONTEXT.findProject);
    expect(view(lost)).toMatchObject({
      projectName: 'Old',
      taskName: 'Talk',
      clientName: 'Them',
      color: null,
    });
    expect(view(entry())).toMatchObject({ projectName: 'Website', taskName: 'Task t1', color: '#112233' });
    expect(view(entry({ projectId: 'other', taskId: 'other' }))).toMatchObject({
      projectName: '',
      taskName: '',
    });
  });
});

describe('the pill', () => {
  it.each([
    [0, 0, true, 'saved'],
    [0, 0, false, 'offline'],
    [2, 0, false, 'waiting'],
    [2, 0, true, 'waiting'],
    [2, 1, true, 'needs-you'],
    [0, 1, false, 'needs-you'],
  ] as const)('%i waiting, %i refused, reachable %s: %s', (waiting, refused, isReachable, state) => {
    expect(syncView({ waiting, refused }, isReachable, 'why')).toEqual({
      state,
      waiting,
      refused,
      message: 'why',
    });
  });
});
