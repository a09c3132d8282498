import { describe, expect, it } from 'vitest';
import { planIdleAnswer } from '../../../src/main/core/idle-policy';
import type { IdleAnswer } from '../../../src/shared/inputs';
import { ASK, at, Desk, HOUR, RUNNING } from './absence-support';
import { CONTEXT, counter, entry, NINE, planned } from './support';

const hour = 3_600;
/** Seconds from nine to 17:42 of that day, and to 8:02 of the next. */
const EVENING = 8 * hour + 42 * 60;
const MORNING = 23 * hour + 2 * 60;

const started = (desk: Desk, id: string, startedAt: number): void => {
  desk.running = entry({ id, startedAt: at(startedAt) });
};
/** The operations of an answer to what is asked. */
const answer = (desk: Desk, given: IdleAnswer, zone = 'UTC') => {
  const { question, running } = desk;
  if (!question || !running) throw new Error('Nothing is asked.');
  const act = { at: at(100_000), cause: 'window' } as const;
  return planned(planIdleAnswer({ ...CONTEXT, zone }, running, [], question, given, act, counter('e'))).map(
    ({ body }) => body,
  );
};

describe('reports from the field', () => {
  it('«I closed the lid at 17:42 and opened it next morning: the whole night was billed»', () => {
    const desk = new Desk().touch(EVENING).tell('suspend', EVENING + 3);
    desk.tell('resume', MORNING, MORNING);
    expect(desk.spans).toEqual([[EVENING, MORNING]]);
    expect(answer(desk, { kind: 'stop' })).toMatchObject([{ kind: 'stop', stoppedAt: at(EVENING) }]);
  });

  it('«I lock my screen for twenty seconds to fetch a coffee and am asked every time»', () => {
    const desk = new Desk().touch(60).tell('lock', 61).tell('unlock', 81, 81);
    expect(desk.question).toBeNull();
  });

  it('«It asked six times about the same lunch: idle, lock, screen saver, sleep, wake, unlock»', () => {
    const desk = new Desk().touch(60).look(360).tell('lock', 600).tell('lock', 610).tell('suspend', 900);
    desk.tell('resume', 3_600, 3_590).tell('resume', 3_601).tell('unlock', 3_605, 3_605).touch(3_610);
    expect(desk.question).toMatchObject({ id: 'q1' });
    expect(desk.spans).toEqual([[60, 3_605]]);
  });

  it('«I stopped the timer on the web while away, and was asked about it all the same»', () => {
    const desk = new Desk().touch(60).look(400);
    desk.running = null;
    expect(desk.look(900).touch(1_200).question).toBeNull();
  });

  it('«I stopped the timer on the web while the question was open, and the answer changed the finished entry»', () => {
    const desk = new Desk().touch(60).look(400).touch(1_200);
    const { question } = desk;
    desk.running = null;
    expect(desk.look(1_201).question).toBeNull();
    if (!question) throw new Error('Nothing was asked.');
    const act = { at: at(1_300), cause: 'window' } as const;
    const finished = entry({ seconds: 1_200 });
    expect(planIdleAnswer(CONTEXT, finished, [], question, { kind: 'stop' }, act, counter('e')).ok).toBe(
      false,
    );
  });

  it('«The threshold was reached only in its sleep, so nothing was asked»', () => {
    const desk = new Desk().touch(60).look(200).tell('suspend', 240);
    expect(desk.tell('resume', 700, 700).spans).toEqual([[60, 700]]);
  });

  it('«The power went while I was at lunch, and the timer ran until evening»', () => {
    const desk = new Desk().touch(60).look(400);
    expect(desk.start(5 * hour, 60).touch(5 * hour + 5).spans).toEqual([[60, 5 * hour + 5]]);
  });

  it('«The computer crashed while I worked; three hours later I had worked three hours more»', () => {
    const desk = new Desk();
    desk.lastInput = 4 * hour;
    expect(desk.start(4 * hour, hour).spans).toEqual([[hour, 4 * hour]]);
    expect(desk.question?.cause).toBe('shutdown');
  });

  it('«The time server set the clock an hour back while I was away, and I was asked about minus twenty minutes»', () => {
    const desk = new Desk().touch(4_000).look(4_400).clock(-hour);
    desk.running = { ...RUNNING, startedAt: NINE - HOUR };
    expect(desk.touch(4_400 - hour + 800).spans).toEqual([[4_000 - hour, 4_400 - hour + 800]]);
  });

  it('«The clock was set two hours forward, and I was away for two hours that never were»', () => {
    const desk = new Desk().touch(60).clock(2 * hour);
    desk.running = { ...RUNNING, startedAt: NINE + 2 * HOUR };
    expect(desk.touch(2 * hour + 90).look(2 * hour + 200).question).toBeNull();
  });

  it('«I switched the timer by hotkey while it was asking, and the answer went to the wrong entry»', () => {
    const desk = new Desk().touch(60).look(400).touch(1_200);
    started(desk, 'next', 1_210);
    expect(desk.look(1_211).question).toBeNull();
  });

  it('«My agent works through the night, and its entries were cut»', () => {
    const desk = new Desk();
    desk.running = { ...RUNNING, source: 'agent' };
    desk.touch(60).tell('suspend', 100).tell('resume', MORNING, MORNING);
    expect(desk.question).toBeNull();
  });

  it('«I made the threshold longer while I was away, and was asked by the old one»', () => {
    const desk = new Desk().touch(60).look(400);
    desk.threshold = 1_200;
    expect(desk.touch(600).question).toBeNull();
  });

  it('«I made the threshold shorter, and the coffee from before was asked about»', () => {
    const desk = new Desk().touch(60).look(300).touch(310);
    desk.threshold = 60;
    expect(desk.look(311).question).toBeNull();
  });

  it('«It went to sleep twice without waking in between, and the first half was lost»', () => {
    const desk = new Desk().touch(60).tell('suspend', 70).tell('suspend', 80);
    expect(desk.tell('resume', 4_000, 4_000).spans).toEqual([[60, 4_000]]);
  });

  it('«It woke up without ever having slept, and asked»', () => {
    const desk = new Desk().touch(500).tell('resume', 510);
    expect(desk.question).toBeNull();
  });

  it('«I shut down on Friday evening with the timer running, and on Monday it had run on»', () => {
    const monday = 3 * 24 * hour;
    const desk = new Desk().touch(EVENING).tell('shutdown', EVENING + 10);
    desk.lastInput = monday;
    expect(desk.start(monday, EVENING).spans).toEqual([[EVENING, monday]]);
    expect(desk.question?.kind).toBe('forgotten');
  });

  it('«I flew to New York, and the absence was six hours too long»', () => {
    const desk = new Desk().touch(60).tell('suspend', 70);
    desk.zone = 'America/New_York';
    expect(desk.tell('resume', 4_000, 4_000).spans).toEqual([[60, 4_000]]);
    const [stop, goOn] = answer(desk, { kind: 'leave-out' }, 'America/New_York');
    expect(stop).toMatchObject({ stoppedAt: at(60), endTime: '05:01' });
    expect(goOn).toMatchObject({ startedAt: at(4_000), startTime: '06:06' });
  });

  it('«In the night in which the clocks go back I was away for an hour too little»', () => {
    const zone = 'Europe/Berlin';
    const begin = Date.UTC(2026, 9, 24, 22);
    const desk = new Desk();
    desk.zone = zone;
    desk.running = entry({ startedAt: begin });
    const from = (begin - NINE) / 1000 + 1_800;
    desk.touch(from).tell('suspend', from + 5);
    desk.tell('resume', from + 4 * hour, from + 4 * hour);
    const rows = [{ kind: 'entry' as const, projectId: 'p2', taskId: 't2', notes: '', seconds: 4 * hour }];
    const [stop, log, goOn] = answer(desk, { kind: 'elsewhere', rows }, zone);
    expect(stop).toMatchObject({ endTime: '00:30', seconds: 1_800 });
    expect(log).toMatchObject({ startTime: '00:30', endTime: '03:30', seconds: 4 * hour });
    expect(goOn).toMatchObject({ startTime: '03:30' });
  });

  it('«I was away over midnight, and what I put elsewhere landed on no day»', () => {
    const desk = new Desk();
    const late = 14 * hour + 50 * 60;
    desk.longHours = 24;
    desk
      .touch(late)
      .look(late + 400)
      .touch(late + 20 * 60);
    const rows = [{ kind: 'entry' as const, projectId: 'p2', taskId: 't2', notes: '', seconds: 20 * 60 }];
    expect(answer(desk, { kind: 'elsewhere', rows })).toMatchObject([
      { kind: 'stop', endTime: '23:50' },
      { kind: 'log', spentDate: '2026-05-21', seconds: 1_200, startTime: null, endTime: null },
      { kind: 'start', spentDate: '2026-05-22', startTime: '00:10' },
    ]);
  });

  it('«My daughter used her account on this computer, and her typing counted as mine»', () => {
    const desk = new Desk().touch(60).tell('user-left', 70).touch(500).touch(900);
    expect(desk.tell('user-back', 1_800, 1_800).spans).toEqual([[60, 1_800]]);
  });

  it('«I came back, touched the mouse, left again: two questions»', () => {
    const desk = new Desk().touch(60).look(400).touch(1_000).look(1_400).touch(2_000);
    expect(desk.question?.id).toBe('q1');
    expect(desk.spans).toEqual([[60, 2_000]]);
  });

  it('«I came back, worked for an hour without answering, left again: leaving it out ate the hour»', () => {
    const desk = new Desk().touch(60).look(400).touch(1_000);
    for (let now = 1_000; now <= 4_600; now += 100) desk.touch(now);
    desk.look(5_000).touch(6_000);
    expect(desk.spans).toEqual([
      [60, 1_000],
      [4_600, 6_000],
    ]);
    expect(answer(desk, { kind: 'leave-out' })).toMatchObject([
      { kind: 'stop', seconds: 60 },
      { kind: 'log', seconds: 3_600 },
      { kind: 'start', startedAt: at(6_000) },
    ]);
  });

  it('«I deleted the entry on my phone while it was asking, and the question never went away»', () => {
    const desk = new Desk().touch(60).look(400).touch(1_200);
    desk.running = null;
    expect(desk.look(1_201).state.question).toBeNull();
  });

  it('«I moved the begin to after lunch, and it still asked about lunch»', () => {
    const desk = new Desk().touch(60).look(400).touch(1_200);
    desk.running = { ...RUNNING, startedAt: at(1_200) };
    expect(desk.look(1_201).question).toBeNull();
  });

  it('«On Wayland my idle time is always unknown: it thought I was away all day»', () => {
    const desk = new Desk();
    desk.lastInput = null;
    for (let now = 0; now < 8 * hour; now += 900) desk.look(now);
    expect(desk.question).toBeNull();
    expect(desk.tell('suspend', 8 * hour).tell('resume', 9 * hour).spans).toEqual([[8 * hour, 9 * hour]]);
  });

  it('«My laptop wakes at three at night for its mail, and the question was about half the night»', () => {
    const three = 18 * hour;
    const desk = new Desk().touch(EVENING).tell('suspend', EVENING + 3);
    desk.tell('resume', three, three).tell('suspend', three + 40);
    desk.tell('resume', MORNING, MORNING);
    expect(desk.spans).toEqual([[EVENING, MORNING]]);
    expect(desk.question?.id).toBe('q1');
  });

  it('«I mistyped my password five times: each time it thought I was back»', () => {
    const desk = new Desk().touch(60).tell('lock', 70);
    for (const now of [900, 910, 920, 930, 940]) desk.touch(now);
    expect(desk.question).toBeNull();
    expect(desk.tell('unlock', 950, 950).spans).toEqual([[60, 950]]);
  });

  it('«I started the timer after I had come back from a meeting, and it asked about the meeting»', () => {
    const desk = new Desk();
    desk.running = null;
    desk.tell('lock', 60, 55).tell('unlock', 3_000, 3_000);
    started(desk, 'later', 3_005);
    expect(desk.touch(3_010).question).toBeNull();
  });

  it('«I started the timer on my phone on the way in: the half hour before was asked about too»', () => {
    const desk = new Desk();
    desk.running = null;
    desk.tell('lock', 60, 55);
    started(desk, 'phone', 2_000);
    expect(desk.tell('unlock', 3_000, 3_000).spans).toEqual([[2_000, 3_000]]);
  });

  it('«I chose that sleep stops the timer; closing the lid while the screen was locked asked instead»', () => {
    const desk = new Desk();
    desk.policies = { ...ASK, sleep: 'stop' };
    desk.touch(60).tell('lock', 70).tell('suspend', 80).tell('resume', 4_000, 3_999).tell('unlock', 4_005);
    expect(desk.question).toMatchObject({ policy: 'stop', cause: 'sleep' });
  });

  it('«I chose to keep what is away in locks; the night I forgot to stop was kept as well»', () => {
    const desk = new Desk();
    desk.policies = { ...ASK, lock: 'keep' };
    desk
      .touch(EVENING)
      .tell('lock', EVENING + 5)
      .tell('unlock', MORNING, MORNING);
    expect(desk.question).toMatchObject({ policy: 'ask', kind: 'forgotten' });
  });

  it('«Asking is off, but the timer I forgot last night should have been said»', () => {
    const desk = new Desk();
    desk.threshold = 0;
    desk
      .touch(EVENING)
      .tell('suspend', EVENING + 5)
      .tell('resume', MORNING, MORNING);
    expect(desk.question).toMatchObject({ kind: 'forgotten', policy: 'ask' });
    const lunch = new Desk();
    lunch.threshold = 0;
    lunch.touch(60).tell('suspend', 70);
    expect(lunch.tell('resume', hour, hour).question).toBeNull();
  });

  it('«I answered offline, hours later: the entry ended when I answered»', () => {
    const desk = new Desk().touch(60).look(400).touch(1_200).touch(9_000);
    expect(answer(desk, { kind: 'leave-out' })).toMatchObject([
      { kind: 'stop', stoppedAt: at(60), seconds: 60 },
      { kind: 'start', startedAt: at(1_200) },
    ]);
  });
});
