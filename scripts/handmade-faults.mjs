// @ts-check
// `npm run handmade-faults [-- name…]`: makes mistakes on purpose, one at a time, in a copy of the sources, and tells which
// of them no test notices. Slow, hence no part of `npm test`. See docs/mutation-testing.md.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { faultsNamed, readReport, withFault } from './lib/handmade-faults.mjs';
import { repository } from './lib/repository.mjs';
import { run, shortened } from './lib/run.mjs';
import { tool } from './lib/tools.mjs';

/** What the unit tests need beside the dependencies. */
const COPIED = ['src', 'scripts', 'tests', 'package.json', 'vitest.config.ts', 'tsconfig.base.json'];
/** The tests of one fault that take longer run for ever. */
const LONGEST_MS = 180_000;
/** All of them together, which run once without any. */
const LONGEST_OF_ALL_MS = 900_000;

/** @returns {string} A folder with a copy of all that the tests need. */
function copyRepository() {
  const cache = path.join(repository, '.cache');
  mkdirSync(cache, { recursive: true });
  const copy = mkdtempSync(path.join(cache, 'handmade-faults-'));
  for (const name of COPIED) cpSync(path.join(repository, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(repository, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  return copy;
}

/**
 * @param {string} copy
 * @param {readonly string[]} files
 * @param {number} timeoutMs
 * @returns {Promise<{ failed: string | null, isLoaded: boolean, output: string }>}
 */
async function runTests(copy, files, timeoutMs) {
  const report = path.join(copy, 'report.json');
  rmSync(report, { force: true });
  const options = [
    '--project',
    'unit',
    '--bail',
    '1',
    '--testTimeout',
    '60000',
    '--reporter',
    'json',
    '--outputFile',
    report,
  ];
  const { command, args } = tool('vitest', 'run', ...options, ...files);
  const begun = performance.now();
  const { code, output } = await run(command, args, { cwd: copy, timeoutMs });
  const isEndless = code === null && performance.now() - begun >= timeoutMs;
  if (isEndless) return { failed: '(ran for ever)', isLoaded: true, output };
  try {
    const result = readReport(readFileSync(report, 'utf8'));
    const isOdd = code !== 0 && result.failed === null;
    return { ...result, isLoaded: result.isLoaded && !isOdd, output };
  } catch {
    return { failed: null, isLoaded: false, output };
  }
}

/**
 * @param {string} copy
 * @param {import('./lib/handmade-faults.mjs').Fault} fault
 * @returns {Promise<{ isCaught: boolean, words: string }>}
 */
async function tryFault(copy, fault) {
  const file = path.join(copy, fault.file);
  const source = readFileSync(file, 'utf8');
  const broken = withFault(source, fault);
  if (broken === null) return { isCaught: false, words: `STALE: not exactly once in ${fault.file}` };
  writeFileSync(file, broken);
  try {
    const { failed, isLoaded, output } = await runTests(copy, fault.tests, LONGEST_MS);
    if (failed !== null) return { isCaught: true, words: `caught      ${failed}` };
    if (!isLoaded) return { isCaught: false, words: `NOT LOADED  ${shortened(output)}` };
    return { isCaught: false, words: `NOT CAUGHT  by ${fault.tests.join(', ')}` };
  } finally {
    writeFileSync(file, source);
  }
}

const faults = faultsNamed(process.argv.slice(2));
const copy = copyRepository();
try {
  const files = [...new Set(faults.flatMap(({ tests }) => tests))];
  const { failed, isLoaded, output } = await runTests(copy, files, LONGEST_OF_ALL_MS);
  if (failed !== null || !isLoaded) {
    console.error(`Without any fault the tests do not pass: ${failed ?? shortened(output)}`);
    process.exitCode = 1;
  } else {
    const width = Math.max(...faults.map(({ name }) => name.length));
    let caught = 0;
    for (const fault of faults) {
      const { isCaught, words } = await tryFault(copy, fault);
      console.log(`${fault.name.padEnd(width)}  ${words}`);
      if (isCaught) caught += 1;
    }
    console.log(`${caught} of ${faults.length} faults are caught.`);
    if (caught < faults.length) process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
