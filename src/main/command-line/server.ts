import { randomUUID } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as m from '../../shared/i18n/messages';
import {
  ADDRESS_FILE,
  EXIT,
  MOST_BYTES,
  commandSchema,
  decodeLine,
  encodeLine,
  type Address,
  type Command,
  type Reply,
} from './protocol';

/** The longest path of a socket: 104 bytes with the zero at its end on macOS, 108 on Linux. */
const MOST_PATH_BYTES = 100;
const MOST_CONNECTIONS = 32;
/** Whoever connects and says nothing for so long is cut off. */
const SILENCE_MS = 5_000;

export interface CommandServerOptions {
  /** The user's data: only its owner may be able to look into it. */
  readonly folder: string;
  readonly carryOut: (command: Command) => Promise<Reply> | Reply;
  readonly onBug: (error: unknown) => void;
}

/**
 * Listens for commands of the same user: on a socket that only its owner may open, on Windows on a pipe whose name
 * nobody can guess. Open it only while holding the single-instance lock: a socket that lies there is then a leftover.
 */
export class CommandServer {
  readonly #options: CommandServerOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #made: string | null = null;

  constructor(options: CommandServerOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#serve(socket));
    this.#server.maxConnections = MOST_CONNECTIONS;
    this.#server.on('error', options.onBug);
  }

  /** Resolves once commands can reach it; rejects where the system does not let it listen. */
  async open(): Promise<void> {
    const { folder } = this.#options;
    const address = this.#newAddress();
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      // Nobody else may open the socket, not even between its making and a change of its mode.
      const mask = process.platform === 'win32' ? null : process.umask(0o177);
      this.#server.listen(address, () => {
        this.#server.off('error', reject);
        resolve();
      });
      if (mask !== null) process.umask(mask);
    });
    const file = join(folder, ADDRESS_FILE);
    const written: Address = { address, pid: process.pid };
    writeFileSync(`${file}.new`, JSON.stringify(written), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  /** Nobody finds it any more; commands under way are still answered. */
  async close(): Promise<void> {
    rmSync(join(this.#options.folder, ADDRESS_FILE), { force: true });
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      for (const socket of this.#sockets) if (socket.bytesRead === 0) socket.destroy();
    });
    if (this.#made !== null) rmSync(this.#made, { recursive: true, force: true });
  }

  #newAddress(): string {
    if (process.platform === 'win32') return `\\\\.\\pipe\\keito-bar-${randomUUID()}`;
    const own = join(this.#options.folder, 'command-line.sock');
    if (Buffer.byteLength(own) <= MOST_PATH_BYTES) {
      rmSync(own, { force: true });
      return own;
    }
    // `mkdtemp` makes a folder that only its owner may enter.
    const near = join(mkdtempSync(join(tmpdir(), 'keito-bar-')), 'command-line.sock');
    this.#made = dirname(near);
    return near;
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    let received = Buffer.alloc(0);
    const take = (part: Buffer): void => {
      received = Buffer.concat([received, part]);
      const end = received.indexOf('\n');
      if (end < 0 && received.length <= MOST_BYTES) return;
      socket.off('data', take);
      socket.setTimeout(0);
      void this.#answer(end < 0 ? '' : received.toString('utf8', 0, end)).then((reply) => {
        if (!socket.destroyed) socket.end(encodeLine(reply));
      });
    };
    socket.setTimeout(SILENCE_MS, () => socket.destroy());
    socket.on('data', take);
    // Whoever asked has gone: what they asked for is done all the same.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }

  async #answer(line: string): Promise<Reply> {
    const command = decodeLine(commandSchema, line);
    if (command === null) return { exit: EXIT.usage, out: '', err: m.main_cli_other_version() };
    try {
      return await this.#options.carryOut(command);
    } catch (error) {
      this.#options.onBug(error);
      return { exit: EXIT.refused, out: '', err: m.main_internal_error() };
    }
  }
}
