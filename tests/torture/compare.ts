import { seeded } from '../../src/local-keito/random';
import type { WireTimeEntry } from '../../src/main/keito/wire-time';
import type { NetworkFault } from './network';
import { keitoBar, naive, type Subject } from './subjects';
import { HOUR, MINUTE, SECOND, World, type Place } from './world';

export interface CompareOptions {
  readonly runs: number;
  readonly seed: number;
}

/** What became of what one client was told. */
export interface Tally {
  readonly client: string;
  /** Entries that the person meant to have. */
  readonly intended: number;
  /** Rows on the server that are one too many. */
  readonly duplicates: number;
  /** Entries that are not on the server, and of which nobody is told. */
  readonly losses: number;
  /** Entries of which no row has the right duration, to the minute. */
  readonly wrongDurations: number;
  /** Entries that wait for the person, in sight and with a reason. */
  readonly setAside: number;
  /** What its requests met, by kind; `offline`: no connection could be made. */
  readonly faults: Readonly<Record<string, number>>;
}

export interface Comparison {
  readonly seed: number;
  readonly runs: number;
  readonly acts: number;
  readonly crashes: number;
  readonly clients: readonly Tally[];
}

type Step =
  | { readonly kind: 'start' | 'log'; readonly place: number; readonly seconds: number }
  | { readonly kind: 'stop' | 'offline' | 'online' | 'crash' }
  | { readonly kind: 'wait'; readonly ms: number };

/** What the person meant: UTC ms, or seconds where they were told. */
interface Meant {
  readonly notes: string;
  readonly begin: number;
  end: number | null;
  readonly seconds: number | null;
}

const BEGIN = Date.UTC(2026, 4, 21, 8, 0, 0);
const STEPS = 25;
const FAULT_CHANCE = 0.3;
const SERVICE_FAULTS = ['lose-request', 'lose-answer', 'cut-json', '500', '502', '503', '504'] as const;

/**
 * The same acts at the same instants, with the same faults, given to a naive client and to the app. Everything is drawn
 * from the seed; the n-th write that a client sends meets the n-th fault of the run, and so do its reads by a list of
 * their own.
 */
export async function compareClients({ runs, seed }: CompareOptions): Promise<Comparison> {
  const draw = seeded(seed);
  const scripts = Array.from({ length: runs }, () => ({
    steps: scriptOf(draw),
    weather: Math.floor(draw() * 2 ** 31),
  }));
  const tallies = await Promise.all(
    [naive, keitoBar].map(async (subjectIn) => {
      const parts: Tally[] = [];
      for (const { steps, weather } of scripts) parts.push(await runOne(subjectIn, steps, weather));
      return parts.reduce(sum);
    }),
  );
  const steps = scripts.flatMap((script) => script.steps);
  const count = (...kinds: readonly Step['kind'][]): number =>
    steps.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    ...{ seed, runs },
    acts: count('start', 'stop', 'log') + runs,
    crashes: count('crash'),
    clients: tallies,
  };
}

/** A stop is drawn only where something runs, so that both clients are told the same. */
function scriptOf(draw: () => number): readonly Step[] {
  const steps: Step[] = [];
  let isRunning = false;
  while (steps.length < STEPS) {
    const kind = draw();
    const place = Math.floor(draw() * 4);
    const seconds = 600 + Math.floor(draw() * 20_000);
    if (kind < 0.2) steps.push({ kind: 'start', place, seconds });
    else if (kind < 0.35 && isRunning) steps.push({ kind: 'stop' });
    else if (kind < 0.47) steps.push({ kind: 'log', place, seconds });
    else if (kind < 0.51) steps.push({ kind: 'offline' });
    else if (kind < 0.58) steps.push({ kind: 'online' });
    else if (kind < 0.62) steps.push({ kind: 'crash' });
    else steps.push({ kind: 'wait', ms: Math.floor(draw() ** 2 * 20 * MINUTE) + SECOND });
    const last = steps.at(-1)?.kind;
    if (last === 'start' || last === 'stop') isRunning = last === 'start';
  }
  return steps;
}

async function runOne(
  subjectIn: (world: World) => Subject | Promise<Subject>,
  steps: readonly Step[],
  weather: number,
): Promise<Tally> {
  const world = await World.open({ now: BEGIN, timezone: 'UTC', rounding: null, forgetsMetadata: false });
  try {
    const subject = await subjectIn(world);
    const { network, time } = world;
    const clearUp = darken(world, weather);
    const meant: Meant[] = [];
    const running = (): Meant | undefined => meant.find(({ end }) => end === null);
    const end = (): void => {
      const one = running();
      if (one) one.end = time.clock();
    };
    const place = (index: number): Place => world.places[index] ?? { projectId: '', taskId: '' };
    const notes = (): string => `entry ${meant.length + 1}`;
    const does = async (step: Step): Promise<void> => {
      const now = time.clock();
      switch (step.kind) {
        case 'start':
          subject.start(place(step.place), notes());
          end();
          meant.push({ notes: notes(), begin: now, end: null, seconds: null });
          return;
        case 'stop':
          subject.stop();
          return end();
        case 'log':
          subject.log(place(step.place), notes(), step.seconds);
          meant.push({ notes: notes(), begin: now, end: now, seconds: step.seconds });
          return;
        case 'wait':
          return subject.advance(step.ms);
        case 'crash':
          return subject.restart();
        case 'offline':
        case 'online':
          network.isOnline = step.kind === 'online';
      }
    };
    for (const step of steps) await does(step);
    network.isOnline = true;
    clearUp();
    if (running()) await does({ kind: 'stop' });
    for (let waited = 0; waited < 4 * HOUR && (waited < 10 * MINUTE || !subject.isDone());) {
      await subject.advance(2 * MINUTE);
      waited += 2 * MINUTE;
    }
    return tally(subject, world, meant, await world.server());
  } finally {
    await world.close();
  }
}

/** Faults for every request from now on; the answer takes them back. */
function darken({ network }: World, seed: number): () => void {
  const writes = seeded(seed);
  const reads = seeded(seed + 1);
  const send = network.fetch.bind(network);
  let isDark = true;
  network.fetch = (url, init, isAlive) => {
    const draw = init.method === undefined || init.method === 'GET' ? reads : writes;
    if (isDark && network.isOnline && isAlive()) network.order([faultOf(draw)]);
    return send(url, init, isAlive);
  };
  return () => (isDark = false);
}

function faultOf(draw: () => number): NetworkFault {
  const [hit, which, late] = [draw(), draw(), draw()];
  if (hit >= FAULT_CHANCE) return { kind: 'none' };
  const fault = SERVICE_FAULTS[Math.floor(which * (SERVICE_FAULTS.length + 1))];
  return fault ? { kind: 'service', fault } : { kind: 'late', ms: 500 + Math.floor(late * 15 * SECOND) };
}

function tally(
  subject: Subject,
  { network }: World,
  meant: readonly Meant[],
  rows: readonly WireTimeEntry[],
): Tally {
  const found = meant.map((one) => rows.filter((row) => row.notes === one.notes));
  const known = found.flat().length;
  const there = found.filter((some) => some.length > 0).length;
  const isRight = ({ begin, end, seconds }: Meant, row: WireTimeEntry): boolean => {
    const expected = seconds ?? Math.floor(((end ?? begin) - begin) / SECOND);
    return !row.is_running && Math.abs((row.duration_seconds ?? 0) - expected) <= MINUTE / SECOND;
  };
  const setAside = subject.setAside();
  return {
    client: subject.name,
    intended: meant.length,
    duplicates: known - there + (rows.length - known),
    losses: Math.max(0, meant.length - there - setAside),
    wrongDurations: meant.filter((one, index) => {
      const some = found[index] ?? [];
      return some.length > 0 && !some.some((row) => isRight(one, row));
    }).length,
    setAside,
    faults: Object.fromEntries(network.faultCounts),
  };
}

function sum(a: Tally, b: Tally): Tally {
  const kinds = [...new Set([...Object.keys(a.faults), ...Object.keys(b.faults)])].sort();
  return {
    client: a.client,
    intended: a.intended + b.intended,
    duplicates: a.duplicates + b.duplicates,
    losses: a.losses + b.losses,
    wrongDurations: a.wrongDurations + b.wrongDurations,
    setAside: a.setAside + b.setAside,
    faults: Object.fromEntries(kinds.map((kind) => [kind, (a.faults[kind] ?? 0) + (b.faults[kind] ?? 0)])),
  };
}

/** The comparison as one aligned table, for a person at a terminal. */
export function tellComparison({ seed, runs, acts, crashes, clients }: Comparison): string {
  const head = ['', 'intended', 'duplicates', 'losses', 'wrong durations', 'set aside'];
  const lines = clients.map((one) => [
    one.client,
    ...[one.intended, one.duplicates, one.losses, one.wrongDurations, one.setAside].map(String),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  );
  const told = [head, ...lines].map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return [`${runs} runs, ${acts} acts, ${crashes} crashes, seed ${seed}`, '', ...told].join('\n');
}
