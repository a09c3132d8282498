import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  candidates,
  looksOf,
  placesOf,
  planMove,
  suggest,
  type Brought,
  type Destination,
  type SourceEntry,
} from '../../../src/main/core/move';
import { MAX_ENTRY_SECONDS } from '../../../src/shared/durations';
import type { Project } from '../../../src/shared/model';
import { canMove, placeKey, type MoveInput } from '../../../src/shared/move';
import { ACT, CONTEXT, PROJECTS, TODAY } from './support';

const source = (over: Partial<SourceEntry> = {}): SourceEntry => ({
  ...{ id: 's1', projectId: 'here', taskId: 'dev', spentDate: TODAY, notes: 'note', seconds: 5_400 },
  ...{ startedAt: null, startTime: '09:00', endTime: '10:30', isBlocked: false },
  ...{ clientName: 'Acme', projectName: 'Website', taskName: 'Development' },
  ...over,
});

const there = (brought: readonly Brought[] = [], known: readonly string[] = []): Destination => ({
  brought,
  idFor: (id) => `in-account-${id}`,
  has: (entry) => known.includes(entry),
});

const state = (entry: SourceEntry, destination = there()) => candidates([entry], destination)[0]?.state;

describe('what can be brought over', () => {
  it.each([
    ['new', {}],
    ['new', { seconds: MAX_ENTRY_SECONDS }],
    ['running', { startedAt: 1, seconds: 0 }],
    ['needs-you', { isBlocked: true }],
    ['empty', { seconds: 0 }],
    ['too-long', { seconds: MAX_ENTRY_SECONDS + 1 }],
  ] as const)('%s: %o', (expected, over) => {
    expect(state(source(over))).toBe(expected);
  });

  it('is not what was brought, by the record, by its id here, or by what Keito tells', () => {
    const record = { source: 's1', entry: 'in-account-s1', looks: '' };
    expect(state(source(), there([record]))).toBe('brought');
    expect(state(source({ seconds: 1 }), there([record]))).toBe('brought');
    expect(state(source(), there([], ['in-account-s1']))).toBe('brought');
    expect(state(source(), there([], ['in-account-s2', 's1']))).toBe('new');
  });

  it('each record whose entry is gone here stands for one that looks like it, whatever the case of the names', () => {
    const twins = ['a', 'b', 'c'].map((id) => source({ id }));
    const gone = { source: 'gone', entry: 'x', looks: looksOf(source({ projectName: 'WEBSITE' })) };
    const states = (brought: readonly Brought[]) => candidates(twins, there(brought)).map((one) => one.state);
    expect(states([gone])).toEqual(['alike', 'new', 'new']);
    expect(states([gone, { ...gone, source: 'gone too' }])).toEqual(['alike', 'alike', 'new']);
    expect(states([{ ...gone, source: 'a' }])).toEqual(['brought', 'new', 'new']);
    expect(states([{ ...gone, looks: looksOf(source({ seconds: 1 })) }])).toEqual(['new', 'new', 'new']);
  });
});

const project = (id: string, clientName: string, name: string, tasks: readonly string[]): Project => ({
  ...{
    id,
    clientId: null,
    clientName,
    name,
    code: null,
    color: null,
    isBillable: true,
    isActive: true,
    budget: null,
  },
  tasks: tasks.map((task) => ({ id: `${id}-${task}`, name: task })),
});
const names = (clientName: string, projectName: string, taskName: string) => ({
  ...{ clientName, projectName, taskName },
});
const website = project('w', 'Acme', 'Website', ['Development', 'Design']);

describe('what is suggested', () => {
  const ofBohm = project('b', 'Böhm', 'Website', ['Development']);
  it.each([
    ['client, project and task', names('Acme', 'Website', 'Design'), [website], 'w-Design'],
    [
      'case, accents and spaces aside',
      names(' ACMÉ', 'web\u0301site ', 'DEVELOPMENT'),
      [website],
      'w-Development',
    ],
    [
      'the client decides between two projects',
      names('bohm', 'Website', 'Development'),
      [website, ofBohm],
      'b-Development',
    ],
    ['project and task under another client', names('Me', 'Website', 'Design'), [website], 'w-Design'],
    ['the only task of the only project', names('Me', 'Website', 'Writing'), [ofBohm], 'b-Development'],
    ['nothing where two clients fit', names('Me', 'Website', 'Development'), [website, ofBohm], null],
    [
      'nothing where two of one name fit',
      names('Acme', 'Website', 'Design'),
      [website, { ...website, id: 'w2' }],
      null,
    ],
    ['nothing where the project has several tasks', names('Acme', 'Website', 'Writing'), [website], null],
    ['nothing for a task alone', names('Acme', 'Shop', 'Design'), [website], null],
    ['nothing that is archived', names('Acme', 'Website', 'Design'), [{ ...website, isActive: false }], null],
  ])('%s', (_, place, projects, taskId) => {
    expect(suggest(place, projects)?.taskId ?? null).toBe(taskId);
  });

  const word = fc.constantFrom('Acme', 'acme', 'ÁCME', 'Shop', 'shöp', 'Dev', 'Design');
  const anyProject = fc
    .tuple(fc.nat(99), word, word, fc.uniqueArray(word, { maxLength: 3 }), fc.boolean())
    .map(([id, client, name, tasks, isActive]) => ({ ...project(`p${id}`, client, name, tasks), isActive }));
  const anyProjects = fc.uniqueArray(anyProject, { selector: ({ id }) => id, maxLength: 6 });

  it('is always one active place, of the same project name; the order and the case of the names change nothing', () => {
    fc.assert(
      fc.property(word, word, word, anyProjects, (client, name, task, projects) => {
        const found = suggest(names(client, name, task), projects);
        const shouted = names(client.toUpperCase(), name.toLowerCase(), ` ${task} `);
        expect(suggest(shouted, [...projects].reverse())).toEqual(found);
        if (!found) return;
        const owner = projects.find(({ id }) => id === found.projectId);
        expect(owner?.isActive).toBe(true);
        expect(owner?.tasks.map(({ id }) => id)).toContain(found.taskId);
        const bare = (text = '') => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
        expect(bare(owner?.name)).toBe(bare(name));
      }),
    );
  });

  it('each place is listed once, by name', () => {
    const entries = [
      source({ projectName: 'Website' }),
      source({ id: 's2', projectName: 'Website' }),
      source({ id: 's3', taskId: 'alpha', taskName: 'Alpha' }),
    ];
    expect(placesOf(entries, [website])).toEqual([
      { ...names('Acme', 'Website', 'Alpha'), projectId: 'here', taskId: 'alpha', suggestion: null },
      {
        ...names('Acme', 'Website', 'Development'),
        ...{ projectId: 'here', taskId: 'dev' },
        suggestion: { projectId: 'w', taskId: 'w-Development' },
      },
    ]);
  });
});

const TO = { projectId: 'p1', taskId: 't1' };
const FROM = { projectId: 'here', taskId: 'dev' };

describe('what is written', () => {
  const anySource = fc.record({
    id: fc.uuid(),
    spentDate: fc.constantFrom('2026-01-01', '2026-03-29', TODAY),
    seconds: fc.integer({ min: 0, max: MAX_ENTRY_SECONDS + 1 }),
    startTime: fc.constantFrom('09:00', null),
    notes: fc.string(),
    isBlocked: fc.boolean(),
    taskId: fc.constantFrom('dev', 'review'),
    startedAt: fc.constantFrom(null, null, 5),
  });
  const anySources = fc
    .uniqueArray(anySource, { selector: ({ id }) => id, minLength: 1 })
    .map((all) => all.map((one) => source(one)));

  it('each chosen entry becomes exactly one operation as it is, and no other does, however often it is asked for', () => {
    fc.assert(
      fc.property(anySources, fc.array(fc.boolean(), { minLength: 30 }), (sources, picks) => {
        const movable = candidates(sources, there()).filter(canMove);
        const chosen = movable.filter((_, index) => picks[index] ?? false);
        const targets = [FROM, { ...FROM, taskId: 'review' }].map((from) => ({ from, to: TO }));
        const input: MoveInput = { entryIds: chosen.map(({ id }) => id), targets };
        const planned = planMove(CONTEXT, sources, there(), input, ACT);
        if (!planned.ok) throw new Error(planned.failure.message);
        const written = planned.value.map(({ operation: { entryId, body } }) => [entryId, body]);
        const wanted = chosen.map(({ id, seconds, notes, spentDate, startTime, endTime }) => [
          `in-account-${id}`,
          { kind: 'log', ...TO, billable: true, seconds, notes, spentDate, startTime, endTime },
        ]);
        expect(new Map(written as never)).toEqual(new Map(wanted as never));
        expect(written).toHaveLength(chosen.length);
        const records = planned.value.map(({ record }) => record);
        expect(planMove(CONTEXT, sources, there(records), input, ACT)).toEqual({ ok: true, value: [] });
        const names = records.map(({ entry }) => entry);
        expect(planMove(CONTEXT, sources, there([], names), input, ACT)).toEqual({ ok: true, value: [] });
      }),
    );
  });

  const plan = (sources: readonly SourceEntry[], input: Partial<MoveInput>) =>
    planMove(
      CONTEXT,
      sources,
      there(),
      { entryIds: sources.map(({ id }) => id), targets: [{ from: FROM, to: TO }], ...input },
      ACT,
    );

  it.each([
    ['an entry without a place to go', [source()], { targets: [] }, 'invalid'],
    [
      'a place that is none',
      [source()],
      { targets: [{ from: FROM, to: { ...TO, taskId: 'no' } }] },
      'invalid',
    ],
    [
      'an archived project',
      [source()],
      { targets: [{ from: FROM, to: { projectId: 'p3', taskId: 't1' } }] },
      'invalid',
    ],
    ['an entry that is not there', [source()], { entryIds: ['s1', 'gone'] }, 'changed'],
    ['a timer', [source({ startedAt: 1 })], {}, 'changed'],
    ['one of two', [source(), source({ id: 's2', isBlocked: true })], {}, 'changed'],
  ] as const)('%s is refused, and all with it', (_, sources, input, kind) => {
    expect(plan(sources, input as Partial<MoveInput>)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('what was brought before is passed over, and the rest of the same choice is not', () => {
    const both = [source(), source({ id: 's2' })];
    const input = { entryIds: ['s1', 's2'], targets: [{ from: FROM, to: TO }] };
    for (const [before, left] of [
      ['s1', 's2'],
      ['s2', 's1'],
    ]) {
      const planned = planMove(CONTEXT, both, there([], [`in-account-${before}`]), input, ACT);
      expect(planned.ok && planned.value.map(({ record }) => record.source)).toEqual([left]);
    }
  });

  it('is written oldest first, and placed among what was worked on by its own day, never later than now', () => {
    const arrivals = plan(
      [
        source({ id: 'late', spentDate: TODAY, startTime: '08:00', endTime: '09:00' }),
        source({ id: 'ahead', spentDate: '2026-06-30' }),
        source({ id: 'early', spentDate: '2026-05-20', startTime: null, endTime: null }),
        source({ id: 'first', spentDate: TODAY, startTime: '07:00', endTime: '07:30' }),
      ],
      {},
    );
    expect(
      arrivals.ok && arrivals.value.map(({ record, workedUntil }) => [record.source, workedUntil]),
    ).toEqual([
      ['early', Date.UTC(2026, 4, 20)],
      ['first', Date.UTC(2026, 4, 21, 7, 30)],
      ['late', Date.UTC(2026, 4, 21, 9)],
      ['ahead', ACT.at],
    ]);
  });

  it('places are told apart by project and task', () => {
    expect(placeKey({ projectId: 'a', taskId: 'b,c' })).not.toBe(placeKey({ projectId: 'a,b', taskId: 'c' }));
    expect(PROJECTS.map(({ id }) => id)).toContain(TO.projectId);
  });
});
