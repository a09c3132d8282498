import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until as patiently } from '../../scripts/lib/run.mjs';
import type { IdleAnswer, Session } from '../../src/main/core/idle-source';
import { DesktopBus } from '../../src/main/desktop/dbus';
import { mutterIdleTime, screenSaverIdleTime } from '../../src/main/desktop/idle-time';
import { IdleSources } from '../../src/main/idle-sources';
import { answering, startBus, TestService, type Answer, type TestBus } from '../support/bus';
import { until } from '../support/manual-time';

// A daemon for each test: slow where the machine has other work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const X11: Session = { platform: 'linux', isWayland: false, drawsOnWayland: false };
const WAYLAND: Session = { platform: 'linux', isWayland: true, drawsOnWayland: false };
const SECOND = 1_000;

/** Sources that answer what a test says, by a clock that a test moves. */
class Sources {
  now = 0;
  system = 0;
  mutter: IdleAnswer = { kind: 'nobody' };
  screensaver: IdleAnswer = { kind: 'nobody' };
  /** Who was asked, in order. */
  readonly asked: string[] = [];
  readonly bugs: unknown[] = [];
  changes = 0;
  /** Holds every answer back until it is called. */
  hold: Promise<void> | null = null;
  readonly idle: IdleSources;

  constructor(session: Session, hasBus = true) {
    const ask = (name: 'mutter' | 'screensaver') => async () => {
      this.asked.push(name);
      const answer = this[name];
      await this.hold;
      return answer;
    };
    this.idle = new IdleSources({
      ...{ session, hasBus, steady: () => this.now },
      system: () => {
        this.asked.push('system');
        return this.system;
      },
      ask: { mutter: ask('mutter'), screensaver: ask('screensaver') },
      onChange: () => (this.changes += 1),
      onBug: (error) => this.bugs.push(error),
    });
  }

  /** One look. */
  async look(): Promise<number | null> {
    let seen: number | null | undefined;
    this.idle.fresh(() => (seen = this.idle.idleSeconds()));
    await until(() => seen !== undefined, 'the reading');
    return seen ?? null;
  }
}

const said = (value: number): IdleAnswer => ({ kind: 'said', value });

describe('where the system can tell', () => {
  it('it is asked alone and at once', () => {
    const sources = new Sources(X11);
    sources.system = 12;
    let seen: number | null = null;
    sources.idle.fresh(() => (seen = sources.idle.idleSeconds()));
    expect(seen).toBe(12);
    sources.system = 14;
    expect(sources.idle.idleSeconds()).toBe(14);
    expect(sources.idle.view).toEqual({ kind: 'system' });
    expect(new Set(sources.asked)).toEqual(new Set(['system']));
  });

  it('and says 0 for ever, the next one is asked, until the system counts', async () => {
    const sources = new Sources(X11);
    sources.mutter = said(61_000);
    for (let look = 0; look < 40; look += 1, sources.now += SECOND) await sources.look();
    expect(await sources.look()).toBe(61);
    expect(sources.idle.view).toEqual({ kind: 'mutter' });
    [sources.system, sources.now] = [5, sources.now + SECOND];
    expect(await sources.look()).toBe(5);
    expect(sources.idle.view).toEqual({ kind: 'system' });
  });
});

describe('where a service has to be asked', () => {
  it('Mutter comes first, then the screen saver, and the one in use is named', async () => {
    const sources = new Sources(WAYLAND);
    expect(sources.idle.view).toBeNull();
    sources.mutter = said(30_500);
    expect(await sources.look()).toBe(30);
    expect(sources.asked).toEqual(['mutter']);
    expect(sources.idle.view).toEqual({ kind: 'mutter' });

    sources.mutter = { kind: 'no-answer' };
    sources.screensaver = said(2_000);
    expect(await sources.look()).toBeNull();
    expect(sources.idle.view).toEqual({ kind: 'none', reason: 'silent' });
    sources.now += 15 * SECOND;
    sources.screensaver = said(17_000);
    expect(await sources.look()).toBe(17);
    expect(sources.idle.view).toEqual({ kind: 'screensaver' });
    expect(sources.changes).toBe(3);
  });

  it('a reading holds for the work that waited for it, and never afterwards', async () => {
    const sources = new Sources(WAYLAND);
    sources.mutter = said(9_000);
    expect(await sources.look()).toBe(9);
    expect(sources.idle.idleSeconds()).toBeNull();
  });

  it('what comes while one is being read waits for the next, in order', async () => {
    const sources = new Sources(WAYLAND);
    let release = (): void => undefined;
    sources.hold = new Promise((resolve) => (release = resolve));
    sources.mutter = said(1_000);
    const seen: [string, number | null][] = [];
    const note = (name: string) => () => seen.push([name, sources.idle.idleSeconds()]);
    sources.idle.fresh(note('first'));
    sources.mutter = said(2_000);
    sources.idle.fresh(note('second'));
    sources.idle.fresh(note('third'));
    release();
    await until(() => seen.length === 3, 'the readings');
    expect(seen).toEqual([
      ['first', 1],
      ['second', 2],
      ['third', 2],
    ]);
    expect(sources.asked).toEqual(['mutter', 'mutter']);
  });

  it('who does not answer is left alone for a minute, and found again afterwards', async () => {
    const sources = new Sources(WAYLAND);
    expect(await sources.look()).toBeNull();
    expect(sources.idle.view).toEqual({ kind: 'none', reason: 'nobody' });
    sources.mutter = said(4_000);
    sources.now += 59 * SECOND;
    expect(await sources.look()).toBeNull();
    expect(sources.asked).toEqual(['mutter', 'screensaver']);
    sources.now += SECOND;
    expect(await sources.look()).toBe(4);
  });

  it('without a bus that is what is said', async () => {
    const sources = new Sources(WAYLAND, false);
    expect(await sources.look()).toBeNull();
    expect(sources.idle.view).toEqual({ kind: 'none', reason: 'no-bus' });
  });

  it('a fault in one work is reported and holds up no other', async () => {
    const sources = new Sources(WAYLAND);
    const fault = new Error('a bug');
    sources.idle.fresh(() => {
      throw fault;
    });
    await sources.look();
    expect(sources.bugs).toEqual([fault]);
  });
});

// Neither Mutter nor KDE is on this machine: services of our own answer as their interfaces say.
describe('over a real bus', () => {
  const MUTTER = 'org.gnome.Mutter.IdleMonitor';
  const SAVER = 'org.freedesktop.ScreenSaver';
  let daemon: TestBus;
  let bus: DesktopBus;
  const services: TestService[] = [];
  const serve = async (name: string, member: string, answer: () => Answer): Promise<TestService> => {
    const service = await TestService.start(daemon.address, name, answering(name, { [member]: answer }));
    services.push(service);
    return service;
  };

  beforeEach(async () => {
    daemon = await startBus();
    bus = new DesktopBus({ address: daemon.address, callTimeoutMs: 10_000 });
  });
  afterEach(async () => {
    bus.close();
    services.splice(0).forEach((service) => service.stop());
    await daemon.remove();
  });

  it('Mutter’s milliseconds are read', async () => {
    await serve(MUTTER, 'GetIdletime', () => ({ signature: 't', body: [BigInt(62_345)] }));
    expect(await mutterIdleTime(bus)).toEqual({ kind: 'said', value: 62_345 });
  });

  it('the screen saver’s number is read as it is', async () => {
    await serve(SAVER, 'GetSessionIdleTime', () => ({ signature: 'u', body: [62] }));
    expect(await screenSaverIdleTime(bus)).toEqual({ kind: 'said', value: 62 });
  });

  it('nonsense is no answer, and nobody is nobody', async () => {
    expect(await mutterIdleTime(bus)).toEqual({ kind: 'nobody' });
    const service = await serve(MUTTER, 'GetIdletime', () => ({ signature: 's', body: ['long'] }));
    expect(await mutterIdleTime(bus)).toEqual({ kind: 'no-answer' });
    service.stop();
    await patiently('its end', async () => (await mutterIdleTime(bus)).kind === 'nobody');
    await serve(MUTTER, 'GetIdletime', () => ({ signature: 't', body: [2n ** 64n - 1n] }));
    expect(await mutterIdleTime(bus)).toEqual({ kind: 'no-answer' });
    await serve(SAVER, 'GetSessionIdleTime', () => ({ signature: 'i', body: [-5] }));
    expect(await screenSaverIdleTime(bus)).toEqual({ kind: 'no-answer' });
  });
});
