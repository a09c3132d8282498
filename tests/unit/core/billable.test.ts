import { describe, expect, it } from 'vitest';
import { billableLike, isBillableByDefault } from '../../../src/main/core/billable';
import { planAnew } from '../../../src/main/core/log-anew';
import { planSplit } from '../../../src/main/core/split';
import { planGoOn, planSpan } from '../../../src/main/core/timer';
import type { Project, TimeEntry } from '../../../src/shared/model';
import { ACT, CONTEXT, NINE, PROJECTS, SECOND, entry, planned } from './support';

const [billable, unbillable] = PROJECTS;
const anew = (seen: TimeEntry) =>
  planAnew(CONTEXT, seen, { entryId: 'new', replaces: null }, ACT, () => 'more')[0]?.body;

describe('time is billable by default', () => {
  const on = (project: Project | undefined, isBillable?: boolean) =>
    project && isBillableByDefault({ ...project, tasks: [{ id: 't1', name: '', isBillable }] }, 't1');

  it.each([
    [billable, undefined, true],
    [billable, true, true],
    [billable, false, false],
    [unbillable, true, false],
    [unbillable, undefined, false],
  ])('where project and task say so (%#)', (project, task, expected) => {
    expect(on(project, task)).toBe(expected);
  });

  it('whatever is said of another task', () => {
    const tasks = [
      { id: 't0', name: '', isBillable: false },
      { id: 't1', name: '', isBillable: true },
    ];
    expect(billable && isBillableByDefault({ ...billable, tasks }, 't1')).toBe(true);
  });

  it('on a task that nobody knows as on its project', () => {
    expect(billable && isBillableByDefault(billable, 'gone')).toBe(true);
  });
});

describe('whether new time is billable that was part of an entry', () => {
  const like = (projectId: string, isBillable: boolean) =>
    billableLike(CONTEXT, { projectId, taskId: 't1', billable: isBillable, remoteId: 'r1' });

  it('is told where Keito would say otherwise, or nobody knows what it would say', () => {
    expect(like('p1', true)).toEqual({ billable: true });
    expect(like('p1', false)).toEqual({ billable: false, tellsBillable: true });
    expect(like('p2', true)).toEqual({ billable: true, tellsBillable: true });
    expect(like('gone', true)).toEqual({ billable: true, tellsBillable: true });
  });

  it('is what the project makes of it by now, where Keito does not have it and nobody said otherwise', () => {
    const unsent = { taskId: 't1', billable: true, remoteId: null };
    expect(billableLike(CONTEXT, { ...unsent, projectId: 'p2' })).toEqual({ billable: false });
    expect(billableLike(CONTEXT, { ...unsent, projectId: 'gone' })).toEqual({ billable: true });
    expect(billableLike(CONTEXT, { ...unsent, projectId: 'p2', tellsBillable: true })).toEqual({
      ...{ billable: true, tellsBillable: true },
    });
  });

  it.each([
    ['what goes on', planGoOn(CONTEXT, entry({ remoteId: 'r1', billable: false }), 'new', ACT, NINE).body],
    [
      'a span of it',
      planSpan(
        CONTEXT,
        'new',
        entry({ remoteId: 'r1', billable: false }),
        { from: NINE, to: NINE + SECOND },
        ACT,
      ).body,
    ],
    ['what is logged anew', anew(entry({ remoteId: 'r1', billable: false, seconds: 60 }))],
    ['what is begun anew', anew(entry({ remoteId: 'r1', billable: false, startedAt: NINE }))],
    [
      'the rest of a split',
      planned(
        planSplit(
          CONTEXT,
          entry({ remoteId: 'r1', billable: false, seconds: 60 }),
          'new',
          { seconds: 20 },
          ACT,
        ),
      )[1]?.body,
    ],
  ])('%s is as it was', (_, body) => {
    expect(body).toMatchObject({ billable: false, tellsBillable: true });
  });
});
