import type { Project, Task } from '../../shared/model';
import { fold } from '../../shared/quick-entry/fold';
import { placeOf } from './labels';

/** A project and task to choose from a list. */
export interface PlaceOption {
  readonly value: string;
  readonly label: string;
  readonly project: Project;
  readonly task: Task;
  readonly searched: string;
}

/** Everything that time can be put on, in the catalogue's order. */
export function placesOf(projects: readonly Project[]): readonly PlaceOption[] {
  return projects
    .filter((project) => project.isActive)
    .flatMap((project) =>
      project.tasks.map((task) => {
        const label = placeOf({
          clientName: project.clientName,
          projectName: project.name,
          taskName: task.name,
        });
        const searched = fold(`${label} ${project.code ?? ''}`).text;
        return { value: JSON.stringify([project.id, task.id]), label, project, task, searched };
      }),
    );
}

/** Those that hold every word of the search, accents and case aside. */
export function matchingPlaces(places: readonly PlaceOption[], search: string): readonly PlaceOption[] {
  const words = fold(search).text.split(/\s+/).filter(Boolean);
  return places.filter((place) => words.every((word) => place.searched.includes(word)));
}
