import { z } from 'zod';

/** What one process of the app is told before anything else. */
export const settingsSchema = z.object({
  folder: z.string(),
  baseUrl: z.string(),
  key: z.string(),
  accountId: z.string(),
  /** UTC ms at which the run's fast clock began, and how many times as fast as the wall it goes. */
  epoch: z.number(),
  speed: z.number(),
  /** By the wall. */
  timeoutMs: z.number(),
  /** By the fast clock. */
  settleMs: z.number(),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

const place = { projectId: z.string(), taskId: z.string() };
const n = z.number();

/** What a person does. `n` numbers the acts of a run; ids, notes and seconds are given once each. */
export const actSchema = z.discriminatedUnion('do', [
  // `ends`: the entry that runs when all before it has been done; it ends in the same breath.
  z.object({
    do: z.literal('start'),
    n,
    id: z.string(),
    ...place,
    notes: z.string(),
    ends: z.string().nullable(),
  }),
  z.object({ do: z.literal('stop'), n, id: z.string() }),
  z.object({ do: z.literal('log'), n, id: z.string(), ...place, notes: z.string(), seconds: z.number() }),
  z.object({ do: z.literal('edit-notes'), n, id: z.string(), notes: z.string() }),
  z.object({ do: z.literal('edit-seconds'), n, id: z.string(), seconds: z.number() }),
  z.object({ do: z.literal('delete'), n, id: z.string() }),
]);
export type ProcessAct = Readonly<z.infer<typeof actSchema>>;

export const orderSchema = z.discriminatedUnion('do', [
  ...actSchema.options,
  z.object({ do: z.literal('recall'), acts: z.array(actSchema) }),
  z.object({ do: z.literal('report') }),
  z.object({ do: z.literal('refresh') }),
  z.object({ do: z.literal('end') }),
]);
export type Order = Readonly<z.infer<typeof orderSchema>>;

/** What the journal has of an act: all of it, nothing, or (never) a part. `at`: the click, UTC ms of the fast clock. */
export const traceSchema = z.object({
  n,
  there: z.enum(['whole', 'none', 'torn']),
  at: z.number(),
  /** The seconds were given to what ran: its begin moved. */
  movedBegin: z.boolean(),
});
export type Trace = Readonly<z.infer<typeof traceSchema>>;

const seenSchema = z.object({
  id: z.string(),
  notes: z.string(),
  seconds: z.number(),
  isRunning: z.boolean(),
  /** Why it waits for the person, where it does. */
  reason: z.string().nullable(),
});
export type Seen = Readonly<z.infer<typeof seenSchema>>;

export const answerSchema = z.discriminatedUnion('told', [
  z.object({ told: z.literal('ready') }),
  // Written after the act's method has returned.
  z.object({ told: z.literal('done'), n, isOk: z.boolean(), trace: traceSchema }),
  z.object({ told: z.literal('recalled'), traces: z.array(traceSchema) }),
  z.object({
    told: z.literal('report'),
    projects: z.number(),
    isCalm: z.boolean(),
    /** Entries of which something is still to be sent by itself. */
    open: z.array(z.string()),
    blocked: z.array(z.string()),
    seen: z.array(seenSchema),
  }),
  z.object({ told: z.literal('bug'), text: z.string() }),
]);
export type Answer = Readonly<z.infer<typeof answerSchema>>;
export type Report = Extract<Answer, { told: 'report' }>;
