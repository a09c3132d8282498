import type { AccountWatch } from './account-watch';
import type { SignIn } from '../shared/inputs';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { isAccount, isSameAccount, type Accounts, type Key, type OpenAccount } from './accounts';
import type { RemoteAccount, StoredAccount } from './desktop/settings';
import { wordsOf } from './faults';
import { mayForget, mayLeave, mayLeaveForGood } from './leave';
import { OtherAccounts, type Journal } from './other-accounts';
import type { Workspace } from './workspace';

export interface CurrentAccountOptions {
  readonly accounts: Accounts;
  readonly watch: (workspace: Workspace) => AccountWatch;
  /** Another account is open, or the same one with its key; or what is told of the others has changed. */
  readonly onChange: () => void;
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
  /** How often a person has asked for an account to be opened. */
  #clicks = 0;
  /** What came of the last of these clicks of which it is known. */
  #chosen: { readonly click: number; readonly account: StoredAccount };

  /** Opens at once, without waiting for the keyring: call {@link begin} when all is there to be seen. */
  constructor(options: CurrentAccountOptions) {
    this.#options = options;
    const { accounts, watch, onChange, onBug } = options;
    this.others = new OtherAccounts({ accounts, onChange, onBug });
    const { stored } = accounts;
    const keyring = stored.kind === 'local' ? 'not-needed' : 'reading';
    this.#account = accounts.open(stored, { keyring, secret: null });
    this.#chosen = { click: 0, account: stored };
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
    if (this.#account.keyring === 'reading') {
      await this.change();
      return;
    }
    await this.#beginSync();
    await this.#inTurn(() => this.others.resume(this.#account));
  }

  /** The network is back, or the machine has woken up. */
  refresh(): void {
    this.#account.workspace.refresh();
    this.others.refresh();
    // One whose key was refused, or not to be had, may have been so for a while only.
    this.#resumeOthers();
  }

  /**
   * The computer's clock was set by `stepMs`. Throws where that cannot be written into the open account's journal: then
   * nobody has heard of it.
   */
  shiftClock(stepMs: number): void {
    this.#account.workspace.shiftClock(stepMs);
    try {
      this.#watch.shiftClock(stepMs);
    } catch (error) {
      this.#options.onBug(error);
    }
    this.others.shiftClock(stepMs);
  }

  /**
   * Opens an account with its key, or the open one anew. Refused with `running` where a timer runs in another when its
   * turn comes: nobody would see it run on. Refused with
   * `sign-in` where it was signed out of by then. Fails where it cannot be opened: the one before is open again.
   */
  change(to?: StoredAccount): Promise<Result<null>> {
    if (to) this.#choose(to, this.#nextClick());
    return this.#thenResume(this.#inTurn(() => this.#change(to)));
  }

  /** As {@link change}; nothing is done where it is the open one when its turn comes. */
  use(to: StoredAccount): Promise<Result<null>> {
    this.#choose(to, this.#nextClick());
    const isOpen = (): boolean => isSameAccount(to, this.#account.stored);
    return this.#thenResume(this.#inTurn(async () => (isOpen() ? ok(null) : this.#change(to))));
  }

  /**
   * Signs in and opens the account, as {@link change} does. Keito may take its time to answer: where another account was
   * asked for since, that one is open in the end, and this one is kept among the others. Refused with `running` before
   * anything is kept where a timer runs in the open one, which would be left.
   */
  async signIn(input: SignIn): Promise<Result<null>> {
    const click = this.#nextClick();
    const isOpen = (id: string): boolean => isAccount(this.#account.stored, id);
    const isLate = (id: string): boolean =>
      click < this.#chosen.click && !isAccount(this.#chosen.account, id) && !isOpen(id);
    const signedIn = await this.#options.accounts.signIn(input, (id) =>
      isLate(id) || isOpen(id) ? ok(null) : mayLeave(this.#account.workspace),
    );
    if (!signedIn.ok) return signedIn;
    const { value: account } = signedIn;
    this.#choose(account, click);
    return this.#thenResume(
      this.#inTurn(() => (isLate(account.id) ? this.#keepOther(account.id) : this.#change(account))),
    );
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

  /**
   * Forgets the key of an account that is signed in, after nothing of it is sent any more. Refused with `unsent` where
   * something has not been sent by then, unless the person knows of it (`evenUnsent`). In place of the open one another is
   * opened first, without which it stays signed in: see {@link change}.
   */
  remove(id: string, evenUnsent: boolean): Promise<Result<null>> {
    return this.#thenResume(this.#inTurn(() => this.#remove(id, evenUnsent)));
  }

  async close(): Promise<void> {
    await this.#turn;
    this.#watch.close();
    await this.#options.accounts.endSync(this.#account);
    this.#options.accounts.release(this.#account);
    await this.others.close();
  }

  #nextClick(): number {
    this.#clicks += 1;
    return this.#clicks;
  }

  /** Keito may answer two clicks in another order than that in which they came. */
  #choose(account: StoredAccount, click: number): void {
    if (click > this.#chosen.click) this.#chosen = { click, account };
  }

  /** One that is not opened has another key: what it may still send by the one before is begun anew. */
  async #keepOther(id: string): Promise<Result<null>> {
    await this.others.end(id);
    this.#options.onChange();
    return ok(null);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** What other accounts have unsent is sent in the next turn. */
  #thenResume<T>(changed: Promise<T>): Promise<T> {
    this.#resumeOthers();
    return changed;
  }

  #resumeOthers(): void {
    this.#inTurn(() => this.others.resume(this.#account)).catch(this.#options.onBug);
  }

  async #remove(id: string, evenUnsent: boolean): Promise<Result<null>> {
    const { accounts, onChange } = this.#options;
    const stored = accounts.signedIn.find((one) => one.id === id);
    if (!stored) return fail('nothing-to-do', m.main_not_signed_in());
    const left = isAccount(this.#account.stored, id)
      ? await this.#change(accounts.insteadOf(id), evenUnsent ? mayLeave : mayLeaveForGood)
      : await this.#endOther(stored, evenUnsent);
    if (!left.ok) return left;
    await accounts.signOut(id);
    onChange();
    return ok(null);
  }

  async #endOther(stored: RemoteAccount, evenUnsent: boolean): Promise<Result<null>> {
    await this.others.end(stored.id);
    return evenUnsent ? ok(null) : await this.others.read(stored, mayForget);
  }

  async #change(
    asked?: StoredAccount,
    may: (open: Workspace) => Result<null> = mayLeave,
  ): Promise<Result<null>> {
    const { accounts, watch, onChange, onBug } = this.#options;
    const before = this.#account.stored;
    const to = asked ? this.#asKnown(asked) : before;
    if (!to) return fail('sign-in', m.main_not_signed_in());
    const isLeft = !isSameAccount(to, before);
    const key = await accounts.readKey(to);
    const keyBefore = isLeft ? await accounts.readKey(before) : key;
    if (to.kind === 'remote') await this.others.end(to.id);
    await accounts.endSync(this.#account);
    // From here to the new account nothing waits: no click can meet a closed journal, nor begin a timer in one that is left.
    let answer = isLeft ? may(this.#account.workspace) : ok(null);
    const left = this.#account;
    try {
      if (answer.ok) this.#account = isLeft ? this.#open(to, key, left) : this.#renewed(to, key, left);
    } catch (error) {
      answer = fail('file', m.main_open_failed({ words: wordsOf(error) }));
      onBug(error);
    }
    if (!answer.ok) this.#account = accounts.renew(left, before, keyBefore);
    // Who watches over an account that is opened anew knows more than what is on the disk.
    if (this.#account.workspace !== left.workspace) {
      this.#watch.close();
      this.#watch = watch(this.#account.workspace);
    }
    await this.#beginSync();
    onChange();
    return answer;
  }

  /** Opens another account, and closes the one that is left only then: it may have to go on. */
  #open(to: StoredAccount, key: Key, left: OpenAccount): OpenAccount {
    const { accounts } = this.#options;
    const opened = accounts.open(to, key);
    try {
      accounts.choose(to, left.stored, left.workspace.unsent);
    } catch (error) {
      accounts.release(opened);
      throw error;
    }
    accounts.release(left);
    return opened;
  }

  #renewed(to: StoredAccount, key: Key, left: OpenAccount): OpenAccount {
    const { accounts } = this.#options;
    if (to !== left.stored) accounts.choose(to, left.stored, left.workspace.unsent);
    return accounts.renew(left, to, key);
  }

  /** The account as it is kept at this moment; nothing where it was signed out of. */
  #asKnown(asked: StoredAccount): StoredAccount | undefined {
    if (asked.kind === 'local') return asked;
    return this.#options.accounts.signedIn.find(({ id }) => id === asked.id);
  }

  async #beginSync(): Promise<void> {
    await this.#account.prepare();
    this.#account.workspace.begin();
  }
}
