import type { Catalogue, Project } from '../shared/model';
import type { ProjectEntries, ProjectEntriesWish } from '../shared/projects';
import type { Result } from '../shared/result';
import type { ProjectBudgetView } from '../shared/snapshot';
import { AccountData } from './account-data';
import type { ArrangementActs } from './arrangement-acts';
import { BudgetNotices } from './budget-notices';
import { Budgets } from './budgets';
import type { Clock } from './core/ports';
import type { KeitoClient } from './keito/client';
import type { Ledger } from './ledger/ledger';
import { readProjectEntries } from './project-entries';
import { ProjectPreferences } from './project-preferences';
import { TaskBook } from './task-book';

export interface ProjectsOptions {
  readonly ledger: Ledger;
  /** Null: no key to connect with. */
  readonly client: () => KeitoClient | null;
  readonly clock: Clock;
  readonly acts: ArrangementActs;
  readonly currencyOf: (project: Project) => string | null;
  readonly lookAtClients: () => Promise<unknown>;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

/** What one account can put time on: Keito's word of it, how the person has it, and what is used of it. */
export class Projects {
  /** Keito's word, as the person has it. */
  readonly data: AccountData;
  readonly preferences: ProjectPreferences;
  readonly budgetNotices: BudgetNotices;
  /** The company's tasks. */
  readonly tasks: TaskBook;
  readonly #budgets: Budgets;
  readonly #options: ProjectsOptions;

  constructor(options: ProjectsOptions) {
    const { ledger, client, clock, acts, currencyOf, lookAtClients, onChange, onBug } = options;
    this.#options = options;
    this.preferences = new ProjectPreferences({
      ledger,
      findProject: (projectId) => this.find(projectId),
      acts,
      onChange: () => this.data.adoptPreferences(),
    });
    this.data = new AccountData(ledger, this.preferences);
    this.#budgets = new Budgets({
      ...{ client, clock, onChange, onBug, findProject: this.find, currencyOf, lookAtClients },
      zone: () => this.data.zone,
      facts: () => this.data.facts,
    });
    this.budgetNotices = new BudgetNotices({
      ...{ ledger, clock, onChange, findProject: this.find },
      budgets: () => this.#budgets.known(),
    });
    this.tasks = new TaskBook({ ledger, client, clock, onChange });
  }

  /** Every project, those that the person hid as well. */
  get all(): readonly Project[] {
    return this.data.projects;
  }

  get catalogue(): Catalogue {
    return this.data.catalogue;
  }

  readonly find = (projectId: string): Project | null => this.data.findProject(projectId);

  /** What is known of a project's budget; null where it has none for the whole of it, or it was not read yet. */
  budgetOf(projectId: string): ProjectBudgetView | null {
    return this.#budgets.of(projectId) ?? this.#budgets.moneyOf(projectId);
  }

  /** It is another key by which Keito is asked from now on. */
  askAnew(): void {
    this.#budgets.askAnew();
  }

  /** Somebody looks at a project's budget: it is read where it is older than an hour. */
  lookAtBudget(projectId: string): Promise<void> {
    return this.#budgets.look(projectId);
  }

  /** See {@link readProjectEntries}. */
  entries(wish: ProjectEntriesWish): Promise<Result<ProjectEntries>> {
    const { ledger, client } = this.#options;
    return readProjectEntries(
      { journal: ledger, client: client(), facts: () => this.data.facts, findProject: this.find },
      wish,
    );
  }
}
