import { beforeEach, describe, expect, it } from 'vitest';
import { NetworkReturn } from '../../src/main/network-return';
import { ManualTime, type ManualTimers } from '../support/manual-time';

const SECOND = 1_000;

let time: ManualTime;
let timers: ManualTimers;
let isOnline: boolean;
let isNeeded: boolean;
let looks: number;
let returns: number[];
let network: NetworkReturn;

beforeEach(() => {
  time = new ManualTime(0);
  timers = time.timers();
  isOnline = true;
  isNeeded = false;
  looks = 0;
  returns = [];
  network = new NetworkReturn({
    schedule: timers.schedule,
    isOnline: () => {
      looks += 1;
      return isOnline;
    },
    isNeeded: () => isNeeded,
    onReturn: () => returns.push(time.clock()),
  });
});

describe('the return of the network', () => {
  it('is not looked for while nobody waits for it', () => {
    network.look();
    time.advance(60 * SECOND);
    expect([looks, timers.pending]).toEqual([0, 0]);
  });

  it('is told once, within five seconds', () => {
    isNeeded = true;
    isOnline = false;
    network.look();
    time.advance(12 * SECOND);
    expect(returns).toEqual([]);
    isOnline = true;
    time.advance(3 * SECOND);
    expect(returns).toEqual([15 * SECOND]);
    time.advance(60 * SECOND);
    expect(returns).toHaveLength(1);
  });

  it('is told anew after each time without', () => {
    isNeeded = true;
    network.look();
    for (const online of [false, true, false, true]) {
      isOnline = online;
      time.advance(5 * SECOND);
    }
    expect(returns).toEqual([10 * SECOND, 20 * SECOND]);
  });

  it('is not told where the network was there all the time: it is Keito that is away', () => {
    isNeeded = true;
    network.look();
    time.advance(60 * SECOND);
    expect(returns).toEqual([]);
    expect(looks).toBe(13);
  });

  it('is no longer looked for once the sync is well, and is again when it is not', () => {
    isNeeded = true;
    isOnline = false;
    network.look();
    isNeeded = false;
    time.advance(5 * SECOND);
    expect(timers.pending).toBe(0);
    isOnline = true;
    isNeeded = true;
    network.look();
    time.advance(5 * SECOND);
    expect(returns).toEqual([]);
    isOnline = false;
    time.advance(5 * SECOND);
    isOnline = true;
    time.advance(5 * SECOND);
    expect(returns).toHaveLength(1);
  });

  it('is looked for by one timer, however often it is asked to', () => {
    isNeeded = true;
    for (let times = 0; times < 5; times += 1) network.look();
    expect(timers.pending).toBe(1);
    time.advance(5 * SECOND);
    network.look();
    expect(timers.pending).toBe(1);
  });

  it('is not told where telling it makes the sync well at once, a second time', () => {
    isNeeded = true;
    isOnline = false;
    network.look();
    isOnline = true;
    time.advance(5 * SECOND);
    isNeeded = false;
    time.advance(60 * SECOND);
    expect([returns.length, timers.pending]).toEqual([1, 0]);
  });

  it('is not looked for after the end', () => {
    isNeeded = true;
    network.look();
    network.close();
    expect(timers.pending).toBe(0);
  });
});
