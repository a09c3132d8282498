import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  chooseElectron,
  electronSwitches,
  installedElectron,
  namedElectron,
  type Ways,
} from '../../../scripts/lib/electron.mjs';
import { cacheFolder, moveIntoPlace, verifyIntegrity } from '../../../scripts/lib/registry-electron.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'keito-scripts-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = async (name: string, content: string) => {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
};

describe('the order in which an Electron is looked for', () => {
  const ways = (over: Partial<Ways>, tried: string[] = []): Ways => ({
    named: () => undefined,
    installed: () => undefined,
    fetch: async () => {
      tried.push('fetch');
      return 'connect ECONNREFUSED';
    },
    registry: async () => {
      tried.push('registry');
      return '/registry';
    },
    machine: 'linux-x64',
    ...over,
  });

  it('takes the one that the environment names before the installed one', async () => {
    expect(await chooseElectron(ways({ named: () => '/named', installed: () => '/installed' }))).toBe(
      '/named',
    );
  });

  it('takes the installed one without fetching', async () => {
    const tried: string[] = [];
    expect(await chooseElectron(ways({ installed: () => '/installed' }, tried))).toBe('/installed');
    expect(tried).toEqual([]);
  });

  it('takes the fetched official one before the one from the registry', async () => {
    const tried: string[] = [];
    let there = false;
    const fetch = async () => {
      there = true;
      return '';
    };
    const found = await chooseElectron(
      ways({ installed: () => (there ? '/fetched' : undefined), fetch }, tried),
    );
    expect(found).toBe('/fetched');
    expect(tried).toEqual([]);
  });

  it('takes the one from the registry last', async () => {
    const tried: string[] = [];
    expect(await chooseElectron(ways({}, tried))).toBe('/registry');
    expect(tried).toEqual(['fetch', 'registry']);
  });

  it('says why and what to do on a machine that the registry has none for', async () => {
    const tried: string[] = [];
    await expect(chooseElectron(ways({ machine: 'darwin-arm64' }, tried))).rejects.toThrow(
      /connect ECONNREFUSED\n.*ELECTRON_PATH/s,
    );
    expect(tried).toEqual(['fetch']);
  });
});

describe('an Electron named by the environment', () => {
  it('prefers KEITO_BAR_ELECTRON to ELECTRON_PATH', async () => {
    const [mine, other] = [await put('mine', ''), await put('other', '')];
    expect(namedElectron({ KEITO_BAR_ELECTRON: mine, ELECTRON_PATH: other })).toBe(mine);
    expect(namedElectron({ ELECTRON_PATH: other })).toBe(other);
    expect(namedElectron({})).toBeUndefined();
  });

  it('is refused when it is not there', () => {
    expect(() => namedElectron({ ELECTRON_PATH: path.join(folder, 'gone') })).toThrow(/ELECTRON_PATH .*gone/);
  });
});

describe('the installed Electron', () => {
  const install = async (version: string) => {
    await put('package.json', '{"version":"42.1.0"}');
    await put('path.txt', 'electron');
    await put('dist/version', version);
    return put('dist/electron', '');
  };

  it('is found by its own path file', async () => {
    const executable = await install('v42.1.0');
    expect(installedElectron(folder)).toBe(executable);
  });

  it('does not count when it is of another version, or not whole', async () => {
    await install('41.0.0');
    expect(installedElectron(folder)).toBeUndefined();
    const executable = await install('42.1.0');
    await rm(executable);
    expect(installedElectron(folder)).toBeUndefined();
  });
});

describe('the Electron from the registry', () => {
  // The hash of the three bytes "abc", from the definition of SHA-512.
  const ABC =
    'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';

  it('is accepted with the right hash only', async () => {
    await expect(verifyIntegrity(await put('right.tgz', 'abc'), ABC)).resolves.toBeUndefined();
    await expect(verifyIntegrity(await put('wrong.tgz', 'abd'), ABC)).rejects.toThrow(/Refused wrong\.tgz/);
  });

  it('is kept once when two arrive at the same time', async () => {
    const place = path.join(folder, 'place');
    await put('first/electron', '1');
    await put('second/electron', '2');
    await moveIntoPlace(path.join(folder, 'first'), place);
    await expect(moveIntoPlace(path.join(folder, 'second'), place)).resolves.toBeUndefined();
    await expect(moveIntoPlace(path.join(folder, 'third'), path.join(folder, 'other'))).rejects.toThrow(
      /ENOENT/,
    );
  });

  it('lives in the cache of the user', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/cache' })).toBe('/cache/keito-bar');
    expect(cacheFolder({})).toBe(path.join(os.homedir(), '.cache', 'keito-bar'));
    expect(cacheFolder({ XDG_CACHE_HOME: 'relative' })).toBe(path.join(os.homedir(), '.cache', 'keito-bar'));
  });
});

describe('switches', () => {
  it('leave the sandbox on for everyone but root', () => {
    expect(electronSwitches({ root: false, virtual: false })).toEqual([]);
    expect(electronSwitches({ root: true, virtual: false })).toEqual(['--no-sandbox']);
    expect(electronSwitches({ root: true, virtual: true })).toEqual(['--no-sandbox', '--disable-gpu']);
  });
});
