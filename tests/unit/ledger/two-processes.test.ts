import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LedgerBusyError } from '../../../src/main/ledger/damage';
import * as m from '../../../src/shared/i18n/messages';
import { present } from '../../support/bench';
import { planned, TestJournal } from '../../support/journal';
import { NINE } from '../core/support';

const HOLDER = fileURLToPath(new URL('../../support/hold-journal.ts', import.meta.url));

let journal: TestJournal;
const children: ChildProcess[] = [];
beforeEach(() => {
  journal = new TestJournal();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  journal.remove();
});

/** Another process that opens the same journal, and what it said. */
async function another(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', HOLDER, journal.folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: present(child.stdout) });
  const [said] = await once(lines, 'line');
  return { child, said: String(said) };
}

it(
  'a journal that another process has open is not opened, and says so within two seconds',
  { timeout: 30_000 },
  async () => {
    const { ledger } = journal.open();
    ledger.commit([planned('a')], NINE);
    expect((await another()).said).toBe(m.main_ledger_busy());
    journal.close();
    const { child, said } = await another();
    expect(said).toBe('open');
    const from = performance.now();
    expect(() => journal.open()).toThrow(LedgerBusyError);
    expect(performance.now() - from).toBeLessThan(2_000);
    expect(journal.asides).toEqual([]);
    // A process that is ended by force leaves no lock.
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(journal.open().ledger.openOperations()).toMatchObject([{ entryId: 'a' }]);
  },
);

it('within one process neither, and a closed one is free at once', () => {
  const other = new TestJournal(journal.folder);
  journal.open();
  expect(() => other.open()).toThrow(m.main_ledger_busy());
  journal.close();
  expect(other.open().health).toBe('good');
  other.close();
});
