import * as m from '../shared/i18n/messages';
import { fail, ok, type Result } from '../shared/result';
import { codeOf, writeNewFile } from './desktop/new-file';
import { wordsOf } from './faults';

/**
 * Writes a table (CSV) to a new file in the user's folder for downloads (`folder` may throw where there is none).
 * Answers where it lies, or why it could not be written.
 */
export async function saveTable(folder: () => string, name: string, csv: string): Promise<Result<string>> {
  try {
    return ok(await writeNewFile(folder(), name, '.csv', csv));
  } catch (error) {
    return fail('file', m.main_export_failed({ words: fileWords(error) }));
  }
}

/** What a file system says, in the person's language where it is a usual thing. */
function fileWords(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return m.main_file_full();
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return m.main_file_denied();
    default:
      return wordsOf(error);
  }
}
