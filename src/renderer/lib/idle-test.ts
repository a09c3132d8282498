import { m } from '../../shared/i18n/messages';
import type { EntryView, IdleQuestion, Snapshot } from '../../shared/snapshot';

const AWAY_MS = 32 * 60_000;
const BEFORE_SECONDS = 48 * 60;

/** A question about time away that was not there, to see what it looks like. `now`: UTC ms. */
export function testQuestion(snapshot: Snapshot, now: number): IdleQuestion {
  const from = now - AWAY_MS;
  return {
    ...{ id: 'test', kind: 'away', spans: [{ from, to: now }], from, to: now },
    entry: snapshot.running ?? snapshot.entries[0] ?? madeUp(snapshot),
    secondsBefore: BEFORE_SECONDS,
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
