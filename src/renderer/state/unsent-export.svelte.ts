import type { UnsentFile } from '../../shared/contract';
import type { Commands } from './commands.svelte';

/** Saving what has not reached Keito to a file, and what came of it. */
export class UnsentExport {
  readonly #commands: Commands;
  #saved = $state.raw<UnsentFile | null>(null);
  #problem = $state.raw<string | null>(null);
  #isBusy = $state(false);

  constructor(commands: Commands) {
    this.#commands = commands;
  }

  /** What was saved last; null before and when it failed. */
  get saved(): UnsentFile | null {
    return this.#saved;
  }

  /** Why nothing could be saved: a whole sentence. */
  get problem(): string | null {
    return this.#problem;
  }

  /** @param accountId one that is signed in; the open account's where it is missing */
  async save(accountId?: string): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const result = await this.#commands.sendQuietly(
      'exportUnsent',
      accountId === undefined ? {} : { accountId },
    );
    this.#isBusy = false;
    this.#saved = result.ok ? result.value : null;
    this.#problem = result.ok ? null : result.failure.message;
  }

  /** What came of it was told and is no longer of interest. */
  forget(): void {
    this.#saved = null;
    this.#problem = null;
  }
}
