import { createServer } from 'node:net';
import path from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import { Variant } from '@jellybrick/dbus-next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { until } from '../../../scripts/lib/run.mjs';
import { DesktopBus, sessionAddress, systemAddress } from '../../../src/main/desktop/dbus';
import { answering, startBus, TestService, type Answer, type TestBus } from '../../support/bus';

const NAME = 'org.example.Clock';
const OBJECT = { service: NAME, path: '/org/example/Clock', interface: NAME };
const count = z.tuple([z.number()]);
const PATIENT_MS = 10_000;

// A daemon for each test: slow where the machine has other work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let daemon: TestBus;
let bus: DesktopBus;
const services: TestService[] = [];

const serve = async (methods: Readonly<Record<string, () => Answer>>): Promise<TestService> => {
  const service = await TestService.start(daemon.address, NAME, answering(NAME, methods));
  services.push(service);
  return service;
};

beforeEach(async () => {
  daemon = await startBus();
  bus = new DesktopBus({ address: daemon.address, callTimeoutMs: PATIENT_MS, returnMs: 20 });
});
afterEach(async () => {
  bus.close();
  services.splice(0).forEach((service) => service.stop());
  await daemon.remove();
});

const ask = (member: string) => bus.call({ ...OBJECT, member }, count);

describe('a call', () => {
  it('answers with what the service said', async () => {
    await serve({ Now: () => ({ signature: 'u', body: [7] }) });
    expect(await ask('Now')).toEqual({ ok: true, value: [7] });
  });

  it('takes nothing for an answer that the interface does not promise', async () => {
    await serve({
      Now: () => ({ signature: 's', body: ['seven'] }),
      Nothing: () => ({ signature: '', body: [] }),
    });
    expect(await ask('Now')).toEqual({ ok: false, why: 'garbage' });
    expect(await ask('Nothing')).toEqual({ ok: false, why: 'garbage' });
  });

  it('says that nobody has the name, and finds a service that comes late', async () => {
    expect(await ask('Now')).toEqual({ ok: false, why: 'no-service' });
    await serve({ Now: () => ({ signature: 'u', body: [1] }) });
    expect(await ask('Now')).toEqual({ ok: true, value: [1] });
  });

  it('says what a service refuses', async () => {
    await serve({});
    expect(await ask('Now')).toEqual({ ok: false, why: 'refused' });
  });

  it('does not wait for a service that hangs', async () => {
    const impatient = new DesktopBus({ address: daemon.address, callTimeoutMs: 50 });
    await serve({ Now: () => undefined });
    expect(await impatient.call({ ...OBJECT, member: 'Now' }, count)).toEqual({ ok: false, why: 'timeout' });
    impatient.close();
  });

  it('fails at once when the bus goes away meanwhile, and works again when it is back', async () => {
    const service = await serve({ Now: () => undefined });
    const waiting = ask('Now');
    await until('the call', () => service.calls === 1);
    await daemon.stop();
    expect(await waiting).toEqual({ ok: false, why: 'no-bus' });
    expect(await ask('Now')).toEqual({ ok: false, why: 'no-bus' });
    await daemon.start();
    await serve({ Now: () => ({ signature: 'u', body: [2] }) });
    expect(await ask('Now')).toEqual({ ok: true, value: [2] });
  });

  it('reads a property without its variant', async () => {
    const get = () => ({ signature: 'v', body: [new Variant('b', true)] });
    services.push(
      await TestService.start(
        daemon.address,
        NAME,
        answering('org.freedesktop.DBus.Properties', { Get: get }),
      ),
    );
    const of = { ...OBJECT, member: 'IsRunning' };
    expect(await bus.property(of, z.boolean())).toEqual({ ok: true, value: true });
    expect(await bus.property(of, z.string())).toEqual({ ok: false, why: 'garbage' });
  });
});

describe('where there is no bus', () => {
  it.each([
    ['no address', null],
    ['nobody at the address', 'unix:path=/nonexistent/bus'],
    ['an address that is none', 'unix:nonsense'],
  ])('a call says so and signals are just not heard: %s', async (_what, address) => {
    const nowhere = new DesktopBus({ address, callTimeoutMs: PATIENT_MS, returnMs: 20 });
    nowhere.listen({ rules: [], onSignal: () => undefined });
    expect(await nowhere.call({ ...OBJECT, member: 'Now' }, count)).toEqual({ ok: false, why: 'no-bus' });
    nowhere.close();
  });

  it('something at the address that is no bus keeps nobody waiting', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'keito-no-bus-'));
    const socket = path.join(folder, 'bus');
    const server = createServer((stream) => stream.write('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(socket);
    const other = new DesktopBus({ address: `unix:path=${socket}`, callTimeoutMs: 200 });
    const answer = await other.call({ ...OBJECT, member: 'Now' }, count);
    expect(answer.ok).toBe(false);
    other.close();
    server.close();
    await rm(folder, { recursive: true });
  });
});

describe('signals', () => {
  const heard: unknown[] = [];
  let ups = 0;
  let downs = 0;
  const listen = () =>
    bus.listen({
      rules: [{ sender: NAME, interface: NAME, member: 'Ticked' }],
      onSignal: ({ member, body }) => heard.push([member, ...body]),
      onUp: () => (ups += 1),
      onDown: () => (downs += 1),
    });
  const tick = (service: TestService, value: number, member = 'Ticked', of = NAME) =>
    service.emit({ path: OBJECT.path, interface: of, member, signature: 'u', body: [value] });

  beforeEach(() => {
    heard.length = 0;
    [ups, downs] = [0, 0];
  });

  it('are heard from the owner of the name only, and only those that were asked for', async () => {
    const service = await serve({});
    const stranger = await TestService.start(daemon.address, 'org.example.Other', () => null);
    services.push(stranger);
    listen();
    await until('the bus', () => ups === 1);
    tick(stranger, 1);
    tick(service, 2, 'Tocked');
    tick(service, 3, 'Ticked', 'org.example.Else');
    tick(service, 4);
    await until('a signal', () => heard.length > 0);
    expect(heard).toEqual([['Ticked', 4]]);
  });

  it('are heard again after the bus has died and come back, more than once', async () => {
    listen();
    await until('the bus', () => ups === 1);
    for (const round of [1, 2]) {
      await daemon.stop();
      await until('the end of the bus', () => downs >= round);
      await daemon.start();
      await until('the bus again', () => ups === round + 1);
      tick(await serve({}), round);
      await until('a signal', () => heard.length === round);
    }
    expect(heard).toEqual([
      ['Ticked', 1],
      ['Ticked', 2],
    ]);
  });

  it('are heard from a bus that comes late', async () => {
    await daemon.stop();
    listen();
    await until('the failure', () => downs >= 1);
    await daemon.start();
    await until('the bus', () => ups === 1);
    tick(await serve({}), 9);
    await until('a signal', () => heard.length === 1);
  });

  it('are heard no more once nobody listens', async () => {
    const service = await serve({ Now: () => ({ signature: 'u', body: [0] }) });
    const stop = listen();
    await until('the bus', () => ups === 1);
    stop();
    tick(service, 5);
    await ask('Now');
    expect(heard).toEqual([]);
  });
});

describe('the address', () => {
  it('is the one in the environment, else the socket in the runtime folder', () => {
    expect(sessionAddress({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/a' })).toBe('unix:path=/a');
    expect(sessionAddress({ XDG_RUNTIME_DIR: '/run/user/7' })).toBe('unix:path=/run/user/7/bus');
    expect(sessionAddress({})).toBeNull();
    expect(systemAddress({})).toBe('unix:path=/run/dbus/system_bus_socket');
    expect(systemAddress({ DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/b' })).toBe('unix:path=/b');
  });

  it('is never a program to start nor another machine', () => {
    expect(sessionAddress({ DBUS_SESSION_BUS_ADDRESS: 'unixexec:path=/bin/sh' })).toBeNull();
    expect(sessionAddress({ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=x,port=1;unix:path=/a' })).toBe(
      'unix:path=/a',
    );
  });
});
