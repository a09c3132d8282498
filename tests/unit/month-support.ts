import { expect } from 'vitest';
import { dateIn, instantOf } from '../../src/shared/calendar';
import { secondsBetween } from '../../src/shared/durations';
import type { IdleAnswer } from '../../src/shared/inputs';
import { HOUR, MINUTE, present, SECOND, type Bench } from '../support/bench';
import type { IdleBench } from './idle-support';
import { THRESHOLD } from './idle-support';

/** What an entry must be at the end: `date notes seconds`. */
type Row = string;

/** How far the note of who was last here may lie behind: it is made to the minute, at looks. */
const NOTED_MS = 75 * SECOND;

/**
 * Somebody who works through days at an account on the bench, and knows by heart when they worked on what. All of it in
 * whole seconds, so that the book is exact.
 */
export class Worker {
  readonly idle: IdleBench;
  /** What was worked and is done with. */
  readonly rows: Row[] = [];
  /** What runs by their reckoning. */
  #running: { notes: string; begun: number } | null = null;
  #lastTask = 0;
  zone = 'UTC';

  constructor(idle: IdleBench) {
    this.idle = idle;
  }

  get #bench(): Bench {
    return this.idle.bench;
  }

  get now(): number {
    return this.#bench.time.clock();
  }

  get isTracking(): boolean {
    return this.#running !== null;
  }

  /** When what runs was begun, UTC ms. */
  get begun(): number {
    return present(this.#running).begun;
  }

  start(): void {
    this.#touch();
    const notes = `task ${(this.#lastTask += 1)}`;
    const started = this.#bench.workspace.entries.start({ ...this.#bench.acme, notes }, this.#bench.act());
    expect(started.ok).toBe(true);
    if (this.#running) this.#end(this.now);
    this.#running = { notes, begun: this.now };
    this.idle.account.look();
  }

  stop(): void {
    this.#touch();
    expect(this.#bench.workspace.entries.stop(this.#bench.act()).ok).toBe(true);
    this.#end(this.now);
    this.idle.account.look();
  }

  /** Works, touching something every two minutes. */
  work(ms: number): void {
    const end = this.now + ms;
    while (this.now < end) {
      this.#bench.time.advance(Math.min(2 * MINUTE, end - this.now));
      this.#touch();
    }
    this.idle.account.look();
  }

  /** Works until the zone's clock shows this on the day of `now`. */
  workUntil(time: string): void {
    this.work(Math.max(0, instantOf(this.zone, dateIn(this.zone, this.now), time) - this.now));
  }

  /** Leaves the keyboard, and is back. */
  pause(ms: number): void {
    this.#bench.time.advance(ms);
    this.#touch();
    this.idle.account.look();
  }

  /** Locks the screen, and types the password when back. */
  lock(ms: number): void {
    this.idle.account.tell('lock');
    this.#bench.time.advance(ms);
    this.#touch();
    this.idle.account.tell('unlock');
  }

  /** The computer sleeps; `isTold`: it says so. */
  sleep(ms: number, isTold = true): void {
    if (isTold) this.idle.account.tell('suspend');
    this.#frozen(ms);
    this.#touch();
    if (isTold) this.idle.account.tell('resume');
    this.idle.account.look();
  }

  /** The app ends by force and is there again a while later. */
  async crash(ms: number): Promise<void> {
    this.idle.account.close();
    await this.#bench.settled();
    await this.#bench.crash();
    this.#bench.time.advance(ms);
    this.#touch();
    this.idle.open();
    this.idle.account.look();
  }

  /**
   * The question about the absence that has just ended, since `from`, is there and exact; it is answered, and the book
   * kept. `isNoted`: its begin is known by the note of who was last here.
   */
  answer(kind: 'leave-out' | 'stop' | 'keep', from: number, isNoted = false): void {
    const { watch } = this.idle;
    const absence = present(watch.absence);
    const [span, ...more] = absence.spans;
    expect(more).toEqual([]);
    expect(span?.to).toBe(this.now);
    const begin = present(span).from;
    if (isNoted) {
      expect(begin).toBeLessThanOrEqual(from);
      expect(begin).toBeGreaterThan(from - NOTED_MS);
    } else expect(begin).toBe(Math.max(from, this.begun));
    const answer: IdleAnswer = { kind };
    expect(watch.answer(absence.id, answer, 'window').ok).toBe(true);
    if (kind === 'keep') return;
    const { notes } = present(this.#running);
    this.#end(begin);
    if (kind === 'leave-out') this.#running = { notes, begun: this.now };
  }

  /** Nothing is asked. */
  unasked(): void {
    expect(this.idle.watch.absence).toBeNull();
  }

  /** The timer was divided at midnights. */
  newDay(midnight: number): void {
    const { notes } = present(this.#running);
    this.#end(midnight);
    this.#running = { notes, begun: midnight };
  }

  /** What is on the server, in the words of the book. */
  async server(): Promise<readonly Row[]> {
    const rows = await this.#bench.server();
    expect(rows.some(({ is_running }) => is_running)).toBe(false);
    return rows.map((row) => `${row.spent_date} ${row.notes} ${row.duration_seconds}`).sort();
  }

  #touch(): void {
    this.idle.lastInput = this.now;
  }

  /** No timer fires, and what was due is late. */
  #frozen(ms: number): void {
    this.#bench.time.leap(ms);
  }

  #end(at: number): void {
    const { notes, begun } = present(this.#running);
    this.rows.push(`${dateIn(this.zone, begun)} ${notes} ${secondsBetween(begun, at)}`);
    this.#running = null;
  }
}

export const LONG_ENOUGH = THRESHOLD * SECOND;
export { HOUR, MINUTE, SECOND };
