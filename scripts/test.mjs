// @ts-check
// `npm test`: everything that has to be right, from a bare clone. Independent stages run even when one has failed, so
// that one run shows all that is wrong; nothing is skipped. `--only e2e` runs the journeys alone, while one works on them.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { findElectron } from './lib/electron.mjs';
import { compileMessages, ensureBuild, ensureDependencies, requireNode } from './lib/prepare.mjs';
import { repository } from './lib/repository.mjs';
import { run } from './lib/run.mjs';
import { atMost, judgeTests, playwrightCounts, summary, vitestCounts } from './lib/stages.mjs';
import { ensureSystemPackages } from './lib/system-packages.mjs';
import { tool } from './lib/tools.mjs';

/** @import { StageResult } from './lib/stages.mjs' */

const CACHE = path.join(repository, '.cache');
const VITEST_REPORT = path.join(CACHE, 'vitest.json');
/** Written by playwright.config.ts. */
const PLAYWRIGHT_REPORT = path.join(CACHE, 'playwright.json');

/** Checks that are busy with one core each. */
const CHECKS_AT_A_TIME = 2;

/** `npm run test:e2e`: what comes before the journeys is left to `npm test`. */
const isEndToEndOnly = process.argv.slice(2).join(' ') === '--only e2e';

/** @param {string} line */
const say = (line) => console.log(line);

/**
 * @param {string} name
 * @param {() => Promise<Omit<StageResult, 'name' | 'ms'>>} work May throw: the stage has failed then, with the error's message.
 * @returns {Promise<StageResult>}
 */
async function stage(name, work) {
  const from = performance.now();
  const result = await work().catch((error) => {
    say(error instanceof Error ? error.message : String(error));
    return { ok: false };
  });
  const ms = performance.now() - from;
  say(`${result.ok ? 'ok    ' : 'FAILED'} ${name} (${(ms / 1000).toFixed(1)} s)`);
  return { name, ms, ...result };
}

/** @param {() => Promise<unknown>} work */
const done = (work) => async () => {
  await work();
  return { ok: true };
};

/**
 * A tool that says by its exit code whether all is well. Its output is shown only when it is not.
 *
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 */
const check = (name, command, ...args) => {
  const { command: program, args: all } = tool(command, ...args);
  return () =>
    stage(name, async () => {
      const { code, output } = await run(program, all, { cwd: repository });
      if (code !== 0) say(`\n--- ${name}\n${output.trim()}\n`);
      return { ok: code === 0 };
    });
};

/** @param {string} project */
const types = (project) =>
  check(
    `types: ${project}`,
    'tsc',
    ...['--noEmit', '-p', `tsconfig.${project}.json`],
    ...['--tsBuildInfoFile', path.join(CACHE, `${project}.tsbuildinfo`)],
  );

const checks = () => [
  types('node'),
  types('core'),
  types('e2e'),
  check('types: web', 'svelte-check', '--tsconfig', 'tsconfig.web.json', '--fail-on-warnings'),
  check('lint', 'eslint', '.', '--max-warnings', '0'),
  check('format', 'prettier', '--check', '.'),
];

/** @returns {Promise<StageResult>} */
const unitTests = () =>
  stage('unit and component tests', async () => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
    const { command, args } = tool('vitest', 'run', '--allowOnly=false', ...reporters);
    const { code } = await run(command, args, { cwd: repository, show: true });
    return judgeTests(code === 0, vitestCounts(VITEST_REPORT));
  });

/**
 * @param {string} electron
 * @returns {Promise<StageResult>}
 */
const endToEndTests = (electron) =>
  stage('end-to-end tests', async () => {
    const { command, args } = tool('playwright', 'test', '--forbid-only');
    const env = { ...process.env, KEITO_BAR_ELECTRON: electron };
    const { code } = await run(command, args, { cwd: repository, env, show: true });
    return judgeTests(code === 0, playwrightCounts(PLAYWRIGHT_REPORT));
  });

/** @returns {Promise<StageResult[]>} */
async function allStages() {
  let electron = '';
  const prepared = await stage(
    'preparation',
    done(async () => {
      requireNode();
      await ensureDependencies(say);
      await ensureSystemPackages(['runtime', 'virtual', 'test'], say);
      electron = await findElectron(say);
    }),
  );
  if (!prepared.ok) return [prepared];

  await mkdir(CACHE, { recursive: true });
  for (const report of [VITEST_REPORT, PLAYWRIGHT_REPORT]) await rm(report, { force: true });

  const results = [prepared, await stage('messages', done(compileMessages))];
  if (!isEndToEndOnly) {
    results.push(...(await atMost(CHECKS_AT_A_TIME, checks())));
    results.push(await unitTests());
  }
  const built = await stage(
    'build',
    done(() => ensureBuild(say)),
  );
  results.push(built);
  // An older build must not be taken for this one.
  results.push(
    built.ok
      ? await endToEndTests(electron)
      : { name: 'end-to-end tests', ok: false, ms: 0, why: 'not run, because the build failed' },
  );
  return results;
}

if (process.argv.length > 2 && !isEndToEndOnly) {
  say('The only choice is `--only e2e`: the journeys in a real Electron without the rest.');
  process.exit(2);
}
const results = await allStages();
say(`\n${summary(results)}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
