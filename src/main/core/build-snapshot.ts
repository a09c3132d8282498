import * as m from '../../shared/i18n/messages';
import { addDays, dateIn, startOfWeek, type CalendarDate } from '../../shared/calendar';
import type { EntryId, Project, TimeEntry } from '../../shared/model';
import type {
  EntryConflict,
  EntryState,
  EntryView,
  RecentView,
  Snapshot,
  SyncView,
} from '../../shared/snapshot';
import type { Preferences } from '../../shared/settings';
import { differingFields } from './conflict';
import type { Creation } from './creation';
import { heldBack, type HeldBack } from './held-back';
import { fromServer, type Operation, type ServerEntry } from './operation';
import { deletes } from './outbox-plan';
import { DAYS_COUNTED, frequentOf, type DayUse } from './usage';

/** An entry as the journal holds it: how it is seen, and the server's last word (for names that the list lost). */
export interface KnownEntry {
  readonly view: TimeEntry | null;
  readonly base: ServerEntry | null;
}

/** What a snapshot reads of the journal. Dates are work-zone dates, both ends included. */
export interface JournalReader {
  between(from: CalendarDate, to: CalendarDate): readonly KnownEntry[];
  recent(limit: number, today: CalendarDate): readonly KnownEntry[];
  uses(from: CalendarDate, to: CalendarDate): readonly DayUse[];
  running(): TimeEntry | null;
  entry(id: EntryId): KnownEntry | null;
  openOperations(): readonly Operation[];
}

export interface WorkInput {
  readonly journal: JournalReader;
  readonly findProject: (projectId: string) => Project | null;
  /** Whether the person hid a project: it is not offered. */
  readonly isHidden: (projectId: string) => boolean;
  readonly zone: string;
  /** UTC ms. */
  readonly now: number;
  readonly weekStart: Preferences['formats']['weekStart'];
  readonly capacitySeconds: number | null;
}

/** The part of the snapshot that comes from the journal. */
export type WorkView = Pick<
  Snapshot,
  'zone' | 'today' | 'running' | 'entries' | 'otherDays' | 'todaySeconds' | 'week' | 'recents' | 'frequent'
> & {
  readonly waiting: number;
  readonly refused: number;
};

const RECENTS_SHOWN = 8;
const RECENTS_READ = 80;

export function buildWork(input: WorkInput): WorkView {
  const { journal, zone, now, weekStart } = input;
  const today = dateIn(zone, now);
  const firstOfWeek = startOfWeek(today, weekStart);
  const { states, show } = showerOf(journal, input.findProject);
  const entries = journal.between(today, today).flatMap(show).sort(newestFirst);
  const running = journal.running();
  const known = running && journal.entry(running.id);
  const kinds = [...states.values()].map(({ kind }) => kind);
  const unsent = [...states.keys()].flatMap((id) => {
    const unsentEntry = journal.entry(id);
    return unsentEntry ? show(unsentEntry) : [];
  });
  return {
    zone,
    today,
    entries,
    running: known ? (show(known)[0] ?? null) : null,
    otherDays: unsent.filter(({ id, spentDate }) => spentDate !== today && id !== running?.id),
    todaySeconds: total(entries),
    week: {
      seconds: total(
        journal.between(firstOfWeek, addDays(firstOfWeek, 6)).flatMap(({ view }) => (view ? [view] : [])),
      ),
      capacitySeconds: input.capacitySeconds,
    },
    recents: recentsOf(journal.recent(RECENTS_READ, today).flatMap(show), input.isHidden),
    frequent: frequentOf(journal.uses(addDays(today, -DAYS_COUNTED), today), today).filter(
      ({ projectId }) => !input.isHidden(projectId),
    ),
    waiting: kinds.filter((kind) => kind === 'waiting').length,
    refused: kinds.filter((kind) => kind === 'needs-you').length,
  };
}

/** The entries of some days, both included, newest day first and in a day like in the snapshot. */
export function buildDays(
  { journal, findProject }: Pick<WorkInput, 'journal' | 'findProject'>,
  from: CalendarDate,
  to: CalendarDate,
): readonly EntryView[] {
  const { show } = showerOf(journal, findProject);
  return journal
    .between(from, to)
    .flatMap(show)
    .sort((a, b) => b.spentDate.localeCompare(a.spentDate) || newestFirst(a, b));
}

/** How the entries of the journal are shown, and where those stand that have open operations. */
function showerOf(
  journal: JournalReader,
  findProject: WorkInput['findProject'],
): {
  readonly states: ReadonlyMap<EntryId, EntryState>;
  readonly show: (known: KnownEntry) => readonly EntryView[];
} {
  const open = journal.openOperations();
  const states = statesOf(journal);
  const show = ({ view, base }: KnownEntry): readonly EntryView[] => {
    if (!view) return [];
    const state = states.get(view.id) ?? { kind: 'saved' };
    const isTold = state.kind === 'needs-you' && base !== null;
    const told = isTold ? { ...state, conflict: conflictOf(view, base, open, findProject) } : state;
    return [viewOf(view, base, told, findProject)];
  };
  return { states, show };
}

const total = (entries: readonly TimeEntry[]): number =>
  entries.reduce((sum, { seconds }) => sum + seconds, 0);

/** The running one first, then by the clock; those without times last, in the order in which they were touched. */
function newestFirst(a: TimeEntry, b: TimeEntry): number {
  if ((a.startedAt !== null) !== (b.startedAt !== null)) return a.startedAt === null ? 1 : -1;
  return (b.startTime ?? '').localeCompare(a.startTime ?? '');
}

/** Where each entry with open operations stands; those without are saved. */
export function statesOf(
  journal: Pick<JournalReader, 'openOperations' | 'entry'>,
): ReadonlyMap<EntryId, EntryState> {
  const open = journal.openOperations();
  const states = new Map<EntryId, EntryState>();
  // An entry whose deletion waits is out of sight: nothing of it needs the person.
  const deleted = new Set(open.filter(deletes).map(({ entryId }) => entryId));
  for (const { entryId, state, reason } of open) {
    if (deleted.has(entryId)) states.set(entryId, { kind: 'waiting' });
    else if (state === 'blocked')
      states.set(entryId, { kind: 'needs-you', reason: reason ?? '', conflict: null });
    else if (!states.has(entryId)) states.set(entryId, { kind: 'waiting' });
  }
  for (const [id, held] of heldBack(open, (one) => journal.entry(one)?.view ?? null)) {
    const reason = deleted.has(id) ? null : whyItWaits(held, states.get(held.by));
    if (reason !== null) states.set(id, { kind: 'needs-you', reason, conflict: null });
  }
  return states;
}

/** What the person is told of an entry that is held back; null: it goes on by itself, once the `other` one has. */
function whyItWaits({ why }: HeldBack, other: EntryState | undefined): string | null {
  if (why === 'still-there') return m.main_replaced_stays();
  if (other?.kind !== 'needs-you') return null;
  const { reason } = other;
  return why === 'split' ? m.main_split_waits({ reason }) : m.main_replacement_waits({ reason });
}

/** What the two sides say, where an entry was changed here and elsewhere in the same field; else null. */
function conflictOf(
  mine: TimeEntry,
  base: ServerEntry,
  open: readonly Operation[],
  findProject: WorkInput['findProject'],
): EntryConflict | null {
  const clashing = open.filter(({ entryId, block }) => entryId === mine.id && block === 'conflict');
  const theirs = viewOf(fromServer(mine.id, base, null), base, { kind: 'saved' }, findProject);
  const fields = differingFields(clashing, mine, theirs);
  return fields.length === 0 ? null : { fields, theirs };
}

/** An entry with its names: the catalogue's, else those that the server sent with the entry. */
export function viewOf(
  entry: TimeEntry,
  base: ServerEntry | null,
  state: EntryState,
  findProject: (projectId: string) => Project | null,
): EntryView {
  const project = findProject(entry.projectId);
  const baseNames = base?.projectId === entry.projectId ? base : null;
  return {
    ...entry,
    clientName: project?.clientName ?? baseNames?.clientName ?? '',
    projectName: project?.name ?? baseNames?.projectName ?? '',
    taskName:
      project?.tasks.find(({ id }) => id === entry.taskId)?.name ??
      (base?.taskId === entry.taskId ? base.taskName : ''),
    color: project?.color ?? null,
    state,
  };
}

/**
 * What was worked on last, each project, task and note once. Of projects that the person hid only the very last: it is
 * what a toggle goes on with.
 */
function recentsOf(entries: readonly EntryView[], isHidden: WorkInput['isHidden']): readonly RecentView[] {
  const seen = new Map<string, RecentView>();
  const offered = entries.filter(({ projectId }, place) => place === 0 || !isHidden(projectId));
  for (const { id, projectId, taskId, notes, clientName, projectName, taskName, color } of offered) {
    const key = JSON.stringify([projectId, taskId, notes]);
    if (seen.has(key) || seen.size >= RECENTS_SHOWN) continue;
    seen.set(key, { entryId: id, projectId, taskId, notes, clientName, projectName, taskName, color });
  }
  return [...seen.values()];
}

/** The pill at the bottom right. What waits counts for more than why: people ask "is it safe?" first. */
/** What was created here and is not on the server waits, or needs the person, like an entry. */
export function withCreations(
  { waiting, refused }: Pick<WorkView, 'waiting' | 'refused'>,
  open: readonly Creation[],
): Pick<WorkView, 'waiting' | 'refused'> {
  const blocked = open.filter(({ state }) => state === 'blocked').length;
  return { waiting: waiting + open.length - blocked, refused: refused + blocked };
}

export function syncView(
  work: Pick<WorkView, 'waiting' | 'refused'>,
  isReachable: boolean,
  message: string | null,
): SyncView {
  const { waiting, refused } = work;
  const state = refused > 0 ? 'needs-you' : waiting > 0 ? 'waiting' : isReachable ? 'saved' : 'offline';
  return { state, waiting, refused, message };
}
