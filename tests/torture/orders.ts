import { z } from 'zod';
import { moveInput } from '../../src/shared/move';
import { KINDS } from './creation-bodies';

/** Names the account's folder. */
export const ACCOUNT_ID = 'torture';
/** Where its journal lies in the folder of the app's data. */
export const ACCOUNT_FOLDER = `accounts/${ACCOUNT_ID}`;

/** What one process of the app is told before anything else. */
export const settingsSchema = z.object({
  /** Where the app keeps its data. */
  folder: z.string(),
  /** The account that it opens. */
  account: z.enum(['keito', 'this-computer']),
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
const looks = {
  kind: z.enum(KINDS),
  mark: z.string(),
  isWrong: z.boolean(),
  ...{ projectId: z.string(), categoryId: z.string(), clientId: z.string() },
};

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
  z.object({
    do: z.literal('log'),
    n,
    id: z.string(),
    ...place,
    notes: z.string(),
    seconds: z.number(),
    daysAgo: z.number(),
  }),
  z.object({ do: z.literal('edit-notes'), n, id: z.string(), notes: z.string() }),
  z.object({ do: z.literal('edit-seconds'), n, id: z.string(), seconds: z.number() }),
  z.object({ do: z.literal('delete'), n, id: z.string() }),
  z.object({ do: z.literal('create'), n, id: z.string(), ...looks }),
  z.object({ do: z.literal('rewrite'), n, id: z.string(), ...looks }),
  // `isThere`: Keito has it all the same.
  z.object({ do: z.literal('withdraw'), n, id: z.string(), isThere: z.boolean() }),
  z.object({ do: z.literal('resend'), n, id: z.string() }),
  // `fresh`: entries of this computer that were not brought over yet; `again`: some that were.
  z.object({
    do: z.literal('bring-over'),
    n,
    id: z.string(),
    fresh: z.array(z.string()),
    again: z.array(z.string()),
    targets: moveInput.shape.targets,
  }),
]);
export type ProcessAct = Readonly<z.infer<typeof actSchema>>;
export type ActOf<K extends ProcessAct['do']> = Extract<ProcessAct, { do: K }>;

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

const sentSchema = z.object({
  id: z.string(),
  seq: z.number(),
  state: z.enum(['queued', 'in-flight', 'unsure', 'blocked', 'done', 'withdrawn']),
  block: z.enum(['refused', 'uncertain']).nullable(),
  reason: z.string().nullable(),
  clientId: z.string().nullable(),
});

export const answerSchema = z.discriminatedUnion('told', [
  z.object({ told: z.literal('ready') }),
  // Written after the act's method has returned.
  z.object({
    told: z.literal('done'),
    n,
    outcome: z.enum(['ok', 'refused', 'too-late']),
    trace: traceSchema,
  }),
  z.object({
    told: z.literal('recalled'),
    traces: z.array(traceSchema),
    /** How much of what was brought over, and of what was created, was still to be sent. */
    unsent: z.object({ brought: n, creations: n }),
  }),
  z.object({
    told: z.literal('report'),
    /** What time can be put on. */
    places: z.array(z.object(place)),
    isCalm: z.boolean(),
    /** Entries and creations of which something is still to be sent by itself. */
    open: z.array(z.string()),
    /** Entries that wait for the person. What was brought over is named as on this computer, here and in `seen`. */
    blocked: z.array(z.string()),
    seen: z.array(seenSchema),
    creations: z.array(sentSchema),
    /** Which entry of this computer is which of the account. */
    brought: z.array(z.object({ source: z.string(), entry: z.string() })),
  }),
  z.object({ told: z.literal('bug'), text: z.string() }),
]);
export type Answer = Readonly<z.infer<typeof answerSchema>>;
export type Report = Extract<Answer, { told: 'report' }>;
