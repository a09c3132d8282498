import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../../src/local-keito/random';
import { bundleWorker, type Bundle } from './bundle';
import { Child } from './child';
import { fastClock } from './fast-clock';
import type { Complaint } from './model';
import type { Answer, ProcessAct, Report, Settings, Trace } from './orders';
import { eventually, passing } from './patience';
import { KILLS, Kills } from './kills';
import { Person } from './person';
import { ProcessBook } from './process-book';
import type { ProcessReport } from './process-report';
import { Service } from './service';

export { tellProcesses, type ProcessReport } from './process-report';

export interface ProcessOptions {
  /** How often a process of the app is ended by force. */
  readonly kills: number;
  readonly seed: number;
}

/** Forty seconds in one: the app's 16 s of patience take 400 ms, and a lost request is waited for 1.5 s. */
const SPEED = 40;
const TIMEOUT_MS = 400;
const SETTLE_MS = 1_500 * SPEED;

/**
 * The invariant with real processes: the app (without Electron) is ended by SIGKILL at random instants, its journal
 * opened anew each time, with a real socket and a bad line to a Keito in a box. All draws come from the seed; what
 * computers make of the instants differs from run to run.
 */
export async function tortureProcesses({ kills, seed }: ProcessOptions): Promise<ProcessReport> {
  const run = await Run.open(seed);
  try {
    await run.begin();
    while (run.kills < kills) await run.untilKilled();
    return await run.verdict();
  } catch (error) {
    // Whatever never came about is the app's failure as much as a wrong row.
    return run.report({ complaints: [error instanceof Error ? error.message : String(error)] });
  } finally {
    await run.close();
  }
}

type Found = Pick<ProcessReport, 'complaints'> & Partial<ProcessReport>;

class Run {
  readonly #seed: number;
  readonly #draw: () => number;
  readonly #service: Service;
  readonly #settings: Settings;
  readonly #bundle: Bundle;
  readonly #kills: Kills;
  readonly #book = new ProcessBook();
  readonly #person: Person;
  readonly #complaints: Complaint[] = [];
  readonly #moments: Record<string, number> = {};
  readonly #counts = { runs: 0, kills: 0, acts: 0, whole: 0, none: 0, refused: 0 };
  /** Sent and not acknowledged yet, in order. */
  #waiting: ProcessAct[] = [];
  /** Acknowledged by the process that runs. */
  #acknowledged: ProcessAct[] = [];
  #child: Child | null = null;
  #written = '';

  private constructor(seed: number, service: Service, bundle: Bundle, epoch: number) {
    this.#seed = seed;
    this.#draw = seeded(seed);
    this.#service = service;
    this.#bundle = bundle;
    this.#person = new Person(this.#draw, service.places);
    const { apiKey: key, accountId } = service.credentials;
    const folder = mkdtempSync(join(process.env['KEITO_BAR_SCRATCH'] ?? tmpdir(), 'keito-bar-processes-'));
    this.#settings = {
      ...{ folder, baseUrl: service.url, key, accountId, epoch, speed: SPEED },
      ...{ timeoutMs: TIMEOUT_MS, settleMs: SETTLE_MS },
    };
    this.#kills = new Kills(service, folder);
  }

  static async open(seed: number): Promise<Run> {
    const bundle = await bundleWorker();
    const epoch = Date.now();
    return new Run(seed, await Service.open(fastClock(epoch, SPEED)), bundle, epoch);
  }

  async begin(): Promise<void> {
    const child = await this.#running();
    // Nobody can put time on projects that the app has not heard of.
    await this.#reported(child, ({ projects }) => projects > 0, 'projects');
    this.#service.disturb(this.#seed);
  }

  get kills(): number {
    return this.#counts.kills;
  }

  /** A person does some things, and in the middle of it the process is ended. */
  async untilKilled(): Promise<void> {
    const kill = KILLS[Math.floor(this.#draw() * KILLS.length)] ?? 'at once';
    this.#moments[kill] = (this.#moments[kill] ?? 0) + 1;
    if (kill === 'beginning') return this.#killWhileBeginning();
    const child = await this.#running();
    for (let left = Math.floor(this.#draw() * 5); left > 0; left -= 1) {
      this.#act(child);
      const next = this.#draw();
      if (next < 0.6) await this.#quiet(child);
      if (next < 0.3) await passing(this.#draw() * 250);
    }
    const onItsWay = 1 + Math.floor(this.#draw() * 3);
    const draw = this.#draw();
    const act = (): void => {
      for (let sent = 0; sent < onItsWay; sent += 1) this.#act(child);
    };
    if (kill === 'acknowledged') {
      act();
      await this.#quiet(child);
      child.kill();
    } else await this.#kills.carryOut(kill, draw, child, act);
    await this.#buried(child);
  }

  /** All that can arrive arrives, and it is judged. */
  async verdict(): Promise<ProcessReport> {
    await this.#service.calm();
    const child = await this.#running();
    this.#tell(child, this.#draw() < 0.5 ? this.#person.stop() : this.#person.start());
    await this.#quiet(child);
    const isDone = ({ isCalm, open }: Report): boolean => isCalm && open.length === 0;
    await this.#reported(child, isDone, 'everything to be sent');
    child.tell({ do: 'refresh' });
    const { blocked, seen } = await this.#reported(child, isDone, 'everything to be read');
    await this.#service.calm();
    const judged = this.#book.judge({ rows: await this.#service.rows(), seen, blocked });
    await child.end();
    this.#written += child.output;
    return this.report({
      ...judged,
      setAside: blocked.length,
      complaints: [...judged.complaints, ...this.#sinks()],
    });
  }

  report({ lost = 0, duplicated = 0, setAside = 0, complaints }: Found): ProcessReport {
    const { runs, kills, acts, whole, none, refused } = this.#counts;
    return {
      ...{ seed: this.#seed, runs, kills, moments: this.#moments, acts, refused, lost, duplicated, setAside },
      unacknowledged: { whole, none },
      entries: this.#book.entries,
      faults: this.#service.faultCounts,
      complaints: [...this.#complaints, ...complaints],
    };
  }

  async close(): Promise<void> {
    if (this.#child) {
      this.#child.kill();
      await this.#child.gone();
    }
    await this.#service.close();
    this.#bundle.remove();
    rmSync(this.#settings.folder, { recursive: true, force: true });
  }

  async #killWhileBeginning(): Promise<void> {
    if (this.#child) {
      this.#child.kill();
      await this.#buried(this.#child);
    }
    const child = this.#spawn();
    // Half of them in the interpreter's own beginnings, half in the app's first steps.
    if (this.#draw() < 0.5) await child.ready();
    await passing(this.#draw() * (child.isReady ? 20 : 400));
    child.kill();
    await this.#buried(child);
  }

  /** The process that runs, or else a new one whose journal was compared with what is known. */
  async #running(): Promise<Child> {
    if (this.#child) return this.#child;
    const child = this.#spawn();
    await child.ready();
    await this.#recall(child);
    return child;
  }

  #spawn(): Child {
    this.#counts.runs += 1;
    this.#child = new Child(this.#bundle.program, this.#settings, (answer) => this.#hear(answer));
    return this.#child;
  }

  async #buried(child: Child): Promise<void> {
    await child.gone();
    this.#counts.kills += 1;
    this.#written += child.output;
    this.#child = null;
  }

  /** What was acknowledged is in the reopened journal; what was not is there whole or not at all, in its order. */
  async #recall(child: Child): Promise<void> {
    const acts = [...this.#acknowledged, ...this.#waiting];
    const firstUnsure = this.#acknowledged.length;
    child.tell({ do: 'recall', acts });
    const { traces } = await child.answer('recalled');
    let isCut = false;
    acts.forEach((act, index) => {
      const trace = traces[index];
      const told = JSON.stringify(act);
      if (!trace || trace.there === 'torn') this.#complaints.push(`half of it is in the journal: ${told}`);
      else if (index < firstUnsure) {
        if (trace.there === 'none') this.#complaints.push(`acknowledged and not in the journal: ${told}`);
      } else if (trace.there === 'whole') {
        if (isCut) this.#complaints.push(`is in the journal without what was done before it: ${told}`);
        this.#counts.whole += 1;
        this.#book.write(act, trace);
      } else {
        isCut = true;
        this.#counts.none += 1;
      }
    });
    this.#person.remember(acts.filter((_, index) => traces[index]?.there === 'whole'));
    this.#waiting = [];
    this.#acknowledged = [];
  }

  #act(child: Child): void {
    this.#tell(child, this.#person.next());
  }

  #tell(child: Child, act: ProcessAct): void {
    this.#waiting.push(act);
    child.tell(act);
  }

  #hear(answer: Answer): void {
    if (answer.told === 'bug') this.#complaints.push(`a fault of ours: ${answer.text}`);
    if (answer.told !== 'done') return;
    const act = this.#waiting.shift();
    if (act?.n !== answer.n) this.#complaints.push(`answered out of its turn: ${answer.n}`);
    else if (answer.isOk) this.#count(act, answer.trace);
    else this.#counts.refused += 1;
  }

  #count(act: ProcessAct, trace: Trace): void {
    this.#counts.acts += 1;
    this.#acknowledged.push(act);
    this.#book.write(act, trace);
    if (trace.there !== 'whole')
      this.#complaints.push(`acknowledged, and ${trace.there}: ${JSON.stringify(act)}`);
  }

  /** Until every act so far was acknowledged. */
  async #quiet(child: Child): Promise<void> {
    await eventually(() => this.#waiting.length === 0 || child.hasDied, 'an acknowledgement');
    if (child.hasDied) throw new Error(`The process died by itself. ${child.output.slice(-2_000)}`);
  }

  async #reported(child: Child, holds: (report: Report) => boolean, what: string): Promise<Report> {
    const end = performance.now() + 90_000;
    for (;;) {
      child.tell({ do: 'report' });
      const report = await child.answer('report');
      if (holds(report)) return report;
      if (performance.now() > end)
        throw new Error(`It never came to this: ${what}. ${JSON.stringify(report)}`);
      await passing(20);
    }
  }

  /** The key is in no file, and in nothing that a process wrote. */
  #sinks(): readonly Complaint[] {
    const { folder, key } = this.#settings;
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    const found = files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes(key));
    const complaints = found.map(({ name }) => `the key is in ${name}`);
    return this.#written.includes(key) ? [...complaints, 'the key is in what a process wrote'] : complaints;
  }
}
