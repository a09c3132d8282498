import type { Complaint } from './model';

/** What {@link tortureProcesses} found. */
export interface ProcessReport {
  readonly seed: number;
  /** Processes of the app that were begun. */
  readonly runs: number;
  /** Processes that were ended by force. */
  readonly kills: number;
  /** How many of them at which kind of moment. */
  readonly moments: Readonly<Record<string, number>>;
  /** Acts that the app acknowledged. */
  readonly acts: number;
  /** Acts that were not acknowledged when the process was ended: found whole in the journal, or not at all. */
  readonly unacknowledged: { readonly whole: number; readonly none: number };
  readonly refused: number;
  readonly entries: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly lost: number;
  readonly duplicated: number;
  /** Entries that wait for the person, in sight and with a reason. */
  readonly setAside: number;
  /** All that is wrong; empty when nothing is. */
  readonly complaints: readonly Complaint[];
  /** Creations that the app acknowledged: expenses, clients, contacts and invoices. */
  readonly creations: number;
  /** Attempts to write one anew or take it back that came too late: it may have been sent. */
  readonly tooLate: number;
  /** What the person decided in the end about creations that waited for them, by kind. */
  readonly decided: Readonly<Record<string, number>>;
  /** Acts that brought entries over from this computer, and how many entries. */
  readonly moves: number;
  readonly brought: number;
  /** Processes that were ended before they had acknowledged such an act. */
  readonly killedInMove: number;
  /** Entries that were brought over once more in the end, after the account's journal was lost. */
  readonly broughtAnew: number;
  /** Processes that found something brought over, or created, in the journal that was still to be sent. */
  readonly foundUnsent: { readonly brought: number; readonly creations: number };
  /** What the requests were about at which, or at whose answers, processes were ended. */
  readonly struck: Readonly<Record<string, number>>;
}

/** A report in words, for a person at a terminal. */
export function tellProcesses(report: ProcessReport): string {
  const { seed, runs, kills, acts, unacknowledged, refused, entries, lost, duplicated, setAside } = report;
  const { creations, tooLate, decided, moves, brought, broughtAnew, killedInMove, foundUnsent, struck } =
    report;
  const { whole, none } = unacknowledged;
  const wrong = report.complaints.map((one) => `WRONG: ${one}`);
  return [
    `processes begun ${runs}, ended by SIGKILL ${kills}: ${list(report.moments)}; seed ${seed}`,
    `acts acknowledged ${acts}, refused ${refused}, entries ${entries}`,
    `acts cut off before their acknowledgement: ${whole} whole in the journal, ${none} not there`,
    `created ${creations}, too late to be taken back or written anew ${tooLate}, decided in the end: ${list(decided)}`,
    `brought over from this computer: ${brought} entries in ${moves} acts, ended in the middle of one ${killedInMove}, once more in the end ${broughtAnew}`,
    `begun with something unsent: brought over ${foundUnsent.brought}, created ${foundUnsent.creations}`,
    `ended at a write: ${list(struck)}`,
    `faults: ${list(report.faults)}`,
    `lost ${lost}, duplicated ${duplicated}, set aside for the person ${setAside}`,
    ...(wrong.length === 0 ? ['nothing is wrong'] : wrong),
  ].join('\n');
}

function list(counts: Readonly<Record<string, number>>): string {
  const told = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return told.length === 0 ? 'none' : told.join(', ');
}
