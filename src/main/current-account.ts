import type { AccountWatch } from './account-watch';
import type { Accounts, OpenAccount } from './accounts';
import type { Workspace } from './workspace';

export interface CurrentAccountOptions {
  readonly accounts: Accounts;
  readonly watch: (workspace: Workspace) => AccountWatch;
  /** Another account is open, or the same one with its key. */
  readonly onChange: () => void;
  /** The account that was chosen could not be opened; the one before is open again. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * The one account that is open, with what watches over it. Accounts change one after the other, and there is an open one at
 * every moment: the old one takes clicks until the new one is there.
 */
export class CurrentAccount {
  readonly #options: CurrentAccountOptions;
  #account: OpenAccount;
  #watch: AccountWatch;
  #changes: Promise<void> = Promise.resolve();

  /** Opens at once, without waiting for the keyring: call {@link begin} when all is there to be seen. */
  constructor(options: CurrentAccountOptions) {
    this.#options = options;
    const { accounts, watch } = options;
    const { stored } = accounts;
    const keyring = stored.kind === 'local' ? 'not-needed' : 'reading';
    this.#account = accounts.open(stored, { keyring, secret: null });
    this.#watch = watch(this.#account.workspace);
  }

  get account(): OpenAccount {
    return this.#account;
  }

  get watch(): AccountWatch {
    return this.#watch;
  }

  /** Begins to send and read, once the key is there. */
  async begin(): Promise<void> {
    if (this.#account.keyring === 'reading') await this.change();
    else await this.#beginSync();
  }

  /** Opens the account that the settings name by now, with its key. */
  change(): Promise<void> {
    const change = this.#changes.then(() => this.#change());
    this.#changes = change.catch(() => undefined);
    return change;
  }

  async close(): Promise<void> {
    await this.#changes;
    this.#watch.close();
    await this.#options.accounts.endSync(this.#account);
    this.#options.accounts.release(this.#account);
  }

  async #change(): Promise<void> {
    const { accounts, watch, onChange, onFailure } = this.#options;
    const before = this.#account.stored;
    const { stored } = accounts;
    const key = await accounts.readKey(stored);
    const keyBefore = stored === before ? key : await accounts.readKey(before);
    await accounts.endSync(this.#account);
    // From here to the new account nothing waits: no click can meet a closed journal.
    this.#watch.close();
    accounts.release(this.#account);
    try {
      this.#account = accounts.open(stored, key);
    } catch (error) {
      accounts.choose(before);
      this.#account = accounts.open(before, keyBefore);
      onFailure(error);
    }
    this.#watch = watch(this.#account.workspace);
    await this.#beginSync();
    onChange();
  }

  async #beginSync(): Promise<void> {
    await this.#account.prepare();
    this.#account.workspace.begin();
  }
}
