// @ts-check
// What `npm run handmade-faults` breaks in the reports.

const REPORTS = 'src/main/reports.ts';
const ORIGIN = 'src/main/core/origin.ts';
const SUMS = 'src/main/core/report.ts';

const READING = 'tests/unit/reports.test.ts';
const ADDING = 'tests/unit/core/report.test.ts';
const FILES = 'tests/unit/report-files.test.ts';

/** @type {readonly import('./handmade-faults.mjs').Fault[]} */
export const REPORT_FAULTS = [
  {
    name: 'report-takes-all-for-billable',
    file: SUMS,
    from: 'billableSeconds: billable ? seconds : 0',
    to: 'billableSeconds: seconds',
    tests: [ADDING],
  },
  {
    name: 'report-has-days-that-were-not-asked-for',
    file: SUMS,
    from: 'input.entries.filter(({ spentDate }) => spentDate >= from && spentDate <= to)',
    to: 'input.entries',
    tests: [ADDING],
  },
  {
    name: 'report-counts-a-lost-create-twice',
    file: ORIGIN,
    from: '(ownId !== null && own.has(ownId))',
    to: 'false',
    tests: [READING],
  },
  {
    name: 'report-counts-an-edit-beside-what-it-changed',
    file: ORIGIN,
    from: '(remoteId !== null && remote.has(remoteId))',
    to: 'false',
    tests: [READING],
  },
  {
    name: 'report-adds-currencies-to-each-other',
    file: SUMS,
    from: 'team.flatMap(({ amount }) => amount ?? [])',
    to: "team.flatMap(({ amount }) => (amount ? { ...amount, currency: 'EUR' } : []))",
    tests: [ADDING],
  },
  {
    name: 'report-trusts-the-filter-of-the-server',
    file: REPORTS,
    from: 'if (userId === null || (userOf(wire) ?? userId) === userId) rows',
    to: 'rows',
    tests: [READING],
  },
  {
    name: 'report-takes-a-missing-permission-for-a-failure',
    file: REPORTS,
    from: "error.kind === 'forbidden') return null",
    to: "error.kind === 'not-found') return null",
    tests: [READING],
  },
  {
    name: 'report-asks-for-years-at-once',
    file: REPORTS,
    from: 'of splitSpan(span)',
    to: 'of [span]',
    tests: [READING],
  },
  {
    name: 'report-is-read-on-although-nobody-waits',
    file: REPORTS,
    from: 'if (this.#reading !== reading) throw new Superseded();',
    to: '',
    tests: [READING],
  },
  {
    name: 'report-takes-the-room-of-the-minute',
    file: REPORTS,
    from: 'rest = budgetRestMs(client.recentRequests(), clock());',
    to: 'rest = 0;',
    tests: [READING],
  },
  {
    name: 'report-is-of-before-what-was-done-since',
    file: REPORTS,
    from: 'JSON.stringify([from, to, latest?.seq ?? null, open])',
    to: 'JSON.stringify([from, to, latest === undefined && open === undefined])',
    tests: [READING],
  },
  {
    name: 'report-file-has-formulas',
    file: 'src/main/core/csv.ts',
    from: 'quoted(defusedWithin(field, separator), separator)',
    to: 'quoted(field, separator)',
    tests: [FILES],
  },
  {
    name: 'report-text-has-formulas',
    file: 'src/main/core/csv.ts',
    from: "defused(field.replace(/\\s+/g, ' ').trim())",
    to: "field.replace(/\\s+/g, ' ').trim()",
    tests: [FILES],
  },
];
