import type { Message } from '@jellybrick/dbus-next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BusNotifications } from '../../../src/main/desktop/bus-notifications';
import { DesktopBus } from '../../../src/main/desktop/dbus';
import type { Announcement } from '../../../src/main/desktop/notifications';
import { until } from '../../../scripts/lib/run.mjs';
import { startBus, TestService, type TestBus } from '../../support/bus';

/*
 * A real bus, and on it a program of our own that shows nothing, but speaks as the specification has it. That a desktop's
 * own program shows what it is asked for is not proven by it.
 */
const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

let bus: TestBus;
let desktop: DesktopBus;
let notifications: BusNotifications;
let service: TestService | null;
let able: string[];
let notified: Message[];
let taken: unknown[];
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

async function serve(): Promise<void> {
  service = await TestService.start(bus.address, NAME, (call) => {
    switch (call.member) {
      case 'GetCapabilities':
        return { signature: 'as', body: [able] };
      case 'GetServerInformation':
        return { signature: 'ssss', body: ['Panel', 'Us', '1.0', '1.2'] };
      case 'Notify':
        notified.push(call);
        return { signature: 'u', body: [call.body[1] === 0 ? 40 + notified.length : call.body[1]] };
      case 'CloseNotification':
        taken.push(call.body[0]);
        return { signature: '', body: [] };
      default:
        return null;
    }
  });
}

const signal = (member: string, signature: string, ...body: readonly unknown[]): void =>
  service?.emit({ path: PATH, interface: NAME, member, signature, body });

beforeEach(async () => {
  bus = await startBus();
  desktop = new DesktopBus({ address: bus.address, callTimeoutMs: 2_000 });
  notifications = new BusNotifications(desktop);
  service = null;
  able = ['actions', 'body', 'body-markup'];
  [notified, taken, done] = [[], [], []];
});
afterEach(async () => {
  desktop.close();
  service?.stop();
  await bus.remove();
});

describe('a notification of the desktop', () => {
  it('has its words, its buttons and its click', async () => {
    await serve();
    expect(await notifications.show(announcement({ body: 'A & B <i>' }))).toBe(true);
    const [app, replaced, , title, body, actions] = notified[0]?.body ?? [];
    expect([app, replaced, title, body]).toEqual([
      ...['Keito Bar', 0, 'No timer is running', 'A &amp; B &lt;i&gt;'],
    ]);
    expect(actions).toEqual(['default', 'No timer is running', '0', 'Continue', '1', 'Open']);
    signal('ActionInvoked', 'us', 41, '1');
    await until('the button', () => done.length === 1);
    signal('ActionInvoked', 'us', 41, 'default');
    await until('the click', () => done.length === 2);
    signal('ActionInvoked', 'us', 99, '0');
    signal('ActionInvoked', 'us', 41, '7');
    signal('ActionInvoked', 'us', 41, '0');
    await until('the other button', () => done.length === 3);
    expect(done).toEqual(['open', 'click', 'continue']);
  });

  it('is plain where the desktop reads no markup, and has no buttons where it shows none', async () => {
    able = ['body'];
    await serve();
    await notifications.show(announcement({ body: 'A & B' }));
    expect(notified[0]?.body[4]).toBe('A & B');
    expect(notified[0]?.body[5]).toEqual([]);
    expect(await notifications.server()).toEqual({ name: 'Panel', hasActions: false });
  });

  it('takes the place of the one before with the same id, and of no other', async () => {
    await serve();
    await notifications.show(announcement());
    await notifications.show(announcement({ id: 'long-timer' }));
    await notifications.show(announcement({ title: 'Still none' }));
    expect(notified.map((call) => call.body[1])).toEqual([0, 0, 41]);
  });

  it('is taken back once, and not where the person closed it before', async () => {
    await serve();
    await notifications.show(announcement());
    await notifications.close('reminder');
    await notifications.close('reminder');
    expect(taken).toEqual([41]);
    await notifications.show(announcement());
    await notifications.show(announcement({ id: 'other' }));
    signal('NotificationClosed', 'uu', 42, 2);
    signal('ActionInvoked', 'us', 43, 'default');
    await until('the signals', () => done.length === 1);
    await notifications.close('reminder');
    expect(taken).toEqual([41]);
  });

  it('is shown by nobody where there is nobody, garbage or no bus', async () => {
    expect(await notifications.show(announcement())).toBe(false);
    expect(await notifications.server()).toBeNull();
    service = await TestService.start(bus.address, NAME, () => ({ signature: 's', body: ['?'] }));
    expect(await notifications.show(announcement())).toBe(false);
    await bus.stop();
    expect(await notifications.show(announcement())).toBe(false);
  });
});
