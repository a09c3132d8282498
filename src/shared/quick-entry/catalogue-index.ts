import type { Project } from '../model';
import { foldedWords } from './fold';
import { namesOf } from './names';
import type { Names } from './names';
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

/** Words that choices share: those of a project by all its tasks, those of a task's name by all that are called so. */
export interface WordList {
  /** Its number among the lists. */
  readonly number: number;
  readonly words: readonly IndexedWord[];
}

/** A project and task with the words it can be found by. */
export interface IndexedChoice extends Choice {
  /** Its number in the catalogue's order. */
  readonly place: number;
  readonly label: string;
  /** Words of client, project and code, by their offsets in the label. */
  readonly projectWords: WordList;
  /** Words of the task, by their offsets in the task's name. */
  readonly taskWords: WordList;
  /** Where the task's name begins in the label. */
  readonly taskOffset: number;
}

export interface QuickEntryIndex {
  /** Every project and task that time can be put on, in the catalogue's order. */
  readonly choices: readonly IndexedChoice[];
  /** The choices of each project, by its ID. */
  readonly byProject: ReadonlyMap<string, readonly IndexedChoice[]>;
  readonly vocabulary: Vocabulary;
  readonly names: Names;
  find(projectId: string, taskId: string): IndexedChoice | undefined;
}

/**
 * Prepares a catalogue for reading lines against it; inactive projects and those without tasks are left out.
 * Build it once per catalogue: a line is then read without walking through the names again.
 */
export function buildQuickEntryIndex(projects: readonly Project[]): QuickEntryIndex {
  const numbering = createNumbering();
  const indexed = (text: string, isShown: boolean): readonly IndexedWord[] =>
    foldedWords(text).map(({ word, at, isInner }) => ({
      number: numbering.numberOf(word),
      at: isShown ? at : null,
      isInner,
    }));
  let lists = 0;
  const listOf = (words: readonly IndexedWord[]): WordList => ({ number: lists++, words });
  const taskWordsByName = new Map<string, WordList>();
  const taskWordsOf = (name: string): WordList => {
    const known = taskWordsByName.get(name);
    if (known) return known;
    const made = listOf(indexed(name, true));
    taskWordsByName.set(name, made);
    return made;
  };

  const choices: IndexedChoice[] = [];
  const byProject = new Map<string, IndexedChoice[]>();
  const byTask = new Map<string, Map<string, IndexedChoice>>();
  for (const project of projects) {
    if (!project.isActive) continue;
    const shown = project.clientName === '' ? project.name : `${project.clientName} › ${project.name}`;
    const projectWords = listOf([...indexed(shown, true), ...indexed(project.code ?? '', false)]);
    const prefix = `${shown} / `;
    const taskOffset = prefix.length;
    const ofProject = byProject.get(project.id) ?? [];
    const ofTask = byTask.get(project.id) ?? new Map<string, IndexedChoice>();
    for (const task of project.tasks) {
      const taskWords = taskWordsOf(task.name);
      const choice: IndexedChoice = {
        project,
        task,
        place: choices.length,
        label: prefix + task.name,
        projectWords,
        taskWords,
        taskOffset,
      };
      choices.push(choice);
      ofProject.push(choice);
      ofTask.set(task.id, choice);
    }
    byProject.set(project.id, ofProject);
    byTask.set(project.id, ofTask);
  }
  return {
    choices,
    byProject,
    vocabulary: createVocabulary(numbering.words),
    names: namesOf(projects),
    find: (projectId, taskId) => byTask.get(projectId)?.get(taskId),
  };
}
