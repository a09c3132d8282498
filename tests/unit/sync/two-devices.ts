import { expect } from 'vitest';
import { HOUR, MINUTE, present, SECOND, TODAY, type Bench } from '../../support/bench';

interface Begin {
  readonly started_time?: string;
  readonly metadata?: { readonly client_request_id: string };
}

/** A laptop with the app, and a phone that begins timers past it. */
export function twoDevices(bench: () => Bench) {
  const here = (notes = 'laptop') => bench().started({ ...bench().acme, notes });
  const phone = (notes = 'phone', more: Begin = {}) => {
    const { projectId: project_id, taskId: task_id } = bench().other;
    return bench().elsewhere.createTimeEntry({
      ...{ project_id, task_id, spent_date: TODAY, notes },
      ...{ is_running: true, replace_running: true, ...more },
    });
  };
  const goesOffline = async (): Promise<void> => {
    await bench().settled();
    bench().isOnline = false;
  };
  return {
    here,
    phone,
    goesOffline,

    /** All is sent and read. */
    isBack: async (): Promise<void> => {
      bench().isOnline = true;
      for (let round = 0; round < 4; round += 1) {
        await bench().refreshed();
        await bench().advance(30 * SECOND);
      }
      expect(bench().workspace.ledger.openOperations()).toEqual([]);
    },

    /** The phone's timer has run unseen for an hour when one is begun here without a network, and for two by now. */
    bothRun: async (): Promise<string> => {
      await goesOffline();
      const { id } = await phone();
      bench().time.advance(HOUR);
      here('laptop');
      bench().time.advance(HOUR);
      return id;
    },

    /** The service is back, and each try to tell of a timer fails, so that both are seen running; the entry of the phone's. */
    bothAreSeen: async (status = 503): Promise<string> => {
      bench().answer = (method) => (method === 'POST' ? Response.json({ error: 'no' }, { status }) : null);
      bench().isOnline = true;
      await bench().refreshed();
      await bench().refreshed();
      expect(bench().workspace.ledger.allRunning()).toHaveLength(2);
      return present(bench().entries.find(({ notes }) => notes === 'phone')).id;
    },

    /** Without a network here, the phone runs for an hour, then the first of here, then the second. */
    phoneThenTwoOfHere: async (): Promise<void> => {
      await goesOffline();
      await phone();
      bench().time.advance(HOUR);
      here('first');
      bench().time.advance(HOUR);
      here('second');
      bench().time.advance(HOUR);
    },

    /** Without a network here, what was stopped here is gone on with by the phone after ten minutes, for an hour so far. */
    goneOnWith: async (id: string): Promise<void> => {
      await goesOffline();
      bench().time.advance(10 * MINUTE);
      await bench().elsewhere.beyond.restartTimeEntry(present(bench().entry(id)?.remoteId));
      bench().time.advance(HOUR);
    },

    /** What the service holds, by its notes: for how long, or that it runs and since when. */
    there: async (): Promise<Readonly<Record<string, string | number>>> => {
      const rows = await bench().server();
      return Object.fromEntries(
        rows.map(({ notes, is_running, duration_seconds, started_time }) => [
          notes ?? '',
          is_running ? `since ${started_time}` : (duration_seconds ?? 0),
        ]),
      );
    },
  };
}
