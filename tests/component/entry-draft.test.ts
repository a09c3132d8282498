import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { showLocale } from '../../src/renderer/state/language.svelte';
import { showEntryRange } from '../../src/renderer/lib/labels';
import { EntryDraft } from '../../src/renderer/state/entry-draft.svelte';
import { LogDraft } from '../../src/renderer/state/log-draft.svelte';
import type { EntryView } from '../../src/shared/snapshot';
import { at, entry, running, snapshot } from './support/data';

const formats = snapshot().preferences.formats;

const around = { zone: 'Europe/Berlin', formats, clock: () => at(14, 27) };
const draftOf = (edited: EntryView, hours: '12h' | '24h' = '24h'): EntryDraft =>
  new EntryDraft(edited, { ...around, formats: { ...formats, hours } });

beforeEach(() => showLocale('en-US'));
afterEach(() => showLocale('en-US'));

describe.each(['en-GB', 'de', 'fr-CA', 'es', 'ja'])('with a clock of 12 hours in %s', (locale) => {
  test('a note alone is changed: the begin and the times stay as they are', () => {
    showLocale(locale);
    for (const edited of [running, entry({ startTime: '14:05', endTime: '16:13' })]) {
      const draft = draftOf(edited, '12h');
      draft.notes = 'Mine';
      expect(draft.changes()).toEqual({ notes: 'Mine' });
      expect(draft.errors).toEqual({});
    }
  });

  test('an end that is typed goes with the start that is shown', () => {
    showLocale(locale);
    const draft = draftOf(entry({ startTime: '14:05', endTime: '16:13' }), '12h');
    draft.end = '16:30';
    expect(draft.changes()).toEqual({ startTime: '14:05', endTime: '16:30' });
    expect(draft.duration).toBe('2:25');
  });
});

test('what is typed over and back again is as it was, to the second', () => {
  const draft = draftOf(entry({ seconds: 7_682 }));
  expect(draft.duration).toBe('2:08');
  draft.duration = '2:0';
  draft.duration = '2:08';
  expect(draft.changes()).toEqual({});
  draft.end = '12:00';
  draft.end = '11:58';
  expect(draft.changes()).toEqual({});
});

test('the begin of what runs is changed by what is typed there', () => {
  const draft = draftOf(running);
  draft.started = '1:00 pm';
  expect(draft.changes()).toEqual({ startedAt: at(13, 0) });
  draft.started = 'soon';
  expect(draft.changes()).toBeNull();
  expect(draft.errors.started).toBeDefined();
});

describe('over midnight', () => {
  const night = entry({ startTime: '23:00', endTime: '01:00', seconds: 7_200 });

  test.each([
    ['its end', '23:00', '1:30', '2:30'],
    ['its start', '22:30', '1:00', '2:30'],
    ['its end, back to the same day', '23:00', '23:30', '0:30'],
  ])('an entry is edited by %s', (_, start, end, duration) => {
    const draft = draftOf(night);
    draft.start = start;
    draft.end = end;
    expect(draft.duration).toBe(duration);
    expect(draft.isOverMidnight).toBe(end !== '23:30');
    expect(draft.changes()).toEqual({ startTime: start, endTime: end.padStart(5, '0') });
  });

  test('a duration shows the end that it makes, as far as a clock can say it', () => {
    const draft = draftOf(night);
    draft.duration = '2:30';
    expect(draft.end).toBe('1:30');
    expect(draft.changes()).toEqual({ seconds: 9_000 });
    draft.duration = '13:00';
    expect(draft.end).toBe('');
  });

  test('more than 12 hours are no night but a slip', () => {
    const draft = draftOf(night);
    draft.end = '11:30';
    expect(draft.changes()).toBeNull();
    expect(draft.errors).toEqual({ end: 'The end must come after the start.' });
  });

  test('rows say that the end is on the next day, also where only the start is kept', () => {
    const range = (changes: Partial<EntryView>): string | null =>
      showEntryRange({ ...night, ...changes }, 'Europe/Berlin', formats);
    expect(range({})).toBe('23:00–1:00 the next day');
    expect(range({ endTime: null, seconds: 9_000 })).toBe('23:00–1:30 the next day');
    expect(range({ startTime: '09:00', endTime: null, seconds: 5_400 })).toBe('9:00–10:30');
    expect(range({ endTime: null, seconds: 13 * 3_600 })).toBe('since 23:00');
    expect(range({ endTime: null, startedAt: at(13, 4) })).toBe('since 23:00');
    expect(range({ startTime: '09:00', endTime: '09:00', seconds: 20 })).toBe('9:00–9:00');
  });

  test('what is written anew keeps its start and duration, and says what Keito may not keep', () => {
    const log = new LogDraft('2026-05-22', null, around);
    log.place = { projectId: 'website', taskId: 'website-development' };
    log.times.start = '23:00';
    log.times.end = '1:00';
    expect(log.times.isOverMidnight).toBe(true);
    const place = { projectId: 'website', taskId: 'website-development' };
    const common = { ...place, notes: '', spentDate: '2026-05-22', startTime: '23:00' };
    expect(log.entry).toEqual({ ...common, seconds: 7_200 });
    log.times.end = '23:30';
    expect(log.entry).toEqual({ ...common, endTime: '23:30', seconds: 1_800 });
  });
});

describe('a draft that is laid over its entry as it is by now', () => {
  const edited = entry({ startTime: '09:00', endTime: '10:00', seconds: 3_600 });
  const by = (changes: Partial<EntryView>): EntryView => ({ ...edited, ...changes });

  test('keeps what was typed, and takes what was not', () => {
    const draft = draftOf(edited);
    draft.end = '10:30';
    const laid = draft.onto(by({ startTime: '09:15', seconds: 2_700 }), around);
    expect([laid.start, laid.end, laid.duration]).toEqual(['9:15', '10:30', '1:15']);
    expect(laid.changes()).toEqual({ startTime: '09:15', endTime: '10:30' });
  });

  test('goes by the duration, where that was typed last', () => {
    const draft = draftOf(edited);
    draft.duration = '2:00';
    const laid = draft.onto(by({ startTime: '09:15', seconds: 2_700 }), around);
    expect([laid.start, laid.end]).toEqual(['9:15', '11:15']);
    expect(laid.changes()).toEqual({ seconds: 7_200 });
  });
});

describe('a duration that is typed after a start', () => {
  test.each([
    ['another one', entry({ startTime: '09:00', endTime: '10:00', seconds: 3_600 }), '2:00', '11:30', 7_200],
    ['the old one', entry({ startTime: '09:00', endTime: '10:00', seconds: 3_617 }), '1:00', '10:30', 3_617],
    [
      'one of no clock times',
      entry({ startTime: null, endTime: null, seconds: 3_600 }),
      '2:00',
      '11:30',
      7_200,
    ],
  ])('%s: what is shown is what is saved', (_, edited, duration, end, seconds) => {
    const draft = draftOf(edited);
    draft.start = '9:30';
    draft.duration = duration;
    expect(draft.end).toBe(end);
    expect(draft.changes()).toEqual({ startTime: '09:30', seconds });
  });

  test('does not hide that the start is none', () => {
    const draft = draftOf(entry());
    draft.start = 'nine';
    draft.duration = '2:00';
    expect(draft.changes()).toBeNull();
    expect(draft.errors.start).toBeDefined();
  });
});

describe('on a clock of 12 hours a time without its half', () => {
  const afternoon = entry({ startTime: '13:00', endTime: '15:00', seconds: 7_200 });
  const of = (edited: EntryView): EntryDraft => draftOf(edited, '12h');

  test('of a start is near the one before', () => {
    const draft = of(afternoon);
    draft.start = '1:15';
    expect(draft.timeRead('start')).toBe('= 1:15 PM');
    expect(draft.changes()).toEqual({ startTime: '13:15', endTime: '15:00' });
    draft.start = '12:30';
    expect(draft.changes()).toEqual({ startTime: '12:30', endTime: '15:00' });
    const morning = of(entry({ startTime: '01:00', endTime: '02:00' }));
    morning.start = '1:15';
    expect(morning.timeRead('start')).toBe('= 1:15 AM');
  });

  test('of an end comes after the start', () => {
    const draft = of(afternoon);
    draft.end = '3:30';
    expect(draft.timeRead('end')).toBe('= 3:30 PM');
    expect(draft.changes()).toEqual({ startTime: '13:00', endTime: '15:30' });
    draft.end = '1';
    expect(draft.timeRead('end')).toBe('= 1:00 AM');
    const night = of(entry({ startTime: '23:00', endTime: '23:30', seconds: 1_800 }));
    night.end = '1:30';
    expect([night.isOverMidnight, night.duration]).toEqual([true, '2:30']);
  });

  test('of what runs has been already', () => {
    const draft = of(running);
    draft.started = '1:10';
    expect(draft.timeRead('started')).toBe('= 1:10 PM');
    expect(draft.changes()).toEqual({ startedAt: at(13, 10) });
    draft.started = '9';
    expect(draft.changes()).toEqual({ startedAt: at(9, 0) });
  });

  test('of a start that is typed first is as most people work', () => {
    const log = new LogDraft('2026-05-22', null, { ...around, formats: { ...formats, hours: '12h' } });
    log.times.start = '2';
    log.times.end = '4:30';
    expect([log.times.startTime, log.times.endTime]).toEqual(['14:00', '16:30']);
    log.times.start = '9';
    expect([log.times.startTime, log.times.endTime]).toEqual(['09:00', '16:30']);
  });

  test.each(['01:15', '13:15', '1:15 am'])('%s says its own', (text) => {
    const draft = of(afternoon);
    draft.start = text;
    expect(draft.startTime).toBe(text.startsWith('13') ? '13:15' : '01:15');
  });
});

describe('in the night that has an hour twice', () => {
  test('the duration that is shown is the one that is saved', () => {
    const edited = entry({
      ...{ spentDate: '2026-10-25', startTime: '01:00', endTime: '01:30', seconds: 1_800 },
    });
    const draft = draftOf(edited);
    draft.end = '5:00';
    expect(draft.duration).toBe('5:00');
    draft.duration = '3:00';
    expect(draft.end).toBe('3:00');
    const second = draftOf({ ...edited, startTime: '01:30', endTime: '02:30', seconds: 7_200 });
    second.start = '1:15';
    expect(second.duration).toBe('2:15');
  });

  test.each([
    // Since 23:00: the first half past two, and the day before's where there was none yet.
    ['2:30', '2026-10-24T21:00:00Z', '2026-10-25T01:55:00Z', '2026-10-25T00:30:00Z'],
    ['2:30', '2026-10-24T21:00:00Z', '2026-10-25T01:20:00Z', '2026-10-25T00:30:00Z'],
    ['2:30', '2026-10-24T21:00:00Z', '2026-10-25T00:20:00Z', '2026-10-24T00:30:00Z'],
    // Since ten past two, the first and the second.
    ['2:05', '2026-10-25T00:10:00Z', '2026-10-25T02:30:00Z', '2026-10-25T00:05:00Z'],
    ['2:05', '2026-10-25T01:10:00Z', '2026-10-25T02:30:00Z', '2026-10-25T01:05:00Z'],
    // Since two to three, the first: the second twenty past two is nearer, and is still to come.
    ['2:20', '2026-10-25T00:58:00Z', '2026-10-25T01:15:00Z', '2026-10-25T00:20:00Z'],
  ])('%s of what began at %s, at %s, is the nearest begin that has been', (text, began, now, begin) => {
    const edited = { ...running, startedAt: Date.parse(began) };
    const draft = new EntryDraft(edited, { ...around, clock: () => Date.parse(now) });
    draft.started = text;
    expect(draft.changes()).toEqual({ startedAt: Date.parse(begin) });
  });
});

test('a start is enough where the duration is known, to the second', () => {
  const draft = draftOf(entry({ startTime: null, endTime: null, seconds: 7_682 }));
  draft.start = '8:00';
  expect(draft.changes()).toEqual({ startTime: '08:00', seconds: 7_682 });
  const other = draftOf(entry());
  other.end = '';
  other.start = '8:30';
  expect(other.changes()).toEqual({ startTime: '08:30', seconds: 7_680 });
  other.duration = 'soon';
  other.end = '';
  expect(other.changes()).toBeNull();
  expect(other.errors.duration).toBeDefined();
});

test('an end that was only erased is missing; with another duration it follows from that', () => {
  const draft = draftOf(entry());
  draft.end = '';
  expect(draft.changes()).toBeNull();
  expect(draft.errors).toEqual({ end: 'Give both a start and an end.' });
  draft.duration = '2:30';
  draft.end = ' ';
  expect(draft.changes()).toEqual({ seconds: 9_000 });
});

describe('a duration that is typed after an end, with no start', () => {
  const timeless = entry({ startTime: null, endTime: null, seconds: 3_600 });

  test('is where the end began: what is shown is what is saved', () => {
    const draft = draftOf(timeless);
    draft.end = '17:00';
    for (const typed of ['2', '2:', '2:3', '2:30']) draft.duration = typed;
    expect([draft.start, draft.end]).toEqual(['14:30', '17:00']);
    expect(draft.changes()).toEqual({ startTime: '14:30', seconds: 9_000 });
    draft.end = '18:00';
    expect(draft.duration).toBe('3:30');
  });

  test('is so of an entry that is written anew', () => {
    const log = new LogDraft('2026-05-22', null, around);
    log.place = { projectId: 'website', taskId: 'website-development' };
    log.times.end = '17:00';
    log.times.duration = '2:00';
    expect(log.entry).toMatchObject({ startTime: '15:00', endTime: '17:00', seconds: 7_200 });
  });

  test('keeps the half of the day that the end was read in', () => {
    const draft = draftOf(timeless, '12h');
    draft.end = '4:30';
    draft.duration = '13:00';
    expect([draft.startTime, draft.endTime]).toEqual(['03:30', '16:30']);
  });

  test.each([
    ['1:00', { start: expect.any(String) }],
    ['noon', { end: expect.any(String) }],
  ])('is refused where no start of that day makes %s of it', (end, errors) => {
    const draft = draftOf(timeless);
    draft.end = end;
    draft.duration = '2:00';
    expect(draft.start).toBe('');
    expect(draft.changes()).toBeNull();
    expect(draft.errors).toEqual(errors);
  });

  test('stays so over the entry as it is by now', () => {
    const draft = draftOf(timeless);
    draft.end = '17:00';
    draft.duration = '2:00';
    const laid = draft.onto({ ...timeless, notes: 'Theirs' }, around);
    expect([laid.start, laid.end, laid.duration]).toEqual(['15:00', '17:00', '2:00']);
    expect(laid.changes()).toEqual({ startTime: '15:00', seconds: 7_200 });
  });
});
