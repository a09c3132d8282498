import { z } from 'zod';
import { PAYMENT_TERMS } from '../../shared/clients';
import { INVOICE_GROUPINGS } from '../../shared/invoices';
import { CAUSES, type TimeEntry } from '../../shared/model';
import type { Operation, OperationBody, ServerEntry, TrueStart } from '../core/operation';
import type { Creation, CreationBody } from '../core/creation';
import type { DayUse } from '../core/usage';

/** Decoders of what the journal holds: a row that does not fit is a damaged file, not a guess. */

const lock = z.enum(['locked', 'closed', 'billed', 'approved']).nullable();
const text = z.string();
const nullableText = z.string().nullable();

const timeEntry: z.ZodType<TimeEntry> = z.object({
  id: text,
  remoteId: nullableText,
  projectId: text,
  taskId: text,
  spentDate: text,
  notes: text,
  seconds: z.number(),
  startedAt: z.number().nullable(),
  startTime: nullableText,
  endTime: nullableText,
  billable: z.boolean(),
  tellsBillable: z.literal(true).exactOptional(),
  lock,
  source: text,
});

const serverEntry: z.ZodType<ServerEntry> = z.object({
  remoteId: text,
  projectId: text,
  taskId: text,
  projectName: text,
  taskName: text,
  clientName: text,
  spentDate: text,
  notes: text,
  seconds: z.number(),
  precisionSeconds: z.number(),
  startedAt: z.number().nullable(),
  stampedAt: z.number().nullable().default(null),
  startTime: nullableText,
  endTime: nullableText,
  billable: z.boolean(),
  lock,
  source: text,
  clientRequestId: nullableText,
  createdAt: z.number().nullable(),
});

const operationBody: z.ZodType<OperationBody> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    projectId: text,
    taskId: text,
    notes: text,
    spentDate: text,
    startedAt: z.number(),
    startTime: text,
    billable: z.boolean(),
    tellsBillable: z.literal(true).exactOptional(),
    sentOn: text.exactOptional(),
    replaces: text.exactOptional(),
    sawRunning: z.array(text).exactOptional(),
    foundRunning: z
      .array(z.object({ entryId: text, startedAt: z.number(), seconds: z.number() }))
      .exactOptional(),
  }),
  z.object({
    kind: z.literal('log'),
    projectId: text,
    taskId: text,
    notes: text,
    spentDate: text,
    seconds: z.number(),
    startTime: nullableText,
    endTime: nullableText,
    billable: z.boolean(),
    tellsBillable: z.literal(true).exactOptional(),
    splitFrom: text.exactOptional(),
    replaces: text.exactOptional(),
  }),
  z.object({ kind: z.literal('stop'), stoppedAt: z.number(), seconds: z.number(), endTime: text }),
  z.object({
    kind: z.literal('edit'),
    changes: z.object({
      projectId: text.exactOptional(),
      taskId: text.exactOptional(),
      notes: text.exactOptional(),
      spentDate: text.exactOptional(),
      seconds: z.number().exactOptional(),
      startTime: nullableText.exactOptional(),
      endTime: nullableText.exactOptional(),
      startedAt: z.number().exactOptional(),
    }),
    sentOn: text.exactOptional(),
    isCorrection: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal('delete') }),
]);

const json = <T>(schema: z.ZodType<T>) => z.string().transform((value): T => schema.parse(JSON.parse(value)));

const entryRow = z.object({
  id: text,
  base: json(serverEntry).nullable(),
  view: json(timeEntry).nullable(),
  start_ours: z.number().nullable(),
  start_servers: z.number().nullable(),
  start_seconds: z.number(),
  is_gone: z.number(),
});

/** An entry as the journal keeps it. */
export interface LedgerEntry {
  readonly id: string;
  readonly base: ServerEntry | null;
  readonly view: TimeEntry | null;
  readonly trueStart: TrueStart | null;
  /** The server no longer had it when it was to be changed; `base` is what it said before. */
  readonly isGone: boolean;
}

export function decodeEntry(row: unknown): LedgerEntry {
  const { id, base, view, is_gone: isGone, ...start } = entryRow.parse(row);
  const { start_ours: ours, start_servers: servers, start_seconds: serversSeconds } = start;
  return {
    id,
    base,
    view,
    trueStart: ours === null || servers === null ? null : { ours, servers, serversSeconds },
    isGone: isGone === 1,
  };
}

const storedRow = z.object({ id: text, remote_id: text, base: text, is_gone: z.number() });

/** An entry that the server has, its last word as the JSON that is kept. */
export interface StoredEntry {
  readonly id: string;
  readonly remoteId: string;
  readonly json: string;
  readonly isGone: boolean;
}

export function decodeStored(row: unknown): StoredEntry {
  const { id, remote_id: remoteId, base: json, is_gone: isGone } = storedRow.parse(row);
  return { id, remoteId, json, isGone: isGone === 1 };
}

const operationRow = z.object({
  seq: z.number(),
  entry_id: text,
  body: json(operationBody),
  at: z.number(),
  zone: text,
  cause: z.enum(CAUSES),
  state: z.enum(['queued', 'in-flight', 'unsure', 'done', 'blocked']),
  offset_minutes: z.number(),
  reason: nullableText,
  block: z.enum(['refused', 'conflict', 'uncertain']).nullable(),
  is_restored: z.number(),
  changed_at: z.number(),
  undone_at: z.number().nullable(),
});

export function decodeOperation(row: unknown): Operation {
  const {
    entry_id: entryId,
    changed_at: changedAt,
    offset_minutes: offsetMinutes,
    is_restored: isRestored,
    undone_at: undoneAt,
    ...rest
  } = operationRow.parse(row);
  return { ...rest, entryId, changedAt, offsetMinutes, undoneAt, isRestored: isRestored === 1 };
}

const nullableNumber = z.number().nullable();
const percents = { tax: nullableNumber, tax2: nullableNumber, discount: nullableNumber };

const creationBody: z.ZodType<CreationBody> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('expense'),
    projectId: text,
    categoryId: text,
    spentDate: text,
    cost: nullableNumber,
    units: nullableNumber,
    notes: text,
    billable: z.boolean().nullable(),
    metadata: z
      .array(z.object({ name: text, value: text }))
      .readonly()
      .exactOptional(),
  }),
  z.object({
    kind: z.literal('client'),
    name: text,
    address: nullableText,
    currency: nullableText,
    paymentTerms: z.enum(PAYMENT_TERMS).nullable(),
    paymentDays: nullableNumber,
    ...percents,
  }),
  z.object({
    kind: z.literal('contact'),
    clientId: text,
    firstName: text,
    lastName: nullableText,
    title: nullableText,
    email: nullableText,
    phoneOffice: nullableText,
    phoneMobile: nullableText,
    fax: nullableText,
  }),
  z.object({
    kind: z.literal('invoice'),
    clientId: text,
    subject: nullableText,
    notes: nullableText,
    currency: nullableText,
    issueDate: text,
    periodStart: nullableText,
    periodEnd: nullableText,
    by: z.enum(INVOICE_GROUPINGS).exactOptional(),
    ...percents,
    lines: z.array(
      z.object({
        kind: text,
        description: text,
        quantity: z.number(),
        unitPrice: z.number(),
        taxed: z.boolean(),
        // Missing in what was kept before there was a second tax.
        taxed2: z.boolean().default(false),
        projectId: nullableText,
      }),
    ),
  }),
]);

const creationRow = z.object({
  seq: z.number(),
  id: text,
  body: json(creationBody),
  at: z.number(),
  state: z.enum(['queued', 'in-flight', 'unsure', 'blocked', 'done', 'withdrawn']),
  block: z.enum(['refused', 'uncertain']).nullable(),
  reason: nullableText,
  remote_id: nullableText,
  twins: json(z.array(text)).nullable(),
  is_restored: z.number(),
  changed_at: z.number(),
});

export function decodeCreation(row: unknown): Creation {
  const {
    remote_id: remoteId,
    is_restored: isRestored,
    changed_at: changedAt,
    ...rest
  } = creationRow.parse(row);
  return { ...rest, remoteId, changedAt, isRestored: isRestored === 1 };
}

const factRow = z.object({ key: text, value: text });

/** A fact's value; what it means is its owner's to decode. */
export function decodeFact(row: unknown): string {
  return factRow.parse(row).value;
}

const useRow: z.ZodType<DayUse> = z.object({
  projectId: text,
  taskId: text,
  spentDate: text,
  entries: z.number(),
  touchedAt: z.number(),
});

export function decodeUse(row: unknown): DayUse {
  return useRow.parse(row);
}
