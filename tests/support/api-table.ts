/** Where something stands in the sources: a file, and a text in it that stands for it. */
export type Place = readonly [file: string, text: string];

/** What the reference has, and where each side of it lives; null: nowhere yet. */
export interface ApiRow {
  readonly what: string;
  readonly client: Place;
  readonly local: Place;
  readonly window: Place | null;
  readonly e2e: Place | null;
}

const ROUTES = 'src/local-keito/routes.ts';
const COMPANY = 'src/main/keito/endpoints-company.ts';
const TIME = 'src/main/keito/endpoints-time.ts';
const MONEY = 'src/main/keito/endpoints-money.ts';
const PARAMS = 'src/main/keito/params.ts';
const ENTRIES = 'src/local-keito/time-entries.ts';

const e2e = (file: string, title: string): Place => [`tests/e2e/${file}.e2e.ts`, title];
const START = e2e('track', 'a click on the tray icon, a typed line and Enter start a timer');
const AGREE = e2e('track', 'switch, continue, edit and delete: the server agrees each time');
const SIGNED_IN = e2e('sign-in', 'the key signs in; the keyring holds it and no file of the profile does');
const CLIENTS = e2e('clients', 'a manager looks clients up, and adds one with a contact at once');
const INVOICES = e2e('invoices', 'a manager sees what is due, and drafts an invoice of unbilled time');
const TEAM = e2e('reports', 'a manager sees the team, groups and sorts it');
const MY_TIME = e2e('projects', 'a manager reads their own time on a project, page by page');
const TASKS = e2e('projects', 'a member sees their tasks, and is told once and quietly');
const PROJECT_TIME = 'src/main/project-entries.ts';
const EXPENSES = e2e('expenses', 'an expense is one line, is held back so that it can be taken back');

/** The 17 endpoints of the reference. */
export const ENDPOINTS: readonly ApiRow[] = [
  {
    what: 'GET /users/me',
    client: [COMPANY, "calls.read('/users/me'"],
    local: [ROUTES, "path: '/users/me'"],
    window: ['src/renderer/components/ConnectForm.svelte', '<form'],
    e2e: SIGNED_IN,
  },
  {
    what: 'GET /projects',
    client: [COMPANY, "calls.list('/projects'"],
    local: [ROUTES, 'GET: listProjects'],
    window: ['src/renderer/components/ProjectPicker.svelte', 'store.catalogue.projects'],
    e2e: START,
  },
  {
    what: 'GET /tasks',
    client: [COMPANY, "calls.list('/tasks'"],
    local: [ROUTES, 'GET: listTasks'],
    window: ['src/renderer/state/project-pages.svelte.ts', "'readTasks'"],
    e2e: TASKS,
  },
  {
    what: 'GET /time_entries',
    client: [TIME, "calls.list(entries, 'time_entries'"],
    local: [ROUTES, 'GET: listEntries'],
    window: ['src/renderer/state/days.svelte.ts', "'entriesBetween'"],
    e2e: AGREE,
  },
  {
    what: 'POST /time_entries',
    client: [TIME, 'calls.create(entries, wireSingleTimeEntrySchema'],
    local: [ROUTES, 'POST: createEntry'],
    window: ['src/renderer/components/QuickEntry.svelte', 'entry.submit()'],
    e2e: START,
  },
  {
    what: 'PATCH /time_entries/:id',
    client: [TIME, 'pathOf(entries, id), wireSingleTimeEntrySchema, patch'],
    local: [ROUTES, "path: '/time_entries/:id',"],
    window: ['src/renderer/components/EntryEditor.svelte', "'editEntry'"],
    e2e: AGREE,
  },
  {
    what: 'PATCH /time_entries/:id/stop',
    client: [TIME, "pathOf(entries, id, 'stop')"],
    local: [ROUTES, 'PATCH: stopTimer'],
    window: ['src/renderer/components/RunningCard.svelte', "'stopTimer'"],
    e2e: START,
  },
  {
    what: 'DELETE /time_entries/:id',
    client: [TIME, 'calls.remove(pathOf(entries, id))'],
    local: [ROUTES, 'DELETE: deleteEntry'],
    window: ['src/renderer/components/EntryRow.svelte', "'deleteEntry'"],
    e2e: AGREE,
  },
  {
    what: 'GET /expenses',
    client: [MONEY, "calls.list('/expenses'"],
    local: [ROUTES, 'GET: listExpenses'],
    window: ['src/renderer/state/expenses.svelte.ts', "'readExpenses'"],
    e2e: EXPENSES,
  },
  {
    what: 'POST /expenses',
    client: [MONEY, "calls.create('/expenses'"],
    local: [ROUTES, 'POST: createExpense'],
    window: ['src/renderer/state/expenses.svelte.ts', "'addExpense'"],
    e2e: EXPENSES,
  },
  {
    what: 'GET /clients',
    client: [COMPANY, "calls.list('/clients'"],
    local: [ROUTES, 'GET: listClients'],
    window: ['src/renderer/state/client-pages.svelte.ts', "'readClients'"],
    e2e: CLIENTS,
  },
  {
    what: 'POST /clients',
    client: [COMPANY, "calls.create('/clients'"],
    local: [ROUTES, 'POST: createClient'],
    window: ['src/renderer/state/client-pages.svelte.ts', "'addClient'"],
    e2e: CLIENTS,
  },
  {
    what: 'GET /contacts',
    client: [COMPANY, "calls.list('/contacts'"],
    local: [ROUTES, 'GET: listContacts'],
    window: ['src/renderer/state/client-pages.svelte.ts', "'readClients'"],
    e2e: CLIENTS,
  },
  {
    what: 'POST /contacts',
    client: [COMPANY, "calls.create('/contacts'"],
    local: [ROUTES, 'POST: createContact'],
    window: ['src/renderer/state/client-pages.svelte.ts', "'addContact'"],
    e2e: CLIENTS,
  },
  {
    what: 'GET /invoices',
    client: [MONEY, "calls.list('/invoices'"],
    local: [ROUTES, 'GET: listInvoices'],
    window: ['src/renderer/state/invoice-pages.svelte.ts', "'readInvoices'"],
    e2e: INVOICES,
  },
  {
    what: 'POST /invoices',
    client: [MONEY, "calls.create('/invoices'"],
    local: [ROUTES, 'POST: createInvoice'],
    window: ['src/renderer/state/invoice-pages.svelte.ts', "'addInvoice'"],
    e2e: INVOICES,
  },
  {
    what: 'GET /reports/time/team',
    client: [TIME, "'/reports/time/team'"],
    local: [ROUTES, 'GET: teamReport'],
    window: ['src/renderer/state/report-view.svelte.ts', "'readReport'"],
    e2e: TEAM,
  },
];

/** Both authentications. */
export const AUTHENTICATIONS: readonly ApiRow[] = [
  {
    what: 'API key with Keito-Account-Id',
    client: ['src/main/keito/credentials.ts', "'Keito-Account-Id': accountId"],
    local: ['src/local-keito/auth.ts', 'Missing Keito-Account-Id header'],
    window: ['src/renderer/state/sign-in.svelte.ts', "'api-key'"],
    e2e: SIGNED_IN,
  },
  {
    what: 'WorkOS Connect JWT',
    client: ['src/main/keito/credentials.ts', '`Bearer ${token}`'],
    local: ['src/local-keito/auth.ts', 'jwt'],
    window: ['src/renderer/state/sign-in.svelte.ts', "'jwt'"],
    e2e: e2e('sign-in', 'a token signs in without a company ID'),
  },
];

/** The ten common query parameters. */
export const PARAMETERS: readonly ApiRow[] = [
  {
    what: 'page',
    client: ['src/main/keito/pages.ts', 'total_pages'],
    local: ['src/local-keito/pages.ts', "'page', 1"],
    window: [PROJECT_TIME, 'page, per_page'],
    e2e: MY_TIME,
  },
  {
    what: 'per_page',
    client: [PARAMS, 'per_page'],
    local: ['src/local-keito/pages.ts', "'per_page'"],
    window: ['src/main/expenses.ts', 'per_page: PER_PAGE'],
    e2e: EXPENSES,
  },
  {
    what: 'source',
    client: [PARAMS, 'source?:'],
    local: [ENTRIES, '.source('],
    window: [PROJECT_TIME, 'source: AGENT'],
    e2e: MY_TIME,
  },
  {
    what: 'project_id',
    client: [PARAMS, 'project_id?:'],
    local: [ENTRIES, "'project_id'"],
    window: [PROJECT_TIME, 'project_id: projectId'],
    e2e: MY_TIME,
  },
  {
    what: 'task_id',
    client: [PARAMS, 'task_id?:'],
    local: [ENTRIES, "'task_id'"],
    window: [PROJECT_TIME, 'task_id: taskId'],
    e2e: MY_TIME,
  },
  {
    what: 'user_id',
    client: [PARAMS, 'user_id?:'],
    local: [ENTRIES, "'user_id'"],
    window: ['src/main/sync/pull.ts', 'user_id: userId'],
    e2e: START,
  },
  {
    what: 'client_id',
    client: [PARAMS, 'client_id?:'],
    local: [ENTRIES, "'client_id'"],
    window: ['src/main/sync/unbilled.ts', 'client_id: clientId'],
    e2e: INVOICES,
  },
  {
    what: 'from',
    client: [PARAMS, 'from?:'],
    local: ['src/local-keito/pages.ts', "'from'"],
    window: ['src/main/reports.ts', 'teamTimeReport({ from, to'],
    e2e: TEAM,
  },
  {
    what: 'to',
    client: [PARAMS, 'to?:'],
    local: ['src/local-keito/pages.ts', "'to'"],
    window: ['src/main/reports.ts', 'teamTimeReport({ from, to'],
    e2e: TEAM,
  },
  {
    what: 'updated_since',
    client: [PARAMS, 'updated_since'],
    local: ['src/local-keito/pages.ts', "'updated_since'"],
    window: ['src/main/sync/pull.ts', 'updated_since: instantText'],
    e2e: AGREE,
  },
];

const nameOf = (file: string): string => file.replace(/^(src|tests)\//, '');

function lineOf({ what, client, local, window, e2e: test }: ApiRow): string {
  const cell = (place: Place | null): string => (place === null ? '**not yet**' : `\`${nameOf(place[0])}\``);
  const proof = test === null ? '**not yet**' : `\`${nameOf(test[0])}\` «${test[1]}»`;
  return `| ${what} | ${cell(client)} | ${cell(local)} | ${cell(window)} | ${proof} |`;
}

const sectionOf = (title: string, kind: string, rows: readonly ApiRow[]): readonly string[] => [
  ...['', `## ${title}`, '', `| ${kind} | client | local Keito | window | end-to-end test |`],
  ...['| --- | --- | --- | --- | --- |', ...rows.map(lineOf)],
];

/** The page docs/api-coverage.md, before its columns are aligned. */
export function coveragePage(): string {
  const intro = [
    ...['# What of Keito’s API is where', ''],
    'Every row of the reference: where the client has it, where the local Keito serves it, where a person meets it, and which',
    'end-to-end test in the real Electron exercises it: that test fails where the app did not send such a request. Of a',
    'parameter, which no person sees, the window’s column says what main asks for on their behalf. Paths are below `src`; tests',
    'are below `tests`. `npm run api-coverage` writes this page, and `tests/unit/api-table.test.ts` holds it to the sources.',
  ];
  const lines = [
    ...[...intro, ...sectionOf('Endpoints', 'endpoint', ENDPOINTS)],
    ...sectionOf('Authentication', 'kind', AUTHENTICATIONS),
    ...sectionOf('Common query parameters', 'parameter', PARAMETERS),
  ];
  return `${lines.join('\n')}\n`;
}
