import type { Endpoint } from './call';
import { changeClient, createClient, getClient, listClients } from './clients';
import { createContact, listContacts } from './contacts';
import { createExpense, listCategories, listExpenses } from './expenses';
import { getCompany, listProjectAssignments, listTaskAssignments } from './harvest-endpoints';
import { changeInvoice, createInvoice, deleteInvoice, getInvoice, listInvoices } from './invoices';
import { createProject, getProject, listProjects } from './projects';
import { teamReport } from './reports';
import { createTask, getTask, listTasks } from './tasks';
import { changeEntry, createEntry, deleteEntry, getEntry, listEntries } from './time-entries';
import { restartTimer, stopTimer } from './timers';
import { getMe, listUsers } from './users';

/** The methods of a path below the API base; a method that is not here is a 405. */
export interface Route {
  readonly path: string;
  readonly methods: Readonly<Partial<Record<string, Endpoint>>>;
  /** Methods that only callers who speak Harvest find. */
  readonly harvest?: Readonly<Partial<Record<string, Endpoint>>>;
}

/** The reference's endpoints, and those of api-facts «Beyond the reference». */
export const ROUTES: readonly Route[] = [
  { path: '/users/me', methods: { GET: getMe } },
  { path: '/projects', methods: { GET: listProjects, POST: createProject } },
  { path: '/tasks', methods: { GET: listTasks, POST: createTask } },
  { path: '/time_entries', methods: { GET: listEntries, POST: createEntry } },
  {
    path: '/time_entries/:id',
    methods: { PATCH: changeEntry, DELETE: deleteEntry },
    harvest: { GET: getEntry },
  },
  { path: '/time_entries/:id/stop', methods: { PATCH: stopTimer } },
  { path: '/time_entries/:id/restart', methods: { PATCH: restartTimer } },
  { path: '/expenses', methods: { GET: listExpenses, POST: createExpense } },
  { path: '/expense_categories', methods: { GET: listCategories } },
  { path: '/clients', methods: { GET: listClients, POST: createClient } },
  { path: '/clients/:id', methods: { GET: getClient, PATCH: changeClient } },
  { path: '/contacts', methods: { GET: listContacts, POST: createContact } },
  { path: '/invoices', methods: { GET: listInvoices, POST: createInvoice } },
  { path: '/invoices/:id', methods: { GET: getInvoice, PATCH: changeInvoice, DELETE: deleteInvoice } },
  { path: '/reports/time/team', methods: { GET: teamReport } },
  { path: '/company', methods: {}, harvest: { GET: getCompany } },
  { path: '/users', methods: {}, harvest: { GET: listUsers } },
  { path: '/users/me/project_assignments', methods: {}, harvest: { GET: listProjectAssignments } },
  { path: '/projects/:id', methods: {}, harvest: { GET: getProject } },
  { path: '/projects/:id/task_assignments', methods: {}, harvest: { GET: listTaskAssignments } },
  { path: '/tasks/:id', methods: {}, harvest: { GET: getTask } },
];
