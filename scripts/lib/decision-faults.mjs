// @ts-check
// What `npm run handmade-faults` breaks of what both sides say: begins, deletions, splits and stops that no person made.

const LEDGER = 'src/main/ledger/ledger.ts';
const REQUESTS = 'src/main/sync/requests.ts';

const BEGINS = 'tests/unit/sync/begin-moved.test.ts';
const DELETIONS = 'tests/unit/sync/deletions.test.ts';
const RESTS = 'tests/unit/sync/split-rest.test.ts';

/** @type {readonly import('./handmade-faults.mjs').Fault[]} */
export const DECISION_FAULTS = [
  {
    name: 'begin-moved-before-a-stop-is-dropped',
    file: 'src/main/core/operation.ts',
    from: 'isStopped ? beforeStop(entry, body) : body',
    to: 'isStopped ? body : body',
    tests: [BEGINS],
  },
  {
    name: 'timer-from-before-midnight-is-told-on-the-next-time-of-its-date',
    file: 'src/main/sync/to-wire.ts',
    from: 'LATE_START_MS || isOtherDay)',
    to: 'LATE_START_MS && !isOtherDay)',
    tests: [BEGINS],
  },
  {
    name: 'deletion-takes-along-what-was-changed-elsewhere',
    file: LEDGER,
    from: 'if (deletion && isNewsToDeletion(',
    to: 'if (deletion && !isNewsToDeletion(',
    tests: [DELETIONS],
  },
  {
    name: 'deletion-is-sent-without-reading-first',
    file: REQUESTS,
    from: "if (kind !== 'change' && kind !== 'delete') return;",
    to: "if (kind !== 'change') return;",
    tests: [DELETIONS],
  },
  {
    name: 'time-that-cannot-be-told-counts-as-sent',
    file: REQUESTS,
    from: 'if (isTimeOfFinished(entry, changes))',
    to: 'if (changes.seconds === -1)',
    tests: ['tests/unit/sync/conflicts.test.ts'],
  },
  {
    name: 'rest-of-a-split-is-sent-beside-the-whole',
    file: 'src/main/core/outbox-plan.ts',
    from: "return step && !(step.kind === 'create' && held.has(entryId)) ? [step] : [];",
    to: 'return step && held.size >= 0 ? [step] : [];',
    tests: [RESTS],
  },
  {
    name: 'rest-of-a-split-that-was-given-up-is-sent-unasked',
    file: 'src/main/ledger/ledger-writer.ts',
    from: 'if (!stillHeld.has(restId)) this.#setRestAside(restId, now);',
    to: 'if (stillHeld.has(restId)) this.#setRestAside(restId, now);',
    tests: [RESTS],
  },
  {
    name: 'rule-cuts-what-a-person-stopped-elsewhere',
    file: LEDGER,
    from: 'const rest = before ? this.#yieldTo(server, before, ours, heard) : ours;',
    to: 'const rest = ours;',
    tests: ['tests/unit/sync/rule-made.test.ts'],
  },
];
