import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { GROUP_VARIABLE, groupNamed } from './scripts/lib/mutants.mjs';

/** The tests that Stryker runs for a group of mutants: the project `unit` of vitest.config.ts, less what cannot notice. */
export default defineConfig({
  test: {
    name: 'unit',
    environment: 'node',
    include: [...groupNamed(process.env[GROUP_VARIABLE]).tests],
    setupFiles: ['tests/support/fixed-seed.ts'],
  },
});
