import path from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/lib/repository.mjs';

const eslint = new ESLint({ cwd: repository });

/** The rules that a line breaks in a file of this folder. */
async function broken(folder: string, line: string): Promise<readonly string[]> {
  const filePath = path.join(repository, folder, 'probe.ts');
  const [result] = await eslint.lintText(`${line}\n`, { filePath, warnIgnored: true });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const ARROW = 'import-x/no-restricted-paths';
const IMPORT = 'no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';

describe('the architecture is a lint error', () => {
  it.each([
    ['src/renderer/state', "import '../../main/core/timer';", ARROW],
    ['src/shared', "import '../main/core/timer';", ARROW],
    ['src/preload', "import '../main/workspace';", ARROW],
    ['src/main/core', "import '../ledger/ledger';", ARROW],
    ['src/main/keito', "import '../sync/sync';", ARROW],
    ['src/main/sync', "import '../desktop/power';", ARROW],
    ['src/main/desktop', "import '../core/timer';", ARROW],
    ['src/main/bridge', "import '../core/timer';", ARROW],
    ['src/main/command-line', "import '../workspace';", ARROW],
    ['src/local-keito', "import '../main/keito/client';", ARROW],
    ['src/main/core', "import 'electron';", IMPORT],
    ['src/main/sync', "import 'keytar';", IMPORT],
    ['src/main/ledger', "import 'electron-store';", IMPORT],
    ['src/renderer/lib', "import 'electron';", IMPORT],
    ['src/main/desktop', "import { ipcMain } from 'electron'; ipcMain.on('x', () => undefined);", IMPORT],
    ['src/main/core', 'export const now = Date.now();', SYNTAX],
    ['src/main/core', 'export const today = new Date().toISOString().slice(0, 10);', SYNTAX],
  ])('in %s: %s', async (folder, line, rule) => {
    expect(await broken(folder, line)).toContain(rule);
  });

  it('and what it allows is none', async () => {
    expect(await broken('src/main/sync', "import '../ledger/ledger';")).toEqual([]);
    expect(await broken('src/main/command-line', "import '../handlers';")).toEqual([]);
    expect(await broken('src/main/desktop', "import 'electron';")).toEqual([]);
  });
});
