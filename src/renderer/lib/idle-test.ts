import { m } from '../../shared/i18n/messages';
import type { EntryView, IdleQuestion, Snapshot } from '../../shared/snapshot';

const AWAY_MS = 32 * 60_000;
const FORGOTTEN_MS = 15 * 60 * 60_000;
const BEFORE_SECONDS = 48 * 60;

/** A question about time away that was not there, to see what it looks like. `now`: UTC ms. */
export function testQuestion(
  snapshot: Snapshot,
  now: number,
  kind: IdleQuestion['kind'] = 'away',
): IdleQuestion {
  const from = now - (kind === 'away' ? AWAY_MS : FORGOTTEN_MS);
  const entry = snapshot.running ?? snapshot.entries[0] ?? madeUp(snapshot);
  return {
    ...{ id: 'test', kind, spans: [{ from, to: now }], from, to: now },
    entry: kind === 'away' ? entry : { ...entry, seconds: BEFORE_SECONDS, startedAt: from },
    secondsBefore: BEFORE_SECONDS,
    isBegunAway: false,
  };
}

function madeUp({ today }: Snapshot): EntryView {
  return {
    ...{
      id: 'test',
      remoteId: null,
      projectId: '',
      taskId: '',
      spentDate: today,
      notes: m.settings_show_test(),
    },
    ...{ seconds: 0, startedAt: null, startTime: null, endTime: null, billable: false, lock: null },
    ...{ source: '', clientName: '', projectName: m.settings_show_test(), taskName: '…', color: null },
    state: { kind: 'saved' },
  };
}
