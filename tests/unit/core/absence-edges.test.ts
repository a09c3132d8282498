import { describe, expect, it } from 'vitest';
import { PRESENT, type AbsenceEvent, type AbsenceState } from '../../../src/main/core/absence';
import { step } from '../../../src/main/core/absence-machine';
import { ASK, at, Desk, gone, question, RUNNING, THRESHOLD } from './absence-support';
import { counter, entry } from './support';

const context = {
  ...{ running: RUNNING, thresholdSeconds: THRESHOLD, policies: ASK, zone: 'UTC', longHours: 10 },
  newId: counter('q'),
};
type Kind = Exclude<AbsenceEvent['kind'], 'clock' | 'gap' | 'start'>;
const told = (state: AbsenceState, kind: Kind, seconds: number, idleSeconds: number | null) =>
  step(state, { kind, at: at(seconds), idleSeconds }, context);

describe('what takes somebody away', () => {
  it.each([
    ['shutdown', 'asleep', 'shutdown', 160],
    ['suspend', 'asleep', 'sleep', 160],
    ['lock', 'locked', 'lock', 90],
    ['user-left', 'other-user', 'lock', 90],
  ] as const)(
    '%s: %s since the last input, by %s, and no input counts before %d',
    (kind, barrier, by, earliest) => {
      expect(told(PRESENT, kind, 100, 10)).toEqual({ ...gone(90, [by], earliest), barriers: [barrier] });
    },
  );

  it('is known by everything that announced it, each once', () => {
    const locked = told(told(PRESENT, 'suspend', 100, 10), 'lock', 110, 20);
    expect(locked).toEqual({ ...gone(90, ['sleep', 'lock'], 160), barriers: ['asleep', 'locked'] });
    const off = told(locked, 'shutdown', 120, 30);
    expect(off).toEqual({ ...gone(90, ['sleep', 'lock', 'shutdown'], 180), barriers: ['locked', 'asleep'] });
  });

  it('is told anew of a state in which nobody is away behind a lock', () => {
    const half: AbsenceState = { ...PRESENT, barriers: ['locked'] };
    expect(told(half, 'lock', 100, 10)).toEqual({ ...gone(90, ['lock']), barriers: ['locked'] });
  });

  it('is a gap, or the app’s own end, by what was known before', () => {
    const gap = { kind: 'gap', lastInput: at(90), at: at(1000), idleSeconds: 910 } as const;
    expect(step(PRESENT, gap, context)).toEqual(gone(90, ['sleep'], 985));
    const start = { kind: 'start', lastInUse: at(90), at: at(1000), idleSeconds: 910 } as const;
    expect(step(PRESENT, start, context)).toEqual(gone(90, ['shutdown']));
  });
});

describe('what is no return', () => {
  it('an input that seems to lie a whole second later is the same one', () => {
    const away = gone(0);
    expect(told(away, 'look', 400, 399)).toBe(away);
  });

  it('an input behind a lock wakes what slept, and no more', () => {
    const state: AbsenceState = { ...gone(0, ['sleep', 'lock'], 60), barriers: ['asleep', 'locked'] };
    expect(told(state, 'look', 400, 10)).toEqual({ ...state, barriers: ['locked'] });
  });

  it('waking behind a lock, or a gap there, where nobody can tell of inputs', () => {
    const state: AbsenceState = { ...gone(0, ['sleep', 'lock'], 60), barriers: ['asleep', 'locked'] };
    expect(told(state, 'resume', 400, null)).toEqual({ ...state, barriers: ['locked'] });
    const locked: AbsenceState = { ...gone(0, ['lock']), barriers: ['locked'] };
    const gap = { kind: 'gap', lastInput: at(0), at: at(400), idleSeconds: null } as const;
    const stood = { ...gone(0, ['lock', 'sleep'], 385), barriers: ['locked'] };
    expect(step(locked, gap, context)).toEqual(stood);
  });
});

describe('the end of what never began', () => {
  it.each(['unlock', 'user-back', 'act', 'resume'] as const)('%s changes nothing', (kind) => {
    expect(told(PRESENT, kind, 400, 10)).toBe(PRESENT);
    expect(told(PRESENT, kind, 400, null)).toBe(PRESENT);
  });

  it('resume is a look all the same', () => {
    expect(told(PRESENT, 'resume', 400, 400)).toEqual(gone(0));
  });

  it('wakes what slept without anybody away', () => {
    const half: AbsenceState = { ...PRESENT, barriers: ['asleep'] };
    expect(told(half, 'resume', 400, 10)).toEqual(PRESENT);
    expect(told(half, 'resume', 400, null)).toEqual(PRESENT);
  });
});

describe('whoever uses the app', () => {
  it('is back since their last input, or by now where nobody can tell', () => {
    expect(told(gone(0), 'act', 400, 5).question?.spans).toEqual([{ from: at(0), to: at(395) }]);
    expect(told(gone(0), 'act', 400, null).question?.spans).toEqual([{ from: at(0), to: at(400) }]);
  });
});

describe('a start of the app', () => {
  const start = (lastInUse: number | null, running: typeof RUNNING | null, idleSeconds: number | null = 10) =>
    step(PRESENT, { kind: 'start', lastInUse, at: at(400), idleSeconds }, { ...context, running });

  it.each([
    ['nothing runs', null],
    ['what was last used runs no more', entry({ startedAt: null })],
  ])('changes nothing where %s', (_, running) => {
    expect(start(at(0), running)).toBe(PRESENT);
    expect(start(at(0), running, null)).toBe(PRESENT);
  });

  it('counts from the begin of a timer that was last seen in use just then', () => {
    expect(start(RUNNING.startedAt, RUNNING, null).question?.spans).toEqual([{ from: at(0), to: at(400) }]);
  });
});

describe('a question', () => {
  it('about a timer that was switched meanwhile is not continued: the new timer has its own', () => {
    const desk = new Desk({ ...gone(1_000), question: question([[200, 600]]) });
    desk.running = entry({ id: 'other', startedAt: at(900) });
    expect(desk.touch(1_400).question).toMatchObject({
      entryId: 'other',
      spans: [{ from: at(1_000), to: at(1_400) }],
    });
  });

  it('about a forgotten timer stays one, however short the next absence is', () => {
    const desk = new Desk({ ...gone(1_000), question: question([[200, 600]], { kind: 'forgotten' }) });
    expect(desk.touch(1_400).question).toMatchObject({ kind: 'forgotten', spans: [{}, {}] });
  });

  it.each([
    ['keep', 'ask'],
    ['stop', 'stop'],
    ['ask', 'ask'],
  ] as const)('about a forgotten one, where %s was chosen, is %s', (chosen, policy) => {
    const desk = new Desk(gone(0));
    desk.policies = { ...ASK, idle: chosen };
    expect(desk.touch(11 * 3_600).question).toMatchObject({ kind: 'forgotten', policy });
  });

  it('moves with a clock that is set, though nobody is away', () => {
    const desk = new Desk({ ...PRESENT, question: question([[200, 600]]) });
    expect(desk.clock(60).question).toEqual(question([[260, 660]]));
  });
});

describe('where absences are not asked about', () => {
  it('idle time is given up, but not a sleep', () => {
    const off = { ...context, thresholdSeconds: 0 };
    const look = { kind: 'look', at: at(400), idleSeconds: 400 } as const;
    expect(step(gone(0), look, off)).toEqual(PRESENT);
    const slept = gone(0, ['idle', 'sleep']);
    expect(step(slept, look, off)).toBe(slept);
  });
});
