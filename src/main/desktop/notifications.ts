import { Notification } from 'electron';
import { BusNotifications } from './bus-notifications';
import type { DesktopBus } from './dbus';

/** Something to say outside of the window. */
export interface Announcement {
  /** A later one of the same id takes its place. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Buttons, where the system has them; everywhere else the click is all there is. */
  readonly actions: readonly { readonly label: string; readonly act: () => void }[];
  readonly onClick: () => void;
}

/** Who shows notifications here, as far as the system tells; `name`: of the program, where there is one. */
export interface NotificationServer {
  readonly isThere: boolean;
  readonly hasActions: boolean;
  readonly name: string | null;
}

/** The system's notifications: on Linux asked for over D-Bus, since Electron passes no buttons on there. */
export class Notifications {
  readonly #bus: BusNotifications | null;
  /** A notification that nobody holds is collected, and its click with it. */
  readonly #shown = new Map<string, Notification>();

  /** `bus`: the session's; null on macOS and Windows. */
  constructor(bus: DesktopBus | null) {
    this.#bus = bus && new BusNotifications(bus);
  }

  async show(announcement: Announcement): Promise<void> {
    if (this.#bus && (await this.#bus.show(announcement))) return;
    const { id, title, body, actions, onClick } = announcement;
    this.#shown.get(id)?.close();
    const notification = new Notification({
      ...{ title, body },
      actions: actions.map(({ label }) => ({ type: 'button', text: label })),
    });
    notification.on('click', onClick);
    notification.on('action', (_details, index) => actions[index]?.act());
    this.#shown.set(id, notification);
    notification.show();
  }

  /** What it said holds no more. */
  async close(id: string): Promise<void> {
    this.#shown.get(id)?.close();
    this.#shown.delete(id);
    await this.#bus?.close(id);
  }

  async server(): Promise<NotificationServer> {
    if (!this.#bus) {
      const isThere = Notification.isSupported();
      return { isThere, hasActions: isThere, name: null };
    }
    const server = await this.#bus.server();
    return { isThere: server !== null, hasActions: server?.hasActions ?? false, name: server?.name ?? null };
  }
}
