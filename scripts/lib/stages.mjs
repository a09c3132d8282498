// @ts-check
// The stages of `npm test`, and what their results add up to.
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 *
 * @typedef {object} StageResult
 * @property {string} name
 * @property {boolean} ok
 * @property {number} ms
 * @property {Counts} [tests] Only of stages that run tests.
 * @property {string} [why] Why it failed, when its own output does not say it.
 */

/**
 * @param {string} file
 * @returns {any} Undefined when there is no whole JSON.
 */
function readReport(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The runner ended while it wrote: the same as no report.
    return undefined;
  }
}

/**
 * Vitest's JSON report. A test that did not run counts as failed: nothing is skipped here.
 *
 * @param {string} file
 * @returns {Counts}
 */
export function vitestCounts(file) {
  const report = readReport(file);
  if (report === undefined) return { passed: 0, failed: 0 };
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Playwright's JSON report. Skipped and flaky tests count as failed.
 *
 * @param {string} file
 * @returns {Counts}
 */
export function playwrightCounts(file) {
  const stats = readReport(file)?.stats;
  if (stats === undefined) return { passed: 0, failed: 0 };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
}

/**
 * @param {boolean} exitedWell
 * @param {Counts} tests
 * @returns {Pick<StageResult, 'ok' | 'tests' | 'why'>} Good only if the runner says so, some tests passed, and none failed
 *   or was skipped.
 */
export function judgeTests(exitedWell, tests) {
  if (!exitedWell) return { ok: false, tests };
  if (tests.failed > 0) return { ok: false, tests, why: 'some tests were skipped or flaky' };
  if (tests.passed === 0) return { ok: false, tests, why: 'no test has run' };
  return { ok: true, tests };
}

/**
 * @param {readonly StageResult[]} results
 * @returns {Counts} The tests of all stages, and one failure for each failed stage whose tests show none.
 */
export function total(results) {
  let passed = 0;
  let failed = 0;
  for (const { ok, tests } of results) {
    passed += tests?.passed ?? 0;
    failed += Math.max(tests?.failed ?? 0, ok ? 0 : 1);
  }
  return { passed, failed };
}

/**
 * @param {readonly StageResult[]} results
 * @returns {string} A line for each stage, and last the counts alone on a line.
 */
export function summary(results) {
  const lines = results.map(({ name, ok, ms, tests, why }) => {
    const detail = [tests && `${tests.passed} passed, ${tests.failed} failed`, why]
      .filter(Boolean)
      .join('; ');
    return `${ok ? 'ok    ' : 'FAILED'} ${name} (${(ms / 1000).toFixed(1)} s)${detail && `: ${detail}`}`;
  });
  const { passed, failed } = total(results);
  return [...lines, '', `${passed} passed, ${failed} failed`].join('\n');
}

/**
 * Runs tasks, some at a time, and keeps their order.
 *
 * @template T
 * @param {number} width
 * @param {readonly (() => Promise<T>)[]} tasks
 * @returns {Promise<T[]>}
 */
export async function atMost(width, tasks) {
  /** @type {T[]} */
  const results = [];
  const queue = tasks.map((task, index) => ({ task, index }));
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      results[next.index] = await next.task();
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}
