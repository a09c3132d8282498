import type { z } from 'zod';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import type { Clock } from './core/ports';
import { KeitoError } from './keito/errors';
import type { Ledger } from './ledger/ledger';
import { restMs } from './core/waits';
import { troubleWith } from './trouble';

/** For how long a list that was read is not read again by being looked at, ms. */
const FRESH_MS = 60_000;

export interface Kept<T> {
  readonly value: T;
  /** UTC ms at which Keito was asked for it. */
  readonly readAt: number;
}

export interface KeptReadingOptions<T> {
  readonly facts: Pick<Ledger, 'fact' | 'setFact'>;
  /** The journal's name for it. */
  readonly name: string;
  readonly schema: z.ZodType<Kept<T>>;
  /** Null: there is no key to ask with. */
  readonly read: () => Promise<T> | null;
  readonly clock: Clock;
  /** Why a missing permission keeps it from the person: a whole sentence. */
  readonly forbidden: () => string;
  readonly onChange: () => void;
}

/** A list of Keito's that is read when somebody looks at it, and kept in the journal, so that it is there offline. */
export class KeptReading<T> {
  readonly #options: KeptReadingOptions<T>;
  #kept: Kept<T> | null;
  #underWay: Promise<Result<null>> | null = null;
  /** When the reading under way, or the last one, was asked for. */
  #askedAt = 0;

  constructor(options: KeptReadingOptions<T>) {
    this.#options = options;
    this.#kept = decode(options.schema, options.facts.fact(options.name));
  }

  /** The last answer; null: there was none yet. */
  get kept(): Kept<T> | null {
    return this.#kept;
  }

  /**
   * The clock was set back by `-stepMs`: what was asked for before lies ahead no more, and what is done now is newer.
   */
  shiftClock(stepMs: number): void {
    if (stepMs >= 0) return;
    this.#askedAt += stepMs;
    if (this.#kept) this.#kept = { ...this.#kept, readAt: this.#kept.readAt + stepMs };
  }

  /** Asks Keito unless it answered within the last minute. Fails, with the reason, where it does not: what is kept stays. */
  look(): Promise<Result<null>> {
    const { clock } = this.#options;
    if (this.#kept && restMs(this.#kept.readAt, FRESH_MS, clock()) > 0) return Promise.resolve(ok(null));
    this.#underWay ??= this.#read().finally(() => (this.#underWay = null));
    return this.#underWay;
  }

  async #read(): Promise<Result<null>> {
    const { read, clock, facts, name, onChange, forbidden } = this.#options;
    this.#askedAt = clock();
    const answer = read();
    if (!answer) return fail('sign-in', m.main_sync_signed_out());
    try {
      const value = await answer;
      this.#kept = { value, readAt: this.#askedAt };
    } catch (error) {
      if (!(error instanceof KeitoError)) throw error;
      return whyNot(error, forbidden);
    }
    facts.setFact(name, JSON.stringify(this.#kept));
    onChange();
    return ok(null);
  }
}

/** Why Keito did not answer a question of the person's, in words. */
export function whyNot({ kind }: KeitoError, forbidden: () => string): ReturnType<typeof fail> {
  if (kind === 'forbidden') return fail('forbidden', forbidden());
  if (kind === 'unauthorised') return fail('sign-in', m.main_sync_signed_out());
  return fail('offline', troubleWith(kind));
}

/** What does not fit was kept by another version: it is read anew. */
function decode<T>(schema: z.ZodType<Kept<T>>, json: string | null): Kept<T> | null {
  if (json === null) return null;
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
