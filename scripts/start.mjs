// @ts-check
// `npm start`: installs what is missing, builds what has changed, finds an Electron and opens the app.
// `npm start -- --verbose` says how long each step took; all other arguments go to the app.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { hasDisplay } from './lib/desktop.mjs';
import { electronSwitches, findElectron, isRoot } from './lib/electron.mjs';
import { ensureBuild, ensureDependencies, requireNode } from './lib/prepare.mjs';
import { repository } from './lib/repository.mjs';
import { parseStartArguments, stopwatch } from './lib/start-options.mjs';
import { ensureSystemPackages } from './lib/system-packages.mjs';
import { runOnVirtualDesktop } from './lib/virtual-start.mjs';

/** @param {string} line */
const say = (line) => console.log(line);

/**
 * Runs the app where it can be seen, until it ends.
 *
 * @param {string} electron
 * @param {readonly string[]} args
 * @returns {Promise<number>} Its exit code.
 */
function runOnThisDesktop(electron, args) {
  const child = spawn(electron, args, { cwd: repository, stdio: 'inherit' });
  // Ctrl-C reaches the app by itself; a signal sent to this process alone has to be passed on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 0 : 1)));
  });
}

async function main() {
  requireNode();
  const options = parseStartArguments(process.argv.slice(2));
  const timed = stopwatch((line) => options.verbose && say(line));
  const virtual = !hasDisplay(process.env, process.platform);

  await timed('dependencies', ensureDependencies(say));
  await timed('system packages', ensureSystemPackages(virtual ? ['runtime', 'virtual'] : ['runtime'], say));
  await timed('build', ensureBuild(say));
  const electron = await timed('Electron', findElectron(say));

  const args = [...electronSwitches({ root: isRoot(), virtual }), repository, ...options.appArguments];
  return virtual
    ? runOnVirtualDesktop({ electron, args, say, verbose: options.verbose, timed })
    : runOnThisDesktop(electron, args);
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
