import type { Failure, Result } from '../../shared/result';

/** A form of something to create, as it was typed: it stays until it is sent, whatever is wrong with it. */
export class CreationDraft<T extends object> {
  readonly values: T;
  /** The creation that is written anew; undefined: a new one. */
  rewrites = $state<string>();
  /** The values at first, or as they were written down. */
  #first: string;
  #isBusy = $state(false);
  #failure = $state.raw<Failure | null>(null);

  constructor(values: T, rewrites?: string) {
    this.values = $state(values);
    this.#first = JSON.stringify(values);
    this.rewrites = rewrites;
  }

  /** Whether anything is not as it was shown at first, or written down. */
  get isTouched(): boolean {
    return JSON.stringify(this.values) !== this.#first;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** What is wrong with a field, in words. */
  errorOf(field: keyof T & string): string | undefined {
    return this.#failure?.field === field ? this.#failure.message : undefined;
  }

  /** The field that is wrong; null where none is. */
  get wrong(): string | null {
    const field = this.#failure?.field;
    return field !== undefined && field in this.values ? field : null;
  }

  /** What is wrong with none of the fields. */
  get failure(): Failure | null {
    return this.wrong === null ? this.#failure : null;
  }

  /** Has it checked and written down. The answer is its id here; null: something is wrong. */
  async save(
    send: (values: T, rewrites: string | undefined) => Promise<Result<{ readonly id: string }>>,
  ): Promise<string | null> {
    if (this.#isBusy) return null;
    this.#isBusy = true;
    const sent = JSON.stringify(this.values);
    const result = await send({ ...this.values }, this.rewrites);
    this.#isBusy = false;
    this.#failure = result.ok ? null : result.failure;
    if (!result.ok) return null;
    this.#first = sent;
    return result.value.id;
  }
}
