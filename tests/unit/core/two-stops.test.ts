import { describe, expect, it } from 'vitest';
import { isEarlier, type StopFacts } from '../../../src/main/core/two-stops';
import { entry, NINE, SECOND, serverEntry, TODAY } from './support';

const MINUTE_MS = 60 * SECOND;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const FACTS: StopFacts = {
  trueStart: null,
  rounding: null,
  zone: 'UTC',
  skewMs: null,
  now: NINE + 86_400 * SECOND,
  isTimeSet: false,
};
const QUARTERS = { direction: 'up', stepSeconds: 900 } as const;

describe('a timer that was begun here and stopped on both sides', () => {
  const trueStart = { ours: NINE, servers: NINE, serversSeconds: 0 };
  const mine = entry({ seconds: 1800 });
  const stoppedThere = (seconds: number, facts: Partial<StopFacts> = {}): boolean =>
    isEarlier(serverEntry({ seconds }), mine, NINE + 1_800_000, { ...FACTS, trueStart, ...facts });

  it('was stopped earlier there where it has run for less, by more than two readings differ', () => {
    expect(stoppedThere(1797)).toBe(true);
    expect(stoppedThere(1798)).toBe(false);
    expect(stoppedThere(2400)).toBe(false);
  });

  it('counts there from the begin that the server stamped, and with what it had before', () => {
    const later = { trueStart: { ...trueStart, servers: NINE + 10 * SECOND } };
    expect(stoppedThere(1788, later)).toBe(false);
    expect(stoppedThere(1787, later)).toBe(true);
    const before = { trueStart: { ...trueStart, servers: NINE + 600 * SECOND, serversSeconds: 600 } };
    expect(stoppedThere(1798, before)).toBe(false);
    expect(stoppedThere(1797, before)).toBe(true);
  });

  it("is compared by the company's rounding", () => {
    expect(stoppedThere(1800, { rounding: QUARTERS })).toBe(false);
    const alsoRounded = isEarlier(serverEntry({ seconds: 1800 }), entry({ seconds: 1801 }), NINE, {
      ...FACTS,
      trueStart,
      rounding: QUARTERS,
    });
    expect(alsoRounded).toBe(true);
  });

  it('is compared in whole seconds, as the server counts', () => {
    const beside = { trueStart: { ...trueStart, servers: NINE + 500 } };
    expect(stoppedThere(1797, beside)).toBe(false);
    expect(stoppedThere(1796, beside)).toBe(true);
  });
});

describe('a timer whose begin was never seen, stopped on both sides', () => {
  it('tells by its seconds where the server tells no clock times', () => {
    const mine = entry({ seconds: 1800 });
    const there = (seconds: number, times: object): boolean =>
      isEarlier(serverEntry({ seconds, ...times }), mine, NINE, FACTS);
    for (const times of [{ startTime: null }, { endTime: null }]) {
      expect(there(1797, times)).toBe(true);
      expect(there(1798, times)).toBe(false);
    }
  });

  const endedAtTen = (over: object = {}) => serverEntry({ startTime: '09:00', endTime: '10:00', ...over });
  const TEN = NINE + 60 * MINUTE_MS;

  it('tells by the end, of which only the minute is known', () => {
    expect(isEarlier(endedAtTen(), entry(), TEN + MINUTE_MS, FACTS)).toBe(true);
    expect(isEarlier(endedAtTen(), entry(), TEN + MINUTE_MS - 1, FACTS)).toBe(false);
  });

  it("tells it by the server's clock", () => {
    const ahead = { ...FACTS, skewMs: 5 * MINUTE_MS };
    expect(isEarlier(endedAtTen(), entry(), TEN - 4 * MINUTE_MS, ahead)).toBe(true);
    expect(isEarlier(endedAtTen(), entry(), TEN - 4 * MINUTE_MS - 1, ahead)).toBe(false);
  });

  it('ended on the day that its seconds tell, whatever its date', () => {
    for (const spentDate of ['2026-05-11', TODAY, '2026-05-22']) {
      const there = endedAtTen({ spentDate, startTime: '23:00', seconds: 3_600 });
      const here = (seconds: number) => entry({ seconds });
      expect(isEarlier(there, here(3_660), TEN + MINUTE_MS, FACTS)).toBe(true);
      expect(isEarlier(there, here(3_660), TEN + MINUTE_MS - 1, FACTS)).toBe(false);
      // Two readings of the seconds may be half a day apart.
      for (const beside of [-1, 1])
        expect(isEarlier(there, here(3_660 + beside * 43_000), TEN + MINUTE_MS, FACTS)).toBe(true);
      expect(isEarlier(there, here(3_600 + 24 * 3_600), TEN + DAY_MS, FACTS)).toBe(true);
      expect(isEarlier(there, here(3_600), TEN - DAY_MS + MINUTE_MS, FACTS)).toBe(true);
      expect(isEarlier(there, here(0), TEN - HOUR_MS, FACTS)).toBe(false);
    }
  });

  it('did not end in the future, however long it is said to have run', () => {
    const there = endedAtTen({ seconds: 1e15 });
    expect(isEarlier(there, entry(), TEN, { ...FACTS, now: TEN })).toBe(false);
    expect(isEarlier(there, entry(), TEN + MINUTE_MS, { ...FACTS, now: TEN + MINUTE_MS })).toBe(true);
  });

  it('whose time was set here too ended on its date, or on the day after where the end lies before the begin', () => {
    const facts = { ...FACTS, isTimeSet: true };
    const night = endedAtTen({ startTime: '23:00', endTime: '01:00' });
    const one = Date.UTC(2026, 4, 22, 1);
    const long = entry({ seconds: 90_000 });
    expect(isEarlier(night, long, one + MINUTE_MS, facts)).toBe(true);
    expect(isEarlier(night, long, one + MINUTE_MS - 1, facts)).toBe(false);
    expect(isEarlier(endedAtTen({ startTime: '10:00' }), long, TEN + MINUTE_MS, facts)).toBe(true);
  });

  it('of an end that the night has twice means the later one, unless that is still to come', () => {
    const berlin = { ...FACTS, zone: 'Europe/Berlin' };
    const night = serverEntry({ spentDate: '2026-10-25', startTime: '02:19', endTime: '02:20' });
    const first = Date.UTC(2026, 9, 25, 0, 20);
    const second = first + 60 * MINUTE_MS;
    const stoppedAt = first + 15 * MINUTE_MS;
    expect(isEarlier(night, entry(), stoppedAt, { ...berlin, now: second - 1 })).toBe(true);
    expect(isEarlier(night, entry(), stoppedAt, { ...berlin, now: second })).toBe(false);
    // By the server's clock it may be over.
    expect(isEarlier(night, entry(), stoppedAt, { ...berlin, now: second - 1, skewMs: 1 })).toBe(false);
  });
});
