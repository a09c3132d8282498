import type { KeitoError } from '../keito/errors';
import type { Clock } from '../core/ports';
import { restMs } from '../core/waits';
import { retryDelayMs } from './backoff';

/** Something that is read again when it is too old: when that was, and when it is due. All times in ms. */
export class Reading {
  readonly #ageMs: () => number;
  readonly #clock: Clock;
  #since: number | null = null;
  /** Null: as long as it is fresh. */
  #waitMs: number | null = 0;
  #failures = 0;
  #error: KeitoError | null = null;

  /** `ageMs`: for how long it is fresh, ms; asked anew each time. */
  constructor(ageMs: () => number, clock: Clock) {
    this.#ageMs = ageMs;
    this.#clock = clock;
  }

  /** Why the last reading failed; null when it did not. */
  get error(): KeitoError | null {
    return this.#error;
  }

  get dueInMs(): number {
    return this.#since === null ? 0 : restMs(this.#since, this.#waitMs ?? this.#ageMs(), this.#clock());
  }

  /** It is due when it was read longer ago than this. */
  expire(olderThanMs = 0): void {
    if (this.#since !== null && restMs(this.#since, olderThanMs, this.#clock()) === 0) this.#since = null;
  }

  done(): void {
    this.#rest(null);
    this.#failures = 0;
    this.#error = null;
  }

  /** It is tried again by itself; what is missing a permission only when it would be read anew. */
  failed(error: KeitoError, random: number): void {
    this.#failures += 1;
    this.#error = error;
    this.#rest(error.kind === 'forbidden' ? null : retryDelayMs(this.#failures, error.retryAfterMs, random));
  }

  #rest(waitMs: number | null): void {
    this.#since = this.#clock();
    this.#waitMs = waitMs;
  }
}
