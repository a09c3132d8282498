import { expect } from 'vitest';
import type { Absence } from '../../src/main/core/absence';
import { IdleWatch, type IdleChoices } from '../../src/main/idle-watch';
import { Bench, MINUTE, present, SECOND } from '../support/bench';
import type { ManualTimers } from '../support/manual-time';

export const endOf = ({ spans }: Absence): number => present(spans.at(-1)).to;

/** Seconds. */
export const THRESHOLD = 300;

/** An account on the bench and somebody at the keyboard, who is watched. */
export class IdleBench {
  readonly bench: Bench;
  readonly questions: (Absence | null)[] = [];
  readonly leftOut: Absence[] = [];
  /** How often the machine was asked for its idle time. */
  looks = 0;
  lastInput: number;
  threshold = THRESHOLD;
  policies: IdleChoices['policies'] = { idle: 'ask', sleep: 'ask', lock: 'ask', shutdown: 'ask' };
  longHours = 10;
  /** False: nobody can tell when the last input was. */
  canTell = true;
  readonly settled: ['stop' | 'keep', Absence][] = [];
  timers!: ManualTimers;
  watch!: IdleWatch;

  private constructor(bench: Bench) {
    this.bench = bench;
    this.lastInput = bench.time.clock();
  }

  static async open(): Promise<IdleBench> {
    const idle = new IdleBench(await Bench.open());
    idle.open();
    return idle;
  }

  /** Begins to watch, as at a start of the app. */
  open(): void {
    const { workspace, time } = this.bench;
    this.timers = time.timers();
    let last = 0;
    this.watch = new IdleWatch({
      workspace,
      clock: time.clock,
      newId: () => `id-${time.clock()}-${(last += 1)}`,
      schedule: this.timers.schedule,
      idleSeconds: () => {
        this.looks += 1;
        return this.canTell ? Math.floor((time.clock() - this.lastInput) / 1000) : null;
      },
      choices: () => ({
        ...{ thresholdSeconds: this.threshold, policies: this.policies, longHours: this.longHours },
      }),
      onQuestion: (absence) => this.questions.push(absence),
      onLeftOut: (absence) => this.leftOut.push(absence),
      onSettled: (absence, policy) => this.settled.push([policy, absence]),
    });
  }

  start(): string {
    const { bench } = this;
    const id = bench.started({ ...bench.acme, notes: 'deep' });
    this.watch.look();
    return id;
  }

  /** Nobody touches anything for so many ms, then somebody does. */
  awayFor(ms: number): void {
    const { time } = this.bench;
    time.advance(ms);
    this.lastInput = time.clock();
    time.advance(SECOND);
  }

  /** Ten minutes of work, 32 minutes away, and back. Answers the question. */
  away32(): { id: string; absence: Absence } {
    const id = this.start();
    for (let piece = 0; piece < 5; piece += 1) {
      this.bench.time.advance(2 * MINUTE);
      this.lastInput = this.bench.time.clock();
    }
    this.awayFor(32 * MINUTE);
    return { id, absence: present(this.watch.absence) };
  }

  async close(): Promise<void> {
    this.watch.close();
    expect(this.bench.bugs).toEqual([]);
    await this.bench.close();
  }
}
