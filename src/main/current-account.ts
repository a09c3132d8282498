import type { AccountWatch } from './account-watch';
import { isAccount, type Accounts, type OpenAccount } from './accounts';
import type { RemoteAccount } from './desktop/settings';
import { OtherAccounts, type Journal } from './other-accounts';
import type { Workspace } from './workspace';

export interface CurrentAccountOptions {
  readonly accounts: Accounts;
  readonly watch: (workspace: Workspace) => AccountWatch;
  /** Another account is open, or the same one with its key; or what is told of the others has changed. */
  readonly onChange: () => void;
  /** The account that was chosen could not be opened; the one before is open again. */
  readonly onFailure: (error: unknown) => void;
  readonly onBug: (error: unknown) => void;
}

/**
 * The one account that is open, with what watches over it. Accounts change one after the other, and there is an open one at
 * every moment: the old one takes clicks until the new one is there.
 */
export class CurrentAccount {
  readonly others: OtherAccounts;
  readonly #options: CurrentAccountOptions;
  #account: OpenAccount;
  #watch: AccountWatch;
  /** Accounts are opened and closed one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  /** Opens at once, without waiting for the keyring: call {@link begin} when all is there to be seen. */
  constructor(options: CurrentAccountOptions) {
    this.#options = options;
    const { accounts, watch, onChange, onBug } = options;
    this.others = new OtherAccounts({ accounts, onChange, onBug });
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

  /** Begins to send and read, once the key is there; what other accounts have unsent comes after it. */
  async begin(): Promise<void> {
    if (this.#account.keyring === 'reading') return this.change();
    await this.#beginSync();
    await this.#inTurn(() => this.others.resume(this.#account));
  }

  /** The network is back, or the machine has woken up. */
  refresh(): void {
    this.#account.workspace.refresh();
    this.others.refresh();
  }

  /** Opens the account that the settings name by now, with its key. */
  change(): Promise<void> {
    const changed = this.#inTurn(() => this.#change());
    this.#inTurn(() => this.others.resume(this.#account)).catch(this.#options.onBug);
    return changed;
  }

  /** Reads the journal of an account that is signed in, open or not. Throws where it cannot be opened. */
  read<T>(stored: RemoteAccount, read: (journal: Journal) => Promise<T> | T): Promise<T> {
    return this.#inTurn(async () => {
      const open = this.#account;
      return isAccount(open.stored, stored.id)
        ? await read(open.workspace)
        : await this.others.read(stored, read);
    });
  }

  /** Forgets the key of an account that is signed in, after nothing of it is sent any more. */
  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.others.end(id);
      await this.#options.accounts.signOut(id);
      this.#options.onChange();
    });
  }

  async close(): Promise<void> {
    await this.#turn;
    this.#watch.close();
    await this.#options.accounts.endSync(this.#account);
    this.#options.accounts.release(this.#account);
    await this.others.close();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #change(): Promise<void> {
    const { accounts, watch, onChange, onFailure } = this.#options;
    const before = this.#account.stored;
    const { stored } = accounts;
    const key = await accounts.readKey(stored);
    const keyBefore = stored === before ? key : await accounts.readKey(before);
    if (stored.kind === 'remote') await this.others.end(stored.id);
    await accounts.endSync(this.#account);
    // From here to the new account nothing waits: no click can meet a closed journal.
    this.#watch.close();
    this.others.left(this.#account);
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
