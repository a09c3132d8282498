// @ts-check
// `npm run mutants -- [calendar|idle|journal|sync ...] [options of Stryker]`: breaks the code on purpose, one change at a
// time, and tells which changes no test notices. Slow, hence no part of `npm test`. See docs/mutation-testing.md.
import path from 'node:path';
import process from 'node:process';
import { GROUP_VARIABLE, parseMutantArguments, scoreOf, TESTS_VARIABLE } from './lib/mutants.mjs';
import { repository } from './lib/repository.mjs';
import { run } from './lib/run.mjs';
import { tool } from './lib/tools.mjs';

const { groups, options, tests = '' } = parseMutantArguments(process.argv.slice(2));
const { command, args } = tool('stryker', 'run', 'stryker.config.mjs', ...options);
const lines = [];
for (const name of groups) {
  const env = { ...process.env, [GROUP_VARIABLE]: name, [TESTS_VARIABLE]: tests };
  const { code } = await run(command, args, { cwd: repository, env, show: true });
  if (code !== 0) process.exitCode = 1;
  else {
    const { killed, survived, percent } = scoreOf(path.join(repository, '.cache', 'mutants', `${name}.json`));
    lines.push(`${name}: ${percent.toFixed(1)} %, ${killed} noticed, ${survived} not`);
  }
}
console.log(lines.join('\n'));
