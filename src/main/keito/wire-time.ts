import { z } from 'zod';
import {
  soft,
  softFlag,
  softNumber,
  softText,
  unwrapped,
  wireDate,
  wireId,
  wireMetadata,
  wireNumber,
  wireRef,
} from './wire';

/** Who made an entry. `source` in replies stays plain text, since newer servers know more. */
export const knownSources = ['web', 'cli', 'api', 'agent'] as const;
export type WireSource = (typeof knownSources)[number];

export const wireTimeEntrySchema = z.looseObject({
  id: wireId,
  user_id: wireId.nullish(),
  project_id: wireId.nullish(),
  task_id: wireId.nullish(),
  user: soft(wireRef),
  project: soft(wireRef),
  task: soft(wireRef),
  client: soft(wireRef),
  /** YYYY-MM-DD in the workspace's time zone. */
  spent_date: wireDate,
  /** Decimal hours; of a running entry, those before `timer_started_at`. */
  hours: wireNumber.nullish(),
  rounded_hours: softNumber,
  duration_seconds: softNumber,
  notes: softText,
  is_running: z.boolean().nullish(),
  /** ISO instant; null when the timer does not run. */
  timer_started_at: z.string().nullish(),
  /** HH:mm, 24 hours, workspace time zone. */
  started_time: z.string().nullish(),
  ended_time: z.string().nullish(),
  is_locked: z.boolean().nullish(),
  is_closed: z.boolean().nullish(),
  is_billed: z.boolean().nullish(),
  billable: softFlag,
  budgeted: softFlag,
  billable_rate: softNumber,
  cost_rate: softNumber,
  source: softText,
  metadata: soft(wireMetadata),
  approval_status: softText,
  external_reference: z.unknown().optional(),
  can_edit_billable: softFlag,
  created_at: softText,
  updated_at: softText,
});
export type WireTimeEntry = Readonly<z.infer<typeof wireTimeEntrySchema>>;

/** A single entry comes bare; some servers wrap it under `time_entry`. */
export const wireSingleTimeEntrySchema = unwrapped('time_entry', wireTimeEntrySchema);

export const wireTeamReportRowSchema = z.looseObject({
  user_id: wireId,
  user_name: softText,
  is_contractor: softFlag,
  /** Seconds per week. */
  weekly_capacity: softNumber,
  avatar_url: softText,
  total_hours: wireNumber,
  billable_hours: softNumber,
  currency: softText,
  billable_amount: softNumber,
});
export type WireTeamReportRow = Readonly<z.infer<typeof wireTeamReportRowSchema>>;
