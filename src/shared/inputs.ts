import { z } from 'zod';
import { daysBetween, isCalendarDate, isClockTime, isMonth } from './calendar';
import { MAX_ENTRY_SECONDS } from './durations';
import { MAX_METADATA_ITEMS, MAX_UNITS, metadataItem } from './expense';
import { MAX_NOTES_LENGTH } from './model';
import { MAX_AMOUNT } from './money';
import { GROUPINGS, MAX_REPORT_DAYS, REPORT_COLUMNS } from './report';

/** Decoders of what commands are given: `contract.ts` says which command takes what. */

export const id = z.string().min(1).max(200);
export const notes = z.string().max(MAX_NOTES_LENGTH);
export const calendarDate = z.string().refine(isCalendarDate, 'must be a date, YYYY-MM-DD');
export const clockTime = z.string().refine(isClockTime, 'must be a time, HH:mm');
export const entrySeconds = z.number().int().min(0).max(MAX_ENTRY_SECONDS);

export const choice = { projectId: id, taskId: id, notes };

/** One line of "put the time elsewhere": an entry for another project, or a break (nothing is logged). */
const elsewhereRow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entry'), ...choice, seconds: entrySeconds.min(1) }),
  z.strictObject({ kind: z.literal('break'), seconds: entrySeconds.min(1) }),
]);

export const idleAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('leave-out') }),
  z.strictObject({ kind: z.literal('stop') }),
  z.strictObject({ kind: z.literal('keep') }),
  z.strictObject({ kind: z.literal('elsewhere'), rows: z.array(elsewhereRow).min(1).max(20) }),
]);
export type IdleAnswer = z.infer<typeof idleAnswer>;
export type ElsewhereRow = z.infer<typeof elsewhereRow>;

export const entryChanges = z
  .strictObject({
    projectId: id,
    taskId: id,
    notes,
    spentDate: calendarDate,
    /** Whole seconds of the whole entry; of a running one, as of now. With a start and no end they count from there. */
    seconds: entrySeconds,
    startTime: clockTime,
    /** Before the start it is on the next day, where the two are 12 hours apart at most. */
    endTime: clockTime,
    /** Running entries only: UTC ms. */
    startedAt: z.number().int(),
  })
  .partial();
export type EntryChanges = z.infer<typeof entryChanges>;

/** What was in the quick entry's field: the text, and the project and task that were taken from the suggestions. */
export const typedLine = z.strictObject({
  /** A whole note and what goes with it. */
  text: z.string().max(2 * MAX_NOTES_LENGTH),
  pinned: z.strictObject({ projectId: id, taskId: id }).optional(),
});
export type TypedLine = z.infer<typeof typedLine>;

const server = z.string().max(500);
export const signIn = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('api-key'),
    server,
    key: z.string().max(5_000),
    companyId: z.string().max(200),
  }),
  z.strictObject({ method: z.literal('jwt'), server, token: z.string().max(20_000) }),
]);
export type SignIn = z.infer<typeof signIn>;

/** The most days that are asked for at once. */
export const MAX_DAYS = 45;

/** Work-zone dates, both included. */
export const days = z
  .strictObject({ from: calendarDate, to: calendarDate })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) < MAX_DAYS, {
    message: `must be 1 to ${MAX_DAYS} days`,
    path: ['to'],
  });

export const month = z.string().refine(isMonth, 'must be a month, YYYY-MM');
export const expense = z.strictObject({
  projectId: id,
  categoryId: z.string().max(200),
  spentDate: calendarDate,
  /** Ten-thousandths of the currency's unit. */
  cost: z.number().int().min(0).max(MAX_AMOUNT).optional(),
  units: z.number().int().min(1).max(MAX_UNITS).optional(),
  notes,
  /** Left out: as the server has it for the project. */
  billable: z.boolean().optional(),
  metadata: z.array(metadataItem).max(MAX_METADATA_ITEMS).optional(),
});
export type ExpenseInput = z.infer<typeof expense>;
export const reportDays = { from: calendarDate, to: calendarDate };
export const isReportSpan = ({ from, to }: { from: string; to: string }): boolean =>
  from <= to && daysBetween(from, to) < MAX_REPORT_DAYS;
export const reportSpanError = { message: `must be 1 to ${MAX_REPORT_DAYS} days`, path: ['to'] };

/** A report as it lies before the person. */
export const reportTable = z
  .strictObject({
    ...reportDays,
    by: z.enum(GROUPINGS),
    sort: z.strictObject({ column: z.enum(REPORT_COLUMNS), isDescending: z.boolean() }),
  })
  .refine(isReportSpan, reportSpanError);
