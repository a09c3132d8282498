import type { CommandAnswer, CommandInput, CommandName, KeitoBarBridge } from '../../shared/contract';
import type { Failure, Result } from '../../shared/result';
import { ask } from './ask';

/** Long enough to read two sentences twice; ms. */
const SHOWN_MS = 15_000;

/** Sends commands and holds the last failure for the toast. What the person typed stays with whoever sent it. */
export class Commands {
  readonly #bridge: KeitoBarBridge;
  #failure = $state.raw<Failure | null>(null);
  #ending: ReturnType<typeof setTimeout> | undefined;
  /** What was shown when something came over it, and by how much that is covered. */
  #aside: Failure | null = null;
  #covers = 0;

  constructor(bridge: KeitoBarBridge) {
    this.#bridge = bridge;
  }

  /**
   * The failure to show; gone after the next command that was sent and worked and would have shown its own here, when
   * dismissed, or when it was long enough there.
   */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Sends a command; a failure is shown in the toast. */
  async send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandAnswer<N>>> {
    const before = this.#failure;
    const result = await this.sendQuietly(name, input);
    if (!result.ok) this.report(result.failure);
    // What came since says something else: it can hold what somebody typed and has nowhere else.
    else if (this.#failure === before) this.dismiss();
    return result;
  }

  /** Asks for what is only read: a failure is shown in the toast, and an answer says nothing about the one that is there. */
  async read<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandAnswer<N>>> {
    const result = await this.sendQuietly(name, input);
    if (!result.ok) this.report(result.failure);
    return result;
  }

  /** Sends a command whose failure the caller shows itself, beside the field that caused it. */
  sendQuietly<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandAnswer<N>>> {
    return ask(this.#bridge, name, input);
  }

  /** Shows a failure in the toast. */
  report(failure: Failure): void {
    this.#failure = failure;
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => this.dismiss(), SHOWN_MS);
  }

  dismiss(): void {
    this.#failure = null;
  }

  /**
   * Puts what is shown aside, for a question that it is not about; the answer brings it back, in full length: it can hold
   * what somebody typed and has nowhere else.
   */
  setAside(): () => void {
    this.#covers += 1;
    this.#aside ??= this.#failure;
    this.dismiss();
    return () => {
      this.#covers -= 1;
      if (this.#covers > 0 || this.#aside === null) return;
      this.report(this.#aside);
      this.#aside = null;
    };
  }
}
