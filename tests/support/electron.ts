import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { _electron, type ElectronApplication } from '@playwright/test';
import { electronSwitches, findElectron, isRoot } from '../../scripts/lib/electron.mjs';
import { repository } from '../../scripts/lib/repository.mjs';
import { until } from '../../scripts/lib/run.mjs';
import type { Desktop } from './desktop';

const START_LIMIT_MS = 30_000;
const CLOSE_LIMIT_MS = 10_000;

let found: Promise<string> | undefined;

/** The Electron that the tests run in: the same one that `npm start` takes. Found once per process. */
export function electronPath(): Promise<string> {
  found ??= findElectron((line) => console.log(line));
  return found;
}

export interface LaunchOptions {
  /** The folder of the user's data: an account's settings and journal. The same one again is the same user. */
  readonly profile: string;
  /** On top of the desktop's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** For the app itself. */
  readonly args?: readonly string[];
  /** The app's folder: this repository, unless said otherwise. */
  readonly folder?: string;
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  /** Of the main process. */
  readonly pid: number;
  /** All that the main process has printed so far: put it into a failure's message. */
  output(): string;
  /** Quits as the user does, and waits for the end. */
  close(): Promise<void>;
  /** Ends the app at once by force, as a crash or a power cut does, and waits for the end. */
  kill(): Promise<void>;
}

/** A new empty folder for a profile; `remove()` deletes it. */
export async function newProfile(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'keito-profile-'));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Starts the built app in a real Electron on a desktop. Rejects with what the app printed if it does not come up. */
export async function launchApp(desktop: Desktop, options: LaunchOptions): Promise<LaunchedApp> {
  const executablePath = await electronPath();
  const app = await _electron.launch({
    executablePath,
    args: [
      ...electronSwitches({ root: isRoot(), virtual: true }),
      options.folder ?? repository,
      `--user-data-dir=${options.profile}`,
      ...(options.args ?? []),
    ],
    cwd: repository,
    // The tests read English, whatever the developer's own system speaks.
    env: { ...desktop.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ...options.env },
    timeout: START_LIMIT_MS,
  });
  const child = app.process();
  const { pid } = child;
  if (pid === undefined) throw new Error('Electron runs without a process id.');
  let printed = '';
  child.stdout?.on('data', (text: Buffer) => (printed += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (printed += text.toString()));

  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const force = () => {
    try {
      // Playwright starts the app as the leader of its own process group.
      process.kill(-pid, 'SIGKILL');
    } catch {
      // ESRCH: it has ended by itself.
    }
  };
  return {
    app,
    pid,
    output: () => printed,
    async close() {
      if (ended()) return;
      // The app quits while it answers: that its connection closes is no failure.
      await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined);
      await until('the app to quit', ended, { timeoutMs: CLOSE_LIMIT_MS }).catch((error: unknown) => {
        force();
        throw new Error(`The app did not quit when asked to. It printed:\n${printed}`, { cause: error });
      });
    },
    async kill() {
      force();
      await until('the app to end', ended);
    },
  };
}
