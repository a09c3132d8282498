import { describe, expect, it } from 'vitest';
import { PRESENT, type AbsenceState } from '../../../src/main/core/absence';
import { step } from '../../../src/main/core/absence-machine';
import { ASK, at, Desk, gone, question, RUNNING, THRESHOLD } from './absence-support';
import { counter, entry } from './support';

const asking = (spans: readonly (readonly [number, number])[]): AbsenceState => ({
  ...PRESENT,
  question: question(spans),
});
/** Away since 200, seen at 500, back at 996. */
const asked = (): Desk => {
  const desk = new Desk();
  desk.lastInput = 200;
  return desk.look(500).touch(996);
};
const other = (startedAt: number) => entry({ id: 'other', startedAt: at(startedAt) });

describe('what looks come to', () => {
  it('less than the threshold is nothing, to the second', () => {
    const desk = new Desk();
    desk.lastInput = 200;
    expect(desk.look(499).state).toBe(PRESENT);
    expect(desk.look(500).state).toEqual(gone(200));
    expect(desk.look(500).look(900).state).toEqual(gone(200));
  });

  it('the first input afterwards is the return, and opens one question', () => {
    expect(asked().state).toEqual(asking([[200, 996]]));
    const desk = asked();
    const before = desk.state;
    expect(desk.look(1001).touch(1002).state).toBe(before);
  });

  it('an input within the second of the last one is the same input', () => {
    const desk = new Desk(gone(200));
    desk.lastInput = 201;
    expect(desk.look(520).question).toBeNull();
    desk.lastInput = 202;
    expect(desk.look(520).state.gone).toEqual(gone(202).gone);
  });

  it('an input that was seen only after the next absence had begun ends the one and begins the other', () => {
    const desk = new Desk(gone(200));
    desk.lastInput = 1000;
    expect(desk.look(1400).spans).toEqual([[200, 1000]]);
    expect(desk.state.gone).toEqual(gone(1000).gone);
  });

  it('a second absence is a second span of the same question', () => {
    const desk = asked();
    desk.lastInput = 1600;
    expect(desk.look(2000).touch(2099).state).toEqual(
      asking([
        [200, 996],
        [1600, 2099],
      ]),
    );
  });

  it.each([
    [996, [[200, 2000]]],
    [1055, [[200, 2000]]],
    [
      1056,
      [
        [200, 996],
        [1056, 2000],
      ],
    ],
  ])('a touch in between until %d: %j', (lastInput, spans) => {
    const desk = asked();
    desk.lastInput = lastInput;
    expect(desk.look(1500).touch(2000).spans).toEqual(spans);
  });

  it('a threshold of 0 is off', () => {
    const desk = new Desk();
    desk.threshold = 0;
    expect(desk.look(5000).state).toBe(PRESENT);
    expect(new Desk(gone(200)).tell('lock', 500).state.gone).not.toBeNull();
    const off = new Desk(gone(200));
    off.threshold = 0;
    expect(off.look(500).state.gone).toBeNull();
  });

  it.each([
    ['nothing runs', null],
    ['an agent works', { ...RUNNING, source: 'agent' }],
    ['it has ended', entry()],
  ])('nobody is watched where %s', (_, running) => {
    const desk = new Desk();
    desk.running = running;
    expect(desk.look(900).touch(901).state).toBe(PRESENT);
  });

  it('what cannot be told changes nothing', () => {
    const desk = new Desk();
    desk.lastInput = null;
    expect(desk.look(5000).state).toBe(PRESENT);
    const away = new Desk(gone(200));
    away.lastInput = null;
    const before = away.state;
    expect(away.look(5000).state).toBe(before);
  });
});

describe('whose timer it is', () => {
  it('of a timer that began within the absence its share is asked about, if it is long enough', () => {
    const desk = new Desk(gone(200));
    desk.running = other(700);
    expect(desk.touch(1000).spans).toEqual([[700, 1000]]);
    const short = new Desk(gone(200));
    short.running = other(701);
    expect(short.touch(1000).state).toEqual(PRESENT);
  });

  it.each([
    ['stopped elsewhere', null],
    ['switched elsewhere', other(900)],
    ['begun after all of it by now', entry({ startedAt: at(996) })],
  ])('a question goes away when its timer was %s', (_, running) => {
    const desk = asked();
    desk.running = running;
    expect(desk.look(1001).state).toEqual(PRESENT);
  });

  it('nobody is away from a timer that runs no more: what comes later is not their absence', () => {
    const desk = new Desk(gone(200));
    desk.running = null;
    expect(desk.look(600).state.gone).toBeNull();
    desk.running = other(300);
    expect(desk.touch(3000).question).toBeNull();
  });
});

describe('sleep', () => {
  it('shorter than the threshold asks nothing, as long as it does ask', () => {
    expect(new Desk().tell('suspend', 100, 90).tell('resume', 380, 380).state).toEqual(PRESENT);
    const { spans } = new Desk().tell('suspend', 100, 90).tell('resume', 390, 390);
    expect(spans).toEqual([[90, 390]]);
  });

  it('announced twice is one sleep', () => {
    const desk = new Desk().tell('suspend', 100, 90);
    const before = desk.state;
    expect(desk.tell('suspend', 105).state).toBe(before);
    expect(desk.tell('resume', 4000, 4000).tell('resume', 4001).spans).toEqual([[90, 4000]]);
  });

  it('ends with an input, not with the waking: a computer wakes by itself', () => {
    const desk = new Desk().tell('suspend', 100, 90).tell('resume', 4000, 3995);
    expect(desk.question).toBeNull();
    expect(desk.look(4100).question).toBeNull();
    expect(desk.touch(9000).spans).toEqual([[90, 9000]]);
  });

  it('ends with the waking where nobody can tell of inputs', () => {
    const desk = new Desk();
    desk.lastInput = null;
    expect(desk.tell('suspend', 100).tell('resume', 4000).spans).toEqual([[100, 4000]]);
  });

  it('that never was is over with the next input a minute after its announcement', () => {
    const desk = new Desk().tell('suspend', 100, 90);
    expect(desk.touch(159).state.barriers).toEqual(['asleep']);
    expect(desk.touch(160).state).toEqual(PRESENT);
  });

  it('that nobody announced counts from what was known before it', () => {
    const desk = new Desk();
    desk.lastInput = 4990;
    expect(desk.gap(5000, 80).spans).toEqual([[80, 4990]]);
    expect(desk.question?.cause).toBe('sleep');
    // A computer that does not count its sleep tells of an input that lies within it.
    const wrong = new Desk();
    wrong.lastInput = 4900;
    expect(wrong.gap(5000, 80).question).toBeNull();
    expect(wrong.touch(5010).spans).toEqual([[80, 5010]]);
    const blind = new Desk();
    blind.lastInput = null;
    expect(blind.gap(5000, 80).spans).toEqual([[80, 5000]]);
  });
});

describe('locks and other users', () => {
  it.each([
    ['lock', 'unlock'],
    ['user-left', 'user-back'],
  ] as const)('%s: touches do not count until %s', (away, back) => {
    const desk = new Desk().tell(away, 100, 95).touch(500).touch(900);
    expect(desk.question).toBeNull();
    expect(desk.tell(back, 1000).spans).toEqual([[95, 1000]]);
    expect(desk.question?.cause).toBe('lock');
    expect(desk.state.barriers).toEqual([]);
  });

  it('the last of several ends the absence', () => {
    const desk = new Desk().tell('lock', 100, 95).tell('suspend', 110).tell('user-left', 900);
    expect(desk.tell('resume', 1000).tell('unlock', 1010).question).toBeNull();
    expect(desk.tell('user-back', 1020).spans).toEqual([[95, 1020]]);
    expect(desk.question?.cause).toBe('sleep');
  });

  it('whoever uses the app is there, though nobody said that the lock is over', () => {
    const desk = new Desk().tell('lock', 100, 95).tell('act', 1000, 1000);
    expect(desk.spans).toEqual([[95, 1000]]);
    const blind = new Desk().tell('lock', 100, 95);
    blind.lastInput = null;
    expect(blind.tell('act', 1000).spans).toEqual([[95, 1000]]);
  });

  it('an unlock ends a sleep whose end was not announced', () => {
    expect(new Desk().tell('lock', 100, 95).tell('suspend', 101).tell('unlock', 900).spans).toEqual([
      [95, 900],
    ]);
  });
});

describe('a start of the app', () => {
  it('after an end that nobody announced: away since somebody was last seen with this timer', () => {
    const desk = new Desk();
    desk.lastInput = 5000;
    expect(desk.start(5000, 80).spans).toEqual([[80, 5000]]);
    expect(desk.question?.cause).toBe('shutdown');
  });

  it.each([
    ['nobody was seen yet', null],
    ['it was seen of a timer before', -1],
    ['it was a moment ago', 4800],
  ])('asks nothing where %s', (_, lastInUse) => {
    const desk = new Desk();
    desk.lastInput = 5000;
    expect(desk.start(5000, lastInUse).state).toEqual(PRESENT);
  });

  it('forgets that the screen was locked, and goes on with the absence', () => {
    const desk = new Desk().tell('lock', 100, 95);
    desk.lastInput = 900;
    expect(desk.start(900, 60).spans).toEqual([[95, 900]]);
    expect(desk.state.barriers).toEqual([]);
  });

  it('is the return where nobody can tell of inputs, else the first input is', () => {
    const blind = new Desk();
    blind.lastInput = null;
    expect(blind.start(5000, 80).spans).toEqual([[80, 5000]]);
    const desk = new Desk();
    desk.lastInput = 70;
    expect(desk.start(5000, 80).question).toBeNull();
    expect(desk.touch(5100).spans).toEqual([[80, 5100]]);
  });
});

describe('a clock that is set', () => {
  it('moves all that is known of an absence, and nothing else', () => {
    const desk = asked();
    desk.lastInput = 1600;
    desk.look(2000).clock(300);
    expect(desk.spans).toEqual([[500, 1296]]);
    expect(desk.state.gone).toEqual(gone(1900).gone);
    expect(new Desk().clock(300).state).toBe(PRESENT);
  });
});

describe('an unchanged state', () => {
  const context = {
    ...{ running: RUNNING, thresholdSeconds: THRESHOLD, policies: ASK, zone: 'UTC', longHours: 10 },
    newId: counter('q'),
  };

  // Each new one is written to the disk, and looks come by the second.
  it.each<[string, AbsenceState, number, typeof context | { running: null }]>([
    ['nobody is watched', PRESENT, 0, { running: null }],
    ['somebody is there', PRESENT, 0, context],
    ['they are away', gone(1600), 401, context],
    ['a question is open', asking([[200, 1000]]), 0, context],
    [
      'a question is open and they are away again',
      { ...asking([[200, 1000]]), gone: gone(1600).gone },
      401,
      context,
    ],
    ['the screen is locked', { ...gone(1600, ['lock']), barriers: ['locked'] }, 0, context],
  ])('is the same object, where %s', (_, state, idleSeconds, over) => {
    const event = { kind: 'look', at: at(2001), idleSeconds } as const;
    expect(step(state, event, { ...context, ...over })).toBe(state);
  });
});

describe('what was chosen beforehand', () => {
  it('goes with the question, by what weighs most of all that took them away', () => {
    const desk = new Desk();
    desk.policies = { ...ASK, sleep: 'keep', lock: 'stop' };
    expect(desk.tell('lock', 100, 95).tell('unlock', 900).question?.policy).toBe('stop');
    const slept = new Desk();
    slept.policies = desk.policies;
    slept.tell('lock', 100, 95).tell('suspend', 200).tell('resume', 890).tell('unlock', 900);
    expect(slept.question).toMatchObject({ policy: 'keep', cause: 'sleep' });
  });

  it('a question that is open takes what comes after it in, whatever was chosen', () => {
    const desk = asked();
    desk.policies = { ...ASK, lock: 'stop' };
    expect(desk.tell('lock', 1100, 1100).tell('unlock', 1900).question).toEqual(
      question([
        [200, 996],
        [1100, 1900],
      ]),
    );
  });
});
