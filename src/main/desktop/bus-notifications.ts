import { Variant } from '@jellybrick/dbus-next';
import { z } from 'zod';
import type { BusCall, DesktopBus } from './dbus';
import type { Announcement } from './notifications';

const NAME = 'org.freedesktop.Notifications';
const HERE = { service: NAME, path: '/org/freedesktop/Notifications', interface: NAME } as const;
const RULES = ['ActionInvoked', 'NotificationClosed'].map((member) => ({
  ...{ sender: NAME, interface: NAME, path: HERE.path, member },
}));
/** The key of a click on the notification itself. */
const DEFAULT = 'default';
/** How long it stays is the desktop's to say. */
const BY_DESKTOP = -1;

const capabilities = z.tuple([z.array(z.string())]);
const shownId = z.tuple([z.int()]);
const action = z.tuple([z.int(), z.string()]);
const closed = z.tuple([z.int(), z.int()]);
const information = z.tuple([z.string(), z.string(), z.string(), z.string()]);

interface Shown {
  readonly announcement: Announcement;
  readonly number: number;
}

/**
 * Notifications of a desktop of the freedesktop.org kind, with the buttons that Electron does not pass on there
 * (https://specifications.freedesktop.org/notification-spec/latest/).
 */
export class BusNotifications {
  readonly #bus: DesktopBus;
  readonly #shown = new Map<string, Shown>();

  constructor(bus: DesktopBus) {
    this.#bus = bus;
    bus.listen({
      rules: RULES,
      onSignal: ({ member, body }) => this.#heard(member, body),
    });
  }

  /** False where nobody shows notifications there. */
  async show(announcement: Announcement): Promise<boolean> {
    const able = await this.#call({ member: 'GetCapabilities', mayStart: true }, capabilities);
    if (!able) return false;
    const { title, body, actions } = announcement;
    const isMarkup = able[0].includes('body-markup');
    const buttons = able[0].includes('actions')
      ? [DEFAULT, title, ...actions.flatMap(({ label }, index) => [String(index), label])]
      : [];
    const hints = { 'desktop-entry': new Variant('s', 'keito-bar'), urgency: new Variant('y', 1) };
    const replaced = this.#shown.get(announcement.id)?.number ?? 0;
    const answer = await this.#call(
      {
        ...{ member: 'Notify', signature: 'susssasa{sv}i' },
        args: ['Keito Bar', replaced, '', title, isMarkup ? plain(body) : body, buttons, hints, BY_DESKTOP],
      },
      shownId,
    );
    if (!answer) return false;
    this.#shown.set(announcement.id, { announcement, number: answer[0] });
    return true;
  }

  /** What it said holds no more. */
  async close(id: string): Promise<void> {
    const shown = this.#shown.get(id);
    if (!shown) return;
    this.#shown.delete(id);
    await this.#call({ member: 'CloseNotification', signature: 'u', args: [shown.number] }, z.tuple([]));
  }

  /** The name of the program that shows notifications, and whether they have buttons; null where there is none. */
  async server(): Promise<{ readonly name: string; readonly hasActions: boolean } | null> {
    const told = await this.#call({ member: 'GetServerInformation', mayStart: true }, information);
    const able = told && (await this.#call({ member: 'GetCapabilities' }, capabilities));
    return able && { name: told[0], hasActions: able[0].includes('actions') };
  }

  async #call<T>(call: Omit<BusCall, keyof typeof HERE>, decoder: z.ZodType<T>): Promise<T | null> {
    const answer = await this.#bus.call({ ...HERE, ...call }, decoder);
    return answer.ok ? answer.value : null;
  }

  #heard(member: string, body: readonly unknown[]): void {
    if (member === 'NotificationClosed') {
      const number = closed.safeParse(body).data?.[0];
      for (const [id, shown] of this.#shown) if (shown.number === number) this.#shown.delete(id);
      return;
    }
    const [number, key] = action.safeParse(body).data ?? [];
    const shown = [...this.#shown.values()].find((one) => one.number === number);
    if (key === DEFAULT) shown?.announcement.onClick();
    else shown?.announcement.actions[Number(key)]?.act();
  }
}

/** A text that is shown as it is where markup is read. */
const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
