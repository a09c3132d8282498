import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BusNotifications } from '../../../src/main/desktop/bus-notifications';
import { DesktopBus } from '../../../src/main/desktop/dbus';
import type { Announcement } from '../../../src/main/desktop/notifications';
import { until } from '../../../scripts/lib/run.mjs';
import { startBus, TestService, type TestBus } from '../../support/bus';
import { NotificationDaemon } from '../../support/notification-daemon';

const NAME = 'org.freedesktop.Notifications';

let bus: TestBus;
let desktop: DesktopBus;
let notifications: BusNotifications;
const services: { stop(): void }[] = [];
let done: string[];

const announcement = (over: Partial<Announcement> = {}): Announcement => ({
  ...{ id: 'reminder', title: 'No timer is running', body: 'Nothing since 9:40.' },
  actions: [
    { label: 'Continue', act: () => done.push('continue') },
    { label: 'Open', act: () => done.push('open') },
  ],
  onClick: () => done.push('click'),
  ...over,
});

async function serve(able?: readonly string[]): Promise<NotificationDaemon> {
  const daemon = await NotificationDaemon.start(bus.address, able);
  services.push(daemon);
  return daemon;
}

beforeEach(async () => {
  bus = await startBus();
  desktop = new DesktopBus({ address: bus.address, callTimeoutMs: 2_000 });
  notifications = new BusNotifications(desktop);
  done = [];
});
afterEach(async () => {
  desktop.close();
  services.splice(0).forEach((service) => service.stop());
  await bus.remove();
});

describe('a notification of the desktop', () => {
  it('has its words, its buttons and its click', async () => {
    const daemon = await serve();
    expect(await notifications.show(announcement({ body: 'A & B <i>' }))).toBe(true);
    expect(daemon.notified).toEqual([
      {
        ...{ app: 'Keito Bar', number: 41, replaced: 0 },
        ...{ title: 'No timer is running', body: 'A &amp; B &lt;i&gt;' },
        actions: ['default', 'No timer is running', '0', 'Continue', '1', 'Open'],
      },
    ]);
    daemon.press(41, '1');
    await until('the button', () => done.length === 1);
    daemon.press(41, 'default');
    await until('the click', () => done.length === 2);
    daemon.press(99, '0');
    daemon.press(41, '7');
    daemon.press(41, '0');
    await until('the other button', () => done.length === 3);
    expect(done).toEqual(['open', 'click', 'continue']);
  });

  it('is plain where the desktop reads no markup, and has no buttons where it shows none', async () => {
    const { notified } = await serve(['body']);
    await notifications.show(announcement({ body: 'A & B' }));
    expect(notified).toMatchObject([{ body: 'A & B', actions: [] }]);
    expect(await notifications.server()).toEqual({ name: 'Panel', hasActions: false });
  });

  it('takes the place of the one before with the same id, and of no other', async () => {
    const { notified } = await serve();
    await notifications.show(announcement());
    await notifications.show(announcement({ id: 'long-timer' }));
    await notifications.show(announcement({ title: 'Still none' }));
    expect(notified.map(({ replaced }) => replaced)).toEqual([0, 0, 41]);
  });

  it('is taken back once, and not where the person closed it before', async () => {
    const daemon = await serve();
    await notifications.show(announcement());
    await notifications.close('reminder');
    await notifications.close('reminder');
    expect(daemon.taken).toEqual([41]);
    await notifications.show(announcement());
    await notifications.show(announcement({ id: 'other' }));
    daemon.dismiss(42);
    daemon.press(43, 'default');
    await until('the signals', () => done.length === 1);
    await notifications.close('reminder');
    expect(daemon.taken).toEqual([41]);
  });

  it('is shown by nobody where there is nobody, garbage or no bus', async () => {
    expect(await notifications.show(announcement())).toBe(false);
    expect(await notifications.server()).toBeNull();
    services.push(await TestService.start(bus.address, NAME, () => ({ signature: 's', body: ['?'] })));
    expect(await notifications.show(announcement())).toBe(false);
    await bus.stop();
    expect(await notifications.show(announcement())).toBe(false);
  });
});
