import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import * as m from '../../shared/i18n/messages';
import { ADDRESS_FILE, EXIT, addressSchema, decodeLine, encodeLine, replySchema } from './protocol';
import type { Address, Command, Reply } from './protocol';

/** How a question to the running app ended. */
export type Answer =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** No app listens: none runs, or one that ended by force left its address behind. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'silent'; readonly pid: number }
  | { readonly kind: 'broken-off' }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** What the outcome is printed with, and what else a command needs of its process. */
export interface CommandHost {
  /** The user's data. */
  readonly folder: string;
  /** Starts the app in the background, apart from this process. */
  readonly start: () => void;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** How long a running app has for its answer, and one that is being started, ms. */
  readonly answerMs: number;
  readonly startMs: number;
  /** Milliseconds that only grow. */
  readonly steadyMs: () => number;
}

const LOOK_AGAIN_MS = 40;
/** Both of these need an app to be there; all else has it started. */
const NEEDS_RUNNING: readonly Command['kind'][] = ['status', 'stop'];
/** A connection that was refused with one of these has nobody at its other end. */
const NOBODY = ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'];

/** Has a command carried out by the running app, which is started where none runs. Answers the exit code. */
export async function runCommand(command: Command, host: CommandHost): Promise<number> {
  const first = await ask(host.folder, command, host.answerMs);
  if (first.kind !== 'absent' || NEEDS_RUNNING.includes(command.kind))
    return print(first, host, host.answerMs);
  host.start();
  const until = host.steadyMs() + host.startMs;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    const left = until - host.steadyMs();
    if (left <= 0) {
      host.err(m.main_cli_no_start({ seconds: host.startMs / 1000 }));
      return EXIT.absent;
    }
    const answer = await ask(host.folder, command, left);
    if (answer.kind !== 'absent') return print(answer, host, host.startMs);
  }
}

function print(answer: Answer, host: CommandHost, waitedMs: number): number {
  switch (answer.kind) {
    case 'reply': {
      const { exit, out, err } = answer.reply;
      if (out !== '') host.out(out);
      if (err !== '') host.err(err);
      return exit;
    }
    case 'absent':
      host.err(m.main_cli_absent());
      return EXIT.absent;
    case 'silent':
      host.err(m.main_cli_silent({ pid: answer.pid, seconds: waitedMs / 1000 }));
      return EXIT.silent;
    case 'broken-off':
      host.err(m.main_cli_broken_off());
      return EXIT.silent;
    case 'unreachable':
      host.err(m.main_cli_unreachable({ reason: answer.reason }));
      return EXIT.silent;
  }
}

/** Asks the app that keeps its data in `folder`; never throws, and waits no longer than `limitMs`. */
export function ask(folder: string, command: Command, limitMs: number): Promise<Answer> {
  const found = readAddress(folder);
  if (found === null) return Promise.resolve({ kind: 'absent' });
  return new Promise((resolve) => {
    const socket = connect(found.address);
    let isConnected = false;
    let received = '';
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end({ kind: 'silent', pid: found.pid }), limitMs);
    socket.setEncoding('utf8');
    socket.on('connect', () => {
      isConnected = true;
      socket.write(encodeLine(command));
    });
    socket.on('data', (part) => {
      received += String(part);
    });
    socket.on('end', () => {
      const reply = decodeLine(replySchema, received);
      end(reply === null ? { kind: 'broken-off' } : { kind: 'reply', reply });
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code ?? error.message;
      if (isConnected) end({ kind: 'broken-off' });
      else if (NOBODY.includes(reason)) end({ kind: 'absent' });
      // More wait for its answer than the system holds for it: it does not take any.
      else if (reason === 'EAGAIN') end({ kind: 'silent', pid: found.pid });
      else end({ kind: 'unreachable', reason });
    });
  });
}

function readAddress(folder: string): Address | null {
  try {
    return decodeLine(addressSchema, readFileSync(join(folder, ADDRESS_FILE), 'utf8'));
  } catch {
    return null;
  }
}
