import path from 'node:path';
import process from 'node:process';
import { repository } from '../../scripts/lib/repository.mjs';
import { run } from '../../scripts/lib/run.mjs';
import type { Desktop } from './desktop';
import { electronPath } from './electron';

/** What a command printed, and how it ended. */
export interface CommandRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `keito-bar` as a script or a key of the desktop does, for the app that keeps its data in `profile`. */
export async function keitoBar(
  desktop: Desktop,
  profile: string,
  ...args: readonly string[]
): Promise<CommandRun> {
  const launcher = path.join(repository, 'bin', 'keito-bar.mjs');
  const { code, stdout, output } = await run(
    process.execPath,
    [launcher, `--user-data-dir=${profile}`, ...args],
    {
      env: {
        ...desktop.env,
        ...{ LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', KEITO_BAR_ELECTRON: await electronPath() },
      },
    },
  );
  return { code, out: stdout, err: output.replace(stdout, '') };
}
