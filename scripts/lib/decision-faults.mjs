// @ts-check
// What `npm run handmade-faults` breaks of what both sides say: begins, deletions, splits and stops that no person made.

const LEDGER = 'src/main/ledger/ledger.ts';
const REQUESTS = 'src/main/sync/requests.ts';

const BEGINS = 'tests/unit/sync/begin-moved.test.ts';
const CONFLICTS = 'tests/unit/sync/conflicts.test.ts';
const DELETED = 'tests/unit/sync/deleted-unsent.test.ts';
const DELETIONS = 'tests/unit/sync/deletions.test.ts';
const HELD_BACK = 'src/main/core/held-back.ts';
const REPLACED = 'tests/unit/sync/replaced.test.ts';
const LATE = 'tests/unit/sync/late-starts.test.ts';
const LOST_LATE = 'tests/unit/sync/late-lost.test.ts';
const RULED = 'tests/unit/sync/late-and-ruled.test.ts';
const CLICKED = 'tests/unit/sync/late-and-clicked.test.ts';
const REFUSED = 'tests/unit/sync/late-and-refused.test.ts';
const SEEN = 'tests/unit/sync/late-and-seen.test.ts';
const SPLIT_AGAIN = 'tests/unit/sync/split-again.test.ts';
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
    from: 'LATE_START_MS || isOtherDay;',
    to: 'LATE_START_MS && !isOtherDay;',
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
    from: "if (kind !== 'change' && kind !== 'delete') return false;",
    to: "if (kind !== 'change') return false;",
    tests: [DELETIONS],
  },
  {
    name: 'time-that-cannot-be-told-counts-as-sent',
    file: REQUESTS,
    from: 'if (isTimeOfFinished(entry, changes))',
    to: 'if (changes.seconds === -1)',
    tests: [CONFLICTS],
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
    from: "if (why !== 'split' || (stillHeld.has(id) && !aside.has(by))) continue;",
    to: "if (why !== 'split' || !stillHeld.has(id)) continue;",
    tests: [RESTS],
  },
  {
    name: 'rest-of-a-rest-is-forgotten-where-the-first-part-keeps-its-time',
    file: 'src/main/ledger/ledger-writer.ts',
    from: "if (why !== 'split' || (stillHeld.has(id) && !aside.has(by))) continue;",
    to: "if (why !== 'split' || stillHeld.has(id)) continue;",
    tests: [SPLIT_AGAIN],
  },
  {
    name: 'rest-of-a-rest-that-was-deleted-unsent-is-sent-beside-the-whole',
    file: HELD_BACK,
    from: 'if (first === undefined) return [];',
    to: 'return [];',
    tests: [SPLIT_AGAIN],
  },
  {
    name: 'what-was-deleted-unsent-and-comes-back-forgets-what-it-waited-for',
    file: 'src/main/core/undo.ts',
    from: 'return isUnsent && isDeleted && ![deletion.seq, ...open].some(wasSent);',
    to: 'return false;',
    tests: [DELETED],
  },
  {
    name: 'undo-of-a-deletion-that-was-given-up-sends-what-nobody-can-tell',
    file: 'src/main/core/undo.ts',
    from: "deletion?.state === 'done' && deletion.undoneAt === null;",
    to: "deletion?.state === 'done';",
    tests: [DELETED],
  },
  {
    name: 'rest-of-a-split-is-sent-where-the-person-typed-the-whole-again',
    file: REQUESTS,
    from: 'if (keepsLength(open, base, answer ?? base))',
    to: 'if (seqs.length === 0)',
    tests: [RESTS],
  },
  {
    name: 'what-a-begin-in-doubt-has-ended-is-read-for-a-change',
    file: 'src/main/sync/pump.ts',
    from: '(startsTimer(step) || changesTimer(step))',
    to: 'startsTimer(step)',
    tests: [LOST_LATE],
  },
  {
    name: 'what-began-and-ended-unheard-is-told-by-the-clock-of-here',
    file: 'src/main/sync/requests.ts',
    from: '    const body = createBody(ours, clock(), there);',
    to: '    const body = createBody(entry, clock(), there);',
    tests: ['tests/unit/sync/by-server-clock.test.ts'],
  },
  {
    name: 'what-was-refused-and-taken-back-is-told-all-the-same',
    file: 'src/main/sync/requests.ts',
    from: 'const patch = told && withoutKnown(told, base, this.#isBeginBack(base, entry));',
    to: 'const patch = told;',
    tests: ['tests/unit/sync/set-back.test.ts'],
  },
  {
    name: 'what-an-undo-puts-in-the-place-of-an-entry-is-sent-beside-it',
    file: HELD_BACK,
    from: "if (isToBeDeleted(by, open) && !isLocked) return { by, why: 'deletion' };",
    to: 'if (isToBeDeleted(by, open) && !isLocked) return null;',
    tests: [REPLACED],
  },
  {
    name: 'what-an-undo-puts-in-the-place-of-an-entry-that-is-kept-is-sent-unasked',
    file: HELD_BACK,
    from: "return view ? { by, why: 'still-there' } : null;",
    to: 'return null;',
    tests: [REPLACED],
  },
  {
    name: 'deletion-that-was-taken-back-and-refused-leaves-a-double',
    file: 'src/main/sync/pump-failure.ts',
    from: "if (!(step.kind === 'delete' && ledger.keepAsBefore(step.entryId, step.seqs, now))) {",
    to: '{',
    tests: ['tests/unit/sync/deletion-taken-back.test.ts'],
  },
  {
    name: 'rule-cuts-what-a-person-stopped-elsewhere',
    file: LEDGER,
    from: 'const rest = before ? this.#yieldTo(server, before, ours, heard) : ours;',
    to: 'const rest = ours;',
    tests: ['tests/unit/sync/rule-made.test.ts'],
  },
  {
    name: 'old-click-ends-what-was-begun-again-elsewhere',
    file: 'src/main/core/conflict.ts',
    from: 'startedAt > body.stoppedAt',
    to: 'startedAt > Infinity',
    tests: [CONFLICTS],
  },
  {
    name: 'late-begin-ends-what-was-begun-after-it-elsewhere',
    file: 'src/main/core/late-start.ts',
    from: 'theirs.startedAt > actedAt(ours) + SAME_BEGIN_MS',
    to: 'theirs.startedAt > actedAt(ours) + Infinity',
    tests: [LATE],
  },
  {
    name: 'late-begin-ends-others-when-it-arrives',
    file: REQUESTS,
    from: "if (kind === 'create') await this.#lateStarts.readFirst(entryId);",
    to: '',
    tests: [LATE],
  },
  {
    name: 'late-begin-that-has-ended-is-told-unread',
    file: 'src/main/sync/late-starts.ts',
    from: 'entry.startedAt === null || isToldLate(',
    to: 'isToldLate(',
    tests: [SEEN],
  },
  {
    name: 'refused-timer-ends-what-was-in-sight-when-it-was-sent-again',
    file: 'src/main/core/late-start.ts',
    from: 'running.filter((entry) => !isLeft(entry)).flatMap(plan)',
    to: 'running.flatMap(plan)',
    tests: [REFUSED],
  },
  {
    name: 'refused-timer-ends-what-was-seen-to-run-until-a-click',
    file: 'src/main/core/late-start.ts',
    from: '[...new Set([...seen, ...found])]',
    to: 'seen',
    tests: [REFUSED],
  },
  {
    name: 'what-goes-on-elsewhere-counts-as-begun-here',
    file: 'src/main/sync/end-others.ts',
    from: '!operations.some(creates) || hasGoneOn(ledger, entryId)',
    to: '!operations.some(creates)',
    tests: [SEEN],
  },
  {
    name: 'what-was-rounded-to-nothing-never-goes-on-elsewhere',
    file: 'src/main/sync/end-others.ts',
    from: 'base.seconds === 0 && !ledger.operationsOf(entryId).some(wasFinished)',
    to: 'base.seconds === 0',
    tests: [SEEN],
  },
  {
    name: 'what-a-lost-begin-has-ended-counts-as-stopped-elsewhere',
    file: 'src/main/sync/pull.ts',
    from: 'ledger.allRunning().some((running) => running.remoteId === remoteId)',
    to: 'false',
    tests: [LOST_LATE],
  },
  {
    name: 'rule-divides-what-had-ended-elsewhere-before',
    file: 'src/main/core/late-start.ts',
    from: 'isByRule(stop) && stop.body.stoppedAt > at ? { at, stop } : null',
    to: 'null',
    tests: [RULED],
  },
  {
    name: 'click-moves-the-end-that-a-late-begin-set',
    file: 'src/main/core/late-start.ts',
    from: "body.kind === 'start' ? (body.foundRunning ?? []) : []",
    to: '[]',
    tests: [CLICKED],
  },
  {
    name: 'new-span-is-seen-only-where-the-begin-moved',
    file: 'src/main/core/news.ts',
    from: 'if (!isNewSpan && !isBeginMoved(before, after)) return NO_NEWS;',
    to: 'if (!isBeginMoved(before, after)) return NO_NEWS;',
    tests: [CONFLICTS],
  },
  {
    name: 'total-of-a-restarted-timer-is-told-as-a-begin',
    file: REQUESTS,
    from: 'base.seconds > 0 ? clock() : null',
    to: 'base.seconds < 0 ? clock() : null',
    tests: [BEGINS],
  },
  {
    name: 'divided-time-is-billable-as-the-project-says',
    file: 'src/main/sync/to-wire.ts',
    from: '...(entry.tellsBillable && { billable: entry.billable }),',
    to: '',
    tests: ['tests/unit/sync/billable.test.ts'],
  },
  {
    name: 'whether-time-is-billable-is-forgotten-by-the-journal',
    file: 'src/main/ledger/rows.ts',
    from: '    tellsBillable: z.literal(true).exactOptional(),\n    splitFrom',
    to: '    splitFrom',
    tests: ['tests/unit/sync/billable.test.ts'],
  },
  {
    name: 'full-disk-leaves-it-in-flight-for-ever',
    file: 'src/main/sync/pump.ts',
    from: '    ledger.recoverInFlight(clock());',
    to: '',
    tests: ['tests/unit/sync/pump.test.ts'],
  },
  {
    name: 'moved-out-of-the-window-is-taken-for-unchanged',
    file: 'src/main/sync/read-back.ts',
    from: '(await this.#findMoved(base));',
    to: 'null;',
    tests: [CONFLICTS, DELETIONS],
  },
  {
    name: 'no-pause-that-is-asked-for-is-a-hot-loop',
    file: 'src/main/sync/backoff.ts',
    from: 'Math.max(Math.round(full * (1 - random / 2)), retryAfterMs ?? 0)',
    to: '(retryAfterMs ?? Math.round(full * (1 - random / 2)))',
    tests: ['tests/unit/sync/account.test.ts'],
  },
];
