// @ts-check
// Faults of what is made of odd answers and odd moments: pages that do not fit together, rows of other entries, copies of the
// journal, a full disk. As in handmade-faults.mjs.

const REQUESTS = 'src/main/sync/requests.ts';

/** @type {readonly import('./handmade-faults.mjs').Fault[]} */
export const ANSWER_FAULTS = [
  {
    name: 'passed-by-between-two-pages-is-absent',
    file: 'src/main/sync/read-back.ts',
    from: 'if (pages.length > 1 && !sayOneMoment(pages))',
    to: 'if (pages.length > 99)',
    tests: ['tests/unit/sync/odd-rows.test.ts'],
  },
  {
    name: 'one-date-is-believed',
    file: 'src/main/keito/skew.ts',
    from: 'const BELIEVED_ALONE_MS = 5 * 60_000;',
    to: 'const BELIEVED_ALONE_MS = Infinity;',
    tests: ['tests/unit/sync/server-clock.test.ts'],
  },
  {
    name: 'age-of-none-says-that-it-is-old',
    file: 'src/main/keito/http.ts',
    from: "const isKept = Number(response.headers.get('age') ?? 0) !== 0;",
    to: "const isKept = response.headers.has('age');",
    tests: ['tests/unit/keito/skew.test.ts'],
  },
  {
    name: 'unread-projects-hold-up-the-hours',
    file: 'src/main/sync/sync.ts',
    from: 'const { factsError } = this.#reader;',
    to: 'const factsError = this.#reader.error;',
    tests: ['tests/unit/sync/unread-projects.test.ts'],
  },
  {
    name: 'creation-that-is-not-there-has-succeeded',
    file: 'src/main/sync/creation-pump.ts',
    from: "if (step.kind !== 'look-for' || isDone) setbacks.succeeded(asStep(step));",
    to: 'setbacks.succeeded(asStep(step));',
    tests: ['tests/unit/sync/always-failing.test.ts'],
  },
  {
    name: 'what-always-fails-is-tried-all-day',
    file: 'src/main/sync/backoff.ts',
    from: 'const longestMs = failures > MANY_FAILURES ? LONGEST_ALONE_MS : LONGEST_MS;',
    to: 'const longestMs = LONGEST_MS;',
    tests: ['tests/unit/sync/always-failing.test.ts'],
  },
  {
    name: 'refused-look-is-an-answer',
    file: 'src/main/sync/pump-failure.ts',
    from: "ledger.setState(step.seqs, 'unsure', now);\n    return 'later';",
    to: "ledger.setState(step.seqs, 'unsure', now);\n    return 'answered';",
    tests: ['tests/unit/sync/always-failing.test.ts', 'tests/unit/sync/pump-failure.test.ts'],
  },
  {
    name: 'left-account-with-a-refused-key-is-closed',
    file: 'src/main/other-accounts.ts',
    from: 'if (workspace.unsent.waiting === 0) this.end(id)',
    to: "if (workspace.unsent.waiting === 0 || workspace.phase.kind === 'signed-out') this.end(id)",
    tests: ['tests/unit/other-accounts-keys.test.ts'],
  },
  {
    name: 'pages-of-two-moments-are-whole',
    file: 'src/main/sync/pull.ts',
    from: 'const isOfOneMoment = sayOneMoment(pages);',
    to: 'const isOfOneMoment = true;',
    tests: ['tests/unit/sync/odd-rows.test.ts'],
  },
  {
    name: 'an-answer-of-any-entry-is-ours',
    file: REQUESTS,
    from: 'if (!ledger.isKnown(server.remoteId)) adoptCreated(',
    to: 'if (server.remoteId) adoptCreated(',
    tests: ['tests/unit/sync/odd-answers.test.ts'],
  },
  {
    name: 'deletion-out-of-a-copy-is-sent',
    file: REQUESTS,
    from: 'return deletions.every(({ isRestored }) => isRestored) ? deletions.map(({ seq }) => seq) : [];',
    to: 'return deletions.length > 0 ? [] : [];',
    tests: ['tests/unit/sync/restored.test.ts'],
  },
  {
    name: 'what-keito-did-not-do-is-done',
    file: 'src/main/sync/untaken.ts',
    from: 'is.trim() === was.trim()',
    to: "is.trim() === ''",
    tests: ['tests/unit/sync/untaken.test.ts'],
  },
  {
    name: 'rollback-hides-what-went-wrong',
    file: 'src/main/ledger/database.ts',
    from: '        rollBack(database);',
    to: "        database.exec('ROLLBACK');",
    tests: ['tests/unit/ledger/database.test.ts'],
  },
  {
    name: 'untold-rounding-is-refused',
    file: 'src/main/sync/untaken.ts',
    from: '!isCorrection(operation) && ',
    to: '',
    tests: ['tests/unit/sync/untold.test.ts'],
  },
  {
    name: 'untold-rounding-makes-two',
    file: 'src/main/sync/lost-creates.ts',
    from: 'const isUntold = rounding === null &&',
    to: 'const isUntold = rounding !== null &&',
    tests: ['tests/unit/sync/untold.test.ts'],
  },
  {
    name: 'journal-that-was-put-back-sends-unread',
    file: 'src/main/sync/sync.ts',
    from: 'if (isLeft) await this.#reader.freshEntries();',
    to: 'if (isLeft && this.#closed) await this.#reader.freshEntries();',
    tests: ['tests/unit/sync/untold.test.ts'],
  },
  {
    name: 'what-a-reading-saw-running-is-forgotten',
    file: 'src/main/sync/pull.ts',
    from: '  noteFound(',
    to: '  if (days.from === days.to) noteFound(',
    tests: ['tests/unit/sync/late-and-seen.test.ts'],
  },
];
