// @ts-check
// What has to be there before the app can run: Node, the dependencies, the build.
import path from 'node:path';
import process from 'node:process';
import { repository } from './repository.mjs';
import { mustRun, npmCommand } from './run.mjs';
import { fingerprint, makeOnce } from './stamps.mjs';
import { tool } from './tools.mjs';

const OLDEST_NODE = [20, 19];

/** Everything that the build reads. */
const SOURCES = [
  'src',
  'resources',
  'project.inlang/settings.json',
  'scripts/messages.mjs',
  'electron.vite.config.ts',
];
const ABOUT = ['package.json', 'package-lock.json'];

/** Made by the build itself. */
const MADE_SOURCES = ['src/shared/i18n'];

/**
 * @param {string} version Such as `v20.19.0`.
 * @returns {string | undefined} What is wrong with this Node and what to do; undefined when nothing is.
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return (
    `Keito Bar needs Node ${OLDEST_NODE.join('.')} or later; this is ${version}. ` +
    'Install a newer one (https://nodejs.org, or your version manager) and try again.'
  );
}

/** Fails when this Node is too old. */
export function requireNode() {
  const problem = nodeProblem(process.version);
  if (problem !== undefined) throw new Error(problem);
}

/**
 * Installs exactly what the lock file says, unless that is there already.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<void>}
 */
export async function ensureDependencies(say) {
  // Some packages bring machine code: another platform, or another Node, needs another set of it.
  const machine = [process.platform, process.arch, String(process.versions.modules)];
  const print = fingerprint(repository, ['package-lock.json'], [], machine);
  await makeOnce(path.join(repository, 'node_modules', '.keito-bar-stamp'), print, async () => {
    say('Installing the dependencies (npm ci) …');
    const npm = npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    await mustRun(npm.command, npm.args, { cwd: repository });
  });
}

/** Compiles the message catalogue, which types and builds import. */
export const compileMessages = () =>
  mustRun(process.execPath, [path.join('scripts', 'messages.mjs')], { cwd: repository });

/**
 * Builds the app, unless the same sources have been built already.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<void>}
 */
export async function ensureBuild(say) {
  // Inside a folder that every build empties first: the stamp of a build made otherwise is gone with it.
  const stamp = path.join(repository, 'out', 'main', '.keito-bar-stamp');
  await makeOnce(stamp, fingerprint(repository, [...SOURCES, ...ABOUT], MADE_SOURCES), async () => {
    say('Building …');
    await compileMessages();
    const build = tool('electron-vite', 'build');
    await mustRun(build.command, build.args, { cwd: repository });
  });
}
