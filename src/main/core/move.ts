import { instantOf } from '../../shared/calendar';
import { MAX_ENTRY_SECONDS } from '../../shared/durations';
import type { EntryId, Project, TimeEntry, WorkPlace } from '../../shared/model';
import { placeKey, type MoveEntry, type MoveInput, type MovePlace, type MoveState } from '../../shared/move';
import { fold } from '../../shared/quick-entry/fold';
import { fail, ok, type Result } from '../../shared/result';
import * as m from '../../shared/i18n/messages';
import type { PlannedOperation } from './operation';
import type { WorkContext } from './ports';
import { planLog, type Act } from './timer';

/** An entry of the journal that is moved from. `id` is the same whichever journal tells of it. */
export interface SourceEntry extends Omit<TimeEntry, 'lock' | 'source' | 'remoteId' | 'billable'> {
  /** Something of it waits for an answer of the person. */
  readonly isBlocked: boolean;
  readonly clientName: string;
  readonly projectName: string;
  readonly taskName: string;
}

/** What is kept of an entry that was brought over. */
export interface Brought {
  /** Its id in the journal that it came from. */
  readonly source: EntryId;
  /** Its id in the account. */
  readonly entry: EntryId;
  /** What it was: {@link looksOf}. */
  readonly looks: string;
}

/** What the account already knows of what was brought over. */
export interface Destination {
  readonly brought: readonly Brought[];
  /** The id that an entry has, or would have, in the account: the same each time it is asked for. */
  readonly idFor: (source: EntryId) => EntryId;
  /** Whether the account's journal has ever had an entry of this id, or Keito tells of one. */
  readonly has: (entry: EntryId) => boolean;
}

/**
 * An entry's work by names and time, for an entry that comes again under another id: a Keito on this computer that was lost
 * is filled anew, and all its entries have new ids then.
 */
export function looksOf(entry: SourceEntry): string {
  const { clientName, projectName, taskName, spentDate, seconds, startTime, endTime, notes } = entry;
  return JSON.stringify([
    ...[clientName, projectName, taskName].map(nameKey),
    ...[spentDate, seconds, startTime, endTime, notes.trim()],
  ]);
}

/** Which of the entries can be brought over. Each record of one whose source is gone stands for one that looks like it. */
export function candidates(sources: readonly SourceEntry[], there: Destination): readonly MoveEntry[] {
  const present = new Set(sources.map(({ id }) => id));
  const homeless = new Map<string, number>();
  for (const { source, looks } of there.brought) {
    if (!present.has(source)) homeless.set(looks, (homeless.get(looks) ?? 0) + 1);
  }
  const recorded = new Set(there.brought.map(({ source }) => source));
  const stateOf = (entry: SourceEntry): MoveState => {
    if (recorded.has(entry.id) || there.has(there.idFor(entry.id))) return 'brought';
    if (entry.startedAt !== null) return 'running';
    if (entry.isBlocked) return 'needs-you';
    if (entry.seconds <= 0) return 'empty';
    if (entry.seconds > MAX_ENTRY_SECONDS) return 'too-long';
    const looks = looksOf(entry);
    const left = homeless.get(looks) ?? 0;
    if (left === 0) return 'new';
    homeless.set(looks, left - 1);
    return 'alike';
  };
  return sources.map((entry) => {
    const { id, projectId, taskId, spentDate, startTime, endTime, notes } = entry;
    const seconds = entry.startedAt === null ? entry.seconds : 0;
    return { id, projectId, taskId, spentDate, seconds, startTime, endTime, notes, state: stateOf(entry) };
  });
}

/** The places that these entries are on, each once, by name, with what the account has of the same name. */
export function placesOf(
  sources: readonly SourceEntry[],
  projects: readonly Project[],
): readonly MovePlace[] {
  const places = new Map<string, MovePlace>();
  for (const entry of sources) {
    const { projectId, taskId, clientName, projectName, taskName } = entry;
    if (places.has(placeKey(entry))) continue;
    const suggestion = suggest({ clientName, projectName, taskName }, projects);
    places.set(placeKey(entry), { projectId, taskId, clientName, projectName, taskName, suggestion });
  }
  const name = ({ clientName, projectName, taskName }: MovePlace): string =>
    `${clientName} ${projectName} ${taskName}`;
  return [...places.values()].sort((a, b) => name(a).localeCompare(name(b)));
}

/**
 * The one place of the account that has the same names, case, accents and spaces aside: client, project and task; else
 * project and task; else the only task of the only project of that name. Where several fit none is suggested.
 */
export function suggest(
  place: Pick<MovePlace, 'clientName' | 'projectName' | 'taskName'>,
  projects: readonly Project[],
): WorkPlace | null {
  const named = projects.filter(
    ({ isActive, name }) => isActive && nameKey(name) === nameKey(place.projectName),
  );
  const withTask = (among: readonly Project[]): readonly WorkPlace[] =>
    among.flatMap(({ id, tasks }) =>
      tasks
        .filter(({ name }) => nameKey(name) === nameKey(place.taskName))
        .map((task) => ({ projectId: id, taskId: task.id })),
    );
  const ofClient = named.filter(({ clientName }) => nameKey(clientName) === nameKey(place.clientName));
  const fits = [withTask(ofClient), withTask(named), named.length === 1 ? placesIn(named) : []];
  const [first = []] = fits.filter((fit) => fit.length > 0);
  return first.length === 1 ? (first[0] ?? null) : null;
}

const placesIn = (projects: readonly Project[]): readonly WorkPlace[] =>
  projects.flatMap(({ id, tasks }) => tasks.map((task) => ({ projectId: id, taskId: task.id })));

function nameKey(name: string): string {
  return fold(name).text.trim().replace(/\s+/g, ' ');
}

/** The names among `wanted` that are none of the account's clients, each once, by name; no client is missing where there is none. */
export function missingClients(wanted: readonly string[], known: readonly string[]): readonly string[] {
  const met = new Set(['', ...known.map(nameKey)]);
  const missing = wanted.filter((name) => {
    const isNew = !met.has(nameKey(name));
    met.add(nameKey(name));
    return isNew;
  });
  return missing.sort((a, b) => a.localeCompare(b));
}

/** An entry on its way into the account's journal. */
export interface Arrival {
  readonly operation: PlannedOperation;
  readonly record: Brought;
  /** UTC ms: when it was worked on last, as far as its date and times tell. */
  readonly workedUntil: number;
}

/**
 * One operation for each chosen entry that was not brought over yet, oldest first. Dates, clock times, duration and note
 * stay as they are. Refused as a whole where one of them cannot be brought over or has no place to go.
 */
export function planMove(
  context: WorkContext,
  sources: readonly SourceEntry[],
  there: Destination,
  { entryIds, targets }: MoveInput,
  act: Act,
): Result<readonly Arrival[]> {
  const chosen = new Set(entryIds);
  const states = new Map(candidates(sources, there).map(({ id, state }) => [id, state]));
  const placed = new Map(targets.map(({ from, to }) => [placeKey(from), to]));
  const arrivals: Arrival[] = [];
  const wanted = sources.filter(({ id }) => chosen.has(id));
  if (wanted.length < chosen.size) return fail('changed', m.main_move_changed());
  for (const source of [...wanted].sort(byDate)) {
    const state = states.get(source.id);
    if (state === 'brought') continue;
    if (state !== 'new' && state !== 'alike') return fail('changed', m.main_move_changed());
    const target = placed.get(placeKey(source));
    if (!target) {
      const { projectName, taskName } = source;
      return fail('invalid', m.main_move_no_target({ project: projectName, task: taskName }), 'targets');
    }
    const entryId = there.idFor(source.id);
    const { notes, spentDate, seconds, startTime, endTime } = source;
    const choice = { ...target, notes, spentDate, seconds, startTime, endTime };
    const planned = planLog(context, entryId, choice, act);
    if (!planned.ok) return planned;
    const end = instantOf(context.zone, spentDate, endTime ?? startTime ?? '00:00');
    const record = { source: source.id, entry: entryId, looks: looksOf(source) };
    for (const operation of planned.value)
      arrivals.push({ operation, record, workedUntil: Math.min(end, act.at) });
  }
  return ok(arrivals);
}

function byDate(a: SourceEntry, b: SourceEntry): number {
  const key = ({ spentDate, startTime }: SourceEntry): string => `${spentDate} ${startTime ?? ''}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
