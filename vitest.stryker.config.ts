import process from 'node:process';
import { defineConfig } from 'vitest/config';
import type { Reporter, Vitest } from 'vitest/node';
import { GROUP_VARIABLE, groupNamed } from './scripts/lib/mutants.mjs';

/**
 * Stryker looks at tests only. Where a mutant makes a module impossible to load there are none, and it would count as
 * not noticed by any (stryker-js issue 6150); as an error of the run, it is listed as such and counts neither way.
 */
class LoadErrors implements Reporter {
  #vitest: Vitest | null = null;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestModuleEnd: NonNullable<Reporter['onTestModuleEnd']> = (module) => {
    for (const error of module.errors()) this.#vitest?.state.catchError(error, 'Load Error');
  };
}

/** The tests that Stryker runs for a group of mutants: the project `unit` of vitest.config.ts, less what cannot notice. */
export default defineConfig({
  test: {
    name: 'unit',
    environment: 'node',
    include: [...groupNamed(process.env[GROUP_VARIABLE]).tests],
    setupFiles: ['tests/support/fixed-seed.ts'],
    reporters: [new LoadErrors()],
    // Stryker has a time limit of its own; the usual one stops the first run where two of them share a busy machine.
    testTimeout: 60_000,
  },
});
