import { m } from '../../shared/i18n/messages';
import type { Snapshot } from '../../shared/snapshot';
import type { Commands } from './commands.svelte';
import { PerAccount } from './per-account.svelte';

interface Typed {
  readonly client: string;
  readonly project: string;
  /** Null: those that are proposed. */
  readonly tasks: string | null;
  /** Whether anything was typed since the last project was added. */
  readonly isTouched: boolean;
}

const NOTHING: Typed = { client: '', project: '', tasks: null, isTouched: false };

/** A project to be added on this computer: what is typed stays in its account, whatever is looked at, until it was added. */
export class ProjectDraft {
  readonly #commands: Commands;
  readonly #typed: PerAccount<Typed>;

  constructor(world: { readonly snapshot: Snapshot | null }, commands: Commands) {
    this.#commands = commands;
    this.#typed = new PerAccount(world, NOTHING);
  }

  get client(): string {
    return this.#typed.of().client;
  }

  set client(client: string) {
    this.#type({ client });
  }

  get project(): string {
    return this.#typed.of().project;
  }

  set project(project: string) {
    this.#type({ project });
  }

  get tasks(): string {
    return this.#typed.of().tasks ?? m.add_project_tasks_default();
  }

  set tasks(tasks: string) {
    this.#type({ tasks });
  }

  get taskNames(): string[] {
    const names = this.tasks.split(/[,，、]/).map((name) => name.trim());
    return names.filter((name, place) => name !== '' && names.indexOf(name) === place);
  }

  /** Whether nothing is typed that was not added, in whatever account. */
  get isUntouched(): boolean {
    return this.#typed.all.every(
      ({ client, project, tasks, isTouched }) => !isTouched || `${client}${project}${tasks ?? ''}` === '',
    );
  }

  /** Adds it; the client and the tasks stay for the next one. The answer is its name; null: something is missing or wrong. */
  async add(): Promise<string | null> {
    const { account } = this.#typed;
    const typed = this.#typed.of();
    const { taskNames } = this;
    const [clientName, projectName] = [typed.client.trim(), typed.project.trim()];
    if (clientName === '' || projectName === '' || taskNames.length === 0) return null;
    const result = await this.#commands.send('addProject', { clientName, projectName, taskNames });
    if (!result.ok) return null;
    const isSame = this.#typed.of(account) === typed;
    if (isSame) this.#typed.set({ ...typed, project: '', isTouched: false }, account);
    return projectName;
  }

  #type(typed: Partial<Typed>): void {
    this.#typed.set({ ...this.#typed.of(), ...typed, isTouched: true });
  }
}
