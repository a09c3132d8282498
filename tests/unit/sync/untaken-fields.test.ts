import { describe, expect, it } from 'vitest';
import { untaken, untakenOf } from '../../../src/main/sync/untaken';
import { entry, operation, serverEntry } from '../core/support';

const HOUR = 3600;
const before = serverEntry({ notes: 'call', seconds: HOUR, spentDate: '2026-05-21' });
const place = { project_id: 'p9', task_id: 't9' };
const asked = (patch: object, seconds = 2 * HOUR) => ({ patch, entry: entry({ seconds, startedAt: null }) });

describe('what was asked for and not done', () => {
  it.each([
    ['a note', { notes: 'mail' }, {}, ['notes']],
    ['a note with blanks around it', { notes: 'mail' }, { notes: ' call ' }, ['notes']],
    ['a note that was to go', { notes: null }, {}, ['notes']],
    ['a project and its task', place, {}, ['place']],
    ['a task', { project_id: before.projectId, task_id: 't9' }, {}, ['place']],
    ['a task beside a project that was taken', place, { projectId: 'p9' }, ['place']],
    ['a date', { spent_date: '2026-05-20' }, {}, ['date']],
    ['a duration', { hours: 2 }, {}, ['time']],
    [
      'all of it',
      { ...place, notes: 'mail', spent_date: '2026-05-20', hours: 2 },
      {},
      ['notes', 'place', 'date', 'time'],
    ],
  ])('is told: %s', (_, patch, answer, fields) => {
    expect(untaken(before, { ...before, ...answer }, asked(patch), null)).toEqual(fields);
  });

  it.each([
    ['what was asked for', { notes: 'mail', hours: 2 }, { notes: 'mail', seconds: 2 * HOUR }],
    ['another way to write it', { notes: 'mail' }, { notes: 'Mail' }],
    ['what was there and asked for', { notes: 'call ' }, {}],
    ['blanks, where nothing was asked for', { notes: null }, { notes: '' }],
    ['what nobody asked for', {}, { notes: 'else' }],
    ['a duration that Keito has rounded', { hours: 2 }, { seconds: 2 * HOUR + 900 }],
    ['clock times', { started_time: '08:00', ended_time: '10:00' }, {}],
  ])('is nothing of %s', (_, patch, answer) => {
    expect(untaken(before, { ...before, ...answer }, asked(patch), null)).toEqual([]);
  });

  it('is no duration that agrees with the one that was asked for', () => {
    expect(untaken(before, before, asked({ hours: 1 }, HOUR), null)).toEqual([]);
    const rounding = { direction: 'up', stepSeconds: 900 } as const;
    expect(untaken(before, before, asked({ hours: 0.9 }, HOUR - 400), rounding)).toEqual([]);
    expect(untaken(before, before, asked({ hours: 0.9 }, HOUR - 400), null)).toEqual(['time']);
  });
});

describe('the operations whose fields were not taken', () => {
  const notes = operation(1, { kind: 'edit', changes: { notes: 'mail' } });
  const time = operation(2, { kind: 'edit', changes: { seconds: HOUR } });
  const both = operation(3, { kind: 'edit', changes: { notes: 'mail', seconds: HOUR } });
  const stop = operation(4, { kind: 'stop', stoppedAt: 1, seconds: HOUR, endTime: '10:00' });

  it('are those that set one of them', () => {
    expect(untakenOf([notes, time, both], ['notes'])).toEqual([1, 3]);
    expect(untakenOf([notes, time, both], ['time'])).toEqual([2, 3]);
    expect(untakenOf([notes, time, both], [])).toEqual([]);
  });

  it('are none of the time beside a stop, of which both sides have their say', () => {
    expect(untakenOf([notes, time, stop], ['notes', 'time'])).toEqual([1]);
    expect(untakenOf([both, stop], ['time'])).toEqual([]);
  });
});
