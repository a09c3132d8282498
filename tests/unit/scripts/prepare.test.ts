import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasDisplay } from '../../../scripts/lib/desktop.mjs';
import { nodeProblem } from '../../../scripts/lib/prepare.mjs';
import { repository } from '../../../scripts/lib/repository.mjs';
import { npmCommand, run, shortened, until } from '../../../scripts/lib/run.mjs';
import { fingerprint, makeOnce } from '../../../scripts/lib/stamps.mjs';
import { parseStartArguments, stopwatch } from '../../../scripts/lib/start-options.mjs';
import { isWholePicture, withoutChromiumTalk } from '../../../scripts/lib/virtual-start.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'keito-scripts-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('Node', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.0.0', 'v24.1.0'])('%s will do', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  it.each(['v18.20.4', 'v20.18.3'])('%s is too old, and the message says what to do', (version) => {
    expect(nodeProblem(version)).toMatch(new RegExp(`20\\.19 or later; this is ${version}.*Install`));
  });
});

describe('the arguments of npm start', () => {
  it('go to the app, except --verbose', () => {
    expect(parseStartArguments(['--toggle', '--verbose'])).toEqual({
      verbose: true,
      appArguments: ['--toggle'],
    });
    expect(parseStartArguments([])).toEqual({ verbose: false, appArguments: [] });
  });
});

describe('the time of each step', () => {
  it('is told with the time since the start', async () => {
    const lines: string[] = [];
    let now = 1_000;
    const timed = stopwatch(
      (line) => lines.push(line),
      () => now,
    );
    const step = timed('build', Promise.resolve('built'));
    now = 3_500;
    expect(await step).toBe('built');
    expect(lines).toEqual(['  build: 2.5 s (3.5 s since the start)']);
  });
});

describe('a display', () => {
  it('is always there except on Linux', () => {
    expect(hasDisplay({}, 'darwin')).toBe(true);
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  });

  it('of Wayland counts when its socket exists', async () => {
    const env = { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: folder };
    expect(hasDisplay(env, 'linux')).toBe(false);
    await writeFile(path.join(folder, 'wayland-0'), '');
    expect(hasDisplay(env, 'linux')).toBe(true);
  });
});

describe('the fingerprint of sources', () => {
  beforeEach(async () => {
    await mkdir(path.join(folder, 'src', 'made'), { recursive: true });
    await writeFile(path.join(folder, 'src', 'a.ts'), 'one');
    await writeFile(path.join(folder, 'src', 'made', 'b.ts'), 'made');
  });
  const print = (facts: readonly string[] = []) =>
    fingerprint(folder, ['src', 'gone.json'], ['src/made'], facts);

  it('stays the same when nothing has changed, or only what the build makes', async () => {
    const before = print();
    await writeFile(path.join(folder, 'src', 'made', 'b.ts'), 'made again');
    expect(print()).toBe(before);
  });

  it('changes with a content, a name, a new file and a fact', async () => {
    const prints = [print(), print(['darwin'])];
    await writeFile(path.join(folder, 'src', 'a.ts'), 'two');
    prints.push(print());
    await rename(path.join(folder, 'src', 'a.ts'), path.join(folder, 'src', 'c.ts'));
    prints.push(print());
    await writeFile(path.join(folder, 'gone.json'), '');
    prints.push(print());
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe('a stamp', () => {
  it('saves the second making, until the sources change', async () => {
    const stamp = path.join(folder, 'stamp');
    const made: string[] = [];
    const make = (print: string) => makeOnce(stamp, print, async () => void made.push(print));
    await make('1');
    await make('1');
    await make('2');
    await make('1');
    expect(made).toEqual(['1', '2', '1']);
    expect(await readFile(stamp, 'utf8')).toBe('1\n');
  });

  it('is not left by a making that failed', async () => {
    const stamp = path.join(folder, 'stamp');
    await makeOnce(stamp, '1', async () => undefined);
    const failing = makeOnce(stamp, '2', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(stamp)).toBe(false);
  });
});

describe('running programs', () => {
  it('tells the exit code and the output, and feeds the input', async () => {
    const script =
      'process.stdin.on("data", (d) => console.log("got " + d)).on("end", () => process.exit(3))';
    const result = await run(process.execPath, ['-e', script], { input: 'tea' });
    expect(result).toEqual({ code: 3, output: 'got tea\n', stdout: 'got tea\n' });
  });

  it('does not throw for a program that is not there', async () => {
    const result = await run(path.join(folder, 'gone'), []);
    expect(result.code).toBeNull();
    expect(result.output).toContain('ENOENT');
  });

  it('uses the npm that runs it', () => {
    expect(npmCommand(['ci'], { env: { npm_execpath: '/x/npm-cli.js' } })).toEqual({
      command: process.execPath,
      args: ['/x/npm-cli.js', 'ci'],
    });
    expect(npmCommand(['ci'], { env: { npm_execpath: '/x/yarn.js' }, platform: 'linux' })).toEqual({
      command: 'npm',
      args: ['ci'],
    });
    expect(npmCommand(['ci'], { env: {}, platform: 'win32' }).args.slice(-2)).toEqual(['npm', 'ci']);
  });

  it('keeps the beginning and the end of a long output', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `line ${index}`);
    const short = shortened(lines.join('\n')).split('\n');
    expect(short.length).toBeLessThan(60);
    expect([short[0], short.at(-1)]).toEqual(['line 0', 'line 199']);
    expect(shortened('a\nb\n')).toBe('a\nb');
  });

  it('says what it has waited for in vain', async () => {
    await expect(until('Godot', () => undefined, { timeoutMs: 5, everyMs: 1 })).rejects.toThrow('Godot');
  });
});

describe('the start on a virtual desktop', () => {
  it('hides what Chromium says about a bare machine, and nothing of the app', () => {
    const talk = '[1234:1123/042545.767367:ERROR:bus.cc(407)] Failed to connect to the bus';
    expect(withoutChromiumTalk(`${talk}\nError: the app's own\n`)).toBe("Error: the app's own\n");
  });

  it('waits for a picture until it is whole', async () => {
    const file = path.join(folder, 'shot.png');
    const end = Buffer.from([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
    expect(isWholePicture(file)).toBe(false);
    await writeFile(file, Buffer.from('\x89PNG half of it'));
    expect(isWholePicture(file)).toBe(false);
    await writeFile(file, Buffer.concat([Buffer.from('\x89PNG all of it'), end]));
    expect(isWholePicture(file)).toBe(true);
  });
});

describe('the lock file', () => {
  it('names no download address and is whole on every platform', async () => {
    const lock: unknown = JSON.parse(await readFile(path.join(repository, 'package-lock.json'), 'utf8'));
    const packages = new Map(Object.entries(recordIn(recordOf(lock), 'packages')));
    packages.delete('');
    expect(packages.size).toBeGreaterThan(100);
    const names = [...packages.keys()];
    const lacking: string[] = [];
    for (const [name, entry] of packages) {
      const about = recordOf(entry);
      if (!('version' in about) || !('integrity' in about)) lacking.push(name);
      if ('resolved' in about) lacking.push(`${name} names an address`);
      // A platform's own package that is left out here makes `npm ci` refuse the file.
      for (const optional of Object.keys(recordIn(about, 'optionalDependencies'))) {
        if (!names.some((each) => each.endsWith(`node_modules/${optional}`))) lacking.push(optional);
      }
    }
    expect(lacking).toEqual([]);
  });
});

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function recordIn(value: Record<string, unknown>, key: string): Record<string, unknown> {
  return recordOf(value[key]);
}
