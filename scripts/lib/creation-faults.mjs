// @ts-check
// Mistakes that somebody could make in what creates expenses, clients, contacts and invoices: see handmade-faults.mjs.

const PUMP = 'src/main/sync/creation-pump.ts';
const RULES = 'src/main/core/creation.ts';
const TABLE = 'src/main/ledger/creation-table.ts';
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
    name: 'creation-cannot-be-taken-back',
    file: RULES,
    from: "return [{ kind: 'send', creation, waitMs: rest(at, HOLD_MS, now) }];",
    to: "return [{ kind: 'send', creation, waitMs: 0 }];",
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
    from: 'const isSure = free.length === 1 && (twins !== null || one.createdAt !== null);',
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
];
