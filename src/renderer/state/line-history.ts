import type { TypedLine } from '../../shared/inputs';
import type { Result } from '../../shared/result';

/** The walk through the lines that were carried out before: what was being typed when it began is its newest end. */
export class LineHistory {
  readonly #load: () => Promise<Result<readonly TypedLine[]>>;
  #walk: { readonly lines: readonly TypedLine[]; place: number } | null = null;

  constructor(load: () => Promise<Result<readonly TypedLine[]>>) {
    this.#load = load;
  }

  /** Whether an earlier line is in the field. */
  get isWalking(): boolean {
    return (this.#walk?.place ?? 0) > 0;
  }

  /** The line before the one in the field, which is `draft` where the walk begins; null where there is none. */
  async older(draft: () => TypedLine): Promise<TypedLine | null> {
    if (!this.#walk) {
      const loaded = await this.#load();
      if (!loaded.ok) return null;
      // Meanwhile a second press may have been quicker, and more may have been typed.
      this.#walk ??= { lines: [draft(), ...loaded.value], place: 0 };
    }
    return this.#step(1);
  }

  /** The line after the one in the field, at last the draft; null outside a walk. */
  newer(): TypedLine | null {
    return this.#step(-1);
  }

  /** The line in the field is no longer one of the earlier ones: the next walk begins with it. */
  end(): void {
    this.#walk = null;
  }

  #step(by: number): TypedLine | null {
    const place = (this.#walk?.place ?? 0) + by;
    const line = this.#walk?.lines[place];
    if (!this.#walk || !line) return null;
    this.#walk.place = place;
    return line;
  }
}

/** The walk of each account: none of the lines of one may show in another. */
export class LineHistories {
  readonly #load: () => Promise<Result<readonly TypedLine[]>>;
  readonly #ofAccounts = new Map<string, LineHistory>();

  constructor(load: () => Promise<Result<readonly TypedLine[]>>) {
    this.#load = load;
  }

  of(account: string): LineHistory {
    const history = this.#ofAccounts.get(account) ?? new LineHistory(this.#load);
    this.#ofAccounts.set(account, history);
    return history;
  }
}
