import type { WireTimeEntry } from '../../src/main/keito/wire-time';
import { dateIn, instantOf, lastInstantOf, timeIn } from '../../src/shared/calendar';
import { sameSeconds, sameText, text, type Book } from './book';
import {
  durationsOf,
  exactly,
  isDuration,
  isUnseen,
  lastOf,
  mayStand,
  type Complaint,
  type ModelEntry,
} from './model';
import { filesWithKey } from './sinks';
import { isUndone } from './taking-back';
import { MINUTE, type World } from './world';

export interface Verdict {
  readonly complaints: readonly Complaint[];
  /** Entries that are neither on the server nor in sight with a reason. */
  readonly lost: number;
  /** Rows on the server that are one too many. */
  readonly duplicated: number;
}

/** Compares the server, the journal and the window with what people really did, once nothing is under way any more. */
export async function judge(world: World, book: Book, rounding: string | null): Promise<Verdict> {
  const complaints: Complaint[] = [];
  book.hearOfKept();
  let lost = 0;
  const rows = await world.server();
  const byEntry = new Map<ModelEntry, WireTimeEntry[]>();
  const count = (entry: ModelEntry, row: WireTimeEntry) =>
    byEntry.set(entry, [...(byEntry.get(entry) ?? []), row]);
  let duplicated = 0;
  const known = rows.map((row) => ({ row, entry: book.ofRow(row) }));
  for (const { row, entry } of known) if (entry) count(entry, row);
  for (const { row } of known.filter(({ entry }) => entry === null)) {
    const entry = book.byNotes(row, (one) => byEntry.has(one));
    if (entry) {
      count(entry, row);
      continue;
    }
    duplicated += 1;
    complaints.push(`the server has what nobody did: ${told(row)}`);
  }
  const { ledger } = world.workspace;
  const waiting = ledger.openOperations();
  const blocked = new Set(waiting.filter(({ state }) => state === 'blocked').map(({ entryId }) => entryId));
  // What is held back by another entry waits with it, and so does what is held back by that.
  for (const [id, { by, why }] of ledger.heldBack())
    if (why === 'still-there' || blocked.has(by)) blocked.add(id);
  for (const { entryId, state } of waiting) {
    if (state !== 'blocked' && !blocked.has(entryId)) complaints.push(`${entryId} is still ${state}`);
  }
  for (const entry of book.entries.values()) {
    const found = byEntry.get(entry) ?? [];
    if (found.length > 1) {
      duplicated += found.length - 1;
      complaints.push(`${entry.id} is on the server ${found.length} times: ${found.map(told).join(' ')}`);
    }
    const said = judgeEntry(world, book, entry, found[0], blocked.has(entry.id), rounding);
    if (said.isLost) lost += 1;
    complaints.push(...said.complaints.map((complaint) => `${entry.id} ${complaint}`));
  }
  for (const entry of book.doubled((one) => byEntry.has(one))) {
    duplicated += 1;
    complaints.push(`${entry.id} is there beside what has taken its place: ${book.now(entry).id}`);
  }
  if (waiting.length === 0) complaints.push(...totals(world, rows));
  complaints.push(...(await twoTimers(world)));
  if (ledger.allRunning().length > 1) complaints.push('two timers run here');
  complaints.push(...sinks(world), ...world.bugs.map((bug) => `a fault of ours: ${String(bug)}`));
  return { complaints, lost, duplicated };
}

/** At no moment do two timers run on the server. Here two are seen where Keito has not heard of one yet (docs/sync.md). */
export async function twoTimers(world: World): Promise<readonly Complaint[]> {
  const running = (await world.server()).filter(({ is_running }) => is_running);
  return running.length > 1 ? ['two timers run on the server'] : [];
}

/** Where nothing is open, every day has as much here as on the server. */
function totals({ workspace }: World, rows: readonly WireTimeEntry[]): readonly Complaint[] {
  const dates = new Set(rows.map(({ spent_date }) => spent_date));
  for (const { spentDate } of workspace.entriesBetween('0000-01-01', '9999-12-31')) dates.add(spentDate);
  return [...dates].flatMap((date) => {
    const finished = rows.filter(({ spent_date, is_running }) => spent_date === date && !is_running);
    const there = sum(finished.map(({ duration_seconds }) => duration_seconds ?? 0));
    const here = sum(
      workspace
        .entriesBetween(date, date)
        .map(({ startedAt, seconds }) => (startedAt === null ? seconds : 0)),
    );
    return there === here ? [] : [`${date} has ${here} s here and ${there} s on the server`];
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function judgeEntry(
  world: World,
  book: Book,
  entry: ModelEntry,
  row: WireTimeEntry | undefined,
  isBlocked: boolean,
  rounding: string | null,
): { readonly complaints: readonly Complaint[]; readonly isLost: boolean } {
  if (entry.isGivenUp) return { complaints: [], isLost: false };
  if (isBlocked) return inSight(world, entry, book.now(entry) !== entry);
  const { deletedHere, deletedThere } = entry;
  if (deletedHere) {
    if (row && !deletedHere.wasUncertain)
      return { complaints: [`was deleted here and is there: ${told(row)}`], isLost: false };
    const isUnasked =
      deletedThere === null &&
      [entry.notes, entry.place, entry.duration].some((writes) => isUnseen(writes, deletedHere));
    return {
      complaints: isUnasked ? ['was changed elsewhere, deleted here, and nobody was asked'] : [],
      isLost: isUnasked,
    };
  }
  if (deletedThere) {
    const lastHere = Math.max(
      lastOf(entry.notes, 'here')?.order ?? 0,
      lastOf(entry.place, 'here')?.order ?? 0,
    );
    // Whether a create had arrived whose answer was lost, a deletion leaves no trace of.
    if (deletedThere.wasUnsure) return { complaints: [], isLost: false };
    if (row) return { complaints: [`was deleted elsewhere and came back: ${told(row)}`], isLost: false };
    // What was taken back asks for nothing any more.
    const stands = deletedThere.open.some((seq) => !isUndone(world.workspace.ledger, seq));
    const isSilent = stands || (entry.isOurs && lastHere > deletedThere.order);
    return {
      complaints: isSilent ? ['was changed here, deleted elsewhere, and nobody is told'] : [],
      isLost: isSilent,
    };
  }
  if (!row)
    return entry.isOurs ? { complaints: ['is lost'], isLost: true } : { complaints: [], isLost: false };
  const complaints = [
    mayStand(entry.notes, row.notes ?? '', sameText),
    mayStand(entry.place, text({ projectId: row.project_id ?? '', taskId: row.task_id ?? '' }), sameText),
    entry === book.goesOn && !row.is_running ? 'went on elsewhere, and was ended by nobody' : null,
    judgeTime(entry, row, rounding, book.begunThere),
    judgeBegin(world, entry, row),
    judgeView(world, entry, row),
  ];
  return { complaints: complaints.flatMap((complaint) => complaint ?? []), isLost: false };
}

function judgeTime(
  entry: ModelEntry,
  row: WireTimeEntry,
  rounding: string | null,
  begunThere: readonly number[],
): Complaint | null {
  if (entry.isFuzzy) return null;
  if (entry.duration.length > 0) {
    const stands = entry.duration.findLast(({ value }) => isDuration(row, exactly(value), rounding));
    return mayStand(entry.duration, stands?.value ?? row.duration_seconds ?? 0, sameSeconds);
  }
  const { begin } = entry;
  if (begin !== null && entry.ends.length === 0) {
    // Told late, it ends where another one had begun elsewhere (docs/sync.md).
    const isEndedSo = begunThere.some(
      (at) => at > begin && isDuration(row, exactly(Math.floor((at - begin) / 1000)), rounding),
    );
    return row.is_running || isEndedSo ? null : 'was stopped by nobody';
  }
  const durations = durationsOf(entry);
  if (durations === null) return null;
  if (row.is_running) return 'runs on';
  const isRight = durations.some((span) => isDuration(row, span, rounding));
  return isRight
    ? null
    : `lasted ${durations.map(({ to }) => to).join(' or ')} s, not ${row.duration_seconds} s`;
}

/** Clock times are cut to the minute, and a timer that is told at once begins when Keito hears of it. */
const BEGIN_SLACK_MS = 2 * MINUTE;
const MINUTE_SECONDS = 60;

/** The date and the clock time are those of the begin, as far as the book knows it. */
function judgeBegin({ zone }: World, entry: ModelEntry, row: WireTimeEntry): Complaint | null {
  const { isFuzzy, isMisdated, isUndated } = entry;
  const begin = entry.dated ?? entry.begin;
  if (begin === null || isFuzzy || isMisdated || isUndated) return null;
  const date = dateIn(zone, begin);
  if (row.spent_date !== date) return `is of ${row.spent_date}, not ${date}`;
  const start = row.started_time ?? null;
  // Clock times are sent as a pair, and one of less than a minute would say another duration.
  const wasBrief = entry.ends.some(({ at }) => entry.begin !== null && at - entry.begin < MINUTE);
  const isBrief = wasBrief || (!row.is_running && (row.duration_seconds ?? 0) < MINUTE_SECONDS);
  if (start === null || isBrief) return null;
  const instants = [instantOf, lastInstantOf].map((instant) => instant(zone, row.spent_date, start));
  const isRight = instants.some((instant) => Math.abs(instant - begin) <= BEGIN_SLACK_MS);
  return isRight ? null : `began at ${start}, not ${timeIn(zone, begin)}`;
}

/** Where nothing is open, what is seen here is what the server has. */
function judgeView(world: World, entry: ModelEntry, row: WireTimeEntry): Complaint | null {
  const view = world.workspace.ledger.entry(entry.id)?.view;
  if (!view) return 'is on the server and not seen here';
  const isSame = view.notes === row.notes && (row.is_running || view.seconds === row.duration_seconds);
  return isSame ? null : `is seen as ${view.notes}, ${view.seconds} s, and is ${told(row)}`;
}

/**
 * Set aside: the person sees it with the reason, and with what they wrote last, be it in the entry that an undo has put in
 * its place.
 */
function inSight(world: World, entry: ModelEntry, isReplaced: boolean): ReturnType<typeof judgeEntry> {
  const { entries, otherDays, running } = world.workspace.work(1);
  const shown = [...entries, ...otherDays, ...(running ? [running] : [])].find(({ id }) => id === entry.id);
  if (shown?.state.kind !== 'needs-you' || shown.state.reason === '') {
    return { complaints: ['is blocked and out of sight'], isLost: true };
  }
  const mine = lastOf(entry.notes, 'here');
  // What was written elsewhere since, as far as it was heard of before a deletion there.
  const isTheirs = entry.notes.some(
    ({ side, value, order }) => side === 'there' && value === shown.notes && order > (mine?.order ?? 0),
  );
  const complaints =
    isReplaced || mine === undefined || mine.value === shown.notes || isTheirs
      ? []
      : [`is blocked and shows ${shown.notes}, not ${mine.value}`];
  return { complaints, isLost: false };
}

/** The key is in none of the places where the app writes. */
function sinks({ keito, folder, workspace, bugs }: World): readonly Complaint[] {
  const { apiKey } = keito.credentials;
  const written = filesWithKey(folder, apiKey);
  const shown = JSON.stringify([workspace.work(1), workspace.sync(workspace.work(1)), bugs.map(String)]);
  return shown.includes(apiKey) ? [...written, 'the key is in what is shown'] : written;
}

function told({ notes, duration_seconds, is_running, spent_date }: WireTimeEntry): string {
  return `${spent_date} «${notes}» ${duration_seconds} s${is_running ? ', running' : ''}`;
}
