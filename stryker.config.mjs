// @ts-check
// Mutation testing; started by scripts/mutants.mjs, which names the group. See docs/mutation-testing.md.
import process from 'node:process';
import { GROUP_VARIABLE, groupNamed } from './scripts/lib/mutants.mjs';

const { name, mutate } = groupNamed(process.env[GROUP_VARIABLE]);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [...mutate],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // Which tests reach which mutant is measured; to look it up among the imports as well takes longer than the tests.
  vitest: { configFile: 'vitest.stryker.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // Each worker is a whole Vitest: more of them than cores only make timeouts.
  concurrency: 2,
  // Texts for people are in src/shared/messages, so a string in the code is a field, a state or SQL: no kind is left out.
  mutator: { excludedMutations: [] },
  // Patterns of files that no test needs are not copied into the sandbox.
  ignorePatterns: ['.cache', 'out', 'coverage', 'docs', 'resources', 'test-results', 'playwright-report'],
  tempDirName: '.cache/mutants/sandbox',
  cleanTempDir: 'always',
  // A mutant whose tests never end counts as noticed: a machine that is busy meanwhile must not be taken for that.
  timeoutMS: 20_000,
  // Only what has changed since the last run is tried again; `--force` tries everything.
  incremental: true,
  incrementalFile: `.cache/mutants/${name}.incremental.json`,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: `.cache/mutants/${name}.json` },
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
};
