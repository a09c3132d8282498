// @ts-check
// A desktop of its own for one Electron: display, D-Bus session, keyring, window manager and tray, in folders of its
// own. `npm start` uses it on a machine without a display; each end-to-end test uses one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { isLocked, KEYRING_PASSWORD, lockKeyring, unlockKeyring } from './keyring.mjs';
import { endGroup, run, signalGroup, until } from './run.mjs';

/**
 * @typedef {object} DesktopOptions
 * @property {'unlocked' | 'locked' | 'none'} [keyring] `locked`: there is a keyring, but it was not unlocked at
 *   login. `none`: nothing on the bus answers for secrets.
 * @property {boolean} [tray] Without it no program gets a tray icon.
 * @property {string} [home] A home folder to go on with (its keyring and settings); the caller removes it.
 *   Without it the desktop has an empty one that `stop()` removes.
 * @property {string} [screen] The screen's size in pixels, `1280x800` unless said otherwise.
 */

/**
 * @typedef {object} VirtualDesktop
 * @property {string} display Such as `:101`.
 * @property {string} home
 * @property {Record<string, string>} env The whole environment for a program on this desktop.
 * @property {() => Promise<void>} lockKeyring Locks it as a screen lock may do.
 * @property {() => Promise<void>} unlockKeyring
 * @property {() => Promise<void>} stop Ends every process of the desktop and removes its folders.
 */

/** Nothing else of our own environment reaches a desktop: no session's address, no user's folders. */
const PASSED_ON = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'];

/**
 * A bus that starts no service by itself, so that `none` has no keyring and nothing runs that we did not start.
 *
 * @param {string} socketFolder
 */
const busConfig = (
  socketFolder,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${socketFolder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/**
 * What still runs when this process ends without `stop()`, by an error or a signal, must not stay behind.
 *
 * @type {Set<import('node:child_process').ChildProcess>}
 */
const running = new Set();
process.on('exit', () => running.forEach((child) => signalGroup(child, 'SIGKILL')));

/**
 * The processes of one desktop. Each leads its own process group and is ended by its own id, the last one first.
 */
class Processes {
  /** @type {import('node:child_process').ChildProcess[]} */
  #children = [];

  /**
   * @param {string} command
   * @param {readonly string[]} args
   * @param {NodeJS.ProcessEnv} env
   * @param {string} [input]
   */
  start(command, args, env, input) {
    const child = spawn(command, args, { env, detached: true, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (said += text));
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (said += text));
    child.on('error', (error) => (said += error.message));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    this.#children.push(child);
    running.add(child);
    child.on('exit', () => running.delete(child));
    /** @returns {string} What the process has printed, for error messages and its first words. */
    const output = () => said;
    const isRunning = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
    return { child, output, isRunning };
  }

  async end() {
    for (const child of this.#children.splice(0).reverse()) await endGroup(child);
  }
}

/**
 * Waits for a sign of life of a process, and fails at once with its own words if it has ended.
 *
 * @template T
 * @param {string} name
 * @param {{ isRunning: () => boolean, output: () => string }} started
 * @param {() => T | undefined | false | Promise<T | undefined | false>} sign
 * @returns {Promise<T>}
 */
function alive(name, started, sign) {
  return until(`${name} to be ready`, async () => {
    const answer = await sign();
    if (answer !== undefined && answer !== false) return answer;
    if (!started.isRunning()) throw new Error(`${name} has ended:\n${started.output().trim()}`);
    return undefined;
  });
}

/**
 * @param {Processes} processes
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [screen]
 * @returns {Promise<string>}
 */
async function startDisplay(processes, env, screen = '1280x800') {
  const args = ['-displayfd', '3', '-screen', '0', `${screen}x24`, '-nolisten', 'tcp', '-noreset'];
  const display = processes.start('Xvfb', args, env);
  let number = '';
  display.child.stdio[3]?.on('data', (/** @type {Buffer} */ text) => (number += text.toString()));
  return alive('Xvfb', display, () => number.includes('\n') && `:${number.trim()}`);
}

/**
 * @param {Processes} processes
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 * @returns {Promise<string>}
 */
async function startBus(processes, env, folder) {
  const config = path.join(folder, 'bus.conf');
  await writeFile(config, busConfig(folder));
  const bus = processes.start(
    'dbus-daemon',
    ['--nofork', '--print-address=1', `--config-file=${config}`],
    env,
  );
  return alive('The D-Bus session', bus, () => /^(unix:\S+)$/m.exec(bus.output())?.[1]);
}

/**
 * Asked while it is coming up, gnome-keyring now and then ends on an assertion of GLib's (gdbusconnection.c,
 * invoke_get_property_in_idle_cb): then it is started again.
 *
 * @param {Processes} processes
 * @param {NodeJS.ProcessEnv} env
 * @param {number} tries
 */
async function startKeyring(processes, env, tries = 3) {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const keyring = processes.start('gnome-keyring-daemon', args, env, KEYRING_PASSWORD);
  try {
    await alive('The keyring', keyring, async () => (await isLocked(env)) === false || undefined);
  } catch (error) {
    if (keyring.isRunning() || tries <= 1) throw error;
    await startKeyring(processes, env, tries - 1);
  }
}

/**
 * @param {Processes} processes
 * @param {NodeJS.ProcessEnv} env
 */
async function startWindowManager(processes, env) {
  const manager = processes.start('openbox', ['--sm-disable'], env);
  await alive('openbox', manager, async () =>
    (await run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { env })).stdout.includes('window id'),
  );
}

/**
 * @param {Processes} processes
 * @param {NodeJS.ProcessEnv} env
 */
async function startTray(processes, env) {
  const args = ['--edge', 'top', '--align', 'right', '--widthtype', 'request', '--height', '24'];
  const tray = processes.start(
    'trayer',
    [...args, '--SetDockType', 'true', '--SetPartialStrut', 'true'],
    env,
  );
  // Its panel comes last: from then on it takes icons.
  await alive('trayer', tray, async () =>
    (await run('xwininfo', ['-root', '-tree'], { env })).stdout.includes('"panel"'),
  );
}

/**
 * Starts a desktop. On failure nothing of it is left.
 *
 * @param {DesktopOptions} [options] An unlocked keyring and a tray, unless said otherwise.
 * @returns {Promise<VirtualDesktop>}
 */
export async function startVirtualDesktop(options = {}) {
  const { keyring = 'unlocked', tray = true } = options;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'keito-desktop-'));
  const home = options.home ?? path.join(folder, 'home');
  const runtime = path.join(folder, 'run');
  await mkdir(home, { recursive: true });
  await mkdir(runtime, { mode: 0o700 });

  /** @type {Record<string, string>} */
  const env = {
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local', 'share'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_STATE_HOME: path.join(home, '.local', 'state'),
    XDG_CURRENT_DESKTOP: 'GNOME',
    XDG_SESSION_TYPE: 'x11',
    GSETTINGS_BACKEND: 'memory',
    NO_AT_BRIDGE: '1',
    LANG: 'C.UTF-8',
  };
  for (const name of PASSED_ON) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  for (const name of ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME']) {
    await mkdir(String(env[name]), { recursive: true });
  }

  const processes = new Processes();
  const stop = async () => {
    await processes.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const display = await startDisplay(processes, env, options.screen);
    env['DISPLAY'] = display;
    env['DBUS_SESSION_BUS_ADDRESS'] = await startBus(processes, env, runtime);
    // There is no system bus: whoever asks for it finds this one, where none of its services answers.
    env['DBUS_SYSTEM_BUS_ADDRESS'] = env['DBUS_SESSION_BUS_ADDRESS'];
    if (keyring !== 'none') await startKeyring(processes, env);
    if (keyring === 'locked') await lockKeyring(env);
    await startWindowManager(processes, env);
    if (tray) await startTray(processes, env);
    return {
      display,
      home,
      env,
      lockKeyring: () => lockKeyring(env),
      unlockKeyring: () => unlockKeyring(env),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform
 * @returns {boolean} Whether a window could be seen here.
 */
export function hasDisplay(env, platform) {
  if (platform !== 'linux') return true;
  const wayland = env['WAYLAND_DISPLAY'];
  const runtime = env['XDG_RUNTIME_DIR'];
  if (env['DISPLAY']) return true;
  return Boolean(wayland && runtime && existsSync(path.resolve(runtime, wayland)));
}
