import type { Failure, Result } from '../../shared/result';

/**
 * A list of Keito's that main keeps: what is known of it is shown at once, and again as Keito has it once that was asked.
 * Whoever shows it asks again at each snapshot.
 */
export class Book<V> {
  readonly #fetch: () => Promise<Result<V>>;
  readonly #read: () => Promise<Result<null>>;
  #account: string | null = null;
  /** Counts the questions: only the answer to the last one counts. */
  #question = 0;
  #view = $state.raw<V | null>(null);
  #unread = $state.raw<Failure | null>(null);
  #isReading = $state(false);

  /** `fetch` asks main for what it knows, `read` has it ask Keito. */
  constructor(fetch: () => Promise<Result<V>>, read: () => Promise<Result<null>>) {
    this.#fetch = fetch;
    this.#read = read;
  }

  /** Null until the first answer. */
  get view(): V | null {
    return this.#view;
  }

  /** Why Keito was not asked, or did not answer; what is known is there all the same. */
  get unread(): Failure | null {
    return this.#unread;
  }

  /** Whether Keito is being asked. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /** Asks for it as it is known now, of the account that is open (`accountKey`). True: it is another one than before. */
  ask(account: string): boolean {
    const isOther = account !== this.#account;
    if (isOther) {
      this.#account = account;
      this.#view = null;
      this.#unread = null;
    }
    void this.#show();
    return isOther;
  }

  /** Has Keito asked. */
  async read(): Promise<void> {
    const account = this.#account;
    this.#isReading = true;
    const result = await this.#read();
    if (account !== this.#account) return;
    this.#isReading = false;
    this.#unread = result.ok ? null : result.failure;
    if (result.ok) void this.#show();
  }

  async #show(): Promise<void> {
    this.#question += 1;
    const question = this.#question;
    const result = await this.#fetch();
    if (question !== this.#question) return;
    if (result.ok) this.#view = result.value;
    else this.#unread = result.failure;
  }
}
