import type { Clock } from '../core/ports';
import { restMs } from '../core/waits';
import type { KeitoErrorKind } from '../keito/errors';
import type { Days } from './pull';

/** What was read within this (ms) is not read again because somebody looks at it once more. */
const FRESH_MS = 10 * 60_000;

interface Wish {
  readonly days: Days;
  readonly settle: (failure: KeitoErrorKind | null) => void;
}

/**
 * Days outside of the window that is read by itself, wished for by whoever looks at them. They are read in a round like
 * everything else; a wish ends with that round, whatever came of it, unless the account is opened anew meanwhile.
 */
export class DistantDays {
  readonly #clock: Clock;
  #wishes: readonly Wish[] = [];
  #read: readonly (Days & { readonly at: number })[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether days were read a short while ago. */
  areFresh({ from, to }: Days): boolean {
    return this.#read.some(
      (read) => read.from <= from && read.to >= to && restMs(read.at, FRESH_MS, this.#clock()) > 0,
    );
  }

  /** Resolves once the days were read, with the reason where they could not be. */
  wish(days: Days): Promise<KeitoErrorKind | null> {
    return new Promise((settle) => {
      this.#wishes = [...this.#wishes, { days, settle }];
    });
  }

  /**
   * Carries out what is wished for, one request after the other; a failure ends the rest of the round. `pull` answers
   * whether all of the days was read: else they are read again at the next look.
   */
  async read(pull: (days: Days) => Promise<boolean>): Promise<void> {
    for (let next = this.#wishes[0]; next !== undefined; next = this.#wishes[0]) {
      const { days, settle } = next;
      if (!this.areFresh(days)) {
        const isAll = await pull(days);
        const at = this.#clock();
        const fresh = this.#read.filter((read) => restMs(read.at, FRESH_MS, at) > 0);
        this.#read = isAll ? [...fresh, { ...days, at }] : fresh;
      }
      this.#wishes = this.#wishes.filter((wish) => wish !== next);
      settle(null);
    }
  }

  /** Nothing more is read for now: whoever waits is told why. */
  giveUp(failure: KeitoErrorKind): void {
    const wishes = this.#wishes;
    this.#wishes = [];
    for (const { settle } of wishes) settle(failure);
  }
}
