// @ts-check
// What `npm run mutants` changes on purpose, by group, and what has to notice.
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Group
 * @property {readonly string[]} mutate The sources that are broken on purpose.
 * @property {readonly string[]} tests The tests that are to notice. Fewer than all, because each mutant runs them anew.
 */

/** @typedef {'calendar' | 'idle' | 'journal' | 'sync'} GroupName */

/** @type {Readonly<Record<GroupName, Group>>} */
const GROUPS = {
  calendar: {
    mutate: ['src/shared/calendar.ts', 'src/shared/durations.ts'],
    tests: ['tests/unit/shared/{calendar,calendar-texts,durations}.test.ts'],
  },
  idle: {
    mutate: ['src/main/core/{absence,absence-machine,forgotten,idle-policy}.ts', 'src/main/idle-watch.ts'],
    tests: [
      'tests/unit/core/absence{,.reports}.test.ts',
      'tests/unit/core/idle-answer.test.ts',
      'tests/unit/idle-{watch,settled,policies}.test.ts',
    ],
  },
  journal: {
    mutate: ['src/main/ledger/*.ts', 'src/main/core/{operation,outbox-plan,timer,log-anew}.ts'],
    tests: ['tests/unit/{core,ledger,sync}/*.test.ts', 'tests/unit/workspace.test.ts'],
  },
  sync: {
    mutate: ['src/main/sync/*.ts', 'src/main/core/{conflict,news,two-stops,fingerprint,clock-steps}.ts'],
    tests: ['tests/unit/{core,sync}/*.test.ts', 'tests/unit/workspace.test.ts'],
  },
};

/** @type {readonly GroupName[]} */
const NAMES = ['calendar', 'idle', 'journal', 'sync'];

/** The name of the group that Stryker and its Vitest are to use: their configurations take no arguments of ours. */
export const GROUP_VARIABLE = 'KEITO_BAR_MUTANTS';

/**
 * @param {string | undefined} text
 * @returns {Group & { readonly name: GroupName }}
 */
export function groupNamed(text) {
  const name = NAMES.find((each) => each === text);
  if (name === undefined) throw new Error(`No group of mutants is called ${text}: ${NAMES.join(', ')}.`);
  return { name, ...GROUPS[name] };
}

/**
 * @param {readonly string[]} args Groups (none: all), then options for Stryker.
 * @returns {{ groups: GroupName[], options: string[] }}
 */
export function parseMutantArguments(args) {
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
