import fc from 'fast-check';
import { runScript } from './run';
import { anyScript, type Script } from './script';

/** What many runs have shown. */
export interface Tally {
  readonly runs: number;
  /** What people did and the app acknowledged. */
  readonly actions: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Runs in which anything was wrong, a loss and a duplicate included. */
  readonly wrong: number;
  /** How often what went wrong on purpose, by kind. */
  readonly faults: Readonly<Record<string, number>>;
  /** The smallest run that shows the first thing that is wrong, and what; null when all is well. */
  readonly failure: { readonly script: Script; readonly complaints: string } | null;
}

export const NOTHING: Tally = {
  ...{ runs: 0, actions: 0, lost: 0, duplicated: 0, wrong: 0, faults: {}, failure: null },
};

/** Two tallies as one. */
export function together(a: Tally, b: Tally): Tally {
  const faults = { ...a.faults };
  for (const [kind, times] of Object.entries(b.faults)) faults[kind] = (faults[kind] ?? 0) + times;
  return {
    runs: a.runs + b.runs,
    actions: a.actions + b.actions,
    lost: a.lost + b.lost,
    duplicated: a.duplicated + b.duplicated,
    wrong: a.wrong + b.wrong,
    faults,
    failure: a.failure ?? b.failure,
  };
}

/** Runs as many scripts as asked for, drawn from the seed; at the first that goes wrong it ends with the smallest such. */
export async function runMany(runs: number, seed: number): Promise<Tally> {
  let tally = NOTHING;
  const result = await fc.check(
    fc.asyncProperty(anyScript, async (script) => {
      const { actions, faults, lost, duplicated, complaints } = await runScript(script);
      const isWrong = complaints.length > 0;
      const one = { runs: 1, actions, lost, duplicated, wrong: isWrong ? 1 : 0, failure: null };
      // Smaller versions of a run that went wrong are no further runs.
      if (tally.wrong === 0) tally = together(tally, { ...one, faults: Object.fromEntries(faults) });
      if (isWrong) throw new Error(complaints.join('\n'));
    }),
    { numRuns: runs, seed },
  );
  if (!result.failed) return tally;
  const [script] = result.counterexample ?? [];
  const error = result.errorInstance;
  const complaints = error instanceof Error ? error.message : String(error);
  const failure = script ? { script, complaints } : null;
  return { ...tally, wrong: Math.max(1, tally.wrong), failure };
}
