import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { runScript, type RunReport } from '../tests/torture/run';
import { anyScript, type Script } from '../tests/torture/script';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '300' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const faults = new Map<string, number>();
let actions = 0,
  lost = 0,
  duplicated = 0,
  done = 0;
const t0 = performance.now();
const result = await fc.check(
  fc.asyncProperty(anyScript, async (script: Script) => {
    const report: RunReport = await runScript(script);
    done += 1;
    actions += report.actions;
    lost += report.lost;
    duplicated += report.duplicated;
    for (const [kind, n] of report.faults) faults.set(kind, (faults.get(kind) ?? 0) + n);
    if (report.complaints.length > 0) throw new Error(report.complaints.join('\n'));
  }),
  { numRuns: runs, seed, endOnFailure: process.env.NOSHRINK === '1', interruptAfterTimeLimit: 300_000 },
);
if (result.failed) {
  console.log(JSON.stringify(result.counterexample));
  console.log(String((result.errorInstance as Error)?.stack).slice(0, 1500));
}
console.log(
  {
    seed,
    done,
    actions,
    lost,
    duplicated,
    failed: result.failed,
    ms: Math.round((performance.now() - t0) / Math.max(1, done)),
  },
  Object.fromEntries(faults),
);
process.exit(result.failed ? 1 : 0);
