import type { MoveEntry, MoveView } from '../../../src/shared/move';

const entry = (over: Partial<MoveEntry>): MoveEntry => ({
  ...{ id: 'e', projectId: 'l-web', taskId: 'l-dev', spentDate: '2026-05-21', seconds: 5_400, notes: '' },
  ...{ startTime: '09:00', endTime: '10:30', state: 'new' },
  ...over,
});

/** Tracked on this computer: on a project of the same name, on one that the account does not have, and what is not to be had. */
export const moveSource: MoveView = {
  entries: [
    entry({ id: 'login', notes: 'Fix the login redirect' }),
    entry({ id: 'own', projectId: 'l-own', taskId: 'l-write', notes: 'Write the guide', seconds: 3_600 }),
    entry({ id: 'running', spentDate: '2026-05-21', notes: 'Still at it', seconds: 0, state: 'running' }),
    entry({ id: 'refused', spentDate: '2026-05-20', notes: 'Refused', state: 'needs-you' }),
    entry({ id: 'sprint', spentDate: '2026-05-20', seconds: 5_400, startTime: null, endTime: null }),
    entry({ id: 'twin', spentDate: '2026-05-19', notes: 'Looks alike', state: 'alike' }),
    entry({ id: 'before', spentDate: '2026-05-18', notes: 'Long since there', state: 'brought' }),
  ],
  places: [
    {
      ...{ projectId: 'l-web', taskId: 'l-dev' },
      ...{ clientName: 'ACME', projectName: 'website', taskName: 'Development' },
      suggestion: { projectId: 'website', taskId: 'website-development' },
    },
    {
      ...{ projectId: 'l-own', taskId: 'l-write' },
      ...{ clientName: 'Globex', projectName: 'Guide', taskName: 'Writing' },
      suggestion: null,
    },
  ],
  missingClients: ['Globex'],
};
