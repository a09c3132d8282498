import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAgain, lineWithProject } from '../../../src/shared/quick-entry';
import type { PinnedChoice, QuickEntryReading } from '../../../src/shared/quick-entry';
import type { TypedLine } from '../../../src/shared/inputs';
import { given, line } from './quick-entry-arbitrary';
import { contextOf, read, recent, RECENTS } from './quick-entry-fixture';

const DESIGN: PinnedChoice = { projectId: 'web', taskId: 'web.Design' };
const login = recent('r2', 'web', 'Development', 'Fix the login redirect');

/** What a line says of how long, when and which day. */
function timesOf(reading: QuickEntryReading): unknown {
  const { seconds, start, startedAt, startTime, endTime, isOverMidnight, spentDate, isDayNamed } = reading;
  return { seconds, start, startedAt, startTime, endTime, isOverMidnight, spentDate, isDayNamed };
}

const again = (text: string, notes = login.notes): string =>
  lineAgain(text, { ...login, notes }, contextOf()).text;
const withProject = (text: string): string => lineWithProject(read(text), DESIGN, contextOf()).text;

describe('a suggestion that is taken', () => {
  it.each([
    ['login 1h30 yesterday', 'Fix the login redirect 1h30 yesterday'],
    ['login -20m', 'Fix the login redirect -20m'],
    ['9-10:30 login mon', 'Fix the login redirect 9-10:30 mon'],
    ['login since 9:40', 'Fix the login redirect since 9:40'],
    ['again 45m', 'Fix the login redirect 45m'],
    ['login', 'Fix the login redirect'],
    ['login 25h', 'Fix the login redirect 25h'],
  ])('as an earlier entry, “%s” becomes “%s”', (text, taken) => {
    expect(again(text)).toBe(taken);
  });

  it.each([
    ['two durations would be one', again('1h login 30m')],
    ['a duration would be a part of a begin', again('-1h login 30m')],
  ])('stays out of a line whose times stand apart: %s', (_, taken) => {
    expect(taken).toMatch(/^-?1h login 30m$/);
  });

  it('keeps a note that would be read with the times a note', () => {
    expect(again('login 45m', 'Audit since')).toBe('Audit \\since 45m');
    expect(read(again('login 45m', 'Audit since'), { pinned: DESIGN })).toMatchObject({
      notes: 'Audit since',
      seconds: 2700,
    });
  });

  it.each([
    ['acme web dev fix 1h', 'fix 1h'],
    ['20m acme ago', 'ago 20m'],
    ['1h acme 30m', '1h acme 30m'],
  ])('as a project, “%s” becomes “%s”', (text, taken) => {
    expect(withProject(text)).toBe(taken);
  });

  it('never changes what the line says of how long, when and which day, and never its note', () => {
    const notes = fc.constantFrom(
      '',
      'Login audit',
      'since',
      'call at',
      'from',
      'ago 5 min',
      'pm 9-10',
      '1h\n2h',
    );
    fc.assert(
      fc.property(line, given, notes, fc.constantFrom(...RECENTS), (text, options, note, of) => {
        const typed = read(text, options);
        const context = contextOf(options);
        const earlier = lineAgain(text, { ...of, notes: note }, context);
        const project = lineWithProject(typed, DESIGN, context);
        const readTaken = (taken: TypedLine): QuickEntryReading =>
          read(taken.text, { ...options, pinned: taken.pinned ?? null });
        expect(timesOf(readTaken(earlier))).toEqual(timesOf(typed));
        expect(timesOf(readTaken(project))).toEqual(timesOf(typed));
        expect(earlier.pinned).toEqual({ projectId: of.projectId, taskId: of.taskId });
        const isCarriedOut = typed.action === 'start' || typed.action === 'log';
        if (!isCarriedOut) return;
        expect(readTaken(earlier).notes).toBe(note);
        if (!typed.parts.some(({ kind }) => kind === 'again'))
          expect(readTaken(project).notes).toBe(typed.notes);
      }),
      { numRuns: 400 },
    );
  });
});
