import { checkMetadata, type NewTimeEntry, type TimeEntryPatch } from './bodies';
import { pathOf, type Calls, type UpdateOptions, type WriteOptions } from './calls';
import { listParams, reportParams, type ReportQuery, type TimeEntriesQuery } from './params';
import { wireSingleTimeEntrySchema, wireTeamReportRowSchema, wireTimeEntrySchema } from './wire-time';

const entries = '/time_entries';

/** Time entries and the time report. */
export function timeEndpoints(calls: Calls) {
  return {
    timeEntries: (query: TimeEntriesQuery = {}) =>
      calls.list(entries, 'time_entries', wireTimeEntrySchema, () => listParams(query)),

    createTimeEntry: async (body: NewTimeEntry, options?: WriteOptions) => {
      checkMetadata(body.metadata);
      return calls.create(entries, wireSingleTimeEntrySchema, { source: 'api', ...body }, options);
    },

    updateTimeEntry: async (id: string, patch: TimeEntryPatch, options?: UpdateOptions) => {
      checkMetadata(patch.metadata);
      return calls.change(pathOf(entries, id), wireSingleTimeEntrySchema, patch, options);
    },

    stopTimeEntry: async (id: string, body: { readonly notes?: string } = {}) =>
      calls.change(pathOf(entries, id, 'stop'), wireSingleTimeEntrySchema, body),

    deleteTimeEntry: async (id: string) => calls.remove(pathOf(entries, id)),

    teamTimeReport: (query: ReportQuery) =>
      calls.list('/reports/time/team', 'results', wireTeamReportRowSchema, () => reportParams(query)),
  };
}
