import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  atMost,
  judgeTests,
  playwrightCounts,
  summary,
  total,
  vitestCounts,
} from '../../../scripts/lib/stages.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'keito-scripts-'));
});
afterEach(() => rm(folder, { recursive: true }));

const report = async (content: string) => {
  const file = path.join(folder, 'report.json');
  await writeFile(file, content);
  return file;
};

describe('reports of the test runners', () => {
  it('count a skipped test as failed', async () => {
    const vitest = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(vitestCounts(await report(JSON.stringify(vitest)))).toEqual({ passed: 7, failed: 4 });
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(playwrightCounts(await report(JSON.stringify({ stats })))).toEqual({ passed: 5, failed: 4 });
  });

  it('that are missing or cut off count nothing', async () => {
    expect(vitestCounts(path.join(folder, 'gone.json'))).toEqual({ passed: 0, failed: 0 });
    expect(playwrightCounts(await report('{"stats": {"exp'))).toEqual({ passed: 0, failed: 0 });
  });
});

describe('the judgement of a test stage', () => {
  it('needs a runner that is content, tests that ran, and none that failed or was skipped', () => {
    expect(judgeTests(true, { passed: 3, failed: 0 }).ok).toBe(true);
    expect(judgeTests(false, { passed: 3, failed: 0 }).ok).toBe(false);
    expect(judgeTests(true, { passed: 3, failed: 1 }).ok).toBe(false);
    expect(judgeTests(true, { passed: 0, failed: 0 }).ok).toBe(false);
  });
});

describe('the summary', () => {
  const results = [
    { name: 'lint', ok: false, ms: 1_234 },
    { name: 'unit', ok: true, ms: 10, tests: { passed: 40, failed: 0 } },
    { name: 'end to end', ok: false, ms: 10, tests: { passed: 3, failed: 2 } },
    { name: 'other', ok: false, ms: 10, tests: { passed: 1, failed: 0 }, why: 'it crashed' },
  ];

  it('adds the tests up, and one failure for a failed stage without a failed test', () => {
    expect(total(results)).toEqual({ passed: 44, failed: 4 });
  });

  it('ends with the counts alone on a line', () => {
    const lines = summary(results).split('\n');
    expect(lines[0]).toBe('FAILED lint (1.2 s)');
    expect(lines[3]).toBe('FAILED other (0.0 s): 1 passed, 0 failed; it crashed');
    expect(lines.at(-1)).toBe('44 passed, 4 failed');
  });
});

describe('tasks side by side', () => {
  it('are never more than allowed, all done, and kept in order', async () => {
    let running = 0;
    let most = 0;
    const task = (value: number) => async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return value;
    };
    expect(await atMost(2, [1, 2, 3, 4, 5].map(task))).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });
});
