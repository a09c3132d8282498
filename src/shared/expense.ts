import { z } from 'zod';
import type { CalendarDate } from './calendar';
import type { CreationView } from './creation-view';
import type { Amount } from './money';

/** What an expense is for. Keito has no list of them (api-facts): they are learned from past expenses. */
export interface ExpenseCategory {
  readonly id: string;
  readonly name: string;
}

/** A word that was noted on an expense, folded, and its category: `taxi` was Travel. */
export interface LearnedWord {
  readonly word: string;
  readonly categoryId: string;
}

/** The most units that one expense counts. */
export const MAX_UNITS = 1_000_000;
/** Units as they are typed: `120x`. */
export const UNITS = /^(?:(\d{1,7})x|x(\d{1,7}))$/i;

/** The most that Keito takes as metadata, in bytes of the UTF-8 of its JSON (reference: 4KB). */
export const MAX_METADATA_BYTES = 4_096;

/** The most pieces of metadata that are added to one expense. */
export const MAX_METADATA_ITEMS = 20;

/** A piece of what Keito keeps with an expense for other programs. */
export const metadataItem = z.strictObject({ name: z.string().max(100), value: z.string().max(1_000) });
export type MetadataItem = Readonly<z.infer<typeof metadataItem>>;

/** How far an expense got with those who approve and bill it. */
export type ExpenseApproval = 'unsubmitted' | 'submitted' | 'approved' | 'rejected' | 'billed' | 'locked';

/** An expense as a list shows it. */
export interface ExpenseView {
  readonly id: string;
  readonly spentDate: CalendarDate;
  readonly clientName: string;
  readonly projectName: string;
  readonly projectId: string;
  readonly color: string | null;
  readonly category: ExpenseCategory;
  /** Null where only units are known and the server has not said what they cost. */
  readonly cost: Amount | null;
  readonly units: number | null;
  /** ISO code; null where nobody said which. */
  readonly currency: string | null;
  readonly notes: string;
  /** Null: as the server decides. */
  readonly billable: boolean | null;
  readonly approval: ExpenseApproval;
  /** What other programs are told of it; what Keito Bar itself put there is left out. */
  readonly metadata: readonly MetadataItem[];
  /** Where it stands on its way, for one that was created here and is not in Keito's list yet; null for the others. */
  readonly sending: CreationView | null;
}

/** The expenses of a month, as far as this computer knows them. */
export interface ExpenseMonth {
  /** YYYY-MM */
  readonly month: string;
  /** By day, the newest first. */
  readonly expenses: readonly ExpenseView[];
  /** All that are known, whatever the month; most used first. */
  readonly categories: readonly ExpenseCategory[];
  /** What was noted on the expenses of all months that are known, each word with the category that it had last. */
  readonly learned: readonly LearnedWord[];
  /** ISO code of what is added; null: nobody said which. */
  readonly currency: string | null;
  /** UTC ms at which Keito was last asked for the month; null: never. */
  readonly readAt: number | null;
}
