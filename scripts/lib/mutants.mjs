// @ts-check
// What `npm run mutants` changes on purpose, by group, and what has to notice.
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Group
 * @property {readonly string[]} mutate The sources that are broken on purpose.
 * @property {readonly string[]} tests The tests that are to notice. Fewer than all, because each mutant runs them anew.
 */

/** @typedef {'calendar' | 'idle' | 'journal' | 'line' | 'sync'} GroupName */

/** @type {Readonly<Record<GroupName, Group>>} */
const GROUPS = {
  calendar: {
    mutate: ['src/shared/{calendar,durations,entry-span}.ts'],
    tests: ['tests/unit/shared/{calendar,calendar-texts,durations,entry-span}.test.ts'],
  },
  idle: {
    mutate: [
      'src/main/core/{absence,absence-machine,forgotten,idle-policy,looks}.ts',
      'src/main/idle-watch.ts',
    ],
    tests: [
      'tests/unit/core/absence{,-edges,.reports}.test.ts',
      'tests/unit/core/{forgotten,idle-answer}.test.ts',
      'tests/unit/idle-{watch,settled,policies}.test.ts',
    ],
  },
  journal: {
    mutate: ['src/main/ledger/*.ts', 'src/main/core/{operation,outbox-plan,timer,log-anew,creation}.ts'],
    tests: ['tests/unit/{core,ledger,sync}/*.test.ts', 'tests/unit/workspace.test.ts'],
  },
  line: {
    mutate: ['src/shared/quick-entry/*.ts'],
    tests: ['tests/unit/shared/quick-entry*.test.ts'],
  },
  sync: {
    mutate: [
      'src/main/sync/*.ts',
      'src/main/core/{conflict,news,two-stops,rule-made,fingerprint,clock-steps}.ts',
    ],
    tests: ['tests/unit/{core,sync}/*.test.ts', 'tests/unit/workspace.test.ts'],
  },
};

/** @type {readonly GroupName[]} */
const NAMES = ['calendar', 'idle', 'journal', 'line', 'sync'];

/** The name of the group that Stryker and its Vitest are to use: their configurations take no arguments of ours. */
export const GROUP_VARIABLE = 'KEITO_BAR_MUTANTS';
/** The files of tests that are to notice instead of the group's own, with commas between them. */
export const TESTS_VARIABLE = 'KEITO_BAR_MUTANTS_TESTS';

/**
 * @param {string | undefined} text
 * @param {string} [tests] As in {@link TESTS_VARIABLE}.
 * @returns {Group & { readonly name: GroupName }}
 */
export function groupNamed(text, tests) {
  const name = NAMES.find((each) => each === text);
  if (name === undefined) throw new Error(`No group of mutants is called ${text}: ${NAMES.join(', ')}.`);
  return { name, ...GROUPS[name], ...(tests && { tests: tests.split(',') }) };
}

/**
 * @param {readonly string[]} args Groups (none: all), then options for Stryker; `--tests FILE,…` is ours: Stryker's own
 *   `--testFiles` does not try what runs at import.
 * @returns {{ groups: GroupName[], options: string[], tests?: string }}
 */
export function parseMutantArguments(args) {
  const at = args.indexOf('--tests');
  if (at !== -1) {
    const [, tests] = args.slice(at);
    if (tests === undefined) throw new Error('--tests needs files of tests, with commas between them.');
    return { ...parseMutantArguments([...args.slice(0, at), ...args.slice(at + 2)]), tests };
  }
  const first = args.findIndex((arg) => arg.startsWith('-'));
  const names = first === -1 ? args : args.slice(0, first);
  return {
    groups: names.length === 0 ? [...NAMES] : names.map((name) => groupNamed(name).name),
    options: first === -1 ? [] : args.slice(first),
  };
}

/** @typedef {{ killed: number, survived: number, percent: number }} Score */

/**
 * Reads Stryker's JSON report. A mutant that made the tests run for ever was noticed; one that no test reaches was not.
 *
 * @param {string} file
 * @returns {Score}
 */
export function scoreOf(file) {
  /** @type {{ files: Record<string, { mutants: { status: string }[] }> }} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const states = Object.values(report.files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const killed = states.filter((status) => status === 'Killed' || status === 'Timeout').length;
  const survived = states.filter((status) => status === 'Survived' || status === 'NoCoverage').length;
  return { killed, survived, percent: (100 * killed) / Math.max(1, killed + survived) };
}
