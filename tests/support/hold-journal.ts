import { openLedger } from '../../src/main/ledger/open-ledger';

/** A process that opens the journal in the folder it is given, says how that went, and holds it until it is ended. */
const [, , folder = ''] = process.argv;
try {
  const { ledger } = openLedger(folder, { clock: () => 0, onBug: () => undefined });
  process.stdout.write('open\n');
  // It is used again, or the connection might be collected as garbage, and its lock with it.
  setInterval(() => ledger.running(), 60_000);
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : ''}\n`);
}
