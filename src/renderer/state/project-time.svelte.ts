import type { EntryMaker } from '../../shared/projects';
import type { EntryView } from '../../shared/snapshot';
import type { Commands } from './commands.svelte';

/** One's own entries of a project, as far as they were read. */
export class ProjectTime {
  readonly #commands: Commands;
  #projectId: string | null = null;
  /** Of what the entries are: the project and what was asked for of it. */
  #shownOf = '';
  /** Counts the questions: only the answer to the last one counts. */
  #question = 0;
  #page = 1;
  #taskId = $state.raw<string | null>(null);
  #madeBy = $state.raw<EntryMaker>('everybody');
  #entries = $state.raw<readonly EntryView[] | null>(null);
  #hasMore = $state(false);
  #unread = $state.raw<string | null>(null);
  #isFromHere = $state(false);
  #isReading = $state(false);

  constructor(commands: Commands) {
    this.#commands = commands;
  }

  /** Null until the first answer. */
  get entries(): readonly EntryView[] | null {
    return this.#entries;
  }

  get hasMore(): boolean {
    return this.#hasMore;
  }

  /** Why these are not Keito's, or not all that were asked for. */
  get unread(): string | null {
    return this.#unread;
  }

  /** These are what this computer knows, instead of Keito's. */
  get isFromHere(): boolean {
    return this.#isFromHere;
  }

  /** It is not Keito's, or not all of it: once everything is sent it is to be read anew. */
  get isPassing(): boolean {
    return this.#isFromHere || (this.#entries ?? []).some(({ state }) => state.kind !== 'saved');
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** Null: of all tasks. */
  get taskId(): string | null {
    return this.#taskId;
  }

  get madeBy(): EntryMaker {
    return this.#madeBy;
  }

  /** Reads those of a project, from the first page on. */
  read(projectId: string): void {
    if (projectId !== this.#projectId) this.#entries = null;
    this.#projectId = projectId;
    void this.#ask(1);
  }

  narrow(taskId: string | null, madeBy: EntryMaker): void {
    this.#taskId = taskId;
    this.#madeBy = madeBy;
    void this.#ask(1);
  }

  more(): Promise<void> {
    return this.#ask(this.#page + 1);
  }

  async #ask(page: number): Promise<void> {
    const projectId = this.#projectId;
    if (projectId === null) return;
    this.#question += 1;
    const question = this.#question;
    this.#isReading = true;
    const task = this.#taskId === null ? {} : { taskId: this.#taskId };
    const wish = { projectId, ...task, madeBy: this.#madeBy, page };
    const result = await this.#commands.sendQuietly('projectEntries', wish);
    if (question !== this.#question) return;
    this.#isReading = false;
    this.#unread = result.ok ? result.value.unread : result.failure.message;
    this.#isFromHere = result.ok && result.value.unread !== null;
    const asked = JSON.stringify({ ...wish, page: null });
    // What is of another task or of other people must not stand there as if it were what was asked for.
    if (!result.ok && asked !== this.#shownOf) {
      this.#entries = null;
      this.#hasMore = false;
    }
    if (!result.ok) return;
    this.#shownOf = asked;
    const { entries, hasMore } = result.value;
    // An entry that was added meanwhile moves the pages: what comes twice is there once.
    const before = page === 1 ? [] : (this.#entries ?? []);
    const isNew = ({ id }: EntryView): boolean => before.every((known) => known.id !== id);
    this.#entries = [...before, ...entries.filter(isNew)];
    this.#hasMore = hasMore;
    this.#page = page;
  }
}
