import type { Catalogue, Project } from '../../../src/shared/model';
import type {
  AccountView,
  OtherAccountView,
  EntryView,
  IdleQuestion,
  RecentView,
  Snapshot,
} from '../../../src/shared/snapshot';
import { EMPTY_SNAPSHOT } from '../../support/empty-snapshot';

/** Friday, 22 May 2026, by the clock of Berlin (UTC+2), in UTC ms. */
export const at = (hours: number, minutes: number, seconds = 0): number =>
  Date.UTC(2026, 4, 22, hours - 2, minutes, seconds);

export const NOW = at(14, 27, 7);

function project(id: string, clientName: string, name: string, color: string, tasks: string[]): Project {
  return {
    id,
    name,
    code: null,
    clientId: clientName.toLowerCase(),
    clientName,
    color,
    isBillable: true,
    isActive: true,
    budget: null,
    tasks: tasks.map((task) => ({ id: `${id}-${task.toLowerCase()}`, name: task })),
  };
}

export const website = project('website', 'Acme', 'Website', '#4f46e5', ['Development', 'Design']);
export const retainer = project('retainer', 'Northwind', 'Retainer', '#db7706', ['Meetings', 'Review']);

export const catalogue: Catalogue = { revision: 1, projects: [website, retainer], hidden: [], recolored: [] };

export function entry(changes: Partial<EntryView> = {}): EntryView {
  return {
    id: 'checkout',
    remoteId: 'r1',
    projectId: 'website',
    taskId: 'website-development',
    spentDate: '2026-05-22',
    notes: 'Checkout form validation',
    seconds: 7_680,
    startedAt: null,
    startTime: '09:50',
    endTime: '11:58',
    billable: true,
    lock: null,
    source: 'api',
    clientName: 'Acme',
    projectName: 'Website',
    taskName: 'Development',
    color: '#4f46e5',
    state: { kind: 'saved' },
    ...changes,
  };
}

export const running = entry({
  id: 'login',
  notes: 'Fix the login redirect',
  seconds: 0,
  startedAt: at(13, 4),
  startTime: '13:04',
  endTime: null,
});

export const review = entry({
  id: 'review',
  projectId: 'retainer',
  taskId: 'retainer-meetings',
  clientName: 'Northwind',
  projectName: 'Retainer',
  taskName: 'Meetings',
  notes: 'Sprint review',
  seconds: 2_400,
  startTime: '12:20',
  endTime: '13:00',
  color: '#db7706',
});

export const recentOf = (from: EntryView): RecentView => ({
  entryId: from.id,
  projectId: from.projectId,
  taskId: from.taskId,
  notes: from.notes,
  clientName: from.clientName,
  projectName: from.projectName,
  taskName: from.taskName,
  color: from.color,
});

export const localAccount: AccountView = { kind: 'local', name: 'me', isSample: false };

export const remoteAccount = {
  ...{ kind: 'remote', id: 'acme', name: 'Ada Lovelace', email: 'ada@acme.example', company: 'Acme GmbH' },
  ...{ server: 'https://app.keito.ai/api/v2', method: 'api-key', companyId: '42', keyExpiresAt: null },
} as const satisfies AccountView;

/** Signed in with a token that runs out then, UTC ms. */
export const tokenAccount = (keyExpiresAt: number): AccountView => ({
  ...remoteAccount,
  ...{ method: 'jwt', companyId: '', keyExpiresAt },
});

export const otherAccount = (changes: Partial<OtherAccountView> = {}): OtherAccountView => ({
  ...{ id: 'other', company: 'Acme GmbH', email: 'ada@acme.example', server: 'https://app.keito.ai/api/v2' },
  ...{ keyExpiresAt: null, unsent: 0 },
  ...changes,
});

export function snapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    ...EMPTY_SNAPSHOT,
    ...{ zone: 'Europe/Berlin', today: '2026-05-22', locale: 'en-US', version: '0.1.0' },
    account: remoteAccount,
    running,
    entries: [running, review, entry()],
    todaySeconds: 10_080,
    week: { seconds: 92_000, capacitySeconds: 144_000 },
    recents: [running, review, entry()].map(recentOf),
    hotkeys: { toggle: 'confirmed', newEntry: 'registered' },
    ...{ idleSource: { kind: 'system' }, tray: 'status-notifier' },
    ...changes,
  };
}

/** Nothing runs; what was tracked last is the review. */
export function stopped(changes: Partial<Snapshot> = {}): Snapshot {
  return snapshot({
    running: null,
    budget: null,
    entries: [review, entry()],
    otherDays: [],
    recents: [review, entry()].map(recentOf),
    ...changes,
  });
}

export const idleQuestion: IdleQuestion = {
  ...{ id: 'question', kind: 'away', from: at(14, 20), to: at(14, 52, 17) },
  spans: [{ from: at(14, 20), to: at(14, 52, 17) }],
  entry: running,
  secondsBefore: 4_560,
  isBegunAway: false,
};
