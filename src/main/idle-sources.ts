import type { IdleSource, IdleSourceView } from '../shared/snapshot';
import {
  idleSources,
  newRecord,
  secondsBy,
  viewOf,
  withAnswer,
  type IdleAnswer,
  type IdleRecord,
  type Session,
} from './core/idle-source';
import type { Clock } from './core/ports';

export interface IdleSourcesOptions {
  readonly session: Session;
  /** Milliseconds since some fixed instant, sleep included; nobody can set it. */
  readonly steady: Clock;
  /** Whole seconds since the last input, as the system says. */
  readonly system: () => number;
  /** The raw answers of the others, each in its own unit. Never rejects, and answers within a second or so. */
  readonly ask: Readonly<Record<Exclude<IdleSource, 'system'>, () => Promise<IdleAnswer>>>;
  readonly hasBus: boolean;
  /** Another source is in use, or none any more. */
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

/** Whoever could not answer is left alone for so long. */
const LEFT_ALONE_MS = 60_000;

/**
 * Since when nobody touched anything, by the first source that can tell. The system answers at once; a service on the bus
 * has to be waited for, so its reading holds only for the work that waited for it, and is never taken for a later one.
 */
export class IdleSources {
  readonly #options: IdleSourcesOptions;
  readonly #order: readonly IdleSource[];
  readonly #records = new Map<IdleSource, IdleRecord>();
  readonly #leftAloneUntil = new Map<IdleSource, number>();
  #view: IdleSourceView | null = null;
  /** The reading that holds right now. */
  #reading: { readonly seconds: number | null } | null = null;
  #waiting: (() => void)[] = [];
  #isAsking = false;

  constructor(options: IdleSourcesOptions) {
    this.#options = options;
    this.#order = idleSources(options.session);
  }

  /** Which source is in use; null before the first look. */
  get view(): IdleSourceView | null {
    return this.#view;
  }

  /** Whole seconds since the last input; null where nobody can tell, or not without waiting: see {@link fresh}. */
  readonly idleSeconds = (): number | null => (this.#reading ? this.#reading.seconds : this.#atOnce());

  /** Does the work once {@link idleSeconds} is a reading of now: at once where the system can tell, else soon, in order. */
  readonly fresh = (work: () => void): void => {
    if (!this.#isAsking) {
      const seconds = this.#atOnce();
      if (seconds !== null) return this.#during(seconds, work);
    }
    this.#waiting.push(work);
    if (!this.#isAsking) this.#answerAll().catch(this.#options.onBug);
  };

  /** A reading serves only what waited when it was begun. */
  async #answerAll(): Promise<void> {
    this.#isAsking = true;
    while (this.#waiting.length > 0) {
      const works = this.#waiting;
      this.#waiting = [];
      const seconds = await this.#askInOrder();
      for (const work of works) {
        try {
          this.#during(seconds, work);
        } catch (error) {
          this.#options.onBug(error);
        }
      }
    }
    this.#isAsking = false;
  }

  #during(seconds: number | null, work: () => void): void {
    this.#reading = { seconds };
    try {
      work();
    } finally {
      this.#reading = null;
    }
  }

  /** What the system says, where it is the first choice and to be believed. */
  #atOnce(): number | null {
    if (this.#order[0] !== 'system') return null;
    const seconds = this.#believed('system', this.#options.system());
    if (seconds !== null) this.#show({ kind: 'system' });
    return seconds;
  }

  async #askInOrder(): Promise<number | null> {
    let hasAnswered = false;
    for (const source of this.#order) {
      const answer = await this.#answerOf(source);
      if (answer.kind !== 'said') continue;
      hasAnswered = true;
      const seconds = this.#believed(source, answer.value);
      if (seconds === null) continue;
      this.#show({ kind: source });
      return seconds;
    }
    this.#show(viewOf({ chosen: null, hasAnswered, hasBus: this.#options.hasBus }));
    return null;
  }

  async #answerOf(source: IdleSource): Promise<IdleAnswer> {
    const { system, ask, steady } = this.#options;
    if (source === 'system') return { kind: 'said', value: system() };
    if (steady() < (this.#leftAloneUntil.get(source) ?? 0)) return { kind: 'nobody' };
    const answer = await ask[source]();
    if (answer.kind !== 'said') this.#leftAloneUntil.set(source, steady() + LEFT_ALONE_MS);
    return answer;
  }

  #believed(source: IdleSource, value: number): number | null {
    const { session, steady } = this.#options;
    const record = withAnswer(this.#records.get(source) ?? newRecord(source), value, steady());
    this.#records.set(source, record);
    return secondsBy(source, record, value, session);
  }

  #show(view: IdleSourceView): void {
    if (JSON.stringify(view) === JSON.stringify(this.#view)) return;
    this.#view = view;
    this.#options.onChange();
  }
}
