import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, read, stringOf, type Json } from './support';

const SCRIPT = resolve(import.meta.dirname, '../../../scripts/keito.ts');

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keito-cli-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly firstLine: Promise<string>;
  readonly ended: Promise<number | null>;
}

function run(...flags: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const firstLine = new Promise<string>((done) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('\n')) done(out);
    });
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return { child, out: () => out, err: () => err, firstLine, ended };
}

const header = (told: Json): Record<string, string> => ({
  Authorization: `Bearer ${stringOf(told, 'apiKey')}`,
  'Keito-Account-Id': stringOf(told, 'accountId'),
});

describe('npm run keito', () => {
  it('prints one line of JSON, serves until it is ended, and keeps its file', async () => {
    const db = join(folder, 'keito.db');
    const first = run('--port', '0', '--db', db, '--sample');
    const told = parse(await first.firstLine);
    expect(Object.keys(told).sort()).toEqual([
      'accountId',
      'apiKey',
      'jwt',
      'memberKey',
      'readOnlyKey',
      'url',
    ]);
    const url = stringOf(told, 'url');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v2$/);
    const projects = await read(await fetch(`${url}/projects`, { headers: header(told) }));
    expect(projects.body['total_entries']).toBe(6);
    const harvest = await fetch(`${url}/users/me`, {
      headers: {
        Authorization: header(told)['Authorization'] ?? '',
        'Harvest-Account-Id': stringOf(told, 'accountId'),
      },
    });
    expect(harvest.status).toBe(400);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(first.out().trim().split('\n')).toHaveLength(1);

    const second = run('--db', db, '--harvest');
    const again = parse(await second.firstLine);
    expect({ ...again, url }).toEqual(told);
    const asHarvest = await fetch(`${stringOf(again, 'url')}/users/me`, {
      headers: {
        Authorization: header(told)['Authorization'] ?? '',
        'Harvest-Account-Id': stringOf(told, 'accountId'),
      },
    });
    expect(asHarvest.status).toBe(200);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  }, 30_000);

  it.each([
    [['--prot', '0'], '--prot'],
    [['--port', 'x'], '--port'],
    [['--port', '70000'], '--port'],
    [['--db', ''], '--db'],
    [['extra'], 'extra'],
  ])(
    '%j is refused with words',
    async (flags, word) => {
      const wrong = run(...flags);
      expect(await wrong.ended).toBe(2);
      expect(wrong.err()).toContain(word);
      expect(wrong.err()).toContain('Usage:');
      expect(wrong.out()).toBe('');
    },
    20_000,
  );

  it('begins anew where its file is damaged, and says so', async () => {
    const db = join(folder, 'keito.db');
    writeFileSync(db, 'no database at all '.repeat(500));
    const begun = run('--db', db);
    const told = parse(await begun.firstLine);
    expect((await fetch(`${stringOf(told, 'url')}/users/me`, { headers: header(told) })).status).toBe(200);
    expect(begun.err()).toContain(`${db} was damaged`);
    expect(readFileSync(`${db}.damaged-1`, 'utf8')).toContain('no database');
  }, 20_000);

  it('says why it cannot start', async () => {
    const wrong = run('--db', join(folder, 'missing', 'keito.db'));
    expect(await wrong.ended).toBe(1);
    expect(wrong.err()).toContain('did not start');
  }, 20_000);
});
