import { spawn, type ChildProcess } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Message, sessionBus, type MessageBus } from '@jellybrick/dbus-next';
import { until } from '../../scripts/lib/run.mjs';

/** A real D-Bus daemon in a folder of its own. */
export interface TestBus {
  readonly address: string;
  /** Ends it by force, as when the session ends; `start` brings it back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

export async function startBus(): Promise<TestBus> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'keito-bus-'));
  const address = `unix:path=${path.join(folder, 'bus')}`;
  let daemon: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const args = ['--session', '--nofork', '--nopidfile', `--address=${address}`, '--print-address=1'];
    const child = spawn('dbus-daemon', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    daemon = child;
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    await until('the D-Bus daemon', () => {
      if (child.exitCode !== null) throw new Error('dbus-daemon has ended.');
      return said.includes('\n');
    });
  };
  const stop = async (): Promise<void> => {
    const child = daemon;
    daemon = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    // A daemon that was killed leaves its socket behind.
    await rm(path.join(folder, 'bus'), { force: true });
  };
  await start();
  return {
    ...{ address, start, stop },
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a service answers to a call; undefined: nothing, as one that hangs; null: that there is no such method. */
export type Answer = { readonly signature: string; readonly body: readonly unknown[] } | undefined | null;
export type Answering = (call: Message) => Answer;

/**
 * A service on a bus under its well-known name, answering as its interface is documented. It stands for a desktop's own
 * service, which this machine lacks: what it shows is that we speak the interface, not that a desktop does.
 */
export class TestService {
  readonly #bus: MessageBus;
  /** How often it was called. */
  calls = 0;

  private constructor(bus: MessageBus, answer: Answering) {
    this.#bus = bus;
    bus.addMethodHandler((call) => {
      const answered = answer(call);
      if (answered === null) return false;
      this.calls += 1;
      if (answered) bus.send(Message.newMethodReturn(call, answered.signature, [...answered.body]));
      return true;
    });
  }

  static async start(address: string, name: string, answer: Answering): Promise<TestService> {
    const bus = sessionBus({ busAddress: address });
    // The daemon may be ended under it.
    const events: EventEmitter = bus;
    events.on('error', () => undefined);
    const service = new TestService(bus, answer);
    await bus.requestName(name);
    return service;
  }

  emit(where: {
    readonly path: string;
    readonly interface: string;
    readonly member: string;
    readonly signature?: string;
    readonly body?: readonly unknown[];
  }): void {
    const { path: at, interface: of, member, signature = '', body = [] } = where;
    this.#bus.send(Message.newSignal(at, of, member, signature, [...body]));
  }

  /** Leaves the bus: its name is free then. */
  stop(): void {
    this.#bus.disconnect();
  }
}

/** One that answers a method of an interface with fixed or changing values. */
export const answering =
  (of: string, methods: Readonly<Record<string, () => Answer>>): Answering =>
  (call) => {
    if (call.interface !== of) return null;
    const method = methods[call.member];
    return method ? method() : null;
  };
