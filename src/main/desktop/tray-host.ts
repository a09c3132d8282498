import { z } from 'zod';
import type { TrayPlace } from '../../shared/snapshot';
import { BUS, type DesktopBus } from './dbus';

export interface TrayHostOptions {
  /** As Node names it. */
  readonly platform: string;
  readonly bus: DesktopBus;
  /** Tells whether there is a tray of the older kind, now and after every change; the answer stops it. */
  readonly watchXembed: (onChange: (isThere: boolean) => void) => () => void;
  /** At first, and whenever another kind of place is there, or none any more. */
  readonly onPlace: (place: TrayPlace) => void;
}

const WATCHER = 'org.kde.StatusNotifierWatcher';

/** Where an icon can be shown; null as long as only one of the two is known, and it says no. */
export function trayPlace(known: {
  readonly platform: string;
  readonly hasHost: boolean | null;
  readonly hasXembed: boolean | null;
}): TrayPlace | null {
  if (known.platform !== 'linux') return 'native';
  if (known.hasHost === true) return 'status-notifier';
  if (known.hasHost === null) return null;
  if (known.hasXembed === true) return 'xembed';
  return known.hasXembed === null ? null : 'none';
}

/**
 * Watches for a place for the icon: a host of StatusNotifierItems on the session bus
 * (https://specifications.freedesktop.org/status-notifier-item/latest/), else a tray of the X display.
 */
export class TrayHost {
  readonly #options: TrayHostOptions;
  readonly #stops: (() => void)[] = [];
  #hasHost: boolean | null = null;
  #hasXembed: boolean | null = null;
  #place: TrayPlace | null = null;
  #asked = 0;

  constructor(options: TrayHostOptions) {
    this.#options = options;
    if (options.platform !== 'linux') {
      this.#tell();
      return;
    }
    this.#stops.push(
      options.watchXembed((isThere) => {
        this.#hasXembed = isThere;
        this.#tell();
      }),
      options.bus.listen({
        rules: [
          { sender: WATCHER, interface: WATCHER },
          { sender: BUS.service, interface: BUS.interface, member: 'NameOwnerChanged', arg0: WATCHER },
        ],
        onSignal: ({ member }) => {
          // Items that come and go change nothing.
          if (!member.startsWith('StatusNotifierItem')) void this.#ask();
        },
        onUp: () => void this.#ask(),
        onDown: () => this.#host(false),
      }),
    );
    if (!options.bus.isThere) this.#host(false);
  }

  /** Null: not known yet. */
  get place(): TrayPlace | null {
    return this.#place;
  }

  close(): void {
    this.#stops.forEach((stop) => stop());
  }

  async #ask(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const of = { service: WATCHER, path: '/StatusNotifierWatcher', interface: WATCHER };
    const answer = await this.#options.bus.property(
      { ...of, member: 'IsStatusNotifierHostRegistered' },
      z.boolean(),
    );
    if (asked === this.#asked) this.#host(answer.ok && answer.value);
  }

  #host(hasHost: boolean): void {
    this.#hasHost = hasHost;
    this.#tell();
  }

  #tell(): void {
    const { platform, onPlace } = this.#options;
    const place = trayPlace({ platform, hasHost: this.#hasHost, hasXembed: this.#hasXembed });
    if (place === null || place === this.#place) return;
    this.#place = place;
    onPlace(place);
  }
}
