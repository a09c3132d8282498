import { IN_PROCESS_URL } from '../../src/local-keito';
import { dateIn } from '../../src/shared/calendar';
import { hoursFromSeconds } from '../../src/shared/durations';
import type { Result } from '../../src/shared/result';
import { until, type ManualTimers } from '../support/manual-time';
import { NaiveClient, type NaiveEntry } from './naive-client';
import type { Place, World } from './world';

/** One of the two time trackers that are compared, used by a person. */
export interface Subject {
  readonly name: string;
  start(place: Place, notes: string): void;
  stop(): void;
  log(place: Place, notes: string, seconds: number): void;
  /** Its process is ended by force, wherever it is, and begun again. */
  restart(): Promise<void>;
  advance(ms: number): Promise<void>;
  /** Nothing is left that it would send by itself. */
  isDone(): boolean;
  /** Entries that wait for the person, in sight and with a reason. */
  setAside(): number;
}

/** The app, without Electron. */
export function keitoBar(world: World): Subject {
  const done = (result: Result<unknown>): void => {
    if (!result.ok) throw new Error(`An act was refused: ${result.failure.message}`);
  };
  const open = () => world.workspace.ledger.openOperations();
  const today = (): string => dateIn(world.workspace.zone, world.time.clock());
  return {
    name: 'Keito Bar',
    start: (place, notes) => done(world.workspace.entries.start({ ...place, notes }, world.act())),
    stop: () => done(world.workspace.entries.stop(world.act())),
    log: (place, notes, seconds) => {
      const choice = { ...place, notes, seconds, spentDate: today(), startTime: null, endTime: null };
      done(world.workspace.entries.log(choice, world.act()));
    },
    restart: () => world.restart(),
    advance: (ms) => world.advance(ms),
    isDone: () => open().every(({ state }) => state === 'blocked'),
    setAside: () => new Set(open().map(({ entryId }) => entryId)).size,
  };
}

/** A {@link NaiveClient} in the same world, in which the app is at rest. */
export async function naive(world: World): Promise<Subject> {
  await world.workspace.endSync();
  const { time, network } = world;
  const { apiKey, accountId } = world.keito.credentials;
  let timers: ManualTimers;
  let client: NaiveClient;
  const begin = (): void => {
    timers = time.timers();
    const { schedule } = timers;
    client = new NaiveClient({
      baseUrl: IN_PROCESS_URL,
      headers: { Authorization: `Bearer ${apiKey}`, 'Keito-Account-Id': accountId },
      fetch: (url, init, isAlive) => network.fetch(url, init, isAlive),
      schedule,
    });
  };
  const settled = (): Promise<void> =>
    until(() => client.isEmpty || timers.pending > 0, 'the end of what it sends');
  const entry = ({ projectId, taskId }: Place, notes: string): NaiveEntry => {
    const spent_date = dateIn('UTC', time.clock());
    return { project_id: projectId, task_id: taskId, spent_date, notes };
  };
  begin();
  return {
    name: 'naive client',
    start: (place, notes) => client.start(entry(place, notes)),
    stop: () => client.stop(),
    log: (place, notes, seconds) => client.log(entry(place, notes), hoursFromSeconds(seconds)),
    restart: async () => {
      client.end();
      begin();
      await settled();
    },
    advance: async (ms) => {
      let left = ms;
      do {
        await settled();
        const next = Math.min(left, timers.nextInMs ?? left, network.timers.nextInMs ?? left);
        time.advance(Math.max(0, next));
        left -= Math.max(0, next);
        await network.quiet();
        await settled();
      } while (left > 0);
    },
    isDone: () => client.isEmpty,
    setAside: () => 0,
  };
}
