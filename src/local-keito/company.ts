import { z } from 'zod';
import { isZone, systemZone } from '../shared/calendar';
import { parseRounding } from '../shared/durations';
import type { Company } from './call';
import type { Store } from './db';
import { randomText, newId } from './ids';
import { check } from './validate';

const TEN_YEARS_MS = 3650 * 86_400_000;

/** What a workspace is set up with; each has a default and may be changed when the file is opened again. */
export interface Settings {
  readonly companyName?: string;
  /** ISO 4217. */
  readonly currency?: string;
  /** The work zone, an IANA name; a new workspace takes the machine's. */
  readonly timezone?: string;
  /** `up_15`, `down_6`, `nearest_30`, or null for none. */
  readonly timeRounding?: string | null;
}

/** What signs in to this workspace. They are made once, kept in the file, and the same at every opening. */
export interface Credentials {
  readonly accountId: string;
  /** Full access, of the owner. */
  readonly apiKey: string;
  /** Full access, of a user who is only a member. */
  readonly memberKey: string;
  /** The owner's personal key, which reads only. */
  readonly readOnlyKey: string;
  /** The owner's token: three parts, a real `exp`, and no account header needed. */
  readonly jwt: string;
}

const companyRow = z.object({
  id: z.string(),
  name: z.string(),
  currency: z.string(),
  timezone: z.string(),
  time_rounding: z.string().nullable(),
});

export function readCompany(store: Store): Company {
  const company = store.get(companyRow, 'select * from company');
  if (!company) throw new Error('This file holds no company.');
  return company;
}

const settingsBody = z.object({
  name: z.string().optional(),
  currency: z.string().optional(),
  timezone: z.string().refine(isZone, { error: 'must be an IANA time zone' }).optional(),
  time_rounding: z
    .string()
    .nullable()
    .refine((rule) => rule === null || parseRounding(rule) !== null, {
      error: 'must be up_N, down_N or nearest_N with N in minutes, or null',
    })
    .optional(),
});

/** Changes `name`, `currency`, `timezone`, `time_rounding` (wire names); 400 naming the one that is wrong. */
export function changeCompany(store: Store, change: Readonly<Record<string, unknown>>): Company {
  const checked = check(settingsBody, change);
  const given: Record<string, string | null> = {};
  for (const [key, value] of Object.entries(checked)) if (value !== undefined) given[key] = value;
  store.update('company', readCompany(store).id, given);
  return readCompany(store);
}

const asWire = (settings: Settings): Record<string, string | null | undefined> => ({
  name: settings.companyName,
  currency: settings.currency,
  timezone: settings.timezone,
  time_rounding: settings.timeRounding,
});

/** Makes the company, its two users, its keys and the expense categories, unless they are there; then applies `settings`. */
export function setUpCompany(store: Store, now: number, settings: Settings): Credentials {
  store.transaction(() => {
    if (!store.get(companyRow, 'select * from company')) found(store, now);
    changeCompany(store, asWire(settings));
  });
  const tokens = store.all(
    z.object({ name: z.string(), token: z.string() }),
    'select name, token from credentials',
  );
  const token = (name: string): string => tokens.find((row) => row.name === name)?.token ?? '';
  return {
    accountId: readCompany(store).id,
    apiKey: token('owner'),
    memberKey: token('member'),
    readOnlyKey: token('read only'),
    jwt: token('jwt'),
  };
}

function found(store: Store, now: number): void {
  const stamps = { created_at: now, updated_at: now };
  store.insert('company', {
    id: newId(),
    name: 'On this computer',
    currency: 'EUR',
    timezone: systemZone(),
    time_rounding: null,
    created_at: now,
  });
  const user = (first_name: string, last_name: string, role: string, rate: number): string => {
    const id = newId();
    store.insert('users', {
      id,
      first_name,
      last_name,
      email: `${first_name.toLowerCase()}@keito.invalid`,
      role,
      weekly_capacity: 144_000,
      default_hourly_rate: rate,
      cost_rate: rate / 2,
      is_active: true,
      ...stamps,
    });
    return id;
  };
  const owner = user('Robin', 'Marsh', 'owner', 110);
  const member = user('Sasha', 'Lindqvist', 'member', 90);
  const credential = (
    name: string,
    kind: string,
    userId: string,
    token: string,
    expires: number | null,
  ): void => store.insert('credentials', { token, kind, name, user_id: userId, expires_at: expires });
  credential('owner', 'full', owner, `kto_${randomText(40)}`, null);
  credential('member', 'full', member, `kto_${randomText(40)}`, null);
  credential('read only', 'read_only', owner, `kto_${randomText(40)}`, null);
  credential('jwt', 'jwt', owner, webToken(owner, now), now + TEN_YEARS_MS);

  const category = (name: string, unit: string | null = null, price: number | null = null): void =>
    store.insert('expense_categories', {
      id: newId(),
      name,
      unit_name: unit,
      unit_price: price,
      is_active: true,
      ...stamps,
    });
  category('Travel');
  category('Meals');
  category('Lodging');
  category('Software');
  category('Mileage', 'km', 0.3);
}

/** Looks like what the sign-in service issues. The last part is random: here a token is known by being on file. */
function webToken(userId: string, now: number): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(now / 1000);
  const claims = { sub: userId, iat: seconds, exp: seconds + TEN_YEARS_MS / 1000 };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${randomText(43)}`;
}
