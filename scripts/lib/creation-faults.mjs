// @ts-check
// Mistakes that somebody could make in what creates expenses, clients, contacts and invoices: see handmade-faults.mjs.

const PUMP = 'src/main/sync/creation-pump.ts';
const RULES = 'src/main/core/creation.ts';
const TABLE = 'src/main/ledger/creation-table.ts';
const LOOKS = 'src/main/sync/creation-looks.ts';
const CHANGED = 'tests/unit/sync/creations-changed.test.ts';
const SENT = 'tests/unit/sync/creations.test.ts';
const FOUND = 'tests/unit/core/creation.test.ts';
const KEPT = 'tests/unit/ledger/creations.test.ts';

/** @type {readonly import('./handmade-faults.mjs').Fault[]} */
export const CREATION_FAULTS = [
  {
    name: 'lost-creation-is-sent-again-unread',
    file: PUMP,
    from: 'if (isSending && error.maybeApplied) ledger.creations.markUnsure(id, clock());',
    to: 'if (isSending && error.maybeApplied) ledger.creations.requeue(id, clock());',
    tests: [SENT],
  },
  {
    name: 'creation-is-sent-without-a-look-at-its-twins',
    file: PUMP,
    from: 'const twins = alike.map(({ remoteId }) => remoteId);',
    to: 'const twins: readonly string[] = [];',
    tests: [SENT],
  },
  {
    name: 'creation-in-doubt-is-looked-for-at-once-by-a-clock-set-back',
    file: 'src/main/sync/creation-pump.ts',
    from: '    this.#waitAnew();\n',
    to: '',
    tests: ['tests/unit/sync/creations.test.ts'],
  },
  {
    name: 'creation-cannot-be-taken-back',
    file: RULES,
    from: 'const waitMs = Math.max(restMs(at, HOLD_MS, now), heldUntil(creation.id) - now);',
    to: 'const waitMs = Math.max(0, heldUntil(creation.id) - now);',
    tests: [SENT, FOUND],
  },
  {
    name: 'contact-is-sent-before-its-client',
    file: RULES,
    from: "if ('clientId' in body && missing.has(body.clientId)) return [];",
    to: '',
    tests: [SENT, FOUND],
  },
  {
    name: 'first-of-two-alike-creations-is-claimed',
    file: RULES,
    from: 'const isSure = exact.length === 1 && (twins !== null || one?.createdAt !== null);',
    to: 'const isSure = true;',
    tests: [SENT, FOUND],
  },
  {
    name: 'refused-creation-is-dropped',
    file: PUMP,
    from: "ledger.creations.block(id, 'refused', reason, clock());",
    to: 'ledger.creations.withdraw(id, clock());',
    tests: [SENT],
  },
  {
    name: 'creation-in-flight-at-a-crash-counts-as-never-sent',
    file: TABLE,
    from: "UPDATE creations SET state = 'unsure', changed_at = ? WHERE state = 'in-flight'",
    to: "UPDATE creations SET state = 'queued', changed_at = ? WHERE state = 'in-flight'",
    tests: [SENT, KEPT],
  },
  {
    name: 'creation-is-sent-under-the-hands-of-who-writes-it-anew',
    file: RULES,
    from: 'const waitMs = Math.max(restMs(at, HOLD_MS, now), heldUntil(creation.id) - now);',
    to: 'const waitMs = restMs(at, HOLD_MS, now);',
    tests: [CHANGED, FOUND],
  },
  {
    name: 'creation-that-the-server-has-changed-counts-as-never-arrived',
    file: LOOKS,
    from: "if (looks !== 'other' || one.clientRequestId === creation.id) found.push(one);",
    to: "if (looks === 'exact') found.push(one);",
    tests: [CHANGED],
  },
  {
    name: 'creation-that-came-late-is-sent-again',
    file: PUMP,
    from: "const rule = kind === 'look-for' ? findCreation : beforeSending;",
    to: "const rule: typeof findCreation = kind === 'look-for' ? findCreation : () => ({ kind: 'absent' });",
    tests: [CHANGED],
  },
  {
    name: 'creation-is-sent-as-it-was-before-its-look-alikes-were-read',
    file: PUMP,
    from: '      if (!this.#isAsPlanned(step)) return null;\n',
    to: '',
    tests: [CHANGED],
  },
];
