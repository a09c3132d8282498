import path from 'node:path';
import process from 'node:process';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestSpecification, type Vitest } from 'vitest/node';
import { GROUP_VARIABLE, groupNamed, TESTS_VARIABLE } from './scripts/lib/mutants.mjs';

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

/**
 * One test that fails is enough: what noticed one mutant often notices the next, and short files cost little. Vitest
 * begins with the longest, which is right where all of them run at once.
 */
class LikelyFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known = files.map((file) => {
      const name = path.relative(this.ctx.config.root, file.moduleId);
      return { file, state: this.ctx.cache.getFileTestResults(`${file.project.name}:${name}`) };
    });
    known.sort(
      (a, b) =>
        Number(b.state?.failed ?? false) - Number(a.state?.failed ?? false) ||
        (a.state?.duration ?? 0) - (b.state?.duration ?? 0),
    );
    return Promise.resolve(known.map(({ file }) => file));
  }
}

/**
 * Each mutant loads its tests anew, and the catalogue of messages is a file for each of hundreds: in one, it takes a
 * tenth of the time.
 */
const messagesInOne: Plugin = {
  name: 'messages-in-one',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('/src/shared/i18n/messages.js')) return null;
    const isRuntime = (module: string): boolean => module.endsWith('/runtime.js');
    const built = await build({
      ...{ configFile: false, logLevel: 'silent' },
      build: {
        ...{ write: false, minify: false, lib: { entry: id, formats: ['es'] } },
        rolldownOptions: { external: isRuntime },
      },
    });
    const [bundle] = Array.isArray(built) ? built : [];
    const [chunk] = bundle?.output ?? [];
    if (!chunk) throw new Error('The messages could not be bundled.');
    return chunk.code.replaceAll(/(["'])[^"']*\/runtime\.js\1/g, "'./runtime.js'");
  },
};

/** The tests that Stryker runs for a group of mutants: the project `unit` of vitest.config.ts, less what cannot notice. */
export default defineConfig({
  plugins: [messagesInOne],
  test: {
    name: 'unit',
    environment: 'node',
    include: [...groupNamed(process.env[GROUP_VARIABLE], process.env[TESTS_VARIABLE]).tests],
    setupFiles: ['tests/support/fixed-seed.ts'],
    reporters: [new LoadErrors()],
    sequence: { sequencer: LikelyFirst },
    // Stryker has a time limit of its own; the usual one stops the first run where two of them share a busy machine.
    testTimeout: 60_000,
  },
});
