import { m } from '../../shared/i18n/messages';
import type { Catalogue, Project } from '../../shared/model';
import type { ProjectColor } from '../../shared/projects';
import { displayLocale } from './locale';

/** A project as its page lists it. */
export interface ProjectRow {
  readonly project: Project;
  readonly isHidden: boolean;
}

/** Projects under one heading. */
export interface ProjectGroup {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly ProjectRow[];
}

/** Every project, by client and name: what is offered, then what is hidden, then what is archived. */
export function projectRows({ projects, hidden }: Catalogue): readonly ProjectRow[] {
  const collator = new Intl.Collator(displayLocale(), { numeric: true });
  const rank = ({ project, isHidden }: ProjectRow): number => (!project.isActive ? 2 : isHidden ? 1 : 0);
  const rows = [
    ...projects.map((project) => ({ project, isHidden: false })),
    ...hidden.map((project) => ({ project, isHidden: true })),
  ];
  return rows.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      collator.compare(a.project.clientName, b.project.clientName) ||
      collator.compare(a.project.clientId ?? '', b.project.clientId ?? '') ||
      collator.compare(a.project.name, b.project.name),
  );
}

/** What a project is found by. */
export function searchedOf({ project: { clientName, name, code, tasks } }: ProjectRow): string {
  return [clientName, name, code ?? '', ...tasks.map((task) => task.name)].join(' ');
}

/** The rows under the names of their clients, those that are not offered under why; in the order of the rows. */
export function groupRows(rows: readonly ProjectRow[]): readonly ProjectGroup[] {
  const groups = new Map<string, { title: string; rows: ProjectRow[] }>();
  for (const row of rows) {
    const { key, title } = headingOf(row);
    const group = groups.get(key) ?? { title, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

function headingOf({ project, isHidden }: ProjectRow): { readonly key: string; readonly title: string } {
  if (!project.isActive) return { key: 'archived', title: m.projects_archived() };
  if (isHidden) return { key: 'hidden', title: m.projects_hidden() };
  const { clientId, clientName } = project;
  return {
    key: `client ${clientId ?? clientName}`,
    title: clientName === '' ? m.projects_no_client() : clientName,
  };
}

/** What a colour to choose is called. */
export function colorName(color: ProjectColor): string {
  const names = {
    indigo: m.color_indigo,
    teal: m.color_teal,
    orange: m.color_orange,
    pink: m.color_pink,
    blue: m.color_blue,
    green: m.color_green,
  } as const;
  return names[color]();
}
