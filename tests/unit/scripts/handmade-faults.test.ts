import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  faultsNamed,
  HANDMADE_FAULTS,
  readReport,
  withFault,
} from '../../../scripts/lib/handmade-faults.mjs';
import { repository } from '../../../scripts/lib/repository.mjs';

describe('the list of faults made by hand', () => {
  it.each(HANDMADE_FAULTS)('$name changes what stands in its file exactly once', (fault) => {
    const source = readFileSync(path.join(repository, fault.file), 'utf8');
    const broken = withFault(source, fault);
    expect(broken).not.toBeNull();
    expect(broken).not.toBe(source);
  });

  it.each(HANDMADE_FAULTS)('$name has tests that are there', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((file) => !existsSync(path.join(repository, file)))).toEqual([]);
  });

  it('names each once', () => {
    const names = HANDMADE_FAULTS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the arguments of npm run handmade-faults', () => {
  it('are names; none means all', () => {
    expect(faultsNamed([])).toBe(HANDMADE_FAULTS);
    expect(faultsNamed(['no-settle-delay']).map(({ name }) => name)).toEqual(['no-settle-delay']);
  });

  it('that name no fault are refused, with the names that there are', () => {
    expect(() => faultsNamed(['no-delay'])).toThrow(/no-delay: .*no-settle-delay/);
  });
});

describe('a fault', () => {
  it('is laid over its source only where that has its text once', () => {
    expect(withFault('a b c', { from: 'b', to: '$&' })).toBe('a $& c');
    expect(withFault('a b b', { from: 'b', to: 'c' })).toBeNull();
    expect(withFault('a', { from: 'b', to: 'c' })).toBeNull();
  });
});

describe('the report of the tests', () => {
  const report = (...files: readonly (readonly string[])[]): string =>
    JSON.stringify({
      testResults: files.map((states) => ({
        assertionResults: states.map((status, index) => ({ status, fullName: `test ${index}` })),
      })),
    });

  it('names the first test that failed', () => {
    expect(readReport(report(['passed', 'failed'], ['skipped']))).toEqual({
      failed: 'test 1',
      isLoaded: true,
    });
    expect(readReport(report(['passed']))).toEqual({ failed: null, isLoaded: true });
  });

  it('tells a file that could not be loaded from one that failed', () => {
    expect(readReport(report(['passed'], []))).toEqual({ failed: null, isLoaded: false });
    expect(readReport(report())).toEqual({ failed: null, isLoaded: false });
  });
});
