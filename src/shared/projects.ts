import { z } from 'zod';
import { id } from './inputs';
import type { EntryView } from './snapshot';

/** The colours to choose from for a project: those of the palette in `tokens.css`, by their light values. */
export const PROJECT_COLORS = {
  indigo: '#4f46e5',
  teal: '#0d9488',
  orange: '#db7706',
  pink: '#be3a8a',
  blue: '#2f7ed8',
  green: '#5c8f1d',
} as const;
export type ProjectColor = keyof typeof PROJECT_COLORS;

/** What a person changes of how they have a project; what is left out stays. */
export const changeProjectInput = z.strictObject({
  projectId: id,
  /** Hidden: it is offered nowhere, but found on its page. */
  isHidden: z.boolean().optional(),
  /** `keito`: as Keito has it. */
  color: z.union([z.string().regex(/^#[0-9a-f]{6}$/), z.literal('keito')]).optional(),
});

/** Whose entries: `agent` is one of the sources of the reference, `people` are all others. */
export const ENTRY_MAKERS = ['everybody', 'people', 'agents'] as const;
export type EntryMaker = (typeof ENTRY_MAKERS)[number];

export const projectEntriesInput = z.strictObject({
  projectId: id,
  taskId: id.optional(),
  madeBy: z.enum(ENTRY_MAKERS),
  /** From 1. */
  page: z.number().int().min(1).max(1_000),
});
export type ProjectEntriesWish = z.infer<typeof projectEntriesInput>;

/** The person's own entries of a project, newest first. */
export interface ProjectEntries {
  readonly entries: readonly EntryView[];
  /** Whether Keito has another page of them. */
  readonly hasMore: boolean;
  /** Why Keito was not asked, or did not answer: these are what this computer knows. Null: they are Keito's. */
  readonly unread: string | null;
}

/** A task of the company's. */
export interface TaskView {
  readonly id: string;
  readonly name: string;
  /** Time on it is billable unless somebody says otherwise; null: Keito does not tell. */
  readonly isBillable: boolean | null;
  /** New projects get it. */
  readonly isDefault: boolean;
  readonly isActive: boolean;
}

/** The company's tasks as far as this computer knows them, by name. */
export interface TaskBookView {
  readonly tasks: readonly TaskView[];
  /** UTC ms at which Keito was last asked; null: never. */
  readonly readAt: number | null;
}
