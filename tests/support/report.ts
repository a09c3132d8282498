import { buildReport, type ReportEntry, type TeamMember } from '../../src/main/core/report';
import { addDays } from '../../src/shared/calendar';
import type { Report } from '../../src/shared/report';
import { NOW } from '../component/support/data';

const WORK = [
  ['website', 'Website', 'Acme', '#4f46e5', 'Development', 17_700],
  ['retainer', 'Retainer', 'Northwind', '#db7706', 'Meetings', 7_500],
  ['app', 'Mobile app', 'Acme', '#be3a8a', 'Design', 5_400],
  ['operations', 'Operations', 'Internal', '#0d9488', 'Admin', 3_000],
] as const;
const PEOPLE = [
  ['ada', 'Ada Lovelace'],
  ['bob', 'Bob Renner'],
] as const;

/** Entries of a person on some days, more of some things than of others. */
function entriesOf(person: (typeof PEOPLE)[number], from: string, days: number): readonly ReportEntry[] {
  return Array.from({ length: days }, (_, day) =>
    WORK.filter((_work, place) => (day + place) % 3 !== 2).map(
      ([projectId, projectName, clientName, color, taskName, seconds], place): ReportEntry => ({
        ...{ remoteId: null, ownId: null, userId: person[0], userName: person[1] },
        ...{ projectId, projectName, clientId: clientName, clientName, color, taskId: taskName, taskName },
        spentDate: addDays(from, day),
        seconds: seconds - day * 240,
        isRunning: false,
        billable: clientName !== 'Internal',
        source: place === 1 && day % 2 === 0 ? 'agent' : 'api',
      }),
    ),
  ).flat();
}

const TEAM: readonly TeamMember[] = PEOPLE.map(([userId, userName], place) => ({
  ...{ userId, userName, seconds: 60_000, billableSeconds: 50_000 },
  amount: { currency: 'EUR', amount: 18_437_500 - place * 4_120_000 },
}));

const sums = (from: string, to: string, entries: readonly ReportEntry[] | null, scope: Report['scope']) =>
  buildReport({ from, to, entries, scope, team: scope === 'own' ? [] : TEAM, locale: 'en' });

const FACTS: Pick<
  Report,
  | 'readAt'
  | 'origin'
  | 'trouble'
  | 'known'
  | 'isForManagers'
  | 'isTotalsOnly'
  | 'unsent'
  | 'running'
  | 'unreadable'
> = {
  ...{ readAt: NOW, origin: 'keito', trouble: null, known: null, isForManagers: false },
  ...{ isTotalsOnly: false, unsent: 0, running: 0, unreadable: 0 },
};

const WEEK = { from: '2026-05-18', to: '2026-05-24' };

/** Of two people, Monday to Friday. */
export function teamReport(over: Partial<Report> = {}): Report {
  const entries = PEOPLE.flatMap((person) => entriesOf(person, WEEK.from, 5));
  return { ...WEEK, ...FACTS, scope: 'everyone', ...sums(WEEK.from, WEEK.to, entries, 'everyone'), ...over };
}

/** Of oneself. */
export function ownReport(over: Partial<Report> = {}): Report {
  const entries = entriesOf(PEOPLE[0], WEEK.from, 5);
  return { ...WEEK, ...FACTS, scope: 'own', ...sums(WEEK.from, WEEK.to, entries, 'own'), ...over };
}

/** Of days with nothing in them. */
export function emptyReport(): Report {
  return { ...WEEK, ...FACTS, scope: 'own', ...sums(WEEK.from, WEEK.to, [], 'own') };
}

/** Of so many entries that only the team's totals are there. */
export function totalsReport(): Report {
  return {
    ...{ ...WEEK, ...FACTS, scope: 'everyone', isTotalsOnly: true },
    ...sums(WEEK.from, WEEK.to, null, 'everyone'),
  };
}

/** Of half a year. */
export function longReport(): Report {
  const span = { from: '2025-12-01', to: '2026-05-22' };
  const entries = entriesOf(PEOPLE[0], span.from, 170).map((entry, place) => ({
    ...entry,
    seconds: 3_600 + ((place * 7_919) % 9_000),
  }));
  return { ...span, ...FACTS, scope: 'own', ...sums(span.from, span.to, entries, 'own') };
}
