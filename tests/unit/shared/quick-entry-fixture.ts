import { instantOf } from '../../../src/shared/calendar';
import type { Project } from '../../../src/shared/model';
import { buildQuickEntryIndex, lexiconFor, readQuickEntry } from '../../../src/shared/quick-entry';
import type { PinnedChoice, QuickEntryContext, QuickEntryReading } from '../../../src/shared/quick-entry';
import type { RecentView } from '../../../src/shared/snapshot';

/** The catalogue and the recents that the quick entry tests read their lines against. */

/** A Friday. */
export const TODAY = '2026-05-22';
export const ZONE = 'Europe/Berlin';
/** Half past two in the afternoon, UTC ms. */
export const NOW = instantOf(ZONE, TODAY, '14:30');

export function project(
  id: string,
  clientName: string,
  name: string,
  tasks: readonly string[],
  code: string | null = null,
): Project {
  return {
    id,
    name,
    code,
    clientId: null,
    clientName,
    color: null,
    isBillable: true,
    isActive: true,
    budget: null,
    tasks: tasks.map((task) => ({ id: `${id}.${task}`, name: task })),
  };
}

export const PROJECTS: readonly Project[] = [
  project('web', 'Acme', 'Website', ['Development', 'DevOps', 'Design']),
  project('app', 'Acme', 'Mobile app', ['Development', 'Testing'], 'MOB-7'),
  project('ret', 'Northwind', 'Retainer', ['Meetings', 'Review']),
  project('cafe', 'Café Zürich', 'Übersetzung', ['Rédaction', 'Straße']),
  project('heb', 'תל אביב', 'אתר', ['פיתוח']),
  project('jp', '株式会社アクメ', '予約サイト', ['開発']),
  project('ops', '', 'Operations', ['Admin']),
];

export function recent(entryId: string, projectId: string, task: string, notes: string): RecentView {
  const found = PROJECTS.find((candidate) => candidate.id === projectId);
  return {
    entryId,
    projectId,
    taskId: `${projectId}.${task}`,
    notes,
    clientName: found?.clientName ?? '',
    projectName: found?.name ?? '',
    taskName: task,
    color: null,
  };
}

export const RECENTS = [
  recent('r1', 'ret', 'Review', 'Login audit'),
  recent('r2', 'web', 'Development', 'Fix the login redirect'),
  recent('r3', 'app', 'Development', 'Crash on start'),
];

const index = buildQuickEntryIndex(PROJECTS);

interface Given {
  readonly recents?: readonly RecentView[];
  readonly pinned?: PinnedChoice | null;
  readonly today?: string;
  /** The day that is shown; today where it is not given. */
  readonly logDay?: string;
  readonly projects?: readonly Project[];
  /** What was tracked lately where it is not given: most used is then what was used last. */
  readonly frequent?: readonly PinnedChoice[];
  /** The window's; English where it is not given. */
  readonly locale?: string;
  /** How times of day are shown; of 24 hours where it is not given. */
  readonly hours?: '12h' | '24h';
  readonly zone?: string;
  readonly now?: number;
  readonly runningSince?: number | null;
  readonly awayUntil?: number | null;
}

export const read = (text: string, given: Given = {}): QuickEntryReading =>
  readQuickEntry(text, contextOf(given));

export function contextOf(given: Given = {}): QuickEntryContext {
  const recents = given.recents ?? RECENTS;
  return {
    zone: given.zone ?? ZONE,
    today: given.today ?? TODAY,
    logDay: given.logDay ?? given.today ?? TODAY,
    lexicon: lexiconFor(given.locale ?? 'en', given.hours),
    clock: () => given.now ?? NOW,
    runningSince: given.runningSince ?? null,
    awayUntil: given.awayUntil ?? null,
    index: given.projects ? buildQuickEntryIndex(given.projects) : index,
    recents,
    frequent: given.frequent ?? recents,
    pinned: given.pinned ?? null,
  };
}

export const chosen = (reading: QuickEntryReading): string | null =>
  reading.choice && `${reading.choice.project.id}/${reading.choice.task.name}`;
export const codes = (reading: QuickEntryReading): readonly string[] =>
  reading.problems.map((problem) => problem.code);
export const marked = (label: string, marks: readonly { start: number; end: number }[]): readonly string[] =>
  marks.map((mark) => label.slice(mark.start, mark.end));
