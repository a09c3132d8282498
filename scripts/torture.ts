import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { compareClients, tellComparison } from '../tests/torture/compare';
import { NOTHING, runMany, together, type Tally } from '../tests/torture/many';
import { tellProcesses, tortureProcesses } from '../tests/torture/processes';

const USAGE = `Usage: npm run torture -- [--runs N] [--seed S] [--jobs J] [--json]   everything at once, in one process
       npm run torture -- --processes K [--seed S] [--json]     real processes, K of them ended by force
       npm run torture -- --compare [--runs N] [--seed S] [--json]  beside a client that only retries`;
/** A process's worth of runs: SQLite's native memory is given back when the process ends. */
const CHUNK = 250;
/** Neighbouring seeds have no chunk in common. */
const SEED_STEP = 1_000_003;
const SEEDS = 2_147_483_647;

const tallySchema: z.ZodType<Tally> = z.object({
  runs: z.number(),
  actions: z.number(),
  lost: z.number(),
  duplicated: z.number(),
  wrong: z.number(),
  faults: z.record(z.string(), z.number()),
  failure: z
    .object({ script: z.custom<NonNullable<Tally['failure']>['script']>(), complaints: z.string() })
    .nullable(),
});

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        runs: { type: 'string', default: '300' },
        seed: { type: 'string' },
        jobs: { type: 'string', default: '2' },
        json: { type: 'boolean', default: false },
        processes: { type: 'string' },
        compare: { type: 'boolean', default: false },
        chunk: { type: 'boolean', default: false },
      },
    });
    const whole = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : NaN);
    const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : whole(values.seed);
    const kills = values.processes === undefined ? null : whole(values.processes);
    const flags = { ...values, runs: whole(values.runs), seed, jobs: whole(values.jobs), kills };
    const isWhole = [flags.runs, flags.jobs, kills ?? 1].every((number) => number >= 1) && seed >= 0;
    if (!isWhole) throw new Error('Numbers must be whole and at least 1.');
    return flags;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    return process.exit(2);
  }
}

/** Journals are written with every commit on the disk: in memory that costs nothing. */
const scratch = process.env['KEITO_BAR_SCRATCH'] ?? (existsSync('/dev/shm') ? '/dev/shm' : undefined);

function inProcess(runs: number, seed: number): Promise<Tally> {
  const args = ['--import', 'tsx', fileURLToPath(import.meta.url)];
  const env = { ...process.env, ...(scratch === undefined ? {} : { KEITO_BAR_SCRATCH: scratch }) };
  const child = spawn(
    process.execPath,
    [...args, '--chunk', '--runs', String(runs), '--seed', String(seed)],
    { env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const parsed = code === 0 ? tallySchema.safeParse(JSON.parse(output)) : null;
      if (parsed?.success) resolve(parsed.data);
      else reject(new Error(`The runs of seed ${seed} ended with status ${code}.`));
    });
  });
}

function told({ runs, actions, lost, duplicated, wrong, faults, failure }: Tally, seed: number): string {
  const kinds = Object.entries(faults).sort(([, a], [, b]) => b - a);
  const lines = [
    `seed ${seed}: ${runs} runs, ${actions} acknowledged actions`,
    ...kinds.map(([kind, times]) => `  ${kind.padEnd(20)} ${times}`),
    `lost ${lost}, duplicated ${duplicated}, runs with anything wrong ${wrong}`,
  ];
  if (failure) lines.push(JSON.stringify(failure.script), failure.complaints);
  return lines.join('\n');
}

async function main(): Promise<void> {
  const { runs, seed, jobs, json, chunk, kills, compare } = readFlags();
  if (kills !== null) {
    const report = await tortureProcesses({ kills, seed });
    process.stdout.write(
      json ? `${JSON.stringify({ ...report, actions: report.acts })}\n` : `${tellProcesses(report)}\n`,
    );
    process.exitCode = report.complaints.length === 0 ? 0 : 1;
    return;
  }
  if (compare) {
    const comparison = await compareClients({ runs, seed });
    process.stdout.write(
      json
        ? `${JSON.stringify({ ...comparison, actions: comparison.acts })}\n`
        : `${tellComparison(comparison)}\n`,
    );
    return;
  }
  if (chunk) {
    process.stdout.write(JSON.stringify(await runMany(runs, seed)));
    return;
  }
  const chunks = Array.from({ length: Math.ceil(runs / CHUNK) }, (_, index) => ({
    runs: Math.min(CHUNK, runs - index * CHUNK),
    seed: (seed + index * SEED_STEP) % SEEDS,
  }));
  let tally = NOTHING;
  const work = async (): Promise<void> => {
    for (let next = chunks.shift(); next; next = chunks.shift()) {
      const one = await inProcess(next.runs, next.seed);
      tally = together(tally, one);
      if (tally.failure) chunks.length = 0;
      if (!json) process.stderr.write(`${tally.runs} of ${runs}\n`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  if (!json) process.stdout.write(`${told(tally, seed)}\n`);
  else process.stdout.write(`${JSON.stringify({ ...tally, seed })}\n`);
  process.exitCode = tally.wrong === 0 ? 0 : 1;
}

await main();
