import { z } from 'zod';
import { soft, softFlag, softNumber, softText, wireId, wireRef } from './wire';

export const wireCompanySchema = z.looseObject({
  id: wireId,
  name: softText,
  timezone: softText,
  currency: softText,
  /** Such as `up_15`; the server rounds, and its values are adopted after each write. */
  time_rounding: softText,
  allow_past_timer_starts: softFlag,
});
export type WireCompany = Readonly<z.infer<typeof wireCompanySchema>>;

export const wireMeSchema = z.looseObject({
  id: wireId,
  first_name: softText,
  last_name: softText,
  email: softText,
  timezone: softText,
  /** Seconds per week; 144000 is 40 hours. */
  weekly_capacity: softNumber,
  roles: soft(z.array(z.string())),
  user_type: softText,
  avatar_url: softText,
  /** Missing for a personal read-only key. */
  company: wireCompanySchema.nullish(),
  default_hourly_rate: softNumber,
  cost_rate: softNumber,
  currency: softText,
  capabilities: soft(z.record(z.string(), z.unknown())),
});
export type WireMe = Readonly<z.infer<typeof wireMeSchema>>;

export const wireTaskSchema = z.looseObject({
  id: wireId,
  name: z.string(),
  billable_by_default: softFlag,
  default_hourly_rate: softNumber,
  is_default: softFlag,
  is_active: softFlag,
  parent_task_id: soft(wireId),
  created_at: softText,
  updated_at: softText,
});
export type WireTask = Readonly<z.infer<typeof wireTaskSchema>>;

export const wireProjectSchema = z.looseObject({
  id: wireId,
  client: soft(wireRef),
  client_id: soft(wireId),
  name: z.string(),
  code: softText,
  is_active: softFlag,
  is_billable: softFlag,
  is_fixed_fee: softFlag,
  bill_by: softText,
  hourly_rate: softNumber,
  fee: softNumber,
  budget_by: softText,
  budget: softNumber,
  budget_is_monthly: softFlag,
  cost_budget: softNumber,
  starts_on: softText,
  ends_on: softText,
  notes: softText,
  color: softText,
  /** The tasks that may be used on the project, where the server embeds them. */
  tasks: soft(z.array(wireTaskSchema)),
  created_at: softText,
  updated_at: softText,
});
export type WireProject = Readonly<z.infer<typeof wireProjectSchema>>;

export const wireClientSchema = z.looseObject({
  id: wireId,
  name: z.string(),
  address: softText,
  currency: softText,
  is_active: softFlag,
  /** upon_receipt, net_15, net_30, net_45, net_60 or custom (then `payment_days`). */
  payment_terms: softText,
  payment_days: softNumber,
  tax: softNumber,
  tax2: softNumber,
  discount: softNumber,
  statement_key: softText,
  created_at: softText,
  updated_at: softText,
});
export type WireClient = Readonly<z.infer<typeof wireClientSchema>>;

export const wireContactSchema = z.looseObject({
  id: wireId,
  client: soft(wireRef),
  client_id: soft(wireId),
  first_name: softText,
  last_name: softText,
  title: softText,
  email: softText,
  phone_office: softText,
  phone_mobile: softText,
  fax: softText,
  created_at: softText,
  updated_at: softText,
});
export type WireContact = Readonly<z.infer<typeof wireContactSchema>>;
