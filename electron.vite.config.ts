import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

/** One build must run on the oldest Electron that we support (33) and on the one that we ship. */
const NODE_TARGET = 'node20.18';
const CHROME_TARGET = 'chrome130';

export default defineConfig({
  main: {
    build: {
      target: NODE_TARGET,
      // As many files of their own, zod's take half of the time that the command line needs to start.
      externalizeDeps: { exclude: ['zod'] },
      rollupOptions: { input: ['src/main/index.ts', 'src/main/cli.ts'] },
    },
  },
  preload: {
    build: {
      target: NODE_TARGET,
      // A sandboxed window loads its preload as one CommonJS file and can require nothing but 'electron'.
      externalizeDeps: false,
      rollupOptions: {
        input: 'src/preload/index.ts',
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [svelte({ configFile: false })],
    build: { target: CHROME_TARGET, minify: true, rollupOptions: { input: 'src/renderer/index.html' } },
  },
});
