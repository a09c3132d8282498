/** The version of the tables below; kept in SQLite's `user_version`. */
export const SCHEMA_VERSION = 1;

/**
 * Instants are whole-second UTC milliseconds, dates `YYYY-MM-DD`, clock times `HH:mm`, durations whole seconds,
 * money in units of the currency, flags 0 or 1. One running timer per user is held by an index, not by good manners.
 */
export const SCHEMA = `
create table company (
  id text primary key, name text not null, currency text not null, timezone text not null,
  time_rounding text, created_at integer not null
) strict;

create table users (
  id text primary key, first_name text not null, last_name text not null, email text not null,
  role text not null check (role in ('owner', 'manager', 'member')),
  weekly_capacity integer not null, default_hourly_rate real, cost_rate real,
  is_active integer not null, created_at integer not null, updated_at integer not null
) strict;

create table credentials (
  token text primary key, kind text not null check (kind in ('full', 'read_only', 'jwt')),
  name text not null unique, user_id text not null references users(id), expires_at integer
) strict;

create table clients (
  id text primary key, name text not null, address text, currency text not null, is_active integer not null,
  payment_terms text not null, payment_days integer, tax real, tax2 real, discount real, statement_key text not null,
  created_at integer not null, updated_at integer not null
) strict;

create table contacts (
  id text primary key, client_id text not null references clients(id), first_name text not null, last_name text,
  title text, email text, phone_office text, phone_mobile text, fax text,
  created_at integer not null, updated_at integer not null
) strict;

create table projects (
  id text primary key, client_id text not null references clients(id), name text not null, code text, color text,
  is_active integer not null, is_billable integer not null, is_fixed_fee integer not null, bill_by text not null,
  hourly_rate real, fee real, budget_by text not null, budget real, budget_is_monthly integer not null,
  cost_budget real, starts_on text, ends_on text, notes text,
  created_at integer not null, updated_at integer not null
) strict;

create table tasks (
  id text primary key, name text not null, billable_by_default integer not null, default_hourly_rate real,
  is_default integer not null, is_active integer not null, parent_task_id text references tasks(id),
  created_at integer not null, updated_at integer not null
) strict;

create table project_tasks (
  project_id text not null references projects(id), task_id text not null references tasks(id),
  primary key (project_id, task_id)
) strict, without rowid;

create table time_entries (
  id text primary key, user_id text not null references users(id), project_id text not null references projects(id),
  task_id text not null references tasks(id), spent_date text not null, seconds integer not null, notes text,
  is_running integer not null, timer_started_at integer, started_time text, ended_time text,
  is_locked integer not null, is_closed integer not null, is_billed integer not null,
  approval_status text not null, billable integer not null, source text not null, metadata text,
  external_reference text, created_at integer not null, updated_at integer not null,
  check (is_running = (timer_started_at is not null))
) strict;
create index time_entries_by_date on time_entries (spent_date, user_id);
create index time_entries_by_change on time_entries (updated_at);
create unique index one_running_timer on time_entries (user_id) where is_running = 1;

create table expense_categories (
  id text primary key, name text not null, unit_name text, unit_price real, is_active integer not null,
  created_at integer not null, updated_at integer not null
) strict;

create table expenses (
  id text primary key, user_id text not null references users(id), project_id text not null references projects(id),
  expense_category_id text not null references expense_categories(id), spent_date text not null,
  total_cost real not null, units real, notes text, billable integer not null, is_locked integer not null,
  is_billed integer not null, approval_status text not null, source text not null, metadata text,
  created_at integer not null, updated_at integer not null
) strict;

create table invoices (
  id text primary key, client_id text not null references clients(id), number text not null, subject text,
  state text not null check (state in ('draft', 'open', 'paid', 'closed')), currency text not null,
  tax real, tax2 real, discount real, amount real not null, tax_amount real not null, tax2_amount real not null,
  discount_amount real not null, issue_date text not null, due_date text not null, payment_term text not null,
  notes text, period_start text, period_end text, sent_at integer, paid_at integer, closed_at integer,
  created_at integer not null, updated_at integer not null
) strict;

create table line_items (
  id text primary key, invoice_id text not null references invoices(id) on delete cascade, position integer not null,
  kind text not null, description text, quantity real not null, unit_price real not null, amount real not null,
  taxed integer not null, taxed2 integer not null, project_id text references projects(id)
) strict;

create table harvest_numbers (number integer primary key autoincrement, id text not null unique) strict;
`;
