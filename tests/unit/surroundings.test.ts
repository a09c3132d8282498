import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../scripts/lib/run.mjs';
import { Surroundings } from '../../src/main/surroundings';
import type { TrayPlace } from '../../src/shared/snapshot';
import { startBus, type TestBus } from '../support/bus';
import { startPanel, type Panel } from '../support/panel';

/** Electron's idle time, which needs Electron. Nothing here reads it. */
vi.mock('electron', () => ({ powerMonitor: { getSystemIdleTime: () => 0 } }));
// A daemon for each test: slow where the machine has other work.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });

let daemon: TestBus;
let surroundings: Surroundings;
const told: TrayPlace[] = [];
const panels: Panel[] = [];
let changes = 0;

beforeEach(async () => {
  daemon = await startBus();
  told.length = 0;
  changes = 0;
});
afterEach(async () => {
  surroundings.close();
  panels.splice(0).forEach((panel) => panel.stop());
  await daemon.remove();
});

async function open({
  display,
  platform = 'linux',
  wayland = false,
}: { display?: string; platform?: string; wayland?: boolean } = {}): Promise<void> {
  surroundings = await Surroundings.open({
    platform,
    variables: {
      DBUS_SESSION_BUS_ADDRESS: daemon.address,
      DBUS_SYSTEM_BUS_ADDRESS: daemon.address,
      XDG_SESSION_TYPE: wayland ? 'wayland' : 'x11',
      DISPLAY: display,
    },
    switchValue: () => '',
    electronVersion: '42.0.0',
    steady: () => performance.now(),
    onTray: (place) => told.push(place),
    onChange: () => (changes += 1),
    onBug: (error) => {
      throw error;
    },
  });
}

async function panel(): Promise<Panel> {
  const started = await startPanel(daemon.address);
  panels.push(started);
  return started;
}

/** Each place was told, and what can be read says the same. */
async function cameLate(...expected: readonly TrayPlace[]): Promise<void> {
  await until(`${expected.join(', ')}; told: ${told.join(', ')}`, () => told.length >= expected.length, {
    timeoutMs: 30_000,
  });
  expect(told).toEqual(expected);
  expect(surroundings.tray).toBe(expected.at(-1));
  expect(surroundings.needsWindow).toBe(expected.at(-1) === 'none');
}

describe('the place for the icon', () => {
  it('that is there from the first is read, and not told', async () => {
    await panel();
    await open();
    expect(surroundings.tray).toBe('status-notifier');
    expect(surroundings.needsWindow).toBe(false);
    expect(told).toEqual([]);
    expect(changes).toBeGreaterThan(0);
  });

  it('that comes after the start is told, and so is its end', async () => {
    await open();
    expect(surroundings.tray).toBe('none');
    expect(surroundings.needsWindow).toBe(true);
    expect(told).toEqual([]);
    const before = changes;
    const started = await panel();
    await cameLate('status-notifier');
    expect(changes).toBeGreaterThan(before);
    started.stop();
    await cameLate('status-notifier', 'none');
    await panel();
    await cameLate('status-notifier', 'none', 'status-notifier');
  });

  it('is the system’s own on macOS and Windows, at once', async () => {
    await open({ platform: 'darwin' });
    expect(surroundings.tray).toBe('native');
    expect(surroundings.needsWindow).toBe(false);
    expect(surroundings.bus).toBeNull();
    expect(told).toEqual([]);
  });

  it('does not matter to the window where the compositor places it', async () => {
    await panel();
    await open({ wayland: true });
    expect(surroundings.tray).toBe('status-notifier');
    expect(surroundings.needsWindow).toBe(true);
  });
});

describe('a display that does not answer', () => {
  let server: Server;
  const clients: Socket[] = [];
  /** The first port of X's own. */
  const X_PORT = 6_000;

  /** Takes connections and says nothing, as a hanging X server. */
  async function hang(): Promise<string> {
    server = createServer((client) => clients.push(client.on('error', () => undefined)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('It has no port.');
    return `127.0.0.1:${address.port - X_PORT}`;
  }
  afterEach(() => {
    clients.splice(0).forEach((client) => client.destroy());
    server.close();
  });

  it('does not keep the app from starting; what is known later is told for the first time', async () => {
    await open({ display: await hang() });
    expect(surroundings.tray).toBeNull();
    expect(surroundings.needsWindow).toBe(false);
    clients.forEach((client) => client.destroy());
    await cameLate('none');
    await panel();
    await cameLate('none', 'status-notifier');
  });
});
