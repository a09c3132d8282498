// @ts-check
// What Linux itself must have: found by the files that are used, named as Debian names the packages.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run } from './run.mjs';

/**
 * @typedef {'runtime' | 'virtual' | 'test' | 'unpack'} Group
 *   runtime: to run Electron at all; virtual: to run it without a display; test: what the end-to-end tests use
 *   beyond that; unpack: to unpack the registry's Electron.
 *
 * @typedef {object} SystemPackage
 * @property {string} name On Debian 12.
 * @property {Group} group
 * @property {string} [library] It is there when the loader knows this library,
 * @property {string} [command] or this command is on the path,
 * @property {string} [file] or this file exists.
 * @property {boolean} [time64] Renamed to `…t64` from Debian 13 and Ubuntu 24.04 on.
 */

/** @type {readonly SystemPackage[]} */
export const SYSTEM_PACKAGES = [
  { name: 'libgtk-3-0', group: 'runtime', library: 'libgtk-3.so.0', time64: true },
  { name: 'libnss3', group: 'runtime', library: 'libnss3.so' },
  { name: 'libasound2', group: 'runtime', library: 'libasound.so.2', time64: true },
  { name: 'libgbm1', group: 'runtime', library: 'libgbm.so.1' },
  { name: 'libxss1', group: 'runtime', library: 'libXss.so.1' },
  { name: 'libxtst6', group: 'runtime', library: 'libXtst.so.6' },
  { name: 'libnotify4', group: 'runtime', library: 'libnotify.so.4' },
  { name: 'libatspi2.0-0', group: 'runtime', library: 'libatspi.so.0', time64: true },
  { name: 'libsecret-1-0', group: 'runtime', library: 'libsecret-1.so.0' },
  { name: 'xvfb', group: 'virtual', command: 'Xvfb' },
  { name: 'dbus-x11', group: 'virtual', command: 'dbus-launch' },
  { name: 'gnome-keyring', group: 'virtual', command: 'gnome-keyring-daemon' },
  { name: 'openbox', group: 'virtual', command: 'openbox' },
  { name: 'trayer', group: 'virtual', command: 'trayer' },
  { name: 'x11-utils', group: 'virtual', command: 'xwininfo' },
  { name: 'at-spi2-core', group: 'virtual', file: '/usr/libexec/at-spi2-registryd' },
  { name: 'fonts-inter', group: 'virtual', file: '/usr/share/doc/fonts-inter' },
  { name: 'xdotool', group: 'test', command: 'xdotool' },
  { name: 'libsecret-tools', group: 'test', command: 'secret-tool' },
  { name: 'imagemagick', group: 'test', command: 'import' },
  { name: 'unzip', group: 'unpack', command: 'unzip' },
];

/**
 * @typedef {object} Machine
 * @property {(library: string) => boolean} hasLibrary
 * @property {(command: string) => boolean} hasCommand
 * @property {(file: string) => boolean} hasFile
 */

/**
 * @param {SystemPackage} wanted
 * @param {Machine} machine
 * @returns {boolean}
 */
function isThere(wanted, machine) {
  if (wanted.library !== undefined) return machine.hasLibrary(wanted.library);
  if (wanted.command !== undefined) return machine.hasCommand(wanted.command);
  return wanted.file !== undefined && machine.hasFile(wanted.file);
}

/**
 * @param {string} release The text of /etc/os-release.
 * @returns {boolean} Whether this system's libraries with a time in them have `t64` names.
 */
export function hasTime64Names(release) {
  const field = (/** @type {string} */ name) =>
    new RegExp(`^${name}="?([^"\\n]*)`, 'm').exec(release)?.[1] ?? '';
  const version = Number.parseFloat(field('VERSION_ID'));
  if (field('ID') === 'debian') return version >= 13 || field('VERSION_ID') === '';
  return field('ID') === 'ubuntu' && version >= 24.04;
}

/**
 * @param {readonly Group[]} groups
 * @param {Machine} machine
 * @param {string} release The text of /etc/os-release.
 * @returns {string[]} The names of the packages that are missing, as this system calls them.
 */
export function missingPackages(groups, machine, release) {
  return SYSTEM_PACKAGES.filter((each) => groups.includes(each.group) && !isThere(each, machine)).map(
    (each) => (each.time64 && hasTime64Names(release) ? `${each.name}t64` : each.name),
  );
}

/**
 * @param {readonly string[]} names
 * @returns {string} What a person types to install them.
 */
export const installCommand = (names) => `sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;

/**
 * @param {readonly string[]} names
 * @returns {string}
 */
export const missingMessage = (names) =>
  `Missing system packages: ${names.join(', ')}. Install them with\n\n    ${installCommand(names)}\n\n` +
  '(these are the Debian and Ubuntu names; other systems name them otherwise), then try again.';

/**
 * @param {string} listing The output of `ldconfig -p`, or undefined where there is no ldconfig.
 * @returns {(library: string) => boolean}
 */
export function libraryIndex(listing) {
  const known = new Set(listing.split('\n').map((line) => line.trim().split(' ', 1)[0]));
  return (library) => known.has(library);
}

/** @returns {Promise<Machine>} */
async function thisMachine() {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin'].filter(
    (folder) => folder !== '',
  );
  const hasCommand = (/** @type {string} */ command) =>
    folders.some((folder) => existsSync(path.join(folder, command)));
  const loader = folders.map((folder) => path.join(folder, 'ldconfig')).find((file) => existsSync(file));
  const listing = loader === undefined ? undefined : await run(loader, ['-p']);
  // A system without a list of its libraries cannot be asked: there Electron itself says what it lacks.
  const hasLibrary = listing?.code === 0 ? libraryIndex(listing.stdout) : () => true;
  return { hasLibrary, hasCommand, hasFile: existsSync };
}

/** @returns {string} */
function osRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

/** @param {readonly Group[]} groups */
const missingHere = async (groups) => missingPackages(groups, await thisMachine(), osRelease());

/**
 * Installs the missing packages when we are root and have apt-get; otherwise refuses, naming the exact command.
 * Elsewhere than on Linux there is nothing to do.
 *
 * @param {readonly Group[]} groups
 * @param {(line: string) => void} say
 * @returns {Promise<void>}
 */
export async function ensureSystemPackages(groups, say) {
  if (process.platform !== 'linux') return;
  const missing = await missingHere(groups);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(missingMessage(missing));

  say(`Installing system packages: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { env });
  await run('apt-get', ['update'], { env });
  const { output } = await install();
  const left = await missingHere(groups);
  if (left.length > 0)
    throw new Error(`${output.trim().split('\n').slice(-15).join('\n')}\n\n${missingMessage(left)}`);
}
