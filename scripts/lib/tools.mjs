// @ts-check
// The programs that the dependencies bring, started without npx: no question, no download, no shell.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { repository } from './repository.mjs';

/** Commands that are called otherwise than their package. */
const PACKAGES = new Map([
  ['tsc', 'typescript'],
  ['playwright', '@playwright/test'],
  ['stryker', '@stryker-mutator/core'],
]);

/**
 * @param {string} name Such as `tsc`.
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[] }}
 */
export function tool(name, ...args) {
  const folder = path.join(repository, 'node_modules', PACKAGES.get(name) ?? name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : bin[name];
  return { command: process.execPath, args: [path.join(folder, script), ...args] };
}
