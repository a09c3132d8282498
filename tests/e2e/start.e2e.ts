import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { until } from '../support/desktop';
import { electronPath } from '../support/electron';
import { expect, test } from '../support/keito-bar';
import { repository } from '../../scripts/lib/repository.mjs';

test('npm start without a display shows the popover on a virtual one and ends all of it at the end', async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), 'keito-start-'));
  const env = { ...process.env };
  delete env['DISPLAY'];
  delete env['WAYLAND_DISPLAY'];
  const options = {
    cwd: repository,
    env: { ...env, HOME: home, XDG_RUNTIME_DIR: home, KEITO_BAR_ELECTRON: await electronPath() },
  };
  const start = spawn('node', ['scripts/start.mjs'], options);
  let printed = '';
  start.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  start.stderr.on('data', (text: Buffer) => (printed += text.toString()));
  try {
    const picture = await until('the path of the picture', () => /popover: (\S+\.png)/.exec(printed)?.[1], {
      timeoutMs: 60_000,
    });
    const png = await readFile(picture);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // An empty window of this size packs into a few thousand bytes.
    expect(png.length).toBeGreaterThan(10_000);
    expect(start.exitCode).toBeNull();

    // The running app does it, and its answer comes back: there is nothing to go on with yet.
    const second = promisify(execFile)('node', ['scripts/start.mjs', '--toggle'], options);
    const refused = await second.catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(String(refused)).toContain('no entry to go on with');
    const status = await promisify(execFile)('node', ['scripts/start.mjs', '--status', '--json'], options);
    expect(JSON.parse(status.stdout)).toMatchObject({ running: null });
    const shown = await promisify(execFile)('node', ['scripts/start.mjs'], options);
    expect(shown.stdout).toContain('Keito Bar runs already');
    expect(await readFile(picture)).toEqual(png);
    expect(start.exitCode).toBeNull();
    start.kill('SIGTERM');
    await until('the end', () => start.exitCode !== null || start.signalCode !== null);
    await expect.poll(() => processesOf(home)).toEqual([]);
  } finally {
    start.kill('SIGKILL');
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Ids of the processes that were started with this home folder. */
async function processesOf(home: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(
    ids.map(async (id) => [id, await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '')] as const),
  );
  return environments.flatMap(([id, text]) => (text.includes(home) ? [id] : []));
}
