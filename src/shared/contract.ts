import { z } from 'zod';
import type { ExpenseMonth } from './expense';
import type { ActivityItem } from './activity';
import { addClientInput, addContactInput, type ClientBookView } from './clients';
import {
  choice,
  clockTime,
  calendarDate,
  days,
  entryChanges,
  entrySeconds,
  expense,
  id,
  idleAnswer,
  isReportSpan,
  month,
  reportDays,
  reportSpanError,
  reportTable,
  signIn,
  typedLine,
  type TypedLine,
} from './inputs';
import {
  addInvoiceInput,
  draftInput,
  redraftInput,
  type InvoiceBookView,
  type InvoiceDraft,
  type InvoiceRedraft,
} from './invoices';
import type { Catalogue, EntryId } from './model';
import { moveInput, type Moved, type MoveOffer, type MoveView } from './move';
import type { Report } from './report';
import { changeProjectInput, projectEntriesInput, type ProjectEntries, type TaskBookView } from './projects';
import type { Result } from './result';
import type { SelfTestFacts } from './self-test';
import type { LoggedFault } from './fault-log';
import { preferencesPatchSchema } from './settings';
import type { EntryView, ProjectBudgetView, Snapshot } from './snapshot';

/**
 * The bridge between the window and main: every command with the decoder of its input and the type of its answer.
 * Both sides read this file; there is no copy of it anywhere.
 */

const nothing = z.strictObject({});

export const inputs = {
  snapshot: nothing,
  catalogue: nothing,
  /** The entries of these days as far as the journal knows them, newest day first. Ask again with each new snapshot. */
  entriesBetween: days,
  /**
   * Reads days from Keito that it does not read by itself (they lie too far back or ahead); answers once they are in
   * the journal, at once where nothing is to be done, and fails where Keito does not answer.
   */
  readDays: days,
  /** `startedAt` (UTC ms): it began then, and what ran ended then; without it, now. */
  startTimer: z.strictObject({ ...choice, startedAt: z.number().int().optional() }),
  stopTimer: nothing,
  /** Running: stop. Stopped: go on with the last entry. */
  toggleTimer: nothing,
  /** A new timer with the project, task and note of an entry. */
  continueEntry: z.strictObject({ entryId: id }),
  logEntry: z.strictObject({
    ...choice,
    spentDate: calendarDate,
    seconds: entrySeconds.min(1),
    startTime: clockTime.optional(),
    endTime: clockTime.optional(),
  }),
  /** The lines that were carried out before in this account, the last one first. */
  typedLines: nothing,
  rememberLine: typedLine,
  editEntry: z.strictObject({ entryId: id, changes: entryChanges }),
  deleteEntry: z.strictObject({ entryId: id }),
  /** Divides a finished entry: at a time of the work zone's clock, or after so many seconds of it. */
  splitEntry: z.union([
    z.strictObject({ entryId: id, at: clockTime }),
    z.strictObject({ entryId: id, seconds: entrySeconds.min(1) }),
  ]),
  /** Sends a refused entry once more as it is; of a conflict: this side's values stand. */
  retryEntry: z.strictObject({ entryId: id }),
  /** Of a conflict: the other side's values stand, what was changed here in the same fields is given up. */
  takeTheirs: z.strictObject({ entryId: id }),
  answerIdle: z.strictObject({ questionId: id, answer: idleAnswer }),
  /** Takes the newest act back, as long as the snapshot offers it; then it offers the one before. */
  undo: z.strictObject({ id }),
  /** Hides the question; it comes back later. */
  postponeIdle: z.strictObject({ questionId: id }),
  signIn,
  /** Tries again to read the key after the keyring was unlocked. */
  unlock: nothing,
  /** Leaves the account; refused with `unsent` while entries wait, unless `evenUnsent`. */
  signOut: z.strictObject({ accountId: id, evenUnsent: z.boolean() }),
  /** Writes what has not reached the server to a new file of the user's, as a table. Nothing is changed by it. */
  exportUnsent: z.strictObject({ accountId: id.optional() }),
  /**
   * What time was spent on in some days (work-zone dates, both included), from Keito or, where that does not answer, from
   * the journal. Fails with `changed` when another one is asked for meanwhile. `isAnew`: Keito is asked in any case.
   */
  readReport: z
    .strictObject({ ...reportDays, isAnew: z.boolean().optional() })
    .refine(isReportSpan, reportSpanError),
  /** Writes a report to a new file of the user's, as a table. */
  exportReport: reportTable,
  /** Puts a report where it can be pasted from. */
  copyReport: reportTable,
  useThisComputer: z.strictObject({ sample: z.boolean() }),
  /** Goes back to the Keito account that is still signed in. */
  useAccount: z.strictObject({ accountId: id }),
  /** "On this computer" only: there is no one else who could add projects. */
  addProject: z.strictObject({
    clientName: z.string().trim().min(1).max(200),
    projectName: z.string().trim().min(1).max(200),
    taskNames: z.array(z.string().trim().min(1).max(200)).min(1).max(50),
  }),
  /** Keeps a project, task and note at hand; of this account, on this computer. */
  pin: z.strictObject(choice),
  unpin: z.strictObject(choice),
  /** One place up (-1) or down (1). */
  movePin: z.strictObject({ ...choice, by: z.union([z.literal(-1), z.literal(1)]) }),
  /** The person's own expenses of a month as far as they are known here. Ask again with each new snapshot. */
  expenses: z.strictObject({ month }),
  /** Asks Keito for them; answers once they are known here, and fails where Keito does not answer. */
  readExpenses: z.strictObject({ month }),
  addExpense: expense,
  /** Sends one that waits for the person as it is written now. */
  rewriteExpense: expense.extend({ creationId: id }),
  changePreferences: preferencesPatchSchema,
  /** While a hotkey is recorded none may fire. */
  pauseHotkeys: z.strictObject({ paused: z.boolean() }),
  /** Puts the command that does what a hotkey does where it can be pasted from. */
  copyHotkeyCommand: z.strictObject({ name: z.enum(['toggle', 'newEntry']) }),
  dismissNotice: z.strictObject({ id }),
  /** The person wants no timer now. */
  dismissReminder: nothing,
  /** Finds out what can only be known by trying: see {@link SelfTestFacts}. */
  selfTest: nothing,
  /** What went wrong inside of the app, the newest first. */
  faultLog: nothing,
  /** Puts that where it can be pasted from, to be reported. */
  copyFaultLog: nothing,
  /** While hotkeys are checked they do nothing but show that they arrive. */
  checkHotkeys: z.strictObject({ isChecking: z.boolean() }),
  /** Whether the system starts the app at login. */
  startAtLogin: z.strictObject({ isOn: z.boolean() }),
  /** Shows a notification as a reminder would. */
  testNotification: nothing,
  /** The person saw what is new in this version, or does not want to. */
  seeNews: nothing,
  /** Takes back what was created here (an expense, a client, a contact, an invoice) and has not reached Keito. */
  withdrawCreation: z.strictObject({ id }),
  /** Sends once more what was refused, or what nobody can tell of whether Keito has it. */
  resendCreation: z.strictObject({ id }),
  /** It is about to be written anew: for some minutes it is not sent. Refused where it may have been. */
  holdCreation: z.strictObject({ id }),
  /** It is written anew no more: it is sent as it is. */
  releaseCreation: z.strictObject({ id }),
  /** Clients and contacts as far as they are known here, at once. Ask again with each new snapshot. */
  clientBook: nothing,
  /** Asks Keito for them where the last answer is older than a minute; fails, with the reason, where it gives none. */
  readClients: nothing,
  addClient: addClientInput,
  addContact: addContactInput,
  /** Invoices as far as they are known here, at once. Ask again with each new snapshot. */
  invoiceBook: nothing,
  /** Asks Keito for them where the last answer is older than a minute; fails, with the reason, where it gives none. */
  readInvoices: nothing,
  /** Asks Keito what of a client is unbilled, and shows what an invoice of it would be. Creates nothing. */
  draftInvoice: draftInput,
  /** What an invoice that has not reached Keito was drafted from, to write it anew; Keito is not asked. */
  redraftInvoice: redraftInput,
  /** Creates the invoice that was drafted last, just as it was shown; or has one that waits sent like this instead. */
  addInvoice: addInvoiceInput,
  /** How the person has a project: hidden, or in a colour of their own. Of this account, on this computer. */
  changeProject: changeProjectInput,
  /** What is used of a project's budget, read anew where that is older than an hour; null: none, or not known. */
  projectBudget: z.strictObject({ projectId: id }),
  /** A page of one's own entries of a project. */
  projectEntries: projectEntriesInput,
  /** The company's tasks as far as they are known here, at once. Ask again with each new snapshot. */
  taskBook: nothing,
  /** Asks Keito for them where the last answer is older than a minute; fails, with the reason, where it gives none. */
  readTasks: nothing,
  /** Whether time of this computer can be brought over to the account that is open. */
  moveOffer: nothing,
  /** What of it can be, and where it would go. */
  moveSource: nothing,
  /** Writes the chosen entries into the account, each once, whatever was done before. */
  bringOver: moveInput,
  /** The person needs no notice of the offer any more. */
  dismissMove: nothing,
  /** Opens the start page of the account's Keito with the person's own browser. */
  openWeb: nothing,
  /** What was done last, newest first. */
  activity: z.strictObject({ limit: z.number().int().min(1).max(500) }),
  syncNow: nothing,
  hidePopover: nothing,
  quit: nothing,
} as const;

/** Where unsent entries were written, and how many. */
export interface UnsentFile {
  readonly file: string;
  readonly entries: number;
}

/** Where a report was written, and how many lines it has. */
export interface ReportFile {
  readonly file: string;
  readonly lines: number;
}

/** What a command answers when it was carried out. */
interface Answers {
  snapshot: Snapshot;
  catalogue: Catalogue;
  entriesBetween: readonly EntryView[];
  startTimer: { readonly entryId: EntryId };
  continueEntry: { readonly entryId: EntryId };
  logEntry: { readonly entryId: EntryId };
  /** The entry that has the rest. */
  splitEntry: { readonly entryId: EntryId };
  typedLines: readonly TypedLine[];
  exportUnsent: UnsentFile;
  expenses: ExpenseMonth;
  addExpense: { readonly creationId: string };
  readReport: Report;
  exportReport: ReportFile;
  clientBook: ClientBookView;
  /** Their ids here. */
  addClient: { readonly id: string };
  addContact: { readonly id: string };
  invoiceBook: InvoiceBookView;
  draftInvoice: InvoiceDraft;
  redraftInvoice: InvoiceRedraft;
  addInvoice: { readonly id: string };
  projectBudget: ProjectBudgetView | null;
  projectEntries: ProjectEntries;
  taskBook: TaskBookView;
  moveOffer: MoveOffer;
  moveSource: MoveView;
  bringOver: Moved;
  activity: readonly ActivityItem[];
  selfTest: SelfTestFacts;
  faultLog: readonly LoggedFault[];
}

export type CommandName = keyof typeof inputs;
export type CommandInput<N extends CommandName> = z.input<(typeof inputs)[N]>;
export type CommandAnswer<N extends CommandName> = N extends keyof Answers ? Answers[N] : null;

export type Handlers = {
  readonly [N in CommandName]: (
    input: z.output<(typeof inputs)[N]>,
  ) => Result<CommandAnswer<N>> | Promise<Result<CommandAnswer<N>>>;
};

/** What main tells the window without being asked. */
export type WindowEvent =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  /** The popover was opened; `focus` says where the cursor belongs. */
  | { readonly kind: 'opened'; readonly focus: 'quick-entry' | 'idle' | 'settings' | 'none' }
  /** Somebody else's wish, to be shown and confirmed: a line for the quick entry, or that this timer be stopped. */
  | {
      readonly kind: 'link';
      readonly link:
        | { readonly kind: 'line'; readonly text: string }
        | { readonly kind: 'stop'; readonly entryId: EntryId };
    };
export type ShownLink = Extract<WindowEvent, { kind: 'link' }>['link'];

/** What the preload puts on `window`. */
export interface KeitoBarBridge {
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandAnswer<N>>>;
  /** Subscribes; the answer ends the subscription. */
  listen(listener: (event: WindowEvent) => void): () => void;
}
