import { Variant } from '@jellybrick/dbus-next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../../scripts/lib/run.mjs';
import { DesktopBus } from '../../../src/main/desktop/dbus';
import { SessionEvents, type SessionEvent } from '../../../src/main/desktop/session-events';
import { startBus, TestService, type Answer, type TestBus } from '../../support/bus';

// This machine has no logind and no screen saver: services of our own speak their interfaces as documented
// (org.freedesktop.login1(5); `ActiveChanged`, `GetActive`). That a desktop really sends them is not shown here.
const LOGIND = 'org.freedesktop.login1';
const MINE = '/org/freedesktop/login1/session/_32';
const OTHER = '/org/freedesktop/login1/session/_35';

// A daemon for each test: slow where the machine has other work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let daemon: TestBus;
let events: SessionEvents;
let buses: readonly DesktopBus[];
const services: TestService[] = [];
const heard: SessionEvent[] = [];

beforeEach(async () => {
  daemon = await startBus();
  heard.length = 0;
});
afterEach(async () => {
  events.close();
  buses.forEach((bus) => bus.close());
  services.splice(0).forEach((service) => service.stop());
  await daemon.remove();
});

function watch(sessionId: string | null = null): void {
  const bus = () => new DesktopBus({ address: daemon.address, callTimeoutMs: 10_000, returnMs: 20 });
  const [session, system] = [bus(), bus()];
  buses = [session, system];
  events = new SessionEvents({ session, system, sessionId, onEvent: (event) => heard.push(event) });
}

/** Until everything that was sent so far was heard: what is sent afterwards comes after it. */
async function settled(expected: readonly SessionEvent[]): Promise<void> {
  await until(`${expected.join(', ')}; heard: ${heard.join(', ')}`, () => heard.length >= expected.length);
  expect(heard).toEqual(expected);
}

interface ScreenSaver {
  readonly service: TestService;
  turn(active: boolean): void;
}

/** A screen saver that knows of its watcher once that has asked. */
async function screenSaver(name: string, isActive = false): Promise<ScreenSaver> {
  const path = `/${name.replaceAll('.', '/')}`;
  const service = await TestService.start(daemon.address, name, ({ interface: of, member }) =>
    of === name && member === 'GetActive' ? { signature: 'b', body: [isActive] } : null,
  );
  services.push(service);
  const turn = (active: boolean): void =>
    service.emit({ path, interface: name, member: 'ActiveChanged', signature: 'b', body: [active] });
  return { service, turn };
}

interface Logind {
  readonly service: TestService;
  readonly asked: unknown[];
  sleep(asleep: boolean): void;
  change(path: string, properties: Readonly<Record<string, boolean>>, invalidated?: readonly string[]): void;
  readonly now: { LockedHint: boolean; Active: boolean };
}

async function logind(now = { LockedHint: false, Active: true }): Promise<Logind> {
  const asked: unknown[] = [];
  const service = await TestService.start(
    daemon.address,
    LOGIND,
    ({ interface: of, member, body }): Answer => {
      if (of === `${LOGIND}.Manager` && member === 'GetSession') {
        asked.push(body[0]);
        return body[0] === 'gone' ? null : { signature: 'o', body: [MINE] };
      }
      if (member !== 'Get') return null;
      asked.push(body[1]);
      return {
        signature: 'v',
        body: [new Variant('b', body[1] === 'LockedHint' ? now.LockedHint : now.Active)],
      };
    },
  );
  services.push(service);
  return {
    ...{ service, asked, now },
    sleep: (asleep) =>
      service.emit({
        ...{ path: '/org/freedesktop/login1', interface: `${LOGIND}.Manager` },
        ...{ member: 'PrepareForSleep', signature: 'b', body: [asleep] },
      }),
    change: (path, properties, invalidated = []) =>
      service.emit({
        ...{ path, interface: 'org.freedesktop.DBus.Properties', member: 'PropertiesChanged' },
        signature: 'sa{sv}as',
        body: [
          `${LOGIND}.Session`,
          Object.fromEntries(Object.entries(properties).map(([name, on]) => [name, new Variant('b', on)])),
          invalidated,
        ],
      }),
  };
}

const watched = (saver: ScreenSaver) => until('the question', () => saver.service.calls > 0);
const known = (login: Logind) => until('the session', () => login.asked.includes('Active'));

describe('the screen saver', () => {
  it.each(['freedesktop', 'gnome', 'cinnamon', 'mate', 'xfce'])(
    'of %s tells of a lock and its end',
    async (of) => {
      const saver = await screenSaver(`org.${of}.ScreenSaver`);
      watch();
      await watched(saver);
      saver.turn(true);
      saver.turn(false);
      await settled(['lock', 'unlock']);
    },
  );

  it('that is on already when the app starts has locked', async () => {
    await screenSaver('org.gnome.ScreenSaver', true);
    watch();
    await settled(['lock']);
  });

  it('that comes late is heard too', async () => {
    const early = await screenSaver('org.xfce.ScreenSaver');
    watch();
    await watched(early);
    (await screenSaver('org.gnome.ScreenSaver')).turn(true);
    await settled(['lock']);
  });

  it('that ends while it is on locks nobody out', async () => {
    const saver = await screenSaver('org.gnome.ScreenSaver', true);
    watch();
    await settled(['lock']);
    saver.service.stop();
    await settled(['lock', 'unlock']);
  });

  it('that says something else is not heard', async () => {
    const name = 'org.gnome.ScreenSaver';
    const saver = await screenSaver(name);
    watch();
    await watched(saver);
    saver.service.emit({
      ...{ path: '/org/gnome/ScreenSaver', interface: name, member: 'ActiveChanged' },
      ...{ signature: 's', body: ['yes'] },
    });
    saver.turn(true);
    await settled(['lock']);
  });
});

describe('logind', () => {
  it('tells of sleep and waking, each once', async () => {
    const login = await logind();
    watch();
    await known(login);
    login.sleep(true);
    login.sleep(true);
    login.sleep(false);
    await settled(['suspend', 'resume']);
  });

  it('tells of a lock by the hint of this session, and of no other', async () => {
    const login = await logind();
    watch();
    await known(login);
    login.change(OTHER, { LockedHint: true, Active: false });
    login.change(MINE, { LockedHint: true });
    login.change(MINE, { LockedHint: false });
    await settled(['lock', 'unlock']);
  });

  it('tells that another user has the screen', async () => {
    const login = await logind();
    watch();
    await known(login);
    login.change(MINE, { Active: false });
    login.change(MINE, { Active: false });
    login.change(MINE, { Active: true });
    await settled(['user-left', 'user-back']);
  });

  it('is asked for what it only says has changed', async () => {
    const login = await logind();
    watch();
    await known(login);
    login.now.LockedHint = true;
    login.change(MINE, {}, ['LockedHint']);
    await settled(['lock']);
  });

  it('finds the session by its name, else by itself', async () => {
    const login = await logind();
    watch('gone');
    await known(login);
    expect(login.asked.slice(0, 2)).toEqual(['gone', 'auto']);
  });

  it('that asks for a lock has told of none: who follows it may never say that it is over', async () => {
    const login = await logind();
    watch();
    await known(login);
    login.service.emit({ path: MINE, interface: `${LOGIND}.Session`, member: 'Lock' });
    login.sleep(true);
    await settled(['suspend']);
  });
});

it('a lock that several tell of is told once, and is over when the last one says so', async () => {
  const login = await logind();
  const saver = await screenSaver('org.gnome.ScreenSaver');
  watch();
  await Promise.all([known(login), watched(saver)]);
  saver.turn(true);
  await settled(['lock']);
  login.change(MINE, { LockedHint: true });
  login.change(MINE, { LockedHint: false });
  login.sleep(true);
  await settled(['lock', 'suspend']);
  saver.turn(false);
  await settled(['lock', 'suspend', 'unlock']);
});

it('a bus that dies leaves nobody locked out', async () => {
  const saver = await screenSaver('org.gnome.ScreenSaver', true);
  watch();
  await watched(saver);
  await settled(['lock']);
  await daemon.stop();
  await settled(['lock', 'unlock']);
});
