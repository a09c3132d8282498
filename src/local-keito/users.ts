import { z } from 'zod';
import { managersOnly } from './auth';
import { isManager, ok, type Answer, type Call } from './call';
import { notFound } from './errors';
import { Filters, listPage } from './pages';
import { flag, isoInstant } from './validate';

const userRow = z.object({
  id: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  role: z.enum(['owner', 'manager', 'member']),
  weekly_capacity: z.number(),
  default_hourly_rate: z.number().nullable(),
  cost_rate: z.number().nullable(),
  is_active: flag,
  created_at: z.number(),
  updated_at: z.number(),
});

const ROLES = { owner: ['administrator'], manager: ['manager'], member: ['member'] };

function present(call: Call, user: z.infer<typeof userRow>): Readonly<Record<string, unknown>> {
  return {
    id: user.id,
    first_name: user.first_name,
    last_name: user.last_name,
    email: user.email,
    timezone: call.company.timezone,
    weekly_capacity: user.weekly_capacity,
    roles: ROLES[user.role],
    access_roles: ROLES[user.role],
    user_type: 'human',
    is_active: user.is_active,
    is_contractor: false,
    avatar_url: null,
    default_hourly_rate: user.default_hourly_rate,
    cost_rate: user.cost_rate,
    currency: call.company.currency,
    created_at: isoInstant(user.created_at),
    updated_at: isoInstant(user.updated_at),
  };
}

/** `GET /users/me`. A read-only key's answer has no `company` (api-facts «Two kinds of key»). */
export function getMe(call: Call): Answer {
  const user = call.store.get(userRow, 'select * from users where id = ?', [call.caller.userId]);
  if (!user) throw notFound('user');
  const writes = call.caller.kind !== 'read_only';
  const manages = isManager(call.caller);
  return ok({
    ...present(call, user),
    capabilities: { can_write: writes, can_manage: writes && manages, can_see_team: manages },
    ...(writes
      ? {
          company: {
            id: call.company.id,
            name: call.company.name,
            currency: call.company.currency,
            timezone: call.company.timezone,
            time_rounding: call.company.time_rounding,
            allow_past_timer_starts: true,
          },
        }
      : {}),
  });
}

/** `GET /users`, for callers that speak Harvest; managers only, since it tells what everybody costs. */
export function listUsers(call: Call): Answer {
  managersOnly(call.caller, 'Users');
  return listPage(call, {
    key: 'users',
    row: userRow,
    columns: '*',
    from: 'users',
    filters: new Filters(call).flag('is_active', 'is_active').updatedSince('updated_at'),
    order: 'created_at, rowid',
    present: (user) => present(call, user),
  });
}

/** `GET /users/:id`, for callers that speak Harvest. */
export function getUser(call: Call): Answer {
  if (call.id !== call.caller.userId) managersOnly(call.caller, 'Other users');
  const user = call.store.get(userRow, 'select * from users where id = ?', [call.id]);
  if (!user) throw notFound('user');
  return ok(present(call, user));
}
