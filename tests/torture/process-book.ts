import type { WireTimeEntry } from '../../src/main/keito/wire-time';
import type { MoveInput } from '../../src/shared/move';
import type { ProcessAct, Report, Seen, Trace } from './orders';
import type { Complaint } from './model';

/** What a person did to one entry, by what was acknowledged or found whole in the reopened journal. UTC ms, seconds. */
interface Known {
  readonly id: string;
  notes: string;
  projectId: string;
  taskId: string;
  /** Set by hand; null: as long as it ran. */
  seconds: number | null;
  begin: number | null;
  end: number | null;
  isDeleted: boolean;
  readonly daysAgo: number;
}

/** What has become of everything, as it is judged. */
export interface Outcome {
  readonly rows: readonly WireTimeEntry[];
  /** What the app shows. */
  readonly seen: readonly Seen[];
  readonly blocked: readonly string[];
  /** Which entry of this computer is which of the account: rows bear the second, the person means the first. */
  readonly brought: Report['brought'];
}

export interface ProcessVerdict {
  readonly complaints: readonly Complaint[];
  readonly lost: number;
  readonly duplicated: number;
}

const TIMER_SLACK_SECONDS = 3;

/** Everything that a person did in a run of {@link tortureProcesses}, entry by entry. */
export class ProcessBook {
  readonly #entries = new Map<string, Known>();

  get entries(): number {
    return this.#entries.size;
  }

  /** Writes an act down that counts. */
  write(act: ProcessAct, { at, movedBegin }: Trace): void {
    const entry = this.#entries.get(act.id);
    switch (act.do) {
      case 'start':
        this.#end(at);
        this.#begin(act, null, at);
        return;
      case 'log':
        this.#begin(act, act.seconds, null, act.daysAgo);
        return;
      case 'stop':
        return this.#end(at);
      case 'edit-notes':
        if (entry) entry.notes = act.notes;
        return;
      case 'edit-seconds':
        if (entry && movedBegin) entry.begin = at - act.seconds * 1000;
        else if (entry) entry.seconds = act.seconds;
        return;
      case 'delete':
        if (entry) entry.isDeleted = true;
        return;
      default:
        // No act on an entry.
        return;
    }
  }

  /** What can be brought over: it has an end, and lasted. */
  get movable(): readonly string[] {
    const isMovable = ({ isDeleted, seconds, begin, end }: Known): boolean =>
      !isDeleted && (begin === null || (end !== null && (seconds ?? (end - begin) / 1000) >= 2));
    return [...this.#entries.values()].filter(isMovable).map(({ id }) => id);
  }

  /** Of {@link movable}, what lies so far back that an account does not hear of it by itself. */
  get oldMovable(): readonly string[] {
    return this.movable.filter((id) => (this.#entries.get(id)?.daysAgo ?? 0) > 0);
  }

  /** These entries are brought over from `from`, as they are by now. */
  take(ids: readonly string[], from: ProcessBook, targets: MoveInput['targets']): void {
    for (const id of ids) {
      const known = from.#entries.get(id);
      const target = targets.find(
        ({ from: place }) => place.projectId === known?.projectId && place.taskId === known.taskId,
      );
      if (known && target) this.#entries.set(id, { ...known, ...target.to });
    }
  }

  /** Compares the server and what the app shows with the book, once nothing is under way any more. */
  judge({ rows, seen, blocked, brought }: Outcome): ProcessVerdict {
    const complaints: Complaint[] = [];
    const sources = new Map(brought.map(({ source, entry }) => [entry, source]));
    const byId = new Map<string, WireTimeEntry[]>();
    let duplicated = 0;
    for (const row of rows) {
      const mine = row.metadata?.['client_request_id'];
      const id = typeof mine === 'string' ? (sources.get(mine) ?? mine) : null;
      if (id !== null && this.#entries.has(id)) byId.set(id, [...(byId.get(id) ?? []), row]);
      else {
        duplicated += 1;
        complaints.push(`the server has what nobody did: ${told(row)}`);
      }
    }
    let lost = 0;
    for (const entry of this.#entries.values()) {
      const [row, ...more] = byId.get(entry.id) ?? [];
      if (more.length > 0) {
        duplicated += more.length;
        complaints.push(`${entry.id} is on the server ${more.length + 1} times`);
      }
      const view = seen.find(({ id }) => id === entry.id);
      if (blocked.includes(entry.id)) {
        if (view?.reason) continue;
        lost += 1;
        complaints.push(`${entry.id} is blocked and out of sight`);
      } else if (!row && !entry.isDeleted) {
        lost += 1;
        complaints.push(`${entry.id} is lost: ${JSON.stringify(entry)}`);
      } else complaints.push(...faultsOf(entry, row, view).map((fault) => `${entry.id} ${fault}`));
    }
    if (rows.filter(({ is_running }) => is_running).length > 1)
      complaints.push('two timers run on the server');
    if (seen.filter(({ isRunning }) => isRunning).length > 1) complaints.push('two timers run here');
    return { complaints, lost, duplicated };
  }

  #begin(
    { id, notes, projectId, taskId }: Extract<ProcessAct, { do: 'start' | 'log' }>,
    seconds: number | null,
    begin: number | null,
    daysAgo = 0,
  ): void {
    const known = { id, notes, projectId, taskId, seconds, begin, end: null, isDeleted: false, daysAgo };
    this.#entries.set(id, known);
  }

  #end(at: number): void {
    for (const entry of this.#entries.values()) {
      if (entry.begin !== null && entry.end === null && !entry.isDeleted) entry.end = at;
    }
  }
}

function faultsOf(
  entry: Known,
  row: WireTimeEntry | undefined,
  view: Seen | undefined,
): readonly Complaint[] {
  if (entry.isDeleted) {
    return [...(row ? [`was deleted and is there: ${told(row)}`] : []), ...(view ? ['is still shown'] : [])];
  }
  if (!row) return [];
  const complaints: Complaint[] = [];
  const should = (holds: boolean, what: string): void => {
    if (!holds) complaints.push(`${what}: ${told(row)}, done ${JSON.stringify(entry)}`);
  };
  should(row.notes === entry.notes, 'has other notes');
  should(row.project_id === entry.projectId && row.task_id === entry.taskId, 'is on another project or task');
  const isRunning = row.is_running ?? false;
  const seconds = row.duration_seconds ?? 0;
  const { begin, end } = entry;
  if (begin !== null && end === null) should(isRunning, 'does not run any more');
  else if (isRunning) should(false, 'runs on');
  else if (entry.seconds !== null) should(seconds === entry.seconds, 'has another duration');
  else if (begin !== null && end !== null) {
    const ran = Math.max(0, Math.floor((end - begin) / 1000));
    should(Math.abs(seconds - ran) <= TIMER_SLACK_SECONDS, `ran ${ran} s`);
  }
  should(
    view !== undefined && view.notes === row.notes && view.isRunning === isRunning,
    'is seen differently',
  );
  should(isRunning || view?.seconds === seconds, `is seen with ${view?.seconds} s`);
  return complaints;
}

function told({ notes, duration_seconds, is_running, spent_date }: WireTimeEntry): string {
  return `${spent_date} «${notes}» ${duration_seconds} s${is_running ? ', running' : ''}`;
}
