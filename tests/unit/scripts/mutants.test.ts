import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groupNamed, parseMutantArguments, scoreOf } from '../../../scripts/lib/mutants.mjs';

describe('the arguments of npm run mutants', () => {
  it('are groups, then options for Stryker', () => {
    expect(parseMutantArguments(['idle', 'sync', '--mutate', 'src/main/sync/pull.ts'])).toEqual({
      groups: ['idle', 'sync'],
      options: ['--mutate', 'src/main/sync/pull.ts'],
    });
  });

  it('mean every group where none is named', () => {
    const groups = ['calendar', 'idle', 'journal', 'line', 'sync'];
    expect(parseMutantArguments([])).toEqual({ groups, options: [] });
    expect(parseMutantArguments(['--force'])).toEqual({ groups, options: ['--force'] });
  });

  it('name tests in place of those of the group', () => {
    expect(parseMutantArguments(['idle', '--tests', 'a.test.ts,b.test.ts', '--force'])).toEqual({
      groups: ['idle'],
      options: ['--force'],
      tests: 'a.test.ts,b.test.ts',
    });
    expect(groupNamed('idle', 'a.test.ts,b.test.ts').tests).toEqual(['a.test.ts', 'b.test.ts']);
    expect(groupNamed('idle', '').tests).toEqual(groupNamed('idle').tests);
    expect(() => parseMutantArguments(['idle', '--tests'])).toThrow('--tests');
  });

  it('that name no group are refused, with the names that there are', () => {
    expect(() => parseMutantArguments(['idel'])).toThrow('idel: calendar, idle, journal, line, sync');
    expect(() => groupNamed(undefined)).toThrow('calendar');
  });
});

describe('the score', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'keito-scripts-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const scored = async (...files: readonly (readonly string[])[]) => {
    const file = path.join(folder, 'report.json');
    const mutants = files.map((states) => [states.join(), { mutants: states.map((status) => ({ status })) }]);
    await writeFile(file, JSON.stringify({ files: Object.fromEntries(mutants) }));
    return scoreOf(file);
  };

  it('counts what no test reaches as not noticed, and tests without an end as noticed', async () => {
    expect(
      await scored(['Killed', 'Survived', 'NoCoverage'], ['Timeout', 'Ignored', 'CompileError']),
    ).toEqual({
      killed: 2,
      survived: 2,
      percent: 50,
    });
  });

  it('of nothing is 0', async () => {
    expect(await scored()).toEqual({ killed: 0, survived: 0, percent: 0 });
  });
});
