import type { TaskBookView, TaskView } from '../../shared/projects';
import { indexNames, searchNames } from '../lib/name-search';
import { groupRows, projectRows, searchedOf, type ProjectGroup, type ProjectRow } from '../lib/projects';
import { Book } from './book.svelte';
import type { Commands } from './commands.svelte';
import type { Navigation } from './navigation.svelte';
import type { SnapshotStore } from './snapshot.svelte';

/** So many lines are drawn at once: more than fit, and few enough to come without a wait. */
const STEP = 100;

/** The pages of projects and tasks: what is looked for and looked at. */
export class ProjectPages {
  readonly tasks: Book<TaskBookView>;
  readonly #navigation: Navigation;
  readonly #store: Pick<SnapshotStore, 'catalogue'>;
  #query = $state('');
  #shownList = $state.raw<'projects' | 'tasks'>('projects');
  #most = $state(STEP);
  #shown = $state.raw<string | null>(null);

  readonly #rows = $derived.by(() => projectRows(this.#store.catalogue));
  readonly #rowIndex = $derived.by(() => indexNames(this.#rows, searchedOf));
  readonly #taskIndex = $derived.by(() => indexNames(this.tasks.view?.tasks ?? [], ({ name }) => name));
  readonly #found = $derived.by(() => searchNames(this.#rowIndex, this.#query));
  readonly #foundTasks = $derived.by(() => searchNames(this.#taskIndex, this.#query));

  constructor(store: Pick<SnapshotStore, 'catalogue'>, commands: Commands, navigation: Navigation) {
    this.#store = store;
    this.#navigation = navigation;
    this.tasks = new Book(
      () => commands.sendQuietly('taskBook', {}),
      () => commands.sendQuietly('readTasks', {}),
    );
  }

  /** Asks for what is known of the account that is open; of another one than before nothing is kept. */
  ask(account: string): void {
    if (!this.tasks.ask(account)) return;
    this.query = '';
    this.#shown = null;
    if (this.#shownList === 'tasks') void this.tasks.read();
  }

  get query(): string {
    return this.#query;
  }

  set query(text: string) {
    this.#query = text;
    this.#most = STEP;
  }

  get shownList(): 'projects' | 'tasks' {
    return this.#shownList;
  }

  showList(list: 'projects' | 'tasks'): void {
    this.#shownList = list;
    this.#most = STEP;
    if (list === 'tasks') void this.tasks.read();
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  /** Those that are looked for, as many as are shown for now. */
  get groups(): readonly ProjectGroup[] {
    return groupRows(this.#found.slice(0, this.#most));
  }

  get foundTasks(): readonly TaskView[] {
    return this.#foundTasks.slice(0, this.#most);
  }

  /** How many more were found than are shown. */
  get rest(): number {
    const found = this.#shownList === 'projects' ? this.#found : this.#foundTasks;
    return Math.max(0, found.length - this.#most);
  }

  showMore(): void {
    this.#most += STEP;
  }

  /** On how many projects a task can be used. */
  usesOf({ id }: TaskView): number {
    return this.#rows.filter(({ project }) => project.tasks.some((task) => task.id === id)).length;
  }

  /** The one that is looked at, or was last; null where it is gone. */
  get project(): ProjectRow | null {
    return this.#rows.find(({ project }) => project.id === this.#shown) ?? null;
  }

  show(projectId: string): void {
    this.#shown = projectId;
    this.#navigation.go('project');
  }
}
