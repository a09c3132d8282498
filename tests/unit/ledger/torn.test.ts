import { expect, it } from 'vitest';
import { checkEveryOffset } from '../../support/torture';

// Every offset takes minutes: `npm run torture:journal`. A prime meets every place of a page over the pages.
const STRIDE = 307;

it.each([
  ['with a copy', true],
  ['without one', false],
])(
  'a journal %s, damaged or cut off anywhere, is as it was, or is set aside and restored; nothing is invented',
  { timeout: 60_000 },
  async (_, hasBackup) => {
    const found = await checkEveryOffset({ stride: STRIDE, hasBackup });
    const repaired = hasBackup ? 'restored' : 'reset';
    // The damage was damage: it was noticed, and not all of it.
    expect(found['a bit of the file']?.[repaired]).toBeGreaterThan(10);
    expect(found['a bit of the file']?.whole).toBeGreaterThan(10);
    expect(found['the end of the file']).toMatchObject({ whole: 0 });
    expect(found['the end of the log']?.earlier).toBeGreaterThan(50);
    expect(found['a bit of the log']?.earlier).toBeGreaterThan(50);
  },
);
