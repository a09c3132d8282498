import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputs } from '../../../src/shared/contract';
import type { CommandInput, CommandName } from '../../../src/shared/contract';
import { DEFAULT_PREFERENCES } from '../../../src/shared/settings';

const expense = {
  ...{ projectId: 'p1', categoryId: 'g1', spentDate: '2026-05-21', notes: 'taxi' },
};
const choice = { projectId: 'p1', taskId: 't1', notes: 'Fix the login\n👩‍👩‍👧 שלום' };
const rows = [{ kind: 'entry', ...choice, seconds: 60 } as const, { kind: 'break', seconds: 1 } as const];
const entry = { ...choice, spentDate: '2026-05-22', seconds: 5400 };
const typedClient = {
  ...{ name: 'Acme', address: '4 Foundry Lane\nBristol', currency: 'EUR', paymentTerms: 'custom' as const },
  ...{ paymentDays: '21', tax: '19', tax2: '', discount: '2,5' },
};
const typedContact = {
  ...{ clientId: 'c1', firstName: 'Ada', lastName: 'Lovelace', title: '', email: 'ada@acme.example' },
  ...{ phoneOffice: '', phoneMobile: '', fax: '' },
};

const reportTable = {
  ...{ from: '2026-01-01', to: '2026-12-31' },
  by: 'project',
  sort: { column: 'seconds', isDescending: true },
} as const;

/** For each command what it takes, the plainest and the fullest. A command without a line here does not compile. */
const accepted: { readonly [N in CommandName]: readonly CommandInput<N>[] } = {
  snapshot: [{}],
  catalogue: [{}],
  entriesBetween: [
    { from: '2026-05-22', to: '2026-05-22' },
    { from: '2026-04-08', to: '2026-05-22' },
  ],
  readDays: [{ from: '2026-01-01', to: '2026-01-07' }],
  startTimer: [choice, { ...choice, notes: '' }, { ...choice, notes: 'x'.repeat(10_000) }],
  stopTimer: [{}],
  toggleTimer: [{}],
  continueEntry: [{ entryId: 'e1' }, { entryId: 'x'.repeat(200) }],
  logEntry: [
    entry,
    { ...entry, seconds: 1 },
    { ...entry, seconds: 86_400 },
    { ...entry, startTime: '00:00', endTime: '23:59' },
  ],
  typedLines: [{}],
  rememberLine: [{ text: '' }, { text: 'x'.repeat(20_000), pinned: { projectId: 'p1', taskId: 't1' } }],
  editEntry: [
    { entryId: 'e1', changes: {} },
    { entryId: 'e1', changes: { seconds: 0 } },
    {
      entryId: 'e1',
      changes: { ...entry, startTime: '09:00', endTime: '10:30', startedAt: 1_779_440_400_000 },
    },
  ],
  deleteEntry: [{ entryId: 'e1' }],
  retryEntry: [{ entryId: 'e1' }],
  takeTheirs: [{ entryId: 'e1' }],
  answerIdle: [
    { questionId: 'q1', answer: { kind: 'leave-out' } },
    { questionId: 'q1', answer: { kind: 'stop' } },
    { questionId: 'q1', answer: { kind: 'keep' } },
    { questionId: 'q1', answer: { kind: 'elsewhere', rows } },
  ],
  splitEntry: [
    { entryId: 'e1', at: '12:30' },
    { entryId: 'e1', seconds: 1 },
  ],
  undo: [{ id: 'u1' }],
  postponeIdle: [{ questionId: 'q1' }],
  signIn: [
    { method: 'api-key', server: 'https://app.keito.ai', key: 'kto_x', companyId: 'c1' },
    { method: 'jwt', server: '', token: 'a.b.c' },
  ],
  unlock: [{}],
  exportUnsent: [{}, { accountId: 'a' }],
  readReport: [
    { from: '2026-01-01', to: '2026-01-01' },
    { from: '2016-01-01', to: '2026-01-07', isAnew: true },
  ],
  exportReport: [reportTable],
  copyReport: [reportTable],
  signOut: [
    { accountId: 'a', evenUnsent: false },
    { accountId: 'a', evenUnsent: true },
  ],
  useThisComputer: [{ sample: true }, { sample: false }],
  useAccount: [{ accountId: 'a' }],
  addProject: [{ clientName: 'Acme', projectName: ' Website ', taskNames: ['Development'] }],
  pin: [choice],
  unpin: [choice],
  movePin: [
    { ...choice, by: -1 },
    { ...choice, by: 1 },
  ],
  expenses: [{ month: '2026-05' }],
  readExpenses: [{ month: '2026-12' }],
  addExpense: [expense, { ...expense, cost: 125_000 }, { ...expense, units: 3, billable: true }],
  rewriteExpense: [{ ...expense, creationId: 'c1' }],
  changePreferences: [
    {},
    { theme: 'dark' },
    { idle: { thresholdMinutes: 0 }, formats: { weekStart: 6 }, hotkeys: { toggle: '' } },
    DEFAULT_PREFERENCES,
  ],
  pauseHotkeys: [{ paused: true }, { paused: false }],
  copyHotkeyCommand: [{ name: 'toggle' }],
  dismissNotice: [{ id: 'n1' }],
  dismissReminder: [{}],
  selfTest: [{}],
  faultLog: [{}],
  copyFaultLog: [{}],
  checkHotkeys: [{ isChecking: true }],
  startAtLogin: [{ isOn: true }, { isOn: false }],
  testNotification: [{}],
  seeNews: [{}],
  withdrawCreation: [{ id: 'c1' }],
  resendCreation: [{ id: 'c1' }],
  holdCreation: [{ id: 'c1' }],
  releaseCreation: [{ id: 'c1' }],
  clientBook: [{}],
  readClients: [{}],
  addClient: [
    { client: typedClient },
    { client: { ...typedClient, paymentTerms: '', name: '' }, rewrites: 'c1' },
  ],
  addContact: [{ contact: typedContact }, { contact: { ...typedContact, clientId: '' }, rewrites: 'c1' }],
  moveOffer: [{}],
  moveSource: [{}],
  bringOver: [
    { entryIds: ['e1'], targets: [] },
    {
      entryIds: ['e1', 'e2'],
      targets: [{ from: { projectId: 'p1', taskId: 't1' }, to: { projectId: 'p2', taskId: 't2' } }],
    },
  ],
  dismissMove: [{}],
  openWeb: [{}],
  changeProject: [
    { projectId: 'p1' },
    { projectId: 'p1', isHidden: true, color: '#4f46e5' },
    { projectId: 'p1', color: 'keito' },
  ],
  projectBudget: [{ projectId: 'p1' }],
  projectEntries: [
    { projectId: 'p1', madeBy: 'everybody', page: 1 },
    { projectId: 'p1', taskId: 't1', madeBy: 'agents', page: 1_000 },
  ],
  taskBook: [{}],
  readTasks: [{}],
  invoiceBook: [{}],
  readInvoices: [{}],
  draftInvoice: [
    { clientId: 'c1', from: '2026-05-01', to: '2026-05-01', by: 'project' },
    { clientId: 'c1', from: '2025-05-01', to: '2026-05-31', by: 'task', rewrites: 'i1' },
  ],
  redraftInvoice: [{ creationId: 'i1' }],
  addInvoice: [
    { draftId: 'd1', subject: '', notes: '', issueDate: '2026-05-31' },
    { draftId: 'd1', rewrites: 'i1', subject: 'May', notes: 'Thanks', issueDate: '2026-05-31' },
  ],
  activity: [{ limit: 1 }, { limit: 500 }],
  syncNow: [{}],
  hidePopover: [{}],
  quit: [{}],
};

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Each way to put one unknown field into a value, at every depth. */
function withExtraField(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, place) => withExtraField(item).map((changed) => value.with(place, changed)));
  }
  if (!isObject(value)) return [];
  const deeper = Object.entries(value).flatMap(([name, inner]) =>
    withExtraField(inner).map((changed) => ({ ...value, [name]: changed })),
  );
  return [{ ...value, extra: 1 }, ...deeper];
}

/** Each way to put `replacement` in the place of one field, at every depth. */
function withReplaced(value: unknown, isMeant: (inner: unknown) => boolean, replacement: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, place) =>
      withReplaced(item, isMeant, replacement).map((changed) => value.with(place, changed)),
    );
  }
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, inner]) => [
      ...(isMeant(inner) ? [{ ...value, [name]: replacement }] : []),
      ...withReplaced(inner, isMeant, replacement).map((changed) => ({ ...value, [name]: changed })),
    ]);
  }
  return [];
}

const names = Object.keys(accepted).filter((name): name is CommandName => name in inputs);
const isAccepted = (name: CommandName, value: unknown): boolean => inputs[name].safeParse(value).success;

/** What slipped through, so that a failure shows it. */
const slipped = (name: CommandName, values: readonly unknown[]): readonly unknown[] =>
  values.filter((value) => isAccepted(name, value));

it('every command is tried', () => {
  expect([...names].sort()).toEqual(Object.keys(inputs).sort());
});

describe.each(names)('%s', (name) => {
  const examples: readonly unknown[] = accepted[name];

  it('takes what it is for', () => {
    expect(examples.filter((example) => !isAccepted(name, example))).toEqual([]);
  });

  it('refuses what is no object', () => {
    expect(
      slipped(name, [undefined, null, true, 0, NaN, '', 'text', [], [{}], () => ({}), Symbol('x')]),
    ).toEqual([]);
  });

  it('refuses a field that it does not know, at any depth', () => {
    const extended = examples.flatMap(withExtraField);
    expect(extended.length).toBeGreaterThan(0);
    expect(slipped(name, extended)).toEqual([]);
  });

  it('refuses the wrong kind of value in any field', () => {
    const wrong = [null, Symbol('x'), () => 0, NaN, Infinity, -1.5, [[]], { a: 1 }];
    expect(
      slipped(
        name,
        examples.flatMap((example) => wrong.flatMap((bad) => withReplaced(example, () => true, bad))),
      ),
    ).toEqual([]);
  });

  it('refuses overlong text in any field', () => {
    const long = 'x'.repeat(20_001);
    expect(
      slipped(
        name,
        examples.flatMap((example) => withReplaced(example, (inner) => typeof inner === 'string', long)),
      ),
    ).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => {
          expect(typeof isAccepted(name, value)).toBe('boolean');
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('limits', () => {
  it.each<[CommandName, unknown]>([
    ['startTimer', { ...choice, projectId: '' }],
    ['startTimer', { ...choice, projectId: 'x'.repeat(201) }],
    ['startTimer', { ...choice, taskId: '' }],
    ['startTimer', { ...choice, notes: 'x'.repeat(10_001) }],
    ['startTimer', { projectId: 'p1', taskId: 't1' }],
    ['entriesBetween', { from: '2026-05-22', to: '2026-05-21' }],
    ['entriesBetween', { from: '2026-04-07', to: '2026-05-22' }],
    ['readDays', { from: '2026-02-29', to: '2026-03-01' }],
    ['readReport', { from: '2026-05-22', to: '2026-05-21' }],
    ['readReport', { from: '2016-01-01', to: '2026-01-08' }],
    ['exportReport', { ...reportTable, by: 'notes' }],
    ['copyReport', { ...reportTable, sort: { column: 'entries', isDescending: true } }],
    ['movePin', { ...choice, by: 0 }],
    ['expenses', { month: '2026-13' }],
    ['readExpenses', { month: '2026-5' }],
    ['addExpense', { ...expense, cost: 12.5 }],
    ['addExpense', { ...expense, cost: -1 }],
    ['addExpense', { ...expense, units: 0 }],
    ['addExpense', { ...expense, spentDate: '2026-02-30' }],
    ['rewriteExpense', expense],
    ['withdrawCreation', { id: '' }],
    ['continueEntry', { entryId: '' }],
    ['continueEntry', { entryId: 'x'.repeat(201) }],
    ['logEntry', { ...entry, seconds: 0 }],
    ['logEntry', { ...entry, seconds: 86_401 }],
    ['logEntry', { ...entry, seconds: 1.5 }],
    ['logEntry', { ...entry, seconds: '60' }],
    ['logEntry', { ...entry, spentDate: '2026-02-30' }],
    ['logEntry', { ...entry, spentDate: '2026-05-22T00:00:00Z' }],
    ['logEntry', { ...entry, startTime: '9:00' }],
    ['logEntry', { ...entry, endTime: '24:00' }],
    ['editEntry', { entryId: 'e1', changes: { seconds: -1 } }],
    ['editEntry', { entryId: 'e1', changes: { seconds: 86_401 } }],
    ['editEntry', { entryId: 'e1', changes: { startedAt: 1.5 } }],
    ['editEntry', { entryId: 'e1', changes: { notes: 'x'.repeat(10_001) } }],
    ['answerIdle', { questionId: 'q1', answer: { kind: 'discard' } }],
    ['answerIdle', { questionId: 'q1', answer: { kind: 'elsewhere', rows: [] } }],
    [
      'answerIdle',
      {
        questionId: 'q1',
        answer: { kind: 'elsewhere', rows: Array(21).fill({ kind: 'break', seconds: 1 }) },
      },
    ],
    [
      'answerIdle',
      { questionId: 'q1', answer: { kind: 'elsewhere', rows: [{ kind: 'break', seconds: 0 }] } },
    ],
    [
      'answerIdle',
      { questionId: 'q1', answer: { kind: 'elsewhere', rows: [{ kind: 'break', seconds: 1, notes: '' }] } },
    ],
    ['signIn', { method: 'oauth', server: '', token: '' }],
    ['signIn', { method: 'jwt', server: 'x'.repeat(501), token: '' }],
    ['signIn', { method: 'jwt', server: '', token: '', companyId: 'c1' }],
    ['signIn', { method: 'api-key', server: '', key: 'k'.repeat(5_001), companyId: 'c1' }],
    ['signIn', { method: 'api-key', server: '', key: 'k', companyId: 'c'.repeat(201) }],
    ['addProject', { clientName: '  ', projectName: 'Website', taskNames: ['Development'] }],
    ['addProject', { clientName: 'Acme', projectName: 'Website', taskNames: [] }],
    ['addProject', { clientName: 'Acme', projectName: 'Website', taskNames: [' '] }],
    ['addProject', { clientName: 'Acme', projectName: 'Website', taskNames: Array(51).fill('x') }],
    ['changePreferences', { idle: { thresholdMinutes: 61 } }],
    ['changePreferences', { idle: { thresholdMinutes: 0.5 } }],
    ['changePreferences', { formats: { weekStart: 3 } }],
    ['changePreferences', { theme: 'sepia' }],
    ['changePreferences', { hotkeys: { toggle: 'x'.repeat(61) } }],
  ])('%s refuses %j', (name, value) => expect(isAccepted(name, value)).toBe(false));

  it('trims the names of a new project', () => {
    expect(inputs.addProject.parse(accepted.addProject[0])).toEqual({
      clientName: 'Acme',
      projectName: 'Website',
      taskNames: ['Development'],
    });
  });
});
