import type { Absence } from '../../src/main/core/absence';

/** A question about one span of a timer, UTC ms. */
export const absenceOf = (entryId: string, from: number, to: number): Absence => ({
  ...{ id: 'q', entryId, spans: [{ from, to }], kind: 'away', policy: 'ask', cause: 'idle' },
});
