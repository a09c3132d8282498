import { z } from 'zod';
import { addDays, dateIn, instantOf, timeIn, weekdayOf } from '../shared/calendar';
import { insertClient, findClient } from './clients';
import { changeCompany, readCompany } from './company';
import { insertContact } from './contacts';
import type { Store } from './db';
import { insertEntry } from './entry-rows';
import { categoryRow, costOf, insertExpense } from './expenses';
import { insertInvoice } from './invoices';
import { findProject, insertProject } from './projects';
import { seeded } from './random';
import {
  SAMPLE_CLIENTS,
  SAMPLE_COMPANY,
  SAMPLE_CONTACTS,
  SAMPLE_EXPENSES,
  SAMPLE_NOTES,
  SAMPLE_PROJECTS,
  SAMPLE_TASKS,
  type SampleProject,
} from './sample-company';
import { insertTask } from './tasks';

const DAYS = 90;
/** Entries older than this have been approved, and the billable ones of them billed. */
const SETTLED_AFTER_DAYS = 45;
const SEED = 20_260_521;
const MINUTE_MS = 60_000;

const counted = z.object({ n: z.number() });
const hasProjects = (store: Store): boolean =>
  (store.get(counted, 'select count(*) as n from projects')?.n ?? 0) > 0;

/** One client, one project, three tasks: enough to track time with no account. */
export function fillStarter(store: Store, now: number): void {
  store.transaction(() => {
    if (hasProjects(store)) return;
    const task_ids = ['Work', 'Meetings', 'Admin'].map((name) =>
      insertTask(store, now, { name, is_default: name === 'Work' }),
    );
    const client_id = insertClient(store, now, { name: 'My work', currency: readCompany(store).currency });
    insertProject(store, now, { client_id, name: 'General', color: '#4f46e5', task_ids });
  });
}

interface Ids {
  readonly clients: ReadonlyMap<string, string>;
  readonly projects: ReadonlyMap<string, string>;
  readonly tasks: ReadonlyMap<string, string>;
  readonly owner: string;
  readonly member: string;
}

/** The sample company, from the same seed at every filling, around the instant `now` (UTC ms): nothing lies ahead of it. */
export function fillSample(store: Store, now: number): void {
  store.transaction(() => {
    if (hasProjects(store)) return;
    const { timezone } = changeCompany(store, SAMPLE_COMPANY);
    const today = dateIn(timezone, now);
    const born = instantOf(timezone, addDays(today, -DAYS - 30), '09:00');
    const ids = fillCatalog(store, born);
    const random = seeded(SEED);
    for (const user of [ids.owner, ids.member]) {
      for (let ago = DAYS; ago >= 0; ago -= 1)
        fillDay(store, ids, user, timezone, addDays(today, -ago), ago, now, random);
    }
    fillExpenses(store, ids, timezone, today);
    fillInvoices(store, ids, timezone, today);
  });
}

function need(map: ReadonlyMap<string, string>, name: string): string {
  const found = map.get(name);
  if (found === undefined) throw new Error(`The sample names ${name}, which it does not make`);
  return found;
}

function fillCatalog(store: Store, born: number): Ids {
  const clients = new Map<string, string>();
  for (const { name, address, terms, tax } of SAMPLE_CLIENTS) {
    const details = { name, address, payment_terms: terms, tax, currency: SAMPLE_COMPANY.currency };
    clients.set(name, insertClient(store, born, details));
  }
  const tasks = new Map<string, string>();
  for (const { name, billable, rate, isDefault } of SAMPLE_TASKS) {
    const details = { name, billable_by_default: billable, default_hourly_rate: rate, is_default: isDefault };
    tasks.set(name, insertTask(store, born, details));
  }
  const projects = new Map<string, string>();
  for (const project of SAMPLE_PROJECTS) {
    projects.set(
      project.name,
      insertProject(store, born, {
        client_id: need(clients, project.client),
        name: project.name,
        code: project.code,
        color: project.color,
        is_active: !project.archived,
        is_billable: project.billable,
        bill_by: project.billable ? 'project' : 'none',
        hourly_rate: project.rate,
        budget_by: project.budgetHours === undefined ? 'none' : 'project',
        budget: project.budgetHours,
        budget_is_monthly: project.monthly ?? false,
        task_ids: project.tasks.map((task) => need(tasks, task)),
      }),
    );
  }
  for (const { client, first, last, title, email } of SAMPLE_CONTACTS) {
    insertContact(store, born, {
      client_id: need(clients, client),
      first_name: first,
      last_name: last,
      title,
      email,
    });
  }
  const user = (role: string): string =>
    store
      .all(z.object({ id: z.string() }), 'select id from users where role = ?', [role])
      .map((row) => row.id)[0] ?? '';
  return { clients, projects, tasks, owner: user('owner'), member: user('member') };
}

function pick<T>(from: readonly T[], random: () => number): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('Nothing to pick from');
  return found;
}

const BAG: readonly SampleProject[] = SAMPLE_PROJECTS.flatMap((project) =>
  Array.from({ length: project.weight }, () => project),
);

/** A working day in one piece after another, lunch after the second, ending in the afternoon; what would end after now is left out. */
function fillDay(
  store: Store,
  ids: Ids,
  user: string,
  zone: string,
  date: string,
  daysAgo: number,
  now: number,
  random: () => number,
): void {
  const dayOff = random() < 0.05;
  let at = instantOf(zone, date, '08:30') + Math.floor(random() * 9) * 5 * MINUTE_MS;
  const pieces = 4 + Math.floor(random() * 3);
  for (let piece = 0; piece < pieces; piece += 1) {
    const project = pick(BAG, random);
    const task = pick(project.tasks, random);
    const notes = pick(SAMPLE_NOTES[task] ?? [''], random);
    const end = at + (6 + Math.floor(random() * 21)) * 5 * MINUTE_MS;
    const settled = daysAgo > SETTLED_AFTER_DAYS;
    const workday = weekdayOf(date) % 6 !== 0 && !dayOff;
    if (workday && end <= now) {
      insertEntry(store, end, {
        user_id: user,
        project_id: need(ids.projects, project.name),
        task_id: need(ids.tasks, task),
        spent_date: date,
        seconds: (end - at) / 1000,
        started_time: timeIn(zone, at),
        ended_time: timeIn(zone, end),
        notes: notes === '' ? null : notes,
        billable: project.billable,
        source: 'web',
        approval_status: settled ? 'approved' : 'unsubmitted',
        is_billed: settled && project.billable,
      });
    }
    at = end + (piece === 1 ? 45 : Math.floor(random() * 3) * 5) * MINUTE_MS;
  }
}

function fillExpenses(store: Store, ids: Ids, zone: string, today: string): void {
  const categories = store.all(categoryRow, 'select * from expense_categories');
  for (const expense of SAMPLE_EXPENSES) {
    const date = addDays(today, -expense.daysAgo);
    const category = categories.find((one) => one.name === expense.category);
    if (!category) throw new Error(`No expense category ${expense.category}`);
    const units = 'units' in expense ? expense.units : null;
    const settled = expense.daysAgo > SETTLED_AFTER_DAYS;
    const project = findProject(store, need(ids.projects, expense.project));
    insertExpense(store, instantOf(zone, date, '18:00'), {
      user_id: ids.owner,
      project_id: project.id,
      expense_category_id: category.id,
      spent_date: date,
      total_cost: 'cost' in expense ? expense.cost : costOf(units, category, SAMPLE_COMPANY.currency),
      units,
      notes: expense.notes,
      billable: project.is_billable,
      source: 'web',
      metadata: null,
      approval_status: settled ? 'approved' : expense.daysAgo > 14 ? 'submitted' : 'unsubmitted',
      is_billed: settled && project.is_billable,
    });
  }
}

const workOf = z.object({ project_id: z.string(), seconds: z.number() });

/** The settled time of each client on one invoice, plus one that is open and one draft. */
function fillInvoices(store: Store, ids: Ids, zone: string, today: string): void {
  const states = ['paid', 'open', 'closed'] as const;
  const settledUntil = addDays(today, -SETTLED_AFTER_DAYS - 1);
  ['Acme', 'Northwind', 'Kestrel Cycles'].forEach((name, position) => {
    const client = findClient(store, need(ids.clients, name));
    const work = store.all(
      workOf,
      `select e.project_id, sum(e.seconds) as seconds from time_entries e join projects p on p.id = e.project_id
       where p.client_id = ? and e.is_billed = 1 group by e.project_id order by e.project_id`,
      [client.id],
    );
    const issue_date = addDays(settledUntil, 2);
    insertInvoice(store, instantOf(zone, issue_date, '10:00'), issue_date, client, {
      subject: `Work for ${name}`,
      state: states[position],
      period_start: addDays(today, -DAYS),
      period_end: settledUntil,
      line_items: work.map(({ project_id, seconds }) => {
        const project = findProject(store, project_id);
        const quantity = Math.round(seconds / 36) / 100;
        return {
          description: project.name,
          quantity,
          unit_price: project.hourly_rate ?? 0,
          taxed: true,
          project_id,
        };
      }),
    });
  });
  const retainer = findClient(store, need(ids.clients, 'Northwind'));
  insertInvoice(store, instantOf(zone, addDays(today, -1), '16:00'), addDays(today, -1), retainer, {
    subject: 'Retainer, next month',
    line_items: [{ description: 'Retainer', quantity: 40, unit_price: 95, taxed: true }],
  });
}
