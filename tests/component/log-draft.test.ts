import { describe, expect, test } from 'vitest';
import { LogDraft } from '../../src/renderer/state/log-draft.svelte';
import { at, snapshot } from './support/data';

const { formats } = snapshot().preferences;
const around = { zone: 'Europe/Berlin', clock: () => at(14, 27) };

describe('what is written anew with the duration first', () => {
  const anew = (hours: '12h' | '24h' = '24h'): LogDraft => {
    const log = new LogDraft('2026-05-22', null, { ...around, formats: { ...formats, hours } });
    log.place = { projectId: 'website', taskId: 'website-development' };
    return log;
  };
  /** As a hand does it, one letter after the other. */
  const type = (log: LogDraft, part: 'start' | 'end' | 'duration', text: string): void => {
    for (let length = 1; length <= text.length; length++) log.times[part] = text.slice(0, length);
  };
  const RANGE = { startTime: '09:00', endTime: '10:30', seconds: 5_400 };

  type Typed = readonly ['start' | 'end' | 'duration', string];
  const LASTS: Typed = ['duration', '1:30'];
  const BEGINS: Typed = ['start', '9:00'];
  const ENDS: Typed = ['end', '10:30'];

  test.each<[Typed, Typed]>([
    [LASTS, BEGINS],
    [LASTS, ENDS],
    [BEGINS, LASTS],
    [ENDS, LASTS],
  ])('%j and %j are a range', (first, second) => {
    for (const hours of ['24h', '12h'] as const) {
      const log = anew(hours);
      for (const [part, text] of [first, second]) type(log, part, text);
      expect(log.entry).toMatchObject(RANGE);
    }
  });

  test('what follows is worked out again, and goes with what it follows from', () => {
    const log = anew();
    type(log, 'duration', '1:30');
    type(log, 'start', '9:00');
    log.times.duration = '2:00';
    expect(log.times.end).toBe('11:00');
    log.times.start = '8:00';
    expect(log.times.end).toBe('10:00');
    log.times.start = '';
    expect(log.times.end).toBe('');
    expect(log.entry).toEqual(expect.not.objectContaining({ endTime: expect.anything() }));
    log.times.end = '10:00';
    expect(log.times.start).toBe('8:00');
    log.times.end = '';
    expect(log.times.start).toBe('');
    expect(log.entry).toMatchObject({ seconds: 7_200 });
  });

  test('an end that is typed over the one that follows decides', () => {
    const log = anew();
    type(log, 'duration', '1:30');
    type(log, 'start', '9:00');
    log.times.end = '12:00';
    expect(log.times.duration).toBe('3:00');
    log.times.start = '10:00';
    expect(log.entry).toMatchObject({ startTime: '10:00', endTime: '12:00', seconds: 7_200 });
  });

  test('an end on the next day is not said, and no start of the day before is made', () => {
    const log = anew();
    type(log, 'duration', '3:00');
    type(log, 'start', '22:00');
    expect(log.times.isOverMidnight).toBe(true);
    expect(log.entry).toEqual(expect.not.objectContaining({ endTime: expect.anything() }));
    const early = anew();
    type(early, 'duration', '3:00');
    type(early, 'end', '1:00');
    expect(early.times.start).toBe('');
    expect(early.entry).toBeNull();
    expect(early.times.errors).toEqual({ start: expect.any(String) });
  });
});
