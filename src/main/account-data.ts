import type { Catalogue, Project } from '../shared/model';
import { systemZone } from '../shared/calendar';
import type { WorkContext } from './core/ports';
import type { Ledger } from './ledger/ledger';
import type { ProjectPreferences } from './project-preferences';
import { decodeAccountFacts, decodeProjects, type AccountFacts } from './sync/account-facts';

const FACTS = 'account';
const PROJECTS = 'projects';

/**
 * What Keito last said of an account and its projects, these as the person has them. Kept in the journal, so that it is
 * there without a network.
 */
export class AccountData {
  readonly #ledger: Pick<Ledger, 'fact' | 'setFact'>;
  readonly #preferences: ProjectPreferences;
  #facts: AccountFacts | null;
  #received: readonly Project[];
  #projects: ReadonlyMap<string, Project>;
  #revision = 1;

  constructor(ledger: Pick<Ledger, 'fact' | 'setFact'>, preferences: ProjectPreferences) {
    this.#ledger = ledger;
    this.#preferences = preferences;
    this.#facts = decodeAccountFacts(ledger.fact(FACTS));
    this.#received = keptProjects(ledger);
    this.#projects = this.#asPreferred();
  }

  /** Null: Keito was never heard. */
  get facts(): AccountFacts | null {
    return this.#facts;
  }

  /** The work zone; until Keito is heard it is this computer's. */
  get zone(): string {
    return this.#facts?.zone ?? systemZone();
  }

  get context(): WorkContext {
    return { zone: this.zone, findProject: this.findProject };
  }

  /** Every project, also those that the person hid. */
  get projects(): readonly Project[] {
    return [...this.#projects.values()];
  }

  get catalogue(): Catalogue {
    const { isHidden, isRecolored } = this.#preferences;
    return {
      revision: this.#revision,
      projects: this.projects.filter(({ id }) => !isHidden(id)),
      hidden: this.projects.filter(({ id }) => isHidden(id)),
      recolored: [...this.#projects.keys()].filter(isRecolored),
    };
  }

  readonly findProject = (projectId: string): Project | null => this.#projects.get(projectId) ?? null;

  adoptFacts(facts: AccountFacts): void {
    this.#facts = facts;
    this.#ledger.setFact(FACTS, JSON.stringify(facts));
  }

  adoptProjects(projects: readonly Project[]): void {
    this.#ledger.setFact(PROJECTS, JSON.stringify(projects));
    this.#received = projects;
    this.adoptPreferences();
  }

  /** The person has projects otherwise than before. */
  adoptPreferences(): void {
    this.#projects = this.#asPreferred();
    this.#revision += 1;
  }

  #asPreferred(): ReadonlyMap<string, Project> {
    return new Map(this.#received.map((project) => [project.id, this.#preferences.asPreferred(project)]));
  }
}

/** The projects that Keito last told a journal of, as Keito has them. */
export function keptProjects(ledger: Pick<Ledger, 'fact'>): readonly Project[] {
  return decodeProjects(ledger.fact(PROJECTS));
}
