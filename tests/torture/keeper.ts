import { Child } from './child';
import type { Counts, Desk } from './desk';
import type { Answer, Report } from './orders';
import { eventually, passing } from './patience';

/** Begins the processes of a run, one after the other, and waits for what they say. */
export class Keeper {
  readonly #program: string;
  readonly #counts: Counts;
  /** The account that the next process opens. */
  desk: Desk;
  /** All that processes wrote which have ended. */
  written = '';
  #child: Child | null = null;

  constructor(program: string, counts: Counts, desk: Desk) {
    this.#program = program;
    this.#counts = counts;
    this.desk = desk;
  }

  get isRunning(): boolean {
    return this.#child !== null;
  }

  /** The process that runs, or else a new one whose journal was compared with what is known. */
  async running(): Promise<Child> {
    if (this.#child) return this.#child;
    const child = this.#spawn();
    await child.ready();
    await this.desk.recall(child);
    return child;
  }

  async killWhileBeginning(draw: () => number): Promise<void> {
    await this.kill();
    const child = this.#spawn();
    // Half of them in the interpreter's own beginnings, half in the app's first steps.
    if (draw() < 0.5) await child.ready();
    await passing(draw() * (child.isReady ? 20 : 400));
    await this.kill();
  }

  /** Ends the process that runs by force, if it was not yet. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    child.kill();
    await child.gone();
    this.#counts.kills += 1;
    if (this.desk.isMoving) this.#counts.killedInMove += 1;
    this.#forget(child);
  }

  /** The person quits the app that runs. */
  async quit(): Promise<void> {
    if (!this.#child) return;
    await this.#child.end();
    this.#forget(this.#child);
  }

  /** Until every act so far was acknowledged. */
  async quiet(child: Child): Promise<void> {
    await eventually(() => this.desk.isQuiet || child.hasDied, 'an acknowledgement');
    if (child.hasDied) throw new Error(`The process died by itself. ${child.output.slice(-2_000)}`);
  }

  async reported(child: Child, holds: (report: Report) => boolean, what: string): Promise<Report> {
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

  #spawn(): Child {
    this.#counts.runs += 1;
    const { desk } = this;
    const hear = (answer: Answer): void => desk.hear(answer);
    this.#child = new Child(this.#program, desk.settings, hear);
    return this.#child;
  }

  #forget(child: Child): void {
    this.written += child.output;
    this.#child = null;
  }
}
