import { expect, it } from 'vitest';
import { DistantDays } from '../../../src/main/sync/distant-days';
import type { Days } from '../../../src/main/sync/pull';

const WEEK = { from: '2026-01-12', to: '2026-01-18' };
const BEFORE = { from: '2026-01-05', to: '2026-01-11' };
const MINUTE = 60_000;

function open() {
  const time = { now: Date.UTC(2026, 4, 21), isAll: true };
  const asked: Days[] = [];
  const days = new DistantDays(() => time.now);
  const read = () =>
    days.read((one) => {
      asked.push(one);
      return Promise.resolve(time.isAll);
    });
  return { time, asked, days, read };
}

it('nothing is read that nobody wishes for', async () => {
  const { asked, read } = open();
  await read();
  expect(asked).toEqual([]);
});

it('two wishes are two requests, each told of once; the same days are one', async () => {
  const { asked, days, read } = open();
  const wishes = [days.wish(WEEK), days.wish(BEFORE), days.wish(WEEK)];
  await read();
  expect(await Promise.all(wishes)).toEqual([null, null, null]);
  expect(asked).toEqual([WEEK, BEFORE]);
  await read();
  expect(asked).toHaveLength(2);
});

it('days within those that were read are fresh, any other day is not', async () => {
  const { days, read } = open();
  void days.wish(WEEK);
  await read();
  expect(days.areFresh({ from: '2026-01-13', to: '2026-01-18' })).toBe(true);
  expect(days.areFresh({ from: '2026-01-12', to: '2026-01-19' })).toBe(false);
  expect(days.areFresh({ from: '2026-01-11', to: '2026-01-18' })).toBe(false);
});

it('they are fresh for ten minutes, whatever else is read meanwhile', async () => {
  const { time, days, read } = open();
  void days.wish(WEEK);
  await read();
  time.now += 6 * MINUTE;
  void days.wish(BEFORE);
  await read();
  time.now += 4 * MINUTE - 1;
  expect(days.areFresh(WEEK)).toBe(true);
  time.now += 1;
  expect([days.areFresh(WEEK), days.areFresh(BEFORE)]).toEqual([false, true]);
});

it('a wish for what is fresh does not make it any fresher', async () => {
  const { time, asked, days, read } = open();
  void days.wish(WEEK);
  await read();
  time.now += 9 * MINUTE;
  void days.wish(WEEK);
  await read();
  time.now += MINUTE;
  expect(days.areFresh(WEEK)).toBe(false);
  void days.wish(WEEK);
  await read();
  expect(asked).toEqual([WEEK, WEEK]);
});

it('who wished for days that cannot be read is told why, and a later wish is not', async () => {
  const { asked, days, read } = open();
  const wish = days.wish(WEEK);
  await expect(days.read(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
  days.giveUp('offline');
  expect(await wish).toBe('offline');
  expect(days.areFresh(WEEK)).toBe(false);
  const again = days.wish(WEEK);
  await read();
  expect(await again).toBeNull();
  expect(asked).toEqual([WEEK]);
});

it('days of which not all was read are told of, and read again at the next look', async () => {
  const { time, asked, days, read } = open();
  time.isAll = false;
  const wish = days.wish(WEEK);
  await read();
  expect(await wish).toBeNull();
  expect(days.areFresh(WEEK)).toBe(false);
  time.isAll = true;
  void days.wish(WEEK);
  await read();
  expect(asked).toEqual([WEEK, WEEK]);
  expect(days.areFresh(WEEK)).toBe(true);
});
