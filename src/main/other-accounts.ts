import type { OtherAccountView } from '../shared/snapshot';
import { isAccount, type Accounts, type OpenAccount } from './accounts';
import type { RemoteAccount } from './desktop/settings';
import type { Workspace } from './workspace';

export interface OtherAccountsOptions {
  readonly accounts: Accounts;
  /** What {@link OtherAccounts.list} tells has changed. */
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

/** What of an account can be read without its being open. */
export type Journal = Pick<Workspace, 'ledger' | 'context' | 'zone' | 'unsent'>;

/**
 * The accounts that are signed in and not open. What was unsent when one was left goes on being sent, unseen, until
 * nothing waits: hours do not depend on which account lies before the person. `CurrentAccount` calls it in its turn, so
 * that no journal is opened twice.
 */
export class OtherAccounts {
  readonly #options: OtherAccountsOptions;
  readonly #sending = new Map<string, OpenAccount>();
  readonly #ending = new Map<string, Promise<void>>();
  /** By how much the clock was set, where that could not be written down yet. */
  readonly #owedMs = new Map<string, number>();
  /** What they have unsent waits for the person. */
  readonly #onlyRefused = new Set<string>();
  #isClosed = false;

  constructor(options: OtherAccountsOptions) {
    this.#options = options;
  }

  /** All of them but the open one, in the order in which they were signed in. */
  list(open: OpenAccount): readonly OtherAccountView[] {
    const { accounts } = this.#options;
    return accounts.signedIn
      .filter(({ id }) => !isAccount(open.stored, id))
      .map((stored) => ({
        ...{ id: stored.id, company: stored.companyName, email: stored.email, server: stored.server },
        keyExpiresAt: stored.keyExpiresAt,
        unsent: this.#unsentOf(stored.id),
      }));
  }

  /** Sends what waits in accounts that are not `open`, where their keys are to be had. */
  async resume(open: OpenAccount): Promise<void> {
    const { accounts, onBug } = this.#options;
    for (const stored of accounts.signedIn) {
      const isDue = accounts.unsentOf(stored.id) > 0 && !this.#sending.has(stored.id);
      if (!isDue || this.#onlyRefused.has(stored.id) || isAccount(open.stored, stored.id)) continue;
      const key = await accounts.readKey(stored);
      if (key.secret === null || this.#isClosed) continue;
      try {
        const account = accounts.open(stored, key);
        // What was refused waits for the person, who opens the account for it.
        if (!account.workspace.hasToSend) {
          this.left(account);
          this.#onlyRefused.add(stored.id);
          continue;
        }
        this.#sending.set(stored.id, account);
        account.workspace.begin();
      } catch (error) {
        onBug(error);
      }
    }
  }

  /** Whether one of them waits for the network; one whose key is refused does not. */
  get isWaiting(): boolean {
    return [...this.#sending.values()].some(({ workspace }) => workspace.phase.kind === 'retrying');
  }

  /** The network is back, or the machine has woken up. */
  refresh(): void {
    for (const { workspace } of this.#sending.values()) workspace.refresh();
  }

  /** The computer's clock was set by `stepMs`: what may have been sent was sent as long ago as before. */
  shiftClock(stepMs: number): void {
    for (const [id, { workspace }] of this.#sending) {
      const owedMs = (this.#owedMs.get(id) ?? 0) + stepMs;
      if (owedMs === 0) continue;
      // Before: whoever hears of the change looks again.
      this.#owedMs.delete(id);
      try {
        workspace.shiftClock(owedMs);
      } catch (error) {
        this.#owedMs.set(id, owedMs);
        this.#options.onBug(error);
      }
    }
  }

  /** After every change: an account of which nothing waits is closed. One whose key is refused asks again by itself. */
  look(): void {
    this.shiftClock(0);
    for (const [id, { workspace }] of this.#sending) {
      if (!workspace.hasToSend) this.end(id).catch(this.#options.onBug);
    }
  }

  /** Nothing of the account is open when it resolves. What it has unsent may be something else when it is left next. */
  end(id: string): Promise<void> {
    this.#onlyRefused.delete(id);
    const ending = this.#ending.get(id);
    if (ending) return ending;
    const account = this.#sending.get(id);
    if (!account) return Promise.resolve();
    const ended = this.#options.accounts
      .endSync(account)
      .then(() => this.left(account))
      .finally(() => {
        this.#ending.delete(id);
        this.#sending.delete(id);
        this.#owedMs.delete(id);
        this.#options.onChange();
      });
    this.#ending.set(id, ended);
    return ended;
  }

  /** Closes the files of an account whose sync has ended, and remembers what it has unsent; throws where that cannot be written. */
  left(account: OpenAccount): void {
    const { accounts } = this.#options;
    this.#onlyRefused.delete(account.stored.kind === 'remote' ? account.stored.id : '');
    try {
      accounts.rememberUnsent(account.stored, account.workspace.unsent);
    } finally {
      accounts.release(account);
    }
  }

  /** Reads the journal of an account that is not open. Throws where it cannot be opened. */
  async read<T>(stored: RemoteAccount, read: (journal: Journal) => Promise<T> | T): Promise<T> {
    const { accounts } = this.#options;
    await this.#ending.get(stored.id);
    const sending = this.#sending.get(stored.id);
    if (sending) return await read(sending.workspace);
    const account = accounts.open(stored, { keyring: 'reading', secret: null });
    try {
      return await read(account.workspace);
    } finally {
      accounts.release(account);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#sending.keys()].map((id) => this.end(id)));
  }

  #unsentOf(id: string): number {
    const sending = this.#sending.get(id);
    if (!sending || this.#ending.has(id)) return this.#options.accounts.unsentOf(id);
    const { waiting, refused } = sending.workspace.unsent;
    return waiting + refused;
  }
}
