import { Variant } from '@jellybrick/dbus-next';
import { TestService } from './bus';

const WATCHER = 'org.kde.StatusNotifierWatcher';

/** A panel with a place for icons: it watches for items and hosts them, as far as the bus can see. */
export interface Panel {
  /** What has registered so far: its address on the bus, and where it is there. */
  readonly items: readonly string[];
  /** Begins or ceases to host items; it goes on to watch. */
  change(hasHost: boolean): void;
  /** Ends: its name on the bus is free then. */
  stop(): void;
}

/** A watcher of our own stands for a panel's: it speaks the interface of the specification. */
export async function startPanel(address: string, hasHost = true): Promise<Panel> {
  let isHost = hasHost;
  const items: string[] = [];
  const service = await TestService.start(address, WATCHER, ({ interface: of, member, body, sender }) => {
    if (of === WATCHER && member === 'RegisterStatusNotifierItem') {
      items.push(`${sender} ${String(body[0])}`);
      return { signature: '', body: [] };
    }
    if (member === 'Get' && body[1] === 'IsStatusNotifierHostRegistered')
      return { signature: 'v', body: [new Variant('b', isHost)] };
    return null;
  });
  return {
    items,
    change: (now) => {
      isHost = now;
      const member = now ? 'StatusNotifierHostRegistered' : 'StatusNotifierHostUnregistered';
      service.emit({ path: '/StatusNotifierWatcher', interface: WATCHER, member });
    },
    stop: () => service.stop(),
  };
}
