// @ts-check
// What `npm run handmade-faults` breaks: mistakes that somebody could really make in the code that keeps and sends time,
// each with the tests that have to notice. Mutants are made by a rule, these by hand: most change more than an operator.

import { ANSWER_FAULTS } from './answer-faults.mjs';
import { CREATION_FAULTS } from './creation-faults.mjs';
import { DECISION_FAULTS } from './decision-faults.mjs';
import { REPORT_FAULTS } from './report-faults.mjs';

/**
 * @typedef {object} Fault
 * @property {string} name In kebab-case: what goes wrong.
 * @property {string} file The source that is broken, from the repository's folder.
 * @property {string} from What stands there, exactly once.
 * @property {string} to What stands there instead.
 * @property {readonly string[]} tests Files of tests, of which one has to fail.
 */

const REQUESTS = 'src/main/sync/requests.ts';
const LOST = 'src/main/sync/lost-creates.ts';
const FAILURE = 'src/main/sync/pump-failure.ts';
const LEDGER = 'src/main/ledger/ledger.ts';

const ONCE = 'tests/unit/sync/exactly-once.test.ts';
const ELSEWHERE = 'tests/unit/sync/elsewhere.test.ts';
const DURATION = 'tests/unit/sync/duration.test.ts';
const REFUSED = 'tests/unit/sync/refused.test.ts';
const WORKSPACE = 'tests/unit/workspace.test.ts';

/** @type {readonly Fault[]} */
export const HANDMADE_FAULTS = [
  // Exactly once.
  {
    name: 'lost-create-is-sent-again-unread',
    file: LOST,
    from: 'const [one] = found;\n    const claim = one ?',
    to: 'const one = found[99];\n    const claim = one ?',
    tests: [ONCE],
  },
  {
    name: 'lost-create-counts-as-never-sent',
    file: FAILURE,
    from: "if (step.kind === 'create') return error.maybeApplied ? now : null;",
    to: "if (step.kind === 'create') return null;",
    tests: [ONCE],
  },
  {
    name: 'what-went-with-a-lost-create-counts-as-never-sent',
    file: FAILURE,
    from: "if (lostAt !== null) ledger.setState(seqs, 'unsure', lostAt);",
    to: "if (lostAt !== null) ledger.setState(kind === 'create' ? seqs.slice(0, 1) : seqs, 'unsure', lostAt);",
    tests: ['tests/unit/sync/rule-made-lost.test.ts'],
  },
  {
    name: 'in-flight-mark-is-forgotten',
    file: REQUESTS,
    from: "    ledger.setState(seqs, 'in-flight', clock());\n    const body = ",
    to: '    const body = ',
    tests: [ONCE],
  },
  {
    name: 'crash-while-sending-counts-as-never-sent',
    file: 'src/main/ledger/operation-table.ts',
    from: "state = CASE WHEN kind = 'delete' THEN 'queued' ELSE 'unsure' END",
    to: "state = 'queued'",
    tests: [ONCE],
  },
  {
    name: 'no-settle-delay',
    file: 'src/main/sync/pump.ts',
    from: 'return Math.max(rest, restMs(lostAt, settleMs, now));',
    to: 'return rest;',
    tests: [ONCE],
  },
  {
    name: 'lost-change-is-sent-again-at-once',
    file: FAILURE,
    from: 'if (mayStillArrive(error)) return now;',
    to: '',
    tests: ['tests/unit/sync/lost-changes.test.ts'],
  },
  {
    name: 'first-of-two-look-alikes-is-claimed',
    file: LOST,
    from: "(alike.length === 1 && claim === 'none')",
    to: "(alike.length >= 1 && claim === 'none')",
    tests: ['tests/unit/sync/look-alikes.test.ts'],
  },
  {
    name: 'creation-that-was-changed-as-somebody-elses-is-claimed',
    file: LOST,
    from: "const isCertain = claim !== 'touched' && (",
    to: 'const isCertain = (',
    tests: ['tests/unit/sync/touched.test.ts'],
  },
  {
    name: 'restored-create-is-sent-without-a-look',
    file: 'src/main/ledger/restore.ts',
    from: "state = CASE WHEN kind IN ('start', 'log') AND state <> 'blocked' THEN 'unsure' ELSE state END",
    to: 'state = state',
    tests: ['tests/unit/ledger/restore.test.ts'],
  },
  {
    name: 'restored-create-that-is-not-found-is-sent-again',
    file: LOST,
    from: "else if (create.isRestored) ledger.block(seqs, 'uncertain', m.main_uncertain_restored(), clock());",
    to: '',
    tests: ['tests/unit/sync/restored.test.ts'],
  },
  // What somebody else did.
  {
    name: 'change-is-sent-without-reading-first',
    file: REQUESTS,
    from: 'const isThere = isFresh || (await this.#readBack.refresh(entryId));',
    to: 'const isThere = isFresh || true;',
    tests: ['tests/unit/sync/conflicts.test.ts'],
  },
  {
    name: 'kept-timer-ends-nothing-that-it-was-to-end',
    file: REQUESTS,
    from: "if (kind === 'delete') endOthersOfKept(this.#options, entryId, this.#options.clock());",
    to: '',
    tests: ['tests/unit/sync/late-and-deleted.test.ts'],
  },
  {
    name: 'what-was-read-is-shown-after-the-next-request',
    file: 'src/main/sync/pump.ts',
    from: `        // Whoever acts meanwhile has to see what was read: it is what their act is measured by.
        onProgress();`,
    to: '',
    tests: ['tests/unit/sync/unseen-news.test.ts'],
  },
  {
    name: 'account-that-is-opened-anew-is-watched-anew',
    file: 'src/main/current-account.ts',
    from: 'if (this.#account.workspace !== left.workspace) {',
    to: 'if (this.#account.workspace !== null) {',
    tests: ['tests/unit/account-anew-watch.test.ts'],
  },
  {
    name: 'begin-that-has-ended-others-is-moved-back',
    file: 'src/main/core/late-start.ts',
    from: "acts.some(({ body }) => body.kind === 'start' || setsBegin(body))",
    to: "acts.some(({ body }) => body.kind === 'start')",
    tests: ['tests/unit/sync/late-begin-undone.test.ts'],
  },
  {
    name: 'step-is-carried-out-as-it-was-before-the-wait',
    file: 'src/main/sync/pump.ts',
    from: 'sending = this.#requests.anew(step);',
    to: 'sending = step;',
    tests: ['tests/unit/torture/runs.test.ts'],
  },
  {
    name: 'conflicts-are-overwritten',
    file: 'src/main/core/news.ts',
    from: 'return { conflicts, merged };',
    to: 'return { conflicts: [], merged };',
    tests: ['tests/unit/sync/conflicts.test.ts'],
  },
  {
    name: 'stop-of-a-stopped-timer-counts-as-refused',
    file: REQUESTS,
    from: "if (!(error instanceof KeitoError) || error.kind !== 'conflict') throw error;",
    to: 'throw error;',
    tests: [ELSEWHERE],
  },
  {
    name: 'later-of-two-stops-stands',
    file: 'src/main/core/two-stops.ts',
    from: 'return server.seconds < byServer - CLOCK_PRECISION_SECONDS;',
    to: 'return server.seconds > byServer + CLOCK_PRECISION_SECONDS;',
    tests: [ELSEWHERE],
  },
  {
    name: 'deletion-of-a-deleted-entry-counts-as-refused',
    file: REQUESTS,
    from: "if (!(error instanceof KeitoError) || error.kind !== 'not-found') throw error;",
    to: 'throw error;',
    tests: [WORKSPACE],
  },
  {
    name: 'reading-forgets-entries-with-open-operations',
    file: LEDGER,
    from: 'if (deletions.length < open.length) return false;\n    if (open.length === 0) this.forget',
    to: 'if (open.length >= 0) this.forget',
    tests: ['tests/unit/ledger/ledger.test.ts'],
  },
  {
    name: 'reading-of-changes-counts-as-whole',
    file: 'src/main/sync/pull.ts',
    from: 'isWhole: updatedSince === null && list.isWhole',
    to: 'isWhole: list.isWhole',
    tests: [ELSEWHERE],
  },
  {
    name: 'entries-of-others-are-ours',
    file: 'src/main/sync/pull.ts',
    from: '    .filter(({ user_id, user }) => (user_id ?? user?.id ?? query.user_id) === query.user_id)\n',
    to: '',
    tests: [ELSEWHERE],
  },
  // Refusals.
  {
    name: 'refused-operation-is-dropped',
    file: FAILURE,
    from: 'ledger.refuse(step.entryId, step.seqs, m.main_refused({ words }), now);',
    to: "ledger.setState(step.seqs, 'done', now);",
    tests: [REFUSED],
  },
  {
    name: 'refused-key-refuses-the-operation',
    file: FAILURE,
    from: "    case 'unauthorised':\n    case 'timeout':",
    to: "    case 'timeout':",
    tests: ['tests/unit/sync/account.test.ts'],
  },
  // Time.
  {
    name: 'stop-counts-until-it-is-sent',
    file: REQUESTS,
    from: 'if (step.stop && !this.#wasStoppedEarlier(base, entry)) {',
    to: 'if (step.stop && base.startedAt !== null) {',
    tests: [DURATION],
  },
  {
    name: 'stop-is-a-delta',
    file: 'src/main/core/operation.ts',
    from: 'return entry && { ...entry, seconds: body.seconds, startedAt: null',
    to: 'return entry && { ...entry, seconds: entry.seconds + body.seconds, startedAt: null',
    tests: [DURATION],
  },
  {
    name: 'date-is-a-slice-of-utc',
    file: 'src/shared/calendar.ts',
    from: 'return dayjs.utc(wallClockMs(zone, instant)).format(DATE_FORMAT);',
    to: 'return dayjs.utc(instant).format(DATE_FORMAT);',
    tests: ['tests/unit/shared/calendar.test.ts'],
  },
  {
    name: 'date-is-the-day-of-sending',
    file: 'src/main/sync/to-wire.ts',
    from: '    spent_date: entry.spentDate,\n    notes',
    to: '    spent_date: new Date(now).toISOString().slice(0, 10),\n    notes',
    tests: [DURATION],
  },
  {
    name: 'steps-of-the-clock-are-ignored',
    file: 'src/main/core/clock-steps.ts',
    from: 'isOwed = Math.abs(stepMs) >= SMALLEST_STEP_MS && !tell(stepMs);',
    to: 'isOwed = false;',
    tests: ['tests/unit/core/clock-steps.test.ts'],
  },
  {
    name: 'running-timer-does-not-follow-the-clock',
    file: 'src/main/core/clock-steps.ts',
    from: 'return entry.startedAt === null ? entry : { ...entry, startedAt: entry.startedAt + stepMs };',
    to: 'return entry;',
    tests: ['tests/unit/core/clock-steps.test.ts'],
  },
  // The journal and the service.
  {
    name: 'seals-are-not-checked',
    file: 'src/main/ledger/inspect.ts',
    from: 'if (told && !rows.every(isSealed))',
    to: 'if (told && rows.length < 0)',
    tests: ['tests/unit/ledger/opening.test.ts'],
  },
  {
    name: 'more-than-60-requests-a-minute',
    file: 'src/main/sync/pace.ts',
    from: 'const MOST_A_MINUTE = 50;',
    to: 'const MOST_A_MINUTE = 5_000;',
    tests: ['tests/unit/sync/budget.test.ts'],
  },
  ...ANSWER_FAULTS,
  ...CREATION_FAULTS,
  ...DECISION_FAULTS,
  ...REPORT_FAULTS,
];

/**
 * @param {readonly string[]} names None: all of them.
 * @returns {readonly Fault[]}
 */
export function faultsNamed(names) {
  const unknown = names.find((name) => !HANDMADE_FAULTS.some((fault) => fault.name === name));
  if (unknown !== undefined) {
    const known = HANDMADE_FAULTS.map(({ name }) => name).join(', ');
    throw new Error(`No fault is called ${unknown}: ${known}.`);
  }
  return names.length === 0 ? HANDMADE_FAULTS : HANDMADE_FAULTS.filter(({ name }) => names.includes(name));
}

/**
 * @param {string} source
 * @param {Pick<Fault, 'from' | 'to'>} fault
 * @returns {string | null} The source with the fault in it; null: what it changes is not there exactly once.
 */
export function withFault(source, { from, to }) {
  const [before, after, ...more] = source.split(from);
  return before === undefined || after === undefined || more.length > 0 ? null : `${before}${to}${after}`;
}

/**
 * What a run of tests came to, by Vitest's JSON report. A file that could not even be loaded is no test that noticed.
 *
 * @param {string} report
 * @returns {{ failed: string | null, isLoaded: boolean }} The name of the first test that failed.
 */
export function readReport(report) {
  /** @type {{ testResults: { assertionResults: { status: string, fullName: string }[] }[] }} */
  const { testResults } = JSON.parse(report);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    failed: tests.find(({ status }) => status === 'failed')?.fullName ?? null,
    isLoaded:
      testResults.length > 0 && testResults.every(({ assertionResults }) => assertionResults.length > 0),
  };
}
