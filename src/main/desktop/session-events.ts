import { z } from 'zod';
import { BUS, variant, type BusSignal, type DesktopBus, type SignalRule } from './dbus';

export type SessionEvent = 'suspend' | 'resume' | 'lock' | 'unlock' | 'user-left' | 'user-back';

export interface SessionEventsOptions {
  /** The person's own bus, with the screen saver on it. */
  readonly session: DesktopBus;
  /** The machine's bus, with logind on it. */
  readonly system: DesktopBus;
  /** logind's name for this session (`XDG_SESSION_ID`), where it is known. */
  readonly sessionId: string | null;
  readonly onEvent: (event: SessionEvent) => void;
}

/** They all have the same interface, each under its own name: `ActiveChanged(b)`, `GetActive() → b`. */
const SCREEN_SAVERS = ['freedesktop', 'gnome', 'cinnamon', 'mate', 'xfce'].map(
  (desktop) => `org.${desktop}.ScreenSaver`,
);
const LOGIND = 'org.freedesktop.login1';
const MANAGER = { service: LOGIND, path: '/org/freedesktop/login1', interface: `${LOGIND}.Manager` } as const;
const SESSION = `${LOGIND}.Session`;
const PROPERTIES = 'org.freedesktop.DBus.Properties';

const flag = z.tuple([z.boolean()]);
const ownerChange = z.tuple([z.string(), z.string(), z.string()]);
const propertyChange = z.tuple([z.string(), z.record(z.string(), variant), z.array(z.string())]);

/**
 * Tells of locks, sleep and changes of the user on Linux. A lock counts as long as any of the services says so, and is
 * told once. logind's signals `Lock` and `Unlock` are left alone: they ask for a lock and tell nothing of it, and many
 * screen lockers that follow them say nothing when they let somebody in.
 */
export class SessionEvents {
  readonly #options: SessionEventsOptions;
  readonly #stops: (() => void)[];
  /** Who says that the screen is locked. */
  readonly #lockers = new Set<string>();
  #sessionPath: string | null = null;
  #isActive = true;
  #isAsleep = false;
  /** How many signals were heard: an answer that was asked for before the last one may be older than it. */
  #heard = 0;

  constructor(options: SessionEventsOptions) {
    this.#options = options;
    this.#stops = [
      options.session.listen({
        rules: SCREEN_SAVERS.flatMap((name): SignalRule[] => [
          { sender: name, interface: name, member: 'ActiveChanged' },
          { sender: BUS.service, interface: BUS.interface, member: 'NameOwnerChanged', arg0: name },
        ]),
        onSignal: (signal) => {
          this.#heard += 1;
          this.#fromScreenSaver(signal);
        },
        onUp: () => void this.#askScreenSavers(),
        onDown: () => SCREEN_SAVERS.forEach((name) => this.#locked(name, false)),
      }),
      options.system.listen({
        rules: [
          {
            ...{ sender: LOGIND, interface: MANAGER.interface, path: MANAGER.path },
            member: 'PrepareForSleep',
          },
          { sender: LOGIND, interface: PROPERTIES, member: 'PropertiesChanged', arg0: SESSION },
        ],
        onSignal: (signal) => {
          this.#heard += 1;
          this.#fromLogind(signal);
        },
        onUp: () => void this.#askLogind(),
        onDown: () => this.#locked(LOGIND, false),
      }),
    ];
  }

  close(): void {
    this.#stops.forEach((stop) => stop());
  }

  #fromScreenSaver({ interface: from, member, body }: BusSignal): void {
    if (member === 'ActiveChanged') {
      const active = flag.safeParse(body);
      if (active.success) this.#locked(from, active.data[0]);
      return;
    }
    const change = ownerChange.safeParse(body);
    // A screen saver that has ended locks nobody out any more.
    if (change.success && change.data[2] === '') this.#locked(change.data[0], false);
  }

  async #askScreenSavers(): Promise<void> {
    for (const name of SCREEN_SAVERS) {
      const path = `/${name.replaceAll('.', '/')}`;
      const call = { service: name, path, interface: name, member: 'GetActive' };
      const answer = await this.#steady(() => this.#options.session.call(call, flag));
      if (answer.ok) this.#locked(name, answer.value[0]);
    }
  }

  /** Asks again where something was heard meanwhile. */
  async #steady<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      const heard = this.#heard;
      const answer = await ask();
      if (heard === this.#heard) return answer;
    }
  }

  #fromLogind({ member, path, body }: BusSignal): void {
    if (member === 'PrepareForSleep') {
      const asleep = flag.safeParse(body);
      if (asleep.success) this.#asleep(asleep.data[0]);
      return;
    }
    const change = propertyChange.safeParse(body);
    if (!change.success || path !== this.#sessionPath) return;
    const [, changed, invalidated] = change.data;
    this.#hint(changed['LockedHint']);
    this.#active(changed['Active']);
    if (invalidated.includes('LockedHint') || invalidated.includes('Active')) void this.#askSession(path);
  }

  async #askLogind(): Promise<void> {
    const { system, sessionId } = this.#options;
    const path = z.tuple([z.string()]);
    const byId = (id: string) =>
      system.call({ ...MANAGER, member: 'GetSession', signature: 's', args: [id] }, path);
    const named = sessionId === null ? null : await byId(sessionId);
    // 'auto': the caller's own session, or the one with its display (org.freedesktop.login1(5)).
    const found = named?.ok ? named : await byId('auto');
    if (!found.ok) return;
    [this.#sessionPath] = found.value;
    await this.#askSession(this.#sessionPath);
  }

  async #askSession(path: string): Promise<void> {
    const of = { service: LOGIND, path, interface: SESSION };
    const read = (member: string) => this.#options.system.property({ ...of, member }, z.unknown());
    const hint = await this.#steady(() => read('LockedHint'));
    if (hint.ok) this.#hint(hint.value);
    const active = await this.#steady(() => read('Active'));
    if (active.ok) this.#active(active.value);
  }

  #hint(value: unknown): void {
    if (typeof value === 'boolean') this.#locked(LOGIND, value);
  }

  #locked(who: string, isLocked: boolean): void {
    const wasLocked = this.#lockers.size > 0;
    if (isLocked) this.#lockers.add(who);
    else this.#lockers.delete(who);
    const nowLocked = this.#lockers.size > 0;
    if (nowLocked !== wasLocked) this.#options.onEvent(nowLocked ? 'lock' : 'unlock');
  }

  #active(value: unknown): void {
    if (typeof value !== 'boolean' || value === this.#isActive) return;
    this.#isActive = value;
    this.#options.onEvent(value ? 'user-back' : 'user-left');
  }

  #asleep(isAsleep: boolean): void {
    if (isAsleep === this.#isAsleep) return;
    this.#isAsleep = isAsleep;
    this.#options.onEvent(isAsleep ? 'suspend' : 'resume');
  }
}
