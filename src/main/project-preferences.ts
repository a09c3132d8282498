import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Project } from '../shared/model';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import type { ArrangementActs } from './arrangement-acts';
import {
  asPreferred,
  withPreference,
  type ProjectPreference,
  type ProjectPreferences as ByProject,
} from './core/project-preference';
import { decodeKeptMap } from './kept-map';
import type { Ledger } from './ledger/ledger';

const FACT = 'project-preferences';

const stored = z.object({
  isHidden: z.boolean(),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
});

export interface ProjectPreferencesOptions {
  readonly ledger: Pick<Ledger, 'fact' | 'setFact'>;
  readonly findProject: (projectId: string) => Project | null;
  readonly acts: ArrangementActs;
  /** Projects are to be shown otherwise than before. */
  readonly onChange: () => void;
}

/** Which projects a person hides, and in which colours they have them. Part of one account's journal, on this computer only. */
export class ProjectPreferences {
  readonly #options: ProjectPreferencesOptions;
  #all: ByProject;

  constructor(options: ProjectPreferencesOptions) {
    this.#options = options;
    // Where one cannot be read Keito's own is shown.
    this.#all = decodeKeptMap(stored, options.ledger.fact(FACT));
  }

  readonly isHidden = (projectId: string): boolean => this.#all.get(projectId)?.isHidden ?? false;

  readonly isRecolored = (projectId: string): boolean => (this.#all.get(projectId)?.color ?? null) !== null;

  asPreferred(project: Project): Project {
    return asPreferred(project, this.#all);
  }

  /** In the journal before it returns; `not-found` where there is no such project. */
  change(projectId: string, change: Partial<ProjectPreference>): Result<null> {
    const { acts, findProject } = this.#options;
    const project = findProject(projectId);
    if (!project) return fail('not-found', m.main_project_unknown());
    const before = this.#all;
    const all = withPreference(before, projectId, change);
    if (isDeepStrictEqual(all, before)) return ok(null);
    this.#write(all);
    const what =
      change.isHidden === undefined ? 'color-project' : change.isHidden ? 'hide-project' : 'show-project';
    acts.add({ what, projectName: project.name }, () => this.#write(before));
    return ok(null);
  }

  /** The server was lost: projects have other ids now. One that `idNow` does not know stays as it was. */
  placeAnew(idNow: (projectId: string) => string | undefined): void {
    this.#write(new Map([...this.#all].map(([id, preference]) => [idNow(id) ?? id, preference])));
  }

  #write(all: ByProject): void {
    const { ledger, onChange } = this.#options;
    ledger.setFact(FACT, JSON.stringify(Object.fromEntries(all)));
    this.#all = all;
    onChange();
  }
}
