import { dateIn } from '../shared/calendar';
import type { UnsentFile } from '../shared/contract';
import * as m from '../shared/i18n/messages';
import { fail, ok, type Result } from '../shared/result';
import { unsentEntries } from './core/unsent';
import { unsentCsv } from './core/unsent-csv';
import { spokenLocale } from './language';
import { saveTable } from './save-table';
import type { Workspace } from './workspace';

/**
 * Writes what Keito does not have yet to a new file in the user's folder for downloads (`folder` may throw where there
 * is none). `now` is UTC ms. The journal is only read: whatever goes wrong, nothing is lost.
 */
export async function exportUnsent(
  { ledger, context, zone }: Pick<Workspace, 'ledger' | 'context' | 'zone'>,
  now: number,
  folder: () => string,
): Promise<Result<UnsentFile>> {
  const unsent = unsentEntries(ledger, context.findProject);
  const creations = ledger.creations.open();
  const count = unsent.length + creations.length;
  if (count === 0) return fail('nothing-to-do', m.main_export_nothing());
  const name = m.main_export_name({ date: dateIn(zone, now) });
  const saved = await saveTable(
    folder,
    name,
    unsentCsv(unsent, creations, { now, zone, locale: spokenLocale() }),
  );
  return saved.ok ? ok({ file: saved.value, entries: count }) : saved;
}
