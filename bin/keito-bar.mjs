#!/usr/bin/env node
// @ts-check
// The command `keito-bar` of a source checkout: talks to the running app, or starts it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { repository } from '../scripts/lib/repository.mjs';

/**
 * What was built last is started as it is: a key must not begin to install and to build.
 *
 * @param {readonly string[]} args
 */
async function start(args) {
  // Only here: a running app is reached without all that starting one needs, in half of the time.
  const { electronSwitches, findElectron, isRoot } = await import('../scripts/lib/electron.mjs');
  const { hasDisplay } = await import('../scripts/lib/desktop.mjs');
  const electron = await findElectron((line) => console.error(line));
  const switches = electronSwitches({ root: isRoot(), virtual: !hasDisplay(process.env, process.platform) });
  const options = {
    cwd: repository,
    detached: true,
    stdio: /** @type {const} */ ('ignore'),
    windowsHide: true,
  };
  spawn(electron, [...switches, repository, ...args], options).unref();
}

try {
  const { runLauncher } = await import('../out/main/cli.js');
  const { version } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  process.exitCode = await runLauncher({
    args: process.argv.slice(2),
    version,
    start: (args) => void start(args).catch((error) => console.error(String(error))),
  });
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
  console.error('Keito Bar is not built yet: run npm start once, then try again.');
  process.exitCode = 3;
}
