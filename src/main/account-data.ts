import type { Catalogue, Project } from '../shared/model';
import { systemZone } from '../shared/calendar';
import type { WorkContext } from './core/ports';
import type { Ledger } from './ledger/ledger';
import { decodeAccountFacts, decodeProjects, type AccountFacts } from './sync/account-facts';

const FACTS = 'account';
const PROJECTS = 'projects';

/** What Keito last said of an account and its projects. Kept in the journal, so that it is there without a network. */
export class AccountData {
  readonly #ledger: Pick<Ledger, 'fact' | 'setFact'>;
  #facts: AccountFacts | null;
  #projects: ReadonlyMap<string, Project>;
  #revision = 1;

  constructor(ledger: Pick<Ledger, 'fact' | 'setFact'>) {
    this.#ledger = ledger;
    this.#facts = decodeAccountFacts(ledger.fact(FACTS));
    this.#projects = byId(decodeProjects(ledger.fact(PROJECTS)));
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

  get catalogue(): Catalogue {
    return { revision: this.#revision, projects: [...this.#projects.values()] };
  }

  readonly findProject = (projectId: string): Project | null => this.#projects.get(projectId) ?? null;

  adoptFacts(facts: AccountFacts): void {
    this.#facts = facts;
    this.#ledger.setFact(FACTS, JSON.stringify(facts));
  }

  adoptProjects(projects: readonly Project[]): void {
    this.#ledger.setFact(PROJECTS, JSON.stringify(projects));
    this.#projects = byId(projects);
    this.#revision += 1;
  }
}

function byId(projects: readonly Project[]): ReadonlyMap<string, Project> {
  return new Map(projects.map((project) => [project.id, project]));
}
