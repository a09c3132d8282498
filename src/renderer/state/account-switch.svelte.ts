import type { Failure } from '../../shared/result';
import type { Commands } from './commands.svelte';

/** What can be switched to: an account that is signed in, or the time on this computer. */
export type SwitchTarget =
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'computer'; readonly sample: boolean };

/** Switching to another account. Where a timer runs, the person is asked whether to stop it. */
export class AccountSwitch {
  readonly #commands: Commands;
  #question = $state.raw<{ readonly target: SwitchTarget; readonly failure: Failure } | null>(null);

  constructor(commands: Commands) {
    this.#commands = commands;
  }

  /** Why the timer would have to be stopped; null: nothing is asked. */
  get question(): Failure | null {
    return this.#question?.failure ?? null;
  }

  async to(target: SwitchTarget): Promise<void> {
    const result =
      target.kind === 'account'
        ? await this.#commands.sendQuietly('useAccount', { accountId: target.accountId })
        : await this.#commands.sendQuietly('useThisComputer', { sample: target.sample });
    if (result.ok) return;
    if (result.failure.kind === 'running') this.#question = { target, failure: result.failure };
    else this.#commands.report(result.failure);
  }

  /** Stops the timer and switches; a timer that is not stopped runs on where it is. */
  async stopFirst(): Promise<void> {
    const asked = this.#question;
    this.#question = null;
    if (!asked) return;
    const stopped = await this.#commands.send('stopTimer', {});
    if (stopped.ok) await this.to(asked.target);
  }

  /** Nothing is changed. */
  stay(): void {
    this.#question = null;
  }
}
