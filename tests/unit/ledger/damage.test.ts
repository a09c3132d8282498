import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  DamagedError,
  isDamage,
  LedgerBusyError,
  NewerLedgerError,
  sqliteCode,
} from '../../../src/main/ledger/damage';

const coded = (code: unknown): Error => Object.assign(new Error('it failed'), { code });

it.each([
  ...['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX', 'SQLITE_ERROR', 'SQLITE_TOOBIG'],
  ...['SQLITE_CONSTRAINT', 'SQLITE_CONSTRAINT_UNIQUE'],
])('%s is damage', (code) => {
  expect(isDamage(coded(code))).toBe(true);
});

it.each([
  ...['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'EACCES', ''],
  ...['SQLITE_CORRUPTED', 'MY_SQLITE_CORRUPT_', 'A_SQLITE_ERROR'],
])('%j is none: to set the file aside would hide it', (code) => {
  expect(isDamage(coded(code))).toBe(false);
});

it('what does not hold what was written is damage, what is locked or newer is none', () => {
  const shape = z.string().safeParse(1).error;
  expect([new DamagedError(), shape, new SyntaxError()].map(isDamage)).toEqual([true, true, true]);
  const others = [
    new LedgerBusyError(),
    new NewerLedgerError(99),
    new Error(),
    'SQLITE_CORRUPT',
    null,
    undefined,
  ];
  expect(others.map(isDamage)).toEqual(others.map(() => false));
});

it('SQLite’s name for what went wrong is told of its errors alone', () => {
  const bare = { code: 'SQLITE_FULL' };
  expect([coded('SQLITE_FULL'), coded(5), new Error(), bare, null].map(sqliteCode)).toEqual([
    ...['SQLITE_FULL', '', '', '', ''],
  ]);
});

it('a newer app’s journal is told with its format', () => {
  expect(new NewerLedgerError(99).message).toContain('99');
  expect(new LedgerBusyError().message).not.toBe('');
});
