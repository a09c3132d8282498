import { z } from 'zod';
import { parseRounding, type Rounding } from '../../shared/durations';
import type { Project } from '../../shared/model';
import { workZone, type KeitoAccount } from '../keito/sign-in';

/** What the app keeps of the account, so that it starts offline. */
export interface AccountFacts {
  readonly userId: string;
  readonly userName: string;
  readonly email: string;
  readonly companyName: string;
  /** ISO code; null where nobody said which. */
  readonly currency: string | null;
  /** IANA name of the work zone: the company's, else the user's; null: the system's (api-facts). */
  readonly zone: string | null;
  readonly timeRounding: string | null;
  /** Whole seconds per week; null where unknown. */
  readonly capacitySeconds: number | null;
  /** Whether the account's lists hold everybody's entries (api-facts: a member sees their own). */
  readonly seesEveryone: boolean;
}

const accountFacts: z.ZodType<AccountFacts> = z.object({
  userId: z.string(),
  userName: z.string(),
  email: z.string(),
  companyName: z.string(),
  // Missing in what was kept before it was of use.
  currency: z.string().nullable().default(null),
  zone: z.string().nullable(),
  timeRounding: z.string().nullable(),
  capacitySeconds: z.number().nullable(),
  // Missing in what was kept before it was of use.
  seesEveryone: z.boolean().default(false),
});

const projects: z.ZodType<readonly Project[]> = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    code: z.string().nullable(),
    // Missing in what was kept before it was of use.
    clientId: z.string().nullable().default(null),
    clientName: z.string(),
    color: z.string().nullable(),
    isBillable: z.boolean(),
    isActive: z.boolean(),
    budget: z
      .union([
        z.object({ seconds: z.number(), isMonthly: z.boolean() }),
        z.object({ amount: z.number(), isMonthly: z.boolean() }),
        z.literal('each'),
      ])
      .nullable()
      .default(null),
    tasks: z.array(z.object({ id: z.string(), name: z.string(), isBillable: z.boolean().optional() })),
  }),
);

export function factsOf(account: KeitoAccount): AccountFacts {
  return {
    userId: account.userId,
    userName: account.name,
    email: account.email ?? '',
    companyName: account.company?.name ?? '',
    currency: account.company?.currency ?? null,
    zone: workZone(account, '') || null,
    timeRounding: account.company?.timeRounding ?? null,
    capacitySeconds: account.weeklyCapacitySeconds,
    seesEveryone: account.roles.some((role) => /owner|admin|manager/i.test(role)),
  };
}

/** The reference tells no currency of an expense: the company's. ISO code; null: it is not known. */
export function expenseCurrency(facts: Pick<AccountFacts, 'currency'> | null): string | null {
  return facts?.currency ?? null;
}

/** A client without a currency of its own is billed in the company's. */
export function clientCurrency(
  client: { readonly currency: string | null },
  facts: Pick<AccountFacts, 'currency'> | null,
): string | null {
  return client.currency ?? facts?.currency ?? null;
}

export function roundingOf(facts: AccountFacts | null): Rounding | null {
  return parseRounding(facts?.timeRounding);
}

/** Reads back what was kept; null when there is nothing or it does not fit (an older format): it is fetched again. */
export function decodeAccountFacts(json: string | null): AccountFacts | null {
  return decode(accountFacts, json);
}

export function decodeProjects(json: string | null): readonly Project[] {
  return decode(projects, json) ?? [];
}

function decode<T>(schema: z.ZodType<T>, json: string | null): T | null {
  if (json === null) return null;
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
