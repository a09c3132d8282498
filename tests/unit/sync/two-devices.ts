import { HOUR, MINUTE, present, TODAY, type Bench } from '../../support/bench';

/** A laptop with the app, and a phone that begins timers past it. */
export function twoDevices(bench: () => Bench) {
  const here = (notes = 'laptop') => bench().started({ ...bench().acme, notes });
  const phone = (notes = 'phone', more: { readonly started_time?: string } = {}) => {
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
