// @ts-check
// `npm start` on a machine without a display: the same app on a virtual desktop, shown by a picture.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startVirtualDesktop } from './desktop.mjs';
import { repository } from './repository.mjs';
import { endGroup, pause, until } from './run.mjs';

const PICTURE_LIMIT_MS = 60_000;

/** The app saves its data before it ends; a forced end is for one that hangs. */
const QUIT_GRACE_MS = 5_000;

/** What every PNG ends with. */
const PNG_END = Buffer.from('IEND');

/** Such as `[1234:0102/030405.678901:ERROR:bus.cc(407)] …`: Chromium's talk about what this desktop does not have. */
const CHROMIUM_TALK = /^\[\d+:\d{4}\/\d{6}\.\d+:(INFO|WARNING|ERROR):/;

/**
 * @param {string} text
 * @returns {string} Without the lines that are Chromium's own.
 */
export const withoutChromiumTalk = (text) =>
  text
    .split('\n')
    .filter((line) => !CHROMIUM_TALK.test(line))
    .join('\n');

/**
 * @param {string} file
 * @returns {boolean} Whether a PNG has been written to its end.
 */
export const isWholePicture = (file) =>
  existsSync(file) && readFileSync(file).subarray(-8).subarray(0, 4).equals(PNG_END);

/**
 * The home of the virtual desktop: kept, so that the next start goes on with the same entries and keyring.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function virtualHome(env) {
  const base = env['XDG_DATA_HOME'];
  const data =
    base !== undefined && path.isAbsolute(base) ? base : path.join(os.homedir(), '.local', 'share');
  return path.join(data, 'keito-bar-virtual-desktop');
}

const PARENT_LOOK_MS = 500;

/**
 * Stays in charge of the signals: npm passes Ctrl-C on a second time, which must not end us amid the tidying up.
 * npm does not pass on a SIGTERM that ends it, so that under npm the parent's end counts too.
 *
 * @returns {Promise<string>} What asks us to end.
 */
const askedToEnd = () =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(signal));
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    const look = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(look);
      resolve('the end of npm');
    }, PARENT_LOOK_MS);
  });

/** A switch that a running app answers. */
const COMMAND = /^--(?:toggle|new|start|stop|status|help|version)\b/;

/**
 * Runs the app until Ctrl-C or its own end, then ends everything that was started.
 *
 * @param {object} start
 * @param {string} start.electron
 * @param {readonly string[]} start.args
 * @param {(line: string) => void} start.say
 * @param {boolean} start.verbose
 * @param {<T>(name: string, step: Promise<T>) => Promise<T>} start.timed
 * @returns {Promise<number>} The exit code: not 0 when the app failed.
 */
export async function runOnVirtualDesktop({ electron, args, say, verbose, timed }) {
  const asked = askedToEnd();
  const picture = path.join(repository, '.cache', 'popover.png');
  await mkdir(path.dirname(picture), { recursive: true });
  // A start that only hands on what it was asked for leaves the picture of the running app alone.
  const drawn = path.join(path.dirname(picture), `popover-${process.pid}.png`);

  const home = virtualHome(process.env);
  const desktop = await timed('virtual desktop', startVirtualDesktop({ home }));
  const app = spawn(electron, args, {
    cwd: repository,
    env: { ...desktop.env, KEITO_BAR_OPEN: '1', KEITO_BAR_SHOT: drawn },
    // Its own group: Ctrl-C reaches us only, and we end the app before its desktop.
    detached: true,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  app.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    process.stderr.write(verbose ? text : withoutChromiumTalk(text));
  });
  const ended = new Promise((resolve) => {
    app.once('exit', (code) => resolve(code ?? 1));
    app.once('error', () => resolve(1));
  });

  try {
    const shown = until('the popover', () => isWholePicture(drawn), { timeoutMs: PICTURE_LIMIT_MS });
    const first = await timed('popover', Promise.race([shown, ended, asked]));
    if (typeof first === 'number') {
      // Of what it was asked for the app has told itself.
      if (args.some((argument) => COMMAND.test(argument))) return first;
      say(
        first === 0
          ? 'Keito Bar runs already: it has got what this start asked for.'
          : 'The app has ended before it showed its popover.',
      );
      return first;
    }
    if (first === true) {
      await rename(drawn, picture);
      say(
        `No display here: Keito Bar runs on the virtual desktop ${desktop.display}. Its popover: ${picture}`,
      );
      say('Ctrl-C ends it.');
      const last = await Promise.race([ended, asked]);
      return typeof last === 'number' ? last : 0;
    }
    return 0;
  } finally {
    // The main process alone is asked to quit: a signal to the whole group would take its helpers from under it.
    app.kill('SIGTERM');
    await Promise.race([ended, pause(QUIT_GRACE_MS)]);
    await endGroup(app);
    await desktop.stop();
    await rm(drawn, { force: true });
  }
}
