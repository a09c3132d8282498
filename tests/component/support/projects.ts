import type { Catalogue, Project } from '../../../src/shared/model';
import type { TaskBookView } from '../../../src/shared/projects';
import type { BudgetView } from '../../../src/shared/snapshot';
import { at, retainer, website } from './data';

const HOUR = 3600;

export const budgeted: Project = {
  ...website,
  ...{ code: 'ACM-WEB', budget: { seconds: 40 * HOUR, isMonthly: true } },
  tasks: [
    { id: 'website-development', name: 'Development', isBillable: true },
    { id: 'website-admin', name: 'Admin', isBillable: false },
  ],
};

const project = (over: Partial<Project>): Project => {
  const { clientName } = { ...retainer, ...over };
  return { ...retainer, clientId: clientName.toLowerCase() || null, ...over };
};

/** What can be tracked on, one that is hidden, one that is archived, and names of every kind. */
export const offered: Catalogue = {
  revision: 1,
  projects: [
    budgeted,
    retainer,
    project({ id: 'hebrew', name: 'אתר החברה', clientName: 'חברה בע״מ', code: null }),
    project({
      ...{ id: 'long', clientName: '', isBillable: false },
      name: 'A name that goes on and on, as those of contracts do, until nobody can read it in one line',
    }),
    project({ id: 'old', name: 'Old site', clientName: 'Acme', isActive: false }),
  ],
  hidden: [project({ id: 'hidden', name: 'Internal tools', clientName: 'Kestrel Cycles', color: '#2f7ed8' })],
  recolored: ['hidden'],
};

export const taskBook: TaskBookView = {
  readAt: at(14, 25),
  tasks: [
    { id: 'website-admin', name: 'Admin', isBillable: false, isDefault: false, isActive: true },
    { id: 'website-development', name: 'Development', isBillable: true, isDefault: true, isActive: true },
    { id: 'hiring', name: 'Hiring', isBillable: null, isDefault: false, isActive: false },
  ],
};

export const monthsBudget: BudgetView = {
  ...{ budgetSeconds: 40 * HOUR, usedSeconds: 34 * HOUR, isMonthly: true, isOwnOnly: false },
  readAt: at(14, 27),
};

/** More than anybody looks through. */
export const thousand: Catalogue = {
  ...{ revision: 1, hidden: [], recolored: [] },
  projects: Array.from({ length: 1_000 }, (_, index) =>
    project({ id: `p${index}`, name: `Project ${index}`, clientName: `Client ${Math.floor(index / 10)}` }),
  ),
};
