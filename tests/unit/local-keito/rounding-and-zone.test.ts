import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillBox, idOf, listOf, NOON, openBox, runningIds, type Box, type Catalog } from './support';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let box: Box;
let catalog: Catalog;
const open = async (zone: string): Promise<void> => {
  box = openBox({ timezone: zone });
  catalog = await fillBox(box);
};
beforeEach(() => open('UTC'));
afterEach(() => box.keito.close());

const start = async (more: object = {}) =>
  box.post('/time_entries', { ...catalog.base, is_running: true, ...more });

describe('rounding', () => {
  it.each([
    ['up_15', 61, 900],
    ['up_15', 900, 900],
    ['down_6', 719, 360],
    ['down_6', 359, 0],
    ['nearest_30', 899, 0],
    ['nearest_30', 900, 1800],
    [null, 61, 61],
  ] as const)('%s turns %i s into %i s at the stop', async (rule, ran, booked) => {
    box.keito.control.changeSettings({ time_rounding: rule });
    const { body } = await start();
    box.now = NOON + ran * 1000;
    const stopped = await box.patch(`/time_entries/${idOf(body)}/stop`, {});
    expect(stopped.body['duration_seconds']).toBe(booked);
  });

  it('holds for what is written, and never makes more than a day', async () => {
    box.keito.control.changeSettings({ time_rounding: 'up_7' });
    const full = await box.post('/time_entries', { ...catalog.base, hours: 24 });
    expect(full.body['hours']).toBe(24);
    box.keito.control.changeSettings({ time_rounding: 'up_15' });
    const made = await box.post('/time_entries', {
      ...catalog.base,
      started_time: '09:00',
      ended_time: '09:16',
    });
    expect(made.body).toMatchObject({ hours: 0.5, started_time: '09:00', ended_time: '09:16' });
    expect((await box.patch(`/time_entries/${idOf(made.body)}`, { hours: 0.1 })).body['hours']).toBe(0.25);
  });

  it('shows what the rule of today makes of an older entry', async () => {
    const made = await box.post('/time_entries', { ...catalog.base, hours: 0.1 });
    box.keito.control.changeSettings({ time_rounding: 'up_15' });
    const [entry] = listOf((await box.get('/time_entries')).body, 'time_entries');
    expect(entry).toMatchObject({ id: idOf(made.body), hours: 0.1, rounded_hours: 0.25 });
  });
});

describe('the work zone', () => {
  beforeEach(() => box.keito.close());

  it('stamps its own clock', async () => {
    await open('Asia/Kathmandu');
    expect((await start()).body).toMatchObject({
      started_time: '20:05',
      timer_started_at: '2026-05-21T14:20:30Z',
    });
  });

  it('reads a start on its own calendar', async () => {
    await open('America/New_York');
    expect((await start({ started_time: '09:15' })).body['timer_started_at']).toBe('2026-05-21T13:15:00Z');
    await box.send('DELETE', `/time_entries/${(await runningIds(box)).join('')}`);
    expect((await start({ started_time: '11:00' })).status).toBe(400);
  });

  it('keeps a timer over midnight on the day it began', async () => {
    await open('Pacific/Auckland');
    box.now = Date.UTC(2026, 4, 21, 11, 50);
    const { body } = await start();
    expect(body['started_time']).toBe('23:50');
    box.now += 45 * MINUTE;
    const stopped = await box.patch(`/time_entries/${idOf(body)}/stop`, {});
    expect(stopped.body).toMatchObject({ spent_date: '2026-05-21', ended_time: '00:35', hours: 0.75 });
    const words = await box.patch(`/time_entries/${idOf(body)}`, { notes: 'late' });
    expect(words.body).toMatchObject({ notes: 'late', hours: 0.75, ended_time: '00:35' });
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', '01:00', '04:00', 2],
    ['Europe/Berlin', '2026-10-25', '01:00', '04:00', 4],
    ['Australia/Lord_Howe', '2026-04-05', '00:00', '04:00', 4.5],
    ['Europe/Berlin', '2026-05-21', '01:00', '04:00', 3],
  ])('in %s on %s counts the real hours', async (zone, date, from, to, hours) => {
    await open(zone);
    const made = await box.post('/time_entries', {
      ...catalog.base,
      spent_date: date,
      started_time: from,
      ended_time: to,
    });
    expect(made.body['hours']).toBe(hours);
  });

  it('is not cut when it ran for days', async () => {
    await open('UTC');
    const { body } = await start();
    box.now = NOON + 62 * HOUR;
    expect((await box.patch(`/time_entries/${idOf(body)}/stop`, {})).body['hours']).toBe(62);
  });
});
