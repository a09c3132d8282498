import { join } from 'node:path';
import { localeFor } from '../../shared/language';
import { speak } from '../language';
import { runCommand, type CommandHost } from './client';
import { EXIT } from './protocol';
import { helpText, type Asked } from './switches';

/** A running app answers within this; whoever waits longer thinks that a key did nothing, ms. */
export const ANSWER_MS = 5_000;
/** A start may have to build the app first, ms. */
export const START_MS = 60_000;

export interface AskedHost extends CommandHost {
  readonly version: string;
}

/** Does what the arguments ask for; answers the exit code. */
export async function runAsked(asked: Asked, host: AskedHost): Promise<number> {
  switch (asked.kind) {
    case 'refused':
      host.err(asked.message);
      return EXIT.usage;
    case 'help':
      host.out(helpText().trimEnd());
      return EXIT.done;
    case 'version':
      host.out(host.version);
      return EXIT.done;
    case 'command':
      return runCommand(asked.command, host);
  }
}

/** Speaks the language of the shell, before anything is said. */
export function speakAsShell(env: NodeJS.ProcessEnv): void {
  const shell = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
  speak(localeFor('system', [shell || new Intl.DateTimeFormat().resolvedOptions().locale]));
}

/** Where the app keeps the user's data unless told otherwise: the same as Electron's `userData`. */
export function defaultFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  const name = 'Keito Bar';
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), name);
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), name);
}
