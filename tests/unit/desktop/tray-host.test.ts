import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../../scripts/lib/run.mjs';
import { DesktopBus } from '../../../src/main/desktop/dbus';
import { TrayHost, trayPlace } from '../../../src/main/desktop/tray-host';
import type { TrayPlace } from '../../../src/shared/snapshot';
import { startBus, type TestBus } from '../../support/bus';
import { startPanel, type Panel } from '../../support/panel';

// A daemon for each test: slow where the machine has other work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let daemon: TestBus;
let bus: DesktopBus;
let host: TrayHost;
let tellXembed: (isThere: boolean) => void;
const places: TrayPlace[] = [];
const panels: Panel[] = [];

beforeEach(async () => {
  daemon = await startBus();
  places.length = 0;
});
afterEach(async () => {
  host.close();
  bus.close();
  panels.splice(0).forEach((started) => started.stop());
  await daemon.remove();
});

function watch({
  platform = 'linux',
  hasXembed = false,
  address = daemon.address as string | null,
} = {}): void {
  bus = new DesktopBus({ address, callTimeoutMs: 10_000, returnMs: 20 });
  host = new TrayHost({
    ...{ platform, bus },
    watchXembed: (tell) => {
      tellXembed = tell;
      tell(hasXembed);
      return () => undefined;
    },
    onPlace: (place) => places.push(place),
  });
}

async function panel(hasHost: boolean): Promise<Panel> {
  const started = await startPanel(daemon.address, hasHost);
  panels.push(started);
  return started;
}

const came = async (...expected: readonly TrayPlace[]): Promise<void> => {
  await until(`${expected.join(', ')}; came: ${places.join(', ')}`, () => places.length >= expected.length);
  expect(places).toEqual(expected);
  expect(host.place).toBe(expected.at(-1));
};

describe('the place for the icon', () => {
  it('is the system’s own on macOS and Windows', async () => {
    watch({ platform: 'darwin', address: null });
    await came('native');
  });

  it('is with the host that is there', async () => {
    await panel(true);
    watch({ hasXembed: true });
    await came('status-notifier');
  });

  it('is the older kind of tray where there is no host', async () => {
    watch({ hasXembed: true });
    await came('xembed');
  });

  it('is none where a watcher has no host, and with the host once it comes, until it goes', async () => {
    const started = await panel(false);
    watch();
    await came('none');
    started.change(true);
    await came('none', 'status-notifier');
    started.change(false);
    await came('none', 'status-notifier', 'none');
  });

  it('comes with a panel that starts late and goes with one that ends', async () => {
    watch();
    await came('none');
    const started = await panel(true);
    await came('none', 'status-notifier');
    started.stop();
    await came('none', 'status-notifier', 'none');
  });

  it('comes and goes with the older kind of tray, too', async () => {
    watch();
    await came('none');
    tellXembed(true);
    tellXembed(false);
    await came('none', 'xembed', 'none');
  });

  it('is known without a bus as well, and after its end', async () => {
    watch({ address: null });
    await came('none');
    places.length = 0;
    await panel(true);
    host.close();
    watch();
    await came('status-notifier');
    await daemon.stop();
    await came('status-notifier', 'none');
  });
});

it('nothing is said before both are known, unless there is a host', () => {
  const linux = { platform: 'linux' };
  expect(trayPlace({ ...linux, hasHost: null, hasXembed: true })).toBeNull();
  expect(trayPlace({ ...linux, hasHost: false, hasXembed: null })).toBeNull();
  expect(trayPlace({ ...linux, hasHost: true, hasXembed: null })).toBe('status-notifier');
});
