// Compiles the message catalogue (src/shared/messages/*.json) into typed functions (src/shared/i18n, not in git).
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';

const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

await compile({
  project: inRepository('project.inlang'),
  outdir: inRepository('src/shared/i18n'),
  strategy: ['globalVariable', 'baseLocale'],
  emitTsDeclarations: true,
  emitReadme: false,
});
// The compiler (2.25) leaves a 30-second timer behind that would hold this process open.
process.exit(0);
