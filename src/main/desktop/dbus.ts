import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { Message, MessageFlag, sessionBus, type MessageBus, type Variant } from '@jellybrick/dbus-next';
import { z } from 'zod';

/** A method of a service on the bus. `args` has one value for each type of `signature`. */
export interface BusCall {
  readonly service: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly args?: readonly unknown[];
  /** The bus may start the service for it. */
  readonly mayStart?: boolean;
}

export type BusFailure =
  /** There is no bus, or it went away. */
  | 'no-bus'
  /** Nobody has that name on the bus. */
  | 'no-service'
  /** No answer in time. */
  | 'timeout'
  /** The service answered with an error. */
  | 'refused'
  /** The answer is not what the interface promises. */
  | 'garbage';

export type BusAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: BusFailure };

/** Which signals to hear: of one interface, and from whoever owns `sender` (a well-known name). */
export interface SignalRule {
  readonly sender: string;
  readonly interface: string;
  readonly path?: string;
  readonly member?: string;
  /** The first value of the signal, where it is a text. */
  readonly arg0?: string;
}

export interface BusSignal {
  readonly interface: string;
  readonly path: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

export interface BusListener {
  readonly rules: readonly SignalRule[];
  readonly onSignal: (signal: BusSignal) => void;
  /** The bus is there (again), and its signals are heard from now on: what was missed has to be asked for. */
  readonly onUp?: () => void;
  /** The bus went away. */
  readonly onDown?: () => void;
}

export interface DesktopBusOptions {
  /** Such as `unix:path=/run/user/1000/bus`; null where there is none. */
  readonly address: string | null;
  readonly callTimeoutMs?: number;
  /** The first try to come back after the bus went away; each next one waits twice as long, up to ten minutes. */
  readonly returnMs?: number;
}

/** A desktop's services answer in milliseconds: whoever needs so long hangs. */
const CALL_TIMEOUT_MS = 1_000;
const RETURN_MS = 5_000;
const LONGEST_RETURN_MS = 10 * 60_000;

/** The bus itself, as a service. */
export const BUS = {
  service: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

/** What the library keeps to itself: only there does it say that the bus closed the connection. */
const withConnection = z.object({ _connection: z.instanceof(EventEmitter) });
const refusal = z.object({ type: z.string() });

interface Link {
  readonly bus: MessageBus;
  /** Fails every call that waits. */
  readonly broken: Promise<null>;
  readonly break: () => void;
}

/**
 * One bus of this machine. Connects when it is first needed and comes back after the bus did. Whatever the bus or its
 * services do, nothing here throws, and nothing waits longer than the time limit.
 */
export class DesktopBus {
  readonly #options: Required<DesktopBusOptions>;
  readonly #listeners = new Set<BusListener>();
  #link: Link | null = null;
  #isClosed = false;
  #cancelReturn: (() => void) | null = null;
  #returnMs: number;

  constructor({ callTimeoutMs = CALL_TIMEOUT_MS, returnMs = RETURN_MS, address }: DesktopBusOptions) {
    this.#options = { address, callTimeoutMs, returnMs };
    this.#returnMs = returnMs;
  }

  /** Whether there is an address at all: a bus that cannot be reached counts as one that may come. */
  get isThere(): boolean {
    return this.#options.address !== null;
  }

  /** Calls a method, by default without starting a service for it, and decodes the answer's values. */
  async call<T>(call: BusCall, decoder: z.ZodType<T>): Promise<BusAnswer<T>> {
    const link = this.#connected();
    if (!link) return { ok: false, why: 'no-bus' };
    return this.#callOn(link, call, decoder);
  }

  /** Reads a property; its variant is taken off before decoding. */
  async property<T>(of: Omit<BusCall, 'signature' | 'args'>, decoder: z.ZodType<T>): Promise<BusAnswer<T>> {
    const call: BusCall = {
      ...{ service: of.service, path: of.path, member: 'Get', signature: 'ss' },
      ...{ interface: 'org.freedesktop.DBus.Properties', args: [of.interface, of.member] },
    };
    const answer = await this.call(call, z.tuple([variant]));
    if (!answer.ok) return answer;
    const decoded = decoder.safeParse(answer.value[0]);
    return decoded.success ? { ok: true, value: decoded.data } : { ok: false, why: 'garbage' };
  }

  /** Hears signals until the answer is called, over every return of the bus. */
  listen(listener: BusListener): () => void {
    this.#listeners.add(listener);
    const link = this.#connected();
    if (link) void this.#subscribe(link, listener);
    else this.#comeBackLater();
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    this.#cancelReturn?.();
    this.#link?.break();
  }

  #connected(): Link | null {
    const { address } = this.#options;
    if (this.#isClosed || address === null) return null;
    this.#link ??= this.#connect(address);
    return this.#link;
  }

  #connect(address: string): Link {
    const bus = sessionBus({ busAddress: address });
    // Its own types do not name the error event.
    const events: EventEmitter = bus;
    let settle = (): void => undefined;
    const broken = new Promise<null>((resolve) => (settle = () => resolve(null)));
    const link: Link = {
      ...{ bus, broken },
      break: () => {
        if (this.#link === link) this.#link = null;
        settle();
        // What still arrives from a broken connection is nobody's fault.
        events.removeAllListeners('message').on('error', () => undefined);
        bus.disconnect();
      },
    };
    const lost = (): void => {
      if (this.#link !== link) return;
      link.break();
      this.#listeners.forEach(({ onDown }) => onDown?.());
      this.#comeBackLater();
    };
    events.on('error', lost);
    const internals = withConnection.safeParse(bus);
    if (internals.success) internals.data._connection.on('end', lost);
    bus.on('connect', () => (this.#returnMs = this.#options.returnMs));
    bus.on('message', (message: Message) => this.#heard(message));
    return link;
  }

  /** Only whoever hears signals has to know when the bus is back: a call tries anew by itself. */
  #comeBackLater(): void {
    if (this.#isClosed || this.#listeners.size === 0 || this.#cancelReturn || this.#options.address === null)
      return;
    const timer = setTimeout(() => {
      this.#cancelReturn = null;
      const link = this.#connected();
      if (link) this.#listeners.forEach((listener) => void this.#subscribe(link, listener));
    }, this.#returnMs);
    timer.unref();
    this.#returnMs = Math.min(LONGEST_RETURN_MS, this.#returnMs * 2);
    this.#cancelReturn = () => clearTimeout(timer);
  }

  async #subscribe(link: Link, listener: BusListener): Promise<void> {
    for (const rule of listener.rules) {
      const call: BusCall = { ...BUS, member: 'AddMatch', signature: 's', args: [matchRule(rule)] };
      await this.#callOn(link, call, z.tuple([]));
    }
    if (this.#link === link && this.#listeners.has(listener)) listener.onUp?.();
  }

  #heard(message: Message): void {
    if (message.interface === undefined || message.replySerial !== undefined) return;
    const { path, member, body } = message;
    const signal: BusSignal = { interface: message.interface, path, member, body };
    for (const listener of this.#listeners) {
      // The bus itself checked the sender: it knows who owns the name.
      if (listener.rules.some((rule) => fits(rule, message))) listener.onSignal(signal);
    }
  }

  async #callOn<T>(link: Link, call: BusCall, decoder: z.ZodType<T>): Promise<BusAnswer<T>> {
    const { callTimeoutMs } = this.#options;
    let cancel = (): void => undefined;
    const timeout = new Promise<'timeout'>((resolve) => {
      const timer = setTimeout(() => resolve('timeout'), callTimeoutMs);
      cancel = () => clearTimeout(timer);
    });
    try {
      const answer = await Promise.race([link.bus.call(messageOf(call)), link.broken, timeout]);
      if (answer === 'timeout') return { ok: false, why: 'timeout' };
      if (answer === null) return { ok: false, why: 'no-bus' };
      const decoded = decoder.safeParse(answer.body);
      return decoded.success ? { ok: true, value: decoded.data } : { ok: false, why: 'garbage' };
    } catch (error) {
      return { ok: false, why: failureOf(error) };
    } finally {
      cancel();
    }
  }
}

/** Takes the variant off a value. */
export const variant: z.ZodType<unknown> = z
  .object({ signature: z.string(), value: z.unknown() })
  .transform(({ value }: Pick<Variant, 'signature' | 'value'>) => value);

const messageOf = ({ service, path, interface: of, member, signature = '', args = [], mayStart }: BusCall) =>
  new Message({
    ...{ destination: service, path, interface: of, member, signature, body: [...args] },
    ...(mayStart ? {} : { flags: MessageFlag.NO_AUTO_START }),
  });

function matchRule({ sender, interface: of, path, member, arg0 }: SignalRule): string {
  const parts = [`type='signal'`, `sender='${sender}'`, `interface='${of}'`];
  if (path !== undefined) parts.push(`path='${path}'`);
  if (member !== undefined) parts.push(`member='${member}'`);
  if (arg0 !== undefined) parts.push(`arg0='${arg0}'`);
  return parts.join(',');
}

const fits = (rule: SignalRule, message: Message): boolean =>
  rule.interface === message.interface &&
  (rule.path === undefined || rule.path === message.path) &&
  (rule.member === undefined || rule.member === message.member) &&
  (rule.arg0 === undefined || rule.arg0 === message.body[0]);

function failureOf(error: unknown): BusFailure {
  const type = refusal.safeParse(error).data?.type;
  if (type === undefined) return 'no-bus';
  const isNobody = type.endsWith('.ServiceUnknown') || type.endsWith('.NameHasNoOwner');
  return isNobody ? 'no-service' : 'refused';
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Where the person's own services are. Only sockets of this machine: an address could start a program, too. */
export function sessionAddress(variables: Variables): string | null {
  const named = variables['DBUS_SESSION_BUS_ADDRESS'];
  if (named) return local(named);
  const runtime = variables['XDG_RUNTIME_DIR'];
  return runtime ? `unix:path=${join(runtime, 'bus')}` : null;
}

/** Where the machine's services are, such as logind. */
export function systemAddress(variables: Variables): string | null {
  return local(variables['DBUS_SYSTEM_BUS_ADDRESS'] ?? 'unix:path=/run/dbus/system_bus_socket');
}

const local = (addresses: string): string | null =>
  addresses.split(';').find((address) => address.startsWith('unix:')) ?? null;
