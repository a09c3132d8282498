import { TODAY, type Bench } from '../../support/bench';

/** A laptop with the app, and a phone that begins timers past it. */
export function twoDevices(bench: () => Bench) {
  return {
    here: (notes = 'laptop') => bench().started({ ...bench().acme, notes }),

    phone: (notes = 'phone', more: { readonly started_time?: string } = {}) => {
      const { projectId: project_id, taskId: task_id } = bench().other;
      return bench().elsewhere.createTimeEntry({
        ...{ project_id, task_id, spent_date: TODAY, notes },
        ...{ is_running: true, replace_running: true, ...more },
      });
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

    goesOffline: async (): Promise<void> => {
      await bench().settled();
      bench().isOnline = false;
    },
  };
}
