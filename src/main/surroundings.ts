import type { IdleSourceView, TrayPlace } from '../shared/snapshot';
import type { Clock } from './core/ports';
import { DesktopBus, sessionAddress, systemAddress } from './desktop/dbus';
import { mutterIdleTime, screenSaverIdleTime } from './desktop/idle-time';
import { systemIdleSeconds } from './desktop/power';
import { SessionEvents } from './desktop/session-events';
import { readSessionFacts, type SessionFacts, type SessionInput } from './desktop/session-facts';
import { TrayHost } from './desktop/tray-host';
import { watchXembedTray } from './desktop/x11-tray';
import { IdleSources } from './idle-sources';
import type { PresenceEvent } from './idle-watch';

export interface SurroundingsOptions extends SessionInput {
  /** Milliseconds since some fixed instant, sleep included; nobody can set it. */
  readonly steady: Clock;
  /** After opening: another kind of place for the icon, none any more, or what was not known until then. */
  readonly onTray: (place: TrayPlace) => void;
  /** What {@link Surroundings.idleSource} or {@link Surroundings.tray} says has changed. */
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

/** A desktop that has not said by then whether it has a tray is not waited for any longer. */
const SETTLE_MS = 3_000;

/** What the desktop around the app tells: since when nobody touched anything, who is there, and where an icon can be. */
export class Surroundings {
  readonly #idle: IdleSources;
  readonly #trayHost: TrayHost;
  readonly #buses: { readonly session: DesktopBus; readonly system: DesktopBus };
  readonly #options: SurroundingsOptions;
  readonly #facts: SessionFacts;
  #events: SessionEvents | null = null;
  #isOpen = false;

  /** Resolves once it is known whether there is a place for an icon, or the desktop takes too long to say. */
  static async open(options: SurroundingsOptions): Promise<Surroundings> {
    let settle = (): void => undefined;
    const settled = new Promise<void>((resolve) => (settle = resolve));
    const timer = setTimeout(settle, SETTLE_MS);
    const surroundings = new Surroundings(options, settle);
    await settled;
    clearTimeout(timer);
    surroundings.#isOpen = true;
    return surroundings;
  }

  private constructor(options: SurroundingsOptions, settle: () => void) {
    const { platform, variables, steady, onTray, onChange, onBug } = options;
    this.#options = options;
    this.#facts = readSessionFacts(options);
    const isLinux = platform === 'linux';
    const session = new DesktopBus({ address: isLinux ? sessionAddress(variables) : null });
    const system = new DesktopBus({ address: isLinux ? systemAddress(variables) : null });
    this.#buses = { session, system };
    this.#idle = new IdleSources({
      session: this.#facts,
      ...{ steady, system: systemIdleSeconds, hasBus: session.isThere, onChange, onBug },
      ask: { mutter: () => mutterIdleTime(session), screensaver: () => screenSaverIdleTime(session) },
    });
    // What can be told here is known before it is needed.
    this.#idle.fresh(() => undefined);
    this.#trayHost = new TrayHost({
      ...{ platform, bus: session },
      watchXembed: (tell) => {
        const display = variables['DISPLAY'];
        if (display) return watchXembedTray(display, tell);
        tell(false);
        return () => undefined;
      },
      onPlace: (place) => {
        // What is known once it is open is read from it; what comes later, be it for the first time, is told.
        if (this.#isOpen) onTray(place);
        settle();
        onChange();
      },
    });
  }

  get idleSource(): IdleSourceView | null {
    return this.#idle.view;
  }

  /** Null: not known yet. */
  get tray(): TrayPlace | null {
    return this.#trayHost.place;
  }

  /** The session is Wayland: other programs' keys go past this one, and a registered hotkey may never fire. */
  get isWayland(): boolean {
    return this.#facts.isWayland;
  }

  /** Whether the popover has to be an ordinary window: no icon opens it, or the compositor places it. */
  get needsWindow(): boolean {
    return this.tray === 'none' || this.#facts.drawsOnWayland;
  }

  /** How the idle time is asked for: see {@link IdleSources}. */
  get reading(): Pick<IdleSources, 'idleSeconds' | 'fresh'> {
    const { idleSeconds, fresh } = this.#idle;
    return { idleSeconds, fresh };
  }

  /** Where the desktop's services are; null on macOS and Windows, which have none. */
  get bus(): DesktopBus | null {
    return this.#options.platform === 'linux' ? this.#buses.session : null;
  }

  /** From now on tells of locks, sleep and changes of the user; on Linux only, elsewhere Electron does. */
  watchPresence(onPresence: (event: PresenceEvent) => void): void {
    const { platform, variables } = this.#options;
    if (platform !== 'linux') return;
    const sessionId = variables['XDG_SESSION_ID'] ?? null;
    this.#events = new SessionEvents({ ...this.#buses, sessionId, onEvent: onPresence });
  }

  close(): void {
    this.#events?.close();
    this.#trayHost.close();
    this.#buses.session.close();
    this.#buses.system.close();
  }
}
