import { spawn, type ChildProcess } from 'node:child_process';
import { afterEach, expect, it } from 'vitest';
import { endGroup, until } from '../../../scripts/lib/run.mjs';
import { watchXembedTray } from '../../../src/main/desktop/x11-tray';

const children: ChildProcess[] = [];
let stop = (): void => undefined;
const LONG = 60_000;
const patient = { timeoutMs: 30_000 };

function start(command: string, args: readonly string[], display?: string): ChildProcess {
  const env = { ...process.env, ...(display !== undefined && { DISPLAY: display }) };
  const child = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  return child;
}

async function startX(): Promise<{ readonly display: string; readonly server: ChildProcess }> {
  const server = start('Xvfb', [
    '-displayfd',
    '1',
    '-screen',
    '0',
    '320x200x24',
    '-nolisten',
    'tcp',
    '-noreset',
  ]);
  let said = '';
  server.stdout?.on('data', (text: Buffer) => (said += text.toString()));
  await until('the X server', () => said.includes('\n'), patient);
  return { display: `:${said.trim()}`, server };
}

afterEach(async () => {
  stop();
  for (const child of children.splice(0).reverse()) await endGroup(child);
});

it(
  'a real tray is seen when it comes, when it goes, when another comes, and not after the display',
  async () => {
    const { display, server } = await startX();
    const seen: boolean[] = [];
    stop = watchXembedTray(display, (isThere) => seen.push(isThere));
    const came = (count: number) => until(`change ${count}`, () => seen.length === count, patient);
    await came(1);
    const first = start('trayer', [], display);
    await came(2);
    await endGroup(first);
    await came(3);
    start('trayer', [], display);
    await came(4);
    await endGroup(server);
    await came(5);
    expect(seen).toEqual([false, true, false, true, false]);
  },
  LONG,
);

it.each([':4242', 'nonsense', 'no:such:thing', 'decnet::0'])(
  'where there is no display (%s) there is no tray',
  async (display) => {
    const seen: boolean[] = [];
    stop = watchXembedTray(display, (isThere) => seen.push(isThere));
    await until('the answer', () => seen.length === 1, patient);
    expect(seen).toEqual([false]);
  },
);
