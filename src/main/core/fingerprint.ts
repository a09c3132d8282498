import { dateIn, instantOf, type CalendarDate } from '../../shared/calendar';
import { roundSeconds, type Rounding } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';
import { overlay, type Operation, type ServerEntry } from './operation';
import { begunAt } from './sent-dates';

/** A timer's begin as the server stamped it lies at most so far beside the click: the request's time and the clocks. */
const SAME_BEGIN_MS = 2 * 60_000;
/** An entry that the server made longer than this before the click is none of it; clocks differ, ms. */
export const CLOCKS_DIFFER_MS = 5 * 60_000;
const SAME_SECONDS = 2;
/** No company rounds to more. */
const MOST_ROUNDED_SECONDS = 3600;

export interface LookFacts {
  /** IANA name of the work zone. */
  readonly zone: string;
  /** `untold`: the server may round by any rule. */
  readonly rounding: Rounding | null | 'untold';
  /** Server clock minus this computer's, ms: the server tells its times by its own. */
  readonly skewMs: number;
}

/**
 * Could this row of the server be the entry whose create was lost? For servers that do not give back `metadata`: project,
 * task, date, note and time must be those that were sent, and it must not be older than the click. `operations` are the
 * entry's, oldest first: the create may have carried any number of the changes that follow it.
 */
export function couldBe(
  server: ServerEntry,
  operations: readonly Operation[],
  { zone, rounding, skewMs }: LookFacts,
): boolean {
  const [create] = operations;
  if (!create || !wasMadeSince(server, create, skewMs)) return false;
  return operations.some((_, index) => {
    const until = operations.slice(0, index + 1);
    const bodies = until.map(({ body }) => body);
    const sent = overlay(null, create.entryId, bodies);
    return (
      sent !== null &&
      looksLike(server, sent, datesOf(create, sent, begunAt(until)?.at ?? null, { zone, skewMs }), {
        ...{ zones: [zone, create.zone], rounding, skewMs },
      })
    );
  });
}

/** Was it made by a program, and not before the click of `create`? `skewMs`: server clock minus this computer's. */
export function wasMadeSince(server: ServerEntry, create: Operation, skewMs: number): boolean {
  if (server.clientRequestId !== null || server.source !== 'api') return false;
  return server.createdAt === null || server.createdAt - skewMs >= create.at - CLOCKS_DIFFER_MS;
}

/** With which dates it may have been sent. */
function datesOf(
  { body, zone: madeIn }: Operation,
  { spentDate }: TimeEntry,
  begun: number | null,
  { zone, skewMs }: Pick<LookFacts, 'zone' | 'skewMs'>,
): readonly CalendarDate[] {
  const sentOn = body.kind === 'start' ? (body.sentOn ?? spentDate) : spentDate;
  const byServer = begun === null ? [] : [zone, madeIn].map((one) => dateIn(one, begun + skewMs));
  return [spentDate, sentOn, ...byServer];
}

function looksLike(
  server: ServerEntry,
  sent: TimeEntry,
  dates: readonly CalendarDate[],
  { zones, rounding, skewMs }: Omit<LookFacts, 'zone'> & { readonly zones: readonly string[] },
): boolean {
  if (server.projectId !== sent.projectId || server.taskId !== sent.taskId) return false;
  if (!dates.includes(server.spentDate) || server.notes.trim() !== sent.notes.trim()) return false;
  if (sent.startedAt !== null) {
    const { startedAt } = sent;
    const isNear = (instant: number | null): boolean =>
      instant !== null && Math.abs(instant - startedAt) <= SAME_BEGIN_MS;
    // The clock time says nothing where the work zone was changed meanwhile, the stamp nothing once it was stopped.
    const byClock = (instant: number | null): number | null => instant && instant - skewMs;
    const { spentDate, startTime } = server;
    // It was sent by the clock of the zone that was known then, and is shown as it was sent.
    const shown = startTime === null ? [] : zones.map((zone) => instantOf(zone, spentDate, startTime));
    return [...[...shown, server.createdAt].map(byClock), server.startedAt].some(isNear);
  }
  if (server.startedAt !== null) return false;
  const precision =
    rounding === 'untold' ? MOST_ROUNDED_SECONDS : Math.max(server.precisionSeconds, SAME_SECONDS);
  const expected = roundSeconds(sent.seconds, rounding === 'untold' ? null : rounding);
  return Math.abs(server.seconds - expected) <= precision;
}
