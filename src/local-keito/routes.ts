import type { Endpoint } from './call';
import { changeClient, createClient, deleteClient, getClient, listClients } from './clients';
import { changeContact, createContact, deleteContact, getContact, listContacts } from './contacts';
import { changeExpense, createExpense, deleteExpense, getCategory, getExpense } from './expenses';
import { listCategories, listExpenses } from './expenses';
import {
  createTaskAssignment,
  getCompany,
  listProjectAssignments,
  listProjectTasks,
  listProjectUsers,
  listRoles,
  listTaskAssignments,
  listUserAssignments,
} from './harvest-assignments';
import { projectBudgetReport, timeReport, uninvoicedReport } from './harvest-reports';
import { changeInvoice, createInvoice, deleteInvoice, getInvoice, listInvoices } from './invoices';
import { changeProject, createProject, deleteProject, getProject, listProjects } from './projects';
import { teamReport } from './reports';
import { changeTask, createTask, deleteTask, getTask, listTasks } from './tasks';
import {
  changeEntry,
  createEntry,
  deleteEntry,
  deleteReference,
  getEntry,
  listEntries,
} from './time-entries';
import { restartTimer, stopTimer } from './timers';
import { getMe, getUser, listUsers } from './users';

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
  {
    path: '/time_entries/:id/external_reference',
    methods: {},
    harvest: { DELETE: deleteReference },
  },
  { path: '/time_entries/:id/stop', methods: { PATCH: stopTimer } },
  { path: '/time_entries/:id/restart', methods: { PATCH: restartTimer } },
  { path: '/expenses', methods: { GET: listExpenses, POST: createExpense } },
  { path: '/expense_categories', methods: { GET: listCategories } },
  { path: '/clients', methods: { GET: listClients, POST: createClient } },
  {
    path: '/clients/:id',
    methods: { GET: getClient, PATCH: changeClient },
    harvest: { DELETE: deleteClient },
  },
  { path: '/contacts', methods: { GET: listContacts, POST: createContact } },
  { path: '/invoices', methods: { GET: listInvoices, POST: createInvoice } },
  { path: '/invoices/:id', methods: { GET: getInvoice, PATCH: changeInvoice, DELETE: deleteInvoice } },
  { path: '/reports/time/team', methods: { GET: teamReport } },
  { path: '/company', methods: {}, harvest: { GET: getCompany } },
  { path: '/users', methods: {}, harvest: { GET: listUsers } },
  { path: '/users/me/project_assignments', methods: {}, harvest: { GET: listProjectAssignments } },
  { path: '/users/:id', methods: {}, harvest: { GET: getUser } },
  { path: '/users/:id/project_assignments', methods: {}, harvest: { GET: listProjectAssignments } },
  { path: '/roles', methods: {}, harvest: { GET: listRoles } },
  {
    path: '/projects/:id',
    methods: {},
    harvest: { GET: getProject, PATCH: changeProject, DELETE: deleteProject },
  },
  {
    path: '/projects/:id/task_assignments',
    methods: {},
    harvest: { GET: listProjectTasks, POST: createTaskAssignment },
  },
  { path: '/projects/:id/user_assignments', methods: {}, harvest: { GET: listProjectUsers } },
  { path: '/task_assignments', methods: {}, harvest: { GET: listTaskAssignments } },
  { path: '/user_assignments', methods: {}, harvest: { GET: listUserAssignments } },
  { path: '/tasks/:id', methods: {}, harvest: { GET: getTask, PATCH: changeTask, DELETE: deleteTask } },
  {
    path: '/expenses/:id',
    methods: {},
    harvest: { GET: getExpense, PATCH: changeExpense, DELETE: deleteExpense },
  },
  { path: '/expense_categories/:id', methods: {}, harvest: { GET: getCategory } },
  {
    path: '/contacts/:id',
    methods: {},
    harvest: { GET: getContact, PATCH: changeContact, DELETE: deleteContact },
  },
  { path: '/reports/time/clients', methods: {}, harvest: { GET: timeReport('clients') } },
  { path: '/reports/time/projects', methods: {}, harvest: { GET: timeReport('projects') } },
  { path: '/reports/time/tasks', methods: {}, harvest: { GET: timeReport('tasks') } },
  { path: '/reports/uninvoiced', methods: {}, harvest: { GET: uninvoicedReport } },
  { path: '/reports/project_budget', methods: {}, harvest: { GET: projectBudgetReport } },
];
