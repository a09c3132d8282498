import { describe, expect, it } from 'vitest';
import {
  hasTime64Names,
  installCommand,
  libraryIndex,
  missingMessage,
  missingPackages,
  type Machine,
} from '../../../scripts/lib/system-packages.mjs';

const DEBIAN_12 = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n';
const DEBIAN_13 = 'VERSION_ID="13"\nID=debian\n';

const whole: Machine = { hasLibrary: () => true, hasCommand: () => true, hasFile: () => true };

describe('missing system packages', () => {
  it('are none on a machine that has everything', () => {
    expect(missingPackages(['runtime', 'virtual', 'test', 'unpack'], whole, DEBIAN_12)).toEqual([]);
  });

  it('are named by the library or the command that is not there', () => {
    const machine: Machine = {
      ...whole,
      hasLibrary: (library) => library !== 'libgtk-3.so.0',
      hasCommand: (command) => command !== 'Xvfb',
    };
    expect(missingPackages(['runtime', 'virtual'], machine, DEBIAN_12)).toEqual(['libgtk-3-0', 'xvfb']);
  });

  it('of a virtual desktop are not asked for where there is a display', () => {
    const bare: Machine = { ...whole, hasCommand: () => false, hasFile: () => false };
    expect(missingPackages(['runtime'], bare, DEBIAN_12)).toEqual([]);
  });

  it('have the names of the system that they are missing on', () => {
    const machine: Machine = { ...whole, hasLibrary: (library) => !/asound|nss/.test(library) };
    expect(missingPackages(['runtime'], machine, DEBIAN_12)).toEqual(['libnss3', 'libasound2']);
    expect(missingPackages(['runtime'], machine, DEBIAN_13)).toEqual(['libnss3', 'libasound2t64']);
  });

  it('come with the exact command', () => {
    expect(installCommand(['xvfb', 'trayer'])).toBe(
      'sudo apt-get install -y --no-install-recommends xvfb trayer',
    );
    expect(missingMessage(['xvfb', 'trayer'])).toContain(installCommand(['xvfb', 'trayer']));
  });
});

describe('names with t64', () => {
  it.each([
    ['Debian 12', DEBIAN_12, false],
    ['Debian 13', DEBIAN_13, true],
    ['Debian without a number (testing)', 'ID=debian\nVERSION_CODENAME=forky\n', true],
    ['Ubuntu 22.04', 'ID=ubuntu\nVERSION_ID="22.04"\n', false],
    ['Ubuntu 24.04', 'ID=ubuntu\nVERSION_ID="24.04"\n', true],
    ['Fedora', 'ID=fedora\nVERSION_ID=41\n', false],
    ['an unknown system', '', false],
  ])('%s', (_name, release, expected) => {
    expect(hasTime64Names(release)).toBe(expected);
  });
});

describe('the list of libraries', () => {
  it('is read from ldconfig', () => {
    const has = libraryIndex('812 libs found in cache\n\tlibnss3.so (libc6,x86-64) => /lib/libnss3.so\n');
    expect(has('libnss3.so')).toBe(true);
    expect(has('libnss3')).toBe(false);
  });
});
