// `npm run bench:quick-entry`: how long a keystroke takes to read in a large company, and 10 kB of anything.
import { addDays, instantOf } from '../src/shared/calendar';
import type { Project } from '../src/shared/model';
import {
  buildQuickEntryIndex,
  lexiconFor,
  readQuickEntry,
  type QuickEntryContext,
} from '../src/shared/quick-entry';
import { frequentOf, type DayUse } from '../src/main/core/usage';

const PROJECTS = 500;
const TASKS = 20;
const ENTRIES = 10_000;
const KEYSTROKE_GOAL_MS = 8;
const ANYTHING_GOAL_MS = 5;
const RUNS = 10;
/** Enough that one of twenty is not the slowest of all: that one met the garbage collector. */
const ANYTHING_RUNS = 100;
/**
 * Readings of each before those that count: the engine translates what is new to it on other threads, whose time is
 * counted too. `first` is what the very first one takes, which a person meets once.
 */
const WARMING_RUNS = 100;
const ZONE = 'Europe/Berlin';
const TODAY = '2026-05-22';

const CLIENTS = ['Acme', 'Northwind', 'Café Zürich', 'Contoso', 'Fabrikam', 'Globex', 'Initech', 'Umbrella'];
const KINDS = ['Website', 'Mobile app', 'Retainer', 'Migration', 'Übersetzung', 'Data warehouse', 'Support'];
const WORK = ['Development', 'DevOps', 'Design', 'Testing', 'Meetings', 'Review', 'Project management'];

/** An item of a list that goes round. */
const pick = (list: readonly string[], place: number): string => list[place % list.length] ?? '';

const projects = Array.from({ length: PROJECTS }, (_, n): Project => {
  const id = `p${n}`;
  const task = (_unused: unknown, t: number) => ({
    id: `${id}.t${t}`,
    name: `${pick(WORK, t)} ${Math.floor(t / WORK.length) || ''}`.trim(),
  });
  return {
    ...{
      id,
      name: `${pick(KINDS, n)} ${n}`,
      code: `K-${n}`,
      clientId: null,
      clientName: `${pick(CLIENTS, n * 3)} ${n % 90}`,
    },
    ...{
      color: null,
      isBillable: true,
      isActive: true,
      budget: null,
      tasks: Array.from({ length: TASKS }, task),
    },
  };
});

const uses = Array.from({ length: ENTRIES }, (_, n): DayUse => {
  const projectId = `p${(n * 7) % PROJECTS}`;
  const spentDate = addDays(TODAY, -(n % 56));
  return { projectId, taskId: `${projectId}.t${(n * 3) % TASKS}`, spentDate, entries: 1, touchedAt: -n };
});

/** A context as the window has it: a new one forgets what was looked up before. */
function freshContext(): QuickEntryContext {
  const frequent = frequentOf(uses, TODAY);
  const recents = frequent.slice(0, 8).map((place, n) => ({
    ...{ ...place, entryId: `e${n}`, notes: `Fix the login ${n}`, clientName: '', projectName: '' },
    ...{ taskName: '', color: null },
  }));
  const now = instantOf(ZONE, TODAY, '14:30');
  return {
    ...{
      zone: ZONE,
      today: TODAY,
      logDay: TODAY,
      lexicon: lexiconFor('de'),
      clock: () => now,
      runningSince: now - 3_600_000,
      awayUntil: null,
    },
    ...{ index: buildQuickEntryIndex(projects), recents, frequent, pinned: null },
  };
}

/**
 * How long whoever types waits, in ms: the thread that reads can have been at it neither longer than the clock says
 * (which other programs make longer) nor longer than the processor says (which counts the engine's other threads,
 * that compile and collect meanwhile), so it is the less of the two.
 */
function timed(work: () => unknown): number {
  const from = process.cpuUsage();
  const began = performance.now();
  work();
  const passed = performance.now() - began;
  const { user, system } = process.cpuUsage(from);
  return Math.min(passed, (user + system) / 1000);
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function show(what: string, times: readonly number[], goal: number | null): void {
  const sorted = [...times].sort((a, b) => a - b);
  const p95 = quantile(sorted, 0.95);
  const cells = [quantile(sorted, 0.5), p95, sorted.at(-1) ?? 0].map((ms) => ms.toFixed(2).padStart(8));
  const isOver = goal !== null && p95 >= goal;
  const verdict = goal === null ? '' : isOver ? `over ${goal}` : `< ${goal}`;
  if (isOver) process.exitCode = 1;
  console.log(`${what.padEnd(44)}${cells.join('')}  ${verdict}`);
}

const LINES = [
  'acme website dev fix login 1h30 yesterday',
  'northwind 33 retainer review contract -20m',
  'cafe zurich ubersetzung redaktion 9-10:30 5/21',
  'webiste desgin new logo since 9:40',
  'xyzzy a note of no project that goes on for quite a while 45m',
  'p',
];

const ANYTHING: readonly (readonly [string, string])[] = [
  ['blanks', ' '.repeat(10_000)],
  ['one word', 'a'.repeat(10_000)],
  ['digits', '1'.repeat(10_000)],
  ['a sum', '1m+'.repeat(3_333)],
  ['durations', '1h '.repeat(3_333)],
  ['added durations', '+1h '.repeat(2_500)],
  ['beginnings', 'since '.repeat(1_666)],
  ['days', '5/6 '.repeat(2_500)],
  ['days of several words', `1h ${'fix may 21 '.repeat(900)}`],
  ['project words', 'acme dev '.repeat(1_111)],
  ['accents', 'é'.repeat(10_000)],
  ['joints', `acme ${'- '.repeat(5_000)}`],
  ['hyphens', 'acme-'.repeat(2_000)],
  ['backslashes', '\\'.repeat(10_000)],
  ['literal words', '\\45m '.repeat(2_000)],
  ['a long note', `acme 1 website dev ${'lorem ipsum dolor '.repeat(550)}`],
];

console.log(
  `${PROJECTS} projects with ${TASKS} tasks each, ${ENTRIES} past entries; ms that the reading thread is busy`,
);
console.log(
  `${''.padEnd(44)}${['p50', 'p95', 'most'].map((name) => name.padStart(8)).join('')}  goal at p95`,
);
show(
  'preparing the catalogue',
  Array.from({ length: 5 }, () => timed(() => buildQuickEntryIndex(projects))),
  null,
);
show(
  'ranking what was used',
  Array.from({ length: RUNS }, () => timed(() => frequentOf(uses, TODAY))),
  null,
);

// The first readings of a process are slow for the engine's sake, which a person meets once.
for (const line of LINES) readQuickEntry(line, freshContext());

const all: number[] = [];
for (const line of LINES) {
  const times = Array.from({ length: RUNS }, () => {
    const context = freshContext();
    return [...line].map((_, end) => timed(() => readQuickEntry(line.slice(0, end + 1), context)));
  }).flat();
  all.push(...times);
  show(line.slice(0, 42), times, KEYSTROKE_GOAL_MS);
}
show('every keystroke', all, KEYSTROKE_GOAL_MS);
const firstOf = new Map(
  ANYTHING.map(([what, text]) => {
    const context = freshContext();
    return [what, timed(() => readQuickEntry(text, context))];
  }),
);
for (const [, text] of ANYTHING) {
  const context = freshContext();
  for (let count = 0; count < WARMING_RUNS; count += 1) readQuickEntry(text, context);
}
for (const [what, text] of ANYTHING) {
  const context = freshContext();
  const times = Array.from({ length: ANYTHING_RUNS }, () => timed(() => readQuickEntry(text, context)));
  show(`10 kB: ${what} (first ${firstOf.get(what)?.toFixed(1)})`, times, ANYTHING_GOAL_MS);
}
