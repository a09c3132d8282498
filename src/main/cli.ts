import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { ANSWER_MS, defaultFolder, runAsked, speakAsShell, START_MS } from './command-line/run';
import { BACKGROUND, readArguments } from './command-line/switches';

export interface LauncherOptions {
  readonly args: readonly string[];
  readonly version: string;
  /** Starts the app with these arguments, apart from this process. */
  readonly start: (args: readonly string[]) => void;
}

/**
 * The command `keito-bar` without Electron around it: it needs no display, and is there at once. Answers the exit code.
 */
export function runLauncher({ args, version, start }: LauncherOptions): Promise<number> {
  speakAsShell(process.env);
  const asked = readArguments(args);
  const folder = asked.folder === null ? null : resolve(asked.folder);
  return runAsked(asked, {
    folder: folder ?? defaultFolder(process.env, process.platform, homedir()),
    version,
    start: () => start([...(folder === null ? [] : [`--user-data-dir=${folder}`]), BACKGROUND]),
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    ...{ answerMs: ANSWER_MS, startMs: START_MS, steadyMs: () => performance.now() },
  });
}
