import { expect } from 'vitest';
import type { Absence } from '../../src/main/core/absence';
import { DEFAULT_PREFERENCES, type Preferences } from '../../src/shared/settings';
import type { Gap } from '../../src/main/core/reminders';
import { AccountWatch } from '../../src/main/account-watch';
import type { IdleChoices, IdleWatch } from '../../src/main/idle-watch';
import { Bench, type BenchOptions, MINUTE, present, SECOND } from '../support/bench';
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
  /** What becomes of timers that run for long. */
  midnight: Preferences['timers']['midnight'] = 'run-on';
  reminders: Preferences['reminders'] = { ...DEFAULT_PREFERENCES.reminders };
  readonly long: string[] = [];
  newDays = 0;
  readonly reminded: [number, 'notification' | 'prompt'][] = [];
  timers!: ManualTimers;
  account!: AccountWatch;

  private constructor(
    bench: Bench,
    private readonly fresh: (work: () => void) => void,
  ) {
    this.bench = bench;
    this.lastInput = bench.time.clock();
  }

  /** `fresh`: how long a reading is waited for; not at all, unless said otherwise. */
  static async open(
    options: BenchOptions = {},
    fresh: (work: () => void) => void = (work) => work(),
  ): Promise<IdleBench> {
    const idle = new IdleBench(await Bench.open(options), fresh);
    idle.open();
    return idle;
  }

  /** Begins to watch, as at a start of the app. */
  open(): void {
    const { workspace, time } = this.bench;
    this.timers = time.timers();
    let last = 0;
    this.account = new AccountWatch({
      workspace,
      clock: time.clock,
      newId: () => `id-${time.clock()}-${(last += 1)}`,
      schedule: this.timers.schedule,
      fresh: this.fresh,
      idleSeconds: () => {
        this.looks += 1;
        return this.canTell ? Math.floor((time.clock() - this.lastInput) / 1000) : null;
      },
      choices: {
        idle: () => ({
          ...{ thresholdSeconds: this.threshold, policies: this.policies, longHours: this.longHours },
        }),
        timers: () => ({ longHours: this.longHours, midnight: this.midnight }),
        reminders: () => this.reminders,
      },
      onQuestion: (absence) => this.questions.push(absence),
      onLeftOut: (absence) => this.leftOut.push(absence),
      onSettled: (absence, policy) => this.settled.push([policy, absence]),
      onNewDay: () => (this.newDays += 1),
      onLong: ({ id }) => this.long.push(id),
      onReminder: ({ since }: Gap, level) => this.reminded.push([since, level]),
    });
  }

  get watch(): IdleWatch {
    return this.account.idle;
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
    this.account.close();
    expect(this.bench.bugs).toEqual([]);
    await this.bench.close();
  }
}
