import { describe, expect, it } from 'vitest';
import { isBegunAway, PRESENT, spansBefore, spansUnasked } from '../../../src/main/core/absence';
import { step } from '../../../src/main/core/absence-machine';
import { settleBy } from '../../../src/main/core/idle-policy';
import { ASK, at, Desk, gone, question, RUNNING, THRESHOLD } from './absence-support';
import { counter, entry } from './support';

const begunAt = (seconds: number) => entry({ startedAt: at(seconds) });
const span = (from: number, to: number) => ({ from: at(from), to: at(to) });

describe('a timer that began when nobody was here', () => {
  it('began more than fifteen seconds after its absence did, and before that ended', () => {
    const away = span(100, 1_000);
    expect(isBegunAway(away, at(115))).toBe(false);
    expect(isBegunAway(away, at(115) + 1)).toBe(true);
    expect(isBegunAway(away, at(999))).toBe(true);
    expect(isBegunAway(away, at(1_000))).toBe(false);
    expect(isBegunAway(away, at(50))).toBe(false);
  });

  it('is left out of no absence that it was begun in, and of the later ones', () => {
    const asked = question([
      [100, 1_000],
      [2_000, 3_000],
    ]);
    expect(spansUnasked(asked, begunAt(500))).toEqual([span(2_000, 3_000)]);
    expect(spansUnasked(asked, begunAt(110))).toEqual([span(110, 1_000), span(2_000, 3_000)]);
    expect(spansUnasked(asked, entry({ startedAt: null }))).toEqual([]);
  });

  it('is not stopped by a rule for the absence', () => {
    const desk = new Desk();
    desk.policies = { ...ASK, idle: 'stop' };
    desk.look(THRESHOLD).look(900);
    desk.running = begunAt(600);
    desk.touch(1_200);
    expect(desk.question).toMatchObject({ policy: 'ask', cause: 'idle' });
  });

  it.each(['stop', 'keep', 'ask'] as const)('of one that began before, %s stands', (policy) => {
    const desk = new Desk();
    desk.policies = { ...ASK, idle: policy };
    expect(desk.look(THRESHOLD).look(900).touch(1_200).question).toMatchObject({ policy });
  });
});

it('what lies before an instant is cut there, and no span is empty', () => {
  const spans = [span(0, 100), span(200, 300), span(400, 500)];
  expect(spansBefore(spans, at(250))).toEqual([span(0, 100), span(200, 250)]);
  expect(spansBefore(spans, at(200))).toEqual([span(0, 100)]);
  expect(spansBefore(spans, at(600))).toEqual(spans);
});

describe('a question whose timer ends unanswered', () => {
  const asked = question([
    [100, 1_000],
    [2_000, 3_000],
  ]);

  it.each([
    [3_010, 'leave-out', [span(100, 1_000), span(2_000, 3_000)]],
    [3_009, 'stop', [span(100, 1_000), span(2_000, 3_000)]],
    [2_500, 'stop', [span(100, 1_000), span(2_000, 2_500)]],
    [1_500, 'leave-out', [span(100, 1_000)]],
  ] as const)('at %i seconds: %s', (end, kind, spans) => {
    expect(settleBy(asked, RUNNING, at(end))).toEqual({ spans, answer: { kind } });
  });

  it('has nothing to leave out before its absence began', () => {
    expect(settleBy(asked, RUNNING, at(100))).toBeNull();
  });
});

describe('the begin of the app, by a clock that was set back meanwhile', () => {
  const context = {
    ...{ running: RUNNING, thresholdSeconds: THRESHOLD, policies: ASK, zone: 'UTC', longHours: 10 },
    newId: counter('q'),
  };
  const start = (lastInUse: number | null) =>
    ({ kind: 'start', lastInUse, at: at(1_000), idleSeconds: 0 }) as const;

  it('ends an absence that lies ahead', () => {
    expect(step(gone(2_000), start(null), context)).toEqual(PRESENT);
  });

  it('tells of no absence where somebody was last seen ahead', () => {
    expect(step(PRESENT, start(at(2_000)), context)).toEqual(PRESENT);
  });
});
