import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { StoredChanges } from '../../src/main/core/operation';
import type { Ledger } from '../../src/main/ledger/ledger';
import { openLedger } from '../../src/main/ledger/open-ledger';

/** Works on the journal of a profile's one Keito account while no app has it open. */
export function inJournal(profile: string, work: (ledger: Ledger) => void): void {
  const accounts = path.join(profile, 'accounts');
  const [account = ''] = readdirSync(accounts);
  const { ledger } = openLedger(path.join(accounts, account), {
    clock: () => Date.now(),
    onBug: (error) => console.error(error),
  });
  work(ledger);
  ledger.close();
}

/** An edit made here that clashes with what Keito has, as the journal keeps it over a quit. */
export function leaveConflict(profile: string, entryId: string, changes: StoredChanges): void {
  inJournal(profile, (ledger) => {
    const now = Date.now();
    ledger.commit([{ entryId, body: { kind: 'edit', changes }, at: now, zone: 'UTC', cause: 'window' }], now);
    const open = ledger.openOperations().filter((operation) => operation.entryId === entryId);
    const seqs = open.map(({ seq }) => seq);
    ledger.block(seqs, 'conflict', 'It was changed here and elsewhere.', now);
  });
}
