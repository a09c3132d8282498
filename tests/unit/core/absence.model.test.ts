import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, Desk, RUNNING } from './absence-support';

/** What a day is made of, minute by minute. `touch`: somebody is at it, at the full minute. */
type Minute = 'touch' | 'nothing';

/** How a stretch without anybody comes about. All of them must come to the same question. */
type Manner =
  | 'idle'
  | 'lock'
  | 'sleep'
  | 'lock, then sleep'
  | 'sleep without a word'
  | 'sleep without a word, then told'
  | 'another user'
  | 'shutdown'
  | 'crash'
  | 'app started anew'
  | 'woken by itself'
  | 'announced twice';
const MANNERS: readonly Manner[] = [
  ...(['idle', 'lock', 'sleep', 'lock, then sleep', 'sleep without a word', 'another user'] as const),
  'sleep without a word, then told',
  ...(['shutdown', 'crash', 'app started anew', 'woken by itself', 'announced twice'] as const),
];

interface Stretch {
  /** Minutes in which somebody touches something, and minutes in which nobody does. */
  readonly here: number;
  readonly away: number;
  readonly manner: Manner;
}

const stretches: fc.Arbitrary<readonly Stretch[]> = fc.array(
  fc.record({
    here: fc.integer({ min: 1, max: 6 }),
    away: fc.integer({ min: 0, max: 12 }),
    manner: fc.constantFrom(...MANNERS),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The slow, obvious way: every run of untouched minutes that is long enough is a span. */
function expected(minutes: readonly Minute[], threshold: number): readonly (readonly [number, number])[] {
  const touched = minutes.flatMap((minute, index) => (minute === 'touch' ? [index] : []));
  const spans: [number, number][] = [];
  for (const [index, to] of touched.entries()) {
    const from = touched[index - 1];
    if (from === undefined || (to - from) * 60 < threshold) continue;
    const last = spans.at(-1);
    // A single touch between two absences is no work.
    if (last?.[1] === from) last[1] = to;
    else spans.push([from, to]);
  }
  return spans;
}

const S = 60;

/** Lives the stretches through as events; answers the minutes as they were. */
function live(desk: Desk, days: readonly Stretch[]): readonly Minute[] {
  const minutes: Minute[] = [];
  for (const { here, away, manner } of days) {
    for (let minute = 0; minute < here; minute += 1) {
      desk.touch(minutes.length * S);
      minutes.push('touch');
    }
    const left = (minutes.length - 1) * S;
    const back = (minutes.length + away) * S;
    if (away > 0) leave(desk, manner, left, back);
    for (let minute = 0; minute < away; minute += 1) minutes.push('nothing');
  }
  desk.touch(minutes.length * S);
  minutes.push('touch');
  return minutes;
}

/** Somebody touched something at `left`, and touches the next thing at `back`. */
function leave(desk: Desk, manner: Manner, left: number, back: number): void {
  const mind = (from: number, to: number): void => {
    for (let now = from; now < to; now += 15) desk.look(now);
    // As the watch does it: a look is due just when the threshold is reached.
    desk.look(to);
  };
  const soon = left + 20;
  switch (manner) {
    case 'idle':
      return mind(left + 1, back);
    case 'lock':
      desk.tell('lock', soon);
      mind(soon, back);
      desk.tell('unlock', back, back);
      return;
    case 'sleep':
      desk.tell('suspend', soon).tell('resume', back, back);
      return;
    case 'lock, then sleep':
      desk.tell('lock', soon).tell('suspend', soon + 5);
      desk.tell('resume', back - 5, left).tell('unlock', back, back);
      return;
    case 'sleep without a word':
      // Too short to be noticed as a gap: the next look sees the idle time.
      if (back - left > 90) desk.gap(back - 10, left);
      return;
    case 'sleep without a word, then told': {
      // Woken halfway, it is locked and told to sleep before anybody looked; its sleep was no time without input.
      const woken = left + (back - left) / 2;
      desk.lastInput = woken - 20;
      desk.gap(woken, left);
      desk.tell('lock', woken).tell('suspend', woken + 1);
      desk.tell('resume', back - 1).tell('unlock', back, back);
      return;
    }
    case 'another user':
      desk.tell('user-left', soon).tell('lock', soon);
      desk.tell('unlock', back - 1).tell('user-back', back, back);
      return;
    case 'shutdown':
      desk.tell('shutdown', soon);
      desk.lastInput = left;
      desk.start(back - 10, left);
      return;
    case 'crash':
      desk.start(back - 10, left);
      return;
    case 'app started anew':
      mind(left + 1, left + 31);
      desk.start(left + 31, left);
      mind(left + 32, back);
      return;
    case 'woken by itself':
      desk.tell('suspend', soon);
      desk.tell('resume', left + 40).tell('suspend', left + 45);
      desk.tell('resume', back, back);
      return;
    case 'announced twice':
      desk
        .tell('lock', soon)
        .tell('lock', soon + 1)
        .tell('suspend', soon + 2)
        .tell('suspend', soon + 3);
      desk.tell('resume', back - 2, left).tell('resume', back - 1);
      desk.tell('unlock', back, back).tell('unlock', back);
      return;
  }
}

describe('absences against a list of minutes', () => {
  it('whatever happens, the question holds exactly the untouched stretches that are long enough', () => {
    fc.assert(
      fc.property(stretches, fc.constantFrom(120, 300, 420), (days, threshold) => {
        const desk = new Desk();
        desk.threshold = threshold;
        desk.longHours = 24;
        const minutes = live(desk, days);
        const spans = expected(minutes, threshold).map(([from, to]) => [from * S, to * S]);
        expect(desk.spans ?? []).toEqual(spans);
        expect(desk.state.gone).toBeNull();
        expect(desk.state.barriers).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a clock that is set on the way moves all of it and stretches nothing', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: -7_200, max: 7_200 }), (days, stepSeconds) => {
        const [still, moved] = [new Desk(), new Desk()];
        live(still, days);
        live(moved, days);
        moved.clock(stepSeconds);
        moved.running = { ...RUNNING, startedAt: at(stepSeconds) };
        const shifted = (still.spans ?? []).map(([from, to]) => [from + stepSeconds, to + stepSeconds]);
        expect(moved.spans ?? []).toEqual(shifted);
      }),
      { numRuns: 300 },
    );
  });

  it('no sequence of events, however absurd, asks about time that was not on the timer or that overlaps', () => {
    const event = fc.record({
      after: fc.integer({ min: 0, max: 2_000 }),
      idle: fc.option(fc.integer({ min: 0, max: 4_000 }), { nil: null }),
      kind: fc.constantFrom(
        ...(['look', 'suspend', 'resume', 'lock', 'unlock', 'user-left', 'user-back'] as const),
        ...(['shutdown', 'act'] as const),
      ),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const desk = new Desk();
        let now = 0;
        for (const { after, idle, kind } of events) {
          now += after;
          desk.tell(kind, now, idle === null ? null : now - idle);
        }
        const spans = desk.spans ?? [];
        let last = -Infinity;
        for (const [from, to] of spans) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to - from).toBeGreaterThanOrEqual(desk.threshold);
          expect(to).toBeLessThanOrEqual(now);
          last = to;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
