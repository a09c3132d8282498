import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, runCommand, type CommandHost } from '../../../src/main/command-line/client';
import {
  addressSchema,
  EXIT,
  MOST_BYTES,
  type Command,
  type Reply,
} from '../../../src/main/command-line/protocol';
import { CommandServer } from '../../../src/main/command-line/server';
import { speak } from '../../../src/main/language';

beforeAll(() => speak('en'));

/** Long enough for a busy machine to answer. */
const PATIENT_MS = 20_000;
const done = (out: string): Reply => ({ exit: EXIT.done, out, err: '' });

let folder: string;
const servers: { close(): Promise<void> }[] = [];
const bugs: unknown[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keito-command-'));
  bugs.length = 0;
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function listen(
  carryOut: (command: Command) => Reply | Promise<Reply>,
  at = folder,
): Promise<CommandServer> {
  const server = new CommandServer({ folder: at, carryOut, onBug: (bug) => bugs.push(bug) });
  await server.open();
  servers.push(server);
  return server;
}

function host(
  given: Partial<CommandHost> = {},
): CommandHost & { readonly out_: string[]; readonly err_: string[] } {
  const [out_, err_]: [string[], string[]] = [[], []];
  return {
    ...{ folder, out_, err_, answerMs: PATIENT_MS, startMs: PATIENT_MS, steadyMs: () => performance.now() },
    out: (line) => out_.push(line),
    err: (line) => err_.push(line),
    start: () => expect.unreachable('nothing was to be started'),
    ...given,
  };
}

/** Sends bytes as they are; answers what comes back. */
function sendRaw(bytes: string): Promise<string> {
  const { address } = addressSchema.parse(
    JSON.parse(readFileSync(join(folder, 'command-line.json'), 'utf8')),
  );
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(address, () => socket.write(bytes));
    socket.on('data', (part) => (received += part.toString()));
    socket.on('end', () => resolve(received));
    socket.on('error', reject);
  });
}

describe('a command and the running app', () => {
  it('bring any line there and the answer back', async () => {
    await listen((command) => done(JSON.stringify(command)));
    const line = 'a\n\u0000"\\ \u2028 日本 👩‍💻 ' + 'x'.repeat(10_000);
    expect(await ask(folder, { kind: 'start', line }, PATIENT_MS)).toEqual({
      kind: 'reply',
      reply: done(JSON.stringify({ kind: 'start', line })),
    });
  });

  it('answers many at once, each its own', async () => {
    await listen((command) => done(command.kind === 'start' ? command.line : ''));
    const lines = Array.from({ length: 20 }, (_, n) => `line ${n}`);
    const answers = await Promise.all(lines.map((line) => ask(folder, { kind: 'start', line }, PATIENT_MS)));
    expect(answers).toEqual(lines.map((line) => ({ kind: 'reply', reply: done(line) })));
  });

  it('keep what they say from everybody else', async () => {
    await listen(() => done(''));
    expect(statSync(join(folder, 'command-line.sock')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'command-line.json')).mode & 0o777).toBe(0o600);
  });

  it('find each other where the folder is too deep for a socket', async () => {
    const deep = join(folder, 'd'.repeat(120));
    mkdirSync(deep);
    const server = await listen(() => done('deep'), deep);
    const { address } = addressSchema.parse(
      JSON.parse(readFileSync(join(deep, 'command-line.json'), 'utf8')),
    );
    expect(statSync(join(address, '..')).mode & 0o777).toBe(0o700);
    expect(await ask(deep, { kind: 'stop' }, PATIENT_MS)).toEqual({ kind: 'reply', reply: done('deep') });
    await server.close();
    expect(() => statSync(join(address, '..'))).toThrow();
  });

  it('what no command is, is refused, and nothing is carried out', async () => {
    const carried: Command[] = [];
    await listen((command) => {
      carried.push(command);
      return done('');
    });
    const wrong = [
      '{',
      'null',
      '{"kind":"quit"}',
      '{"kind":"stop","now":true}',
      '{"kind":"start"}',
      '[]',
      '',
    ];
    for (const line of wrong) {
      expect(JSON.parse(await sendRaw(`${line}\n`))).toMatchObject({ exit: EXIT.usage, out: '' });
    }
    expect(JSON.parse(await sendRaw('x'.repeat(MOST_BYTES + 1)))).toMatchObject({ exit: EXIT.usage });
    expect(carried).toEqual([]);
  });

  it('a bug of the app is an answer', async () => {
    await listen(() => {
      throw new Error('broken');
    });
    const answer = await ask(folder, { kind: 'stop' }, PATIENT_MS);
    expect(answer).toMatchObject({ kind: 'reply', reply: { exit: EXIT.refused, out: '' } });
    expect(bugs).toEqual([new Error('broken')]);
  });

  it('a leftover of an app that ended by force is nobody, and is replaced', async () => {
    const lost = createServer();
    const path = join(folder, 'command-line.sock');
    await new Promise<void>((resolve) => lost.listen(path, resolve));
    writeFileSync(join(folder, 'command-line.json'), JSON.stringify({ address: `${path}.lost`, pid: 1 }));
    await new Promise((resolve) => lost.close(resolve));
    writeFileSync(path, '');
    writeFileSync(join(folder, 'command-line.json'), JSON.stringify({ address: path, pid: 1 }));
    expect(await ask(folder, { kind: 'stop' }, PATIENT_MS)).toEqual({ kind: 'absent' });
    await listen(() => done('anew'));
    expect(await ask(folder, { kind: 'stop' }, PATIENT_MS)).toEqual({ kind: 'reply', reply: done('anew') });
  });

  it.each(['', '{', '{"address":"","pid":1}', '{"address":"/x"}'])('an address %j is none', async (text) => {
    writeFileSync(join(folder, 'command-line.json'), text);
    expect(await ask(folder, { kind: 'stop' }, PATIENT_MS)).toEqual({ kind: 'absent' });
  });

  it('nothing is left behind by an app that ends', async () => {
    const server = await listen(() => done(''));
    await server.close();
    expect(() => statSync(join(folder, 'command-line.json'))).toThrow();
    expect(() => statSync(join(folder, 'command-line.sock'))).toThrow();
    expect(await ask(folder, { kind: 'stop' }, PATIENT_MS)).toEqual({ kind: 'absent' });
  });
});

describe('the command', () => {
  it('prints the answer, and ends as it says', async () => {
    await listen(({ kind }) =>
      kind === 'stop' ? { exit: EXIT.refused, out: '', err: 'No timer.' } : done('Fine.'),
    );
    const [fine, refused] = [host(), host()];
    expect(await runCommand({ kind: 'toggle' }, fine)).toBe(EXIT.done);
    expect([fine.out_, fine.err_]).toEqual([['Fine.'], []]);
    expect(await runCommand({ kind: 'stop' }, refused)).toBe(EXIT.refused);
    expect([refused.out_, refused.err_]).toEqual([[], ['No timer.']]);
  });

  it.each([{ kind: 'stop' }, { kind: 'status', json: true }] as const)(
    '$kind starts no app',
    async (command) => {
      const given = host();
      expect(await runCommand(command, given)).toBe(EXIT.absent);
      expect(given.err_).toEqual(['Keito Bar is not running. Start it, then try again.']);
      expect(given.out_).toEqual([]);
    },
  );

  it('starts the app where none runs, once, and is then carried out', async () => {
    let starts = 0;
    const carried: Command[] = [];
    const given = host({
      start: () => {
        starts += 1;
        void listen((command) => {
          carried.push(command);
          return done('Started.');
        });
      },
    });
    expect(await runCommand({ kind: 'start', line: 'acme' }, given)).toBe(EXIT.done);
    expect([starts, carried, given.out_]).toEqual([1, [{ kind: 'start', line: 'acme' }], ['Started.']]);
  });

  it('says so where the app does not come up', async () => {
    let now = 0;
    const given = host({ start: () => undefined, startMs: 60_000, steadyMs: () => (now += 30_000) });
    expect(await runCommand({ kind: 'toggle' }, given)).toBe(EXIT.absent);
    expect(given.err_).toEqual([expect.stringContaining('did not come up within 60 s')]);
  });

  it('gives up on an app that hangs, and names its process', async () => {
    await listen(() => new Promise(() => undefined));
    const given = host({ answerMs: 50 });
    expect(await runCommand({ kind: 'toggle' }, given)).toBe(EXIT.silent);
    expect(given.err_).toEqual([
      expect.stringMatching(new RegExp(`process ${process.pid}\\) did not answer within`)),
    ]);
  });

  it('does not claim anything where the app ends in the middle', async () => {
    const path = join(folder, 'broken.sock');
    const broken = createServer((socket) => socket.on('data', () => socket.destroy()));
    await new Promise<void>((resolve) => broken.listen(path, resolve));
    writeFileSync(join(folder, 'command-line.json'), JSON.stringify({ address: path, pid: 1 }));
    const given = host();
    expect(await runCommand({ kind: 'toggle' }, given)).toBe(EXIT.silent);
    expect(given.err_).toEqual([expect.stringContaining('ended before it answered')]);
    await new Promise((resolve) => broken.close(resolve));
  });
});
