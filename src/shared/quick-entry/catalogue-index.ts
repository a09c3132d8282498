import type { Project } from '../model';
import { foldedWords } from './fold';
import type { Choice } from './types';
import { createNumbering, createVocabulary } from './vocabulary';
import type { Vocabulary } from './vocabulary';

/** A word that a choice can be found by. */
export interface IndexedWord {
  /** Its number in the vocabulary. */
  readonly number: number;
  /** Offsets of its letters, and of its end, in the text that shows it; null where none does (the project's code). */
  readonly at: readonly number[] | null;
  readonly isInner: boolean;
}

/** A project and task with the words it can be found by. */
export interface IndexedChoice extends Choice {
  readonly label: string;
  /** Words of client, project and code, by their offsets in the label. */
  readonly projectWords: readonly IndexedWord[];
  /** Words of the task, by their offsets in the task's name. */
  readonly taskWords: readonly IndexedWord[];
  /** Where the task's name begins in the label. */
  readonly taskOffset: number;
}

export interface QuickEntryIndex {
  /** Every project and task that time can be put on, in the catalogue's order. */
  readonly choices: readonly IndexedChoice[];
  readonly vocabulary: Vocabulary;
  find(projectId: string, taskId: string): IndexedChoice | undefined;
}

const key = (projectId: string, taskId: string): string => JSON.stringify([projectId, taskId]);

/**
 * Prepares a catalogue for reading lines against it; inactive projects and those without tasks are left out.
 * Build it once per catalogue: a line is then read without walking through the names again.
 */
export function buildQuickEntryIndex(projects: readonly Project[]): QuickEntryIndex {
  const numbering = createNumbering();
  const indexed = (text: string, isShown: boolean): IndexedWord[] =>
    foldedWords(text).map(({ word, at, isInner }) => ({
      number: numbering.numberOf(word),
      at: isShown ? at : null,
      isInner,
    }));
  const taskWordsByName = new Map<string, readonly IndexedWord[]>();
  const taskWordsOf = (name: string): readonly IndexedWord[] => {
    const known = taskWordsByName.get(name);
    if (known) return known;
    const made = indexed(name, true);
    taskWordsByName.set(name, made);
    return made;
  };

  const choices = projects
    .filter((project) => project.isActive)
    .flatMap((project) => {
      const shown = project.clientName === '' ? project.name : `${project.clientName} › ${project.name}`;
      const projectWords = [...indexed(shown, true), ...indexed(project.code ?? '', false)];
      const prefix = `${shown} / `;
      return project.tasks.map((task) => ({
        project,
        task,
        label: prefix + task.name,
        projectWords,
        taskWords: taskWordsOf(task.name),
        taskOffset: prefix.length,
      }));
    });

  const byIds = new Map(choices.map((choice) => [key(choice.project.id, choice.task.id), choice]));
  return {
    choices,
    vocabulary: createVocabulary(numbering.words),
    find: (projectId, taskId) => byIds.get(key(projectId, taskId)),
  };
}
