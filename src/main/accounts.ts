import { join } from 'node:path';
import type { SignIn } from '../shared/inputs';
import { dateIn, formatClockTime, formatDate, systemZone, timeIn } from '../shared/calendar';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { createLocalKeito, IN_PROCESS_URL, type LocalKeito } from '../local-keito';
import type { SecretReading, SecretWriting } from './desktop/secrets';
import type { RemoteAccount, Settings, SettingsStore, StoredAccount } from './desktop/settings';
import { createKeitoClient, type KeitoClient } from './keito/client';
import type { Credentials } from './keito/credentials';
import type { FetchLike } from './keito/http';
import { checkSignIn, jwtExpiry } from './keito/sign-in';
import { prepareLocal, rememberTransactions, transactionsKnown } from './rebuild-local';
import { abortable, accountId, credentialsOf } from './account-connection';
import type { Backups } from './ledger/backups';
import type { Ledger } from './ledger/ledger';
import { openLedger, type OpenedLedger } from './ledger/open-ledger';
import { spokenLocale } from './language';
import { signInFailure } from './sign-in-failure';
import { readSignIn } from './sign-in-input';
import { Workspace, type WorkspaceOptions } from './workspace';

export interface AccountsOptions extends Omit<WorkspaceOptions, 'ledger' | 'client'> {
  /** Where the app keeps its data; each account has a folder of its own in it. */
  readonly folder: string;
  readonly settings: Pick<SettingsStore, 'get' | 'set'>;
  readonly readSecret: (account: string, wasKept: boolean) => Promise<SecretReading>;
  readonly writeSecret: (account: string, secret: string) => Promise<SecretWriting>;
  readonly removeSecret: (account: string) => Promise<boolean>;
  readonly fetch: FetchLike;
  readonly timeoutMs: number;
  readonly userAgent: string;
  /** Something to tell once: a notice's id and its text, in the language of the moment at which it is shown. */
  readonly onNotice: (id: string, text: () => string) => void;
}

/** An account's key as the keyring gave it. `reading`: it was not asked yet; time is kept meanwhile. */
export interface Key {
  readonly keyring: 'not-needed' | 'reading' | 'found' | 'locked' | 'gone';
  readonly secret: string | null;
}

/** The account that is open, with what it runs on. */
export interface OpenAccount {
  readonly stored: StoredAccount;
  readonly workspace: Workspace;
  /** The copies of its journal, made while it is open. */
  readonly backups: Backups;
  readonly keyring: Key['keyring'];
  readonly local: { readonly keito: LocalKeito; readonly client: KeitoClient } | null;
  /** What must be done before the server is read; in a remote account nothing. */
  readonly prepare: () => Promise<void>;
  /** Aborted when the account is closed, so that nobody waits for a server that does not answer. */
  readonly closing: AbortController;
}

type Unsent = Workspace['unsent'];
/** What of an account is open on the disk. */
type Files = Pick<OpenedLedger, 'ledger' | 'backups'> & Pick<OpenAccount, 'local'>;

/** Whether it is the Keito account of this id. */
export const isAccount = (stored: StoredAccount, id: string): boolean =>
  stored.kind === 'remote' && stored.id === id;

/** Whether both are one account, however what is kept of it has changed. */
export const isSameAccount = (one: StoredAccount, other: StoredAccount): boolean =>
  one.kind === 'remote'
    ? isAccount(other, one.id)
    : other.kind === 'local' && other.isSample === one.isSample;

/** Opens accounts, and signs in and out. Nothing of one account is seen by another. */
export class Accounts {
  readonly #options: AccountsOptions;
  /** Keys for this run only, where the computer has no keyring. */
  readonly #memory = new Map<string, string>();

  constructor(options: AccountsOptions) {
    this.#options = options;
  }

  /** The account that the settings name. */
  get stored(): StoredAccount {
    return this.#options.settings.get().account;
  }

  /**
   * The settings name it as the one that is open, and in the same breath what is unsent of the one that is left: to be
   * called in the moment in which that is so, since the process may end at any other.
   */
  choose(account: StoredAccount, left: StoredAccount, ofLeft: Unsent): void {
    const unsent = this.#unsentAfter(left, ofLeft);
    this.#options.settings.set({ account, isFirstRun: false, unsent });
  }

  /** Asks the keyring, which may take its time. */
  async readKey(stored: StoredAccount): Promise<Key> {
    if (stored.kind === 'local') return { keyring: 'not-needed', secret: null };
    const remembered = this.#memory.get(stored.id);
    if (remembered !== undefined) return { keyring: 'found', secret: remembered };
    const reading = await this.#options.readSecret(stored.id, stored.isSignedIn);
    if (reading.kind === 'found') return { keyring: 'found', secret: reading.secret };
    return { keyring: reading.kind === 'empty' || !stored.isSignedIn ? 'gone' : 'locked', secret: null };
  }

  /** Opens an account at once; without a key nothing is sent. Throws where its journal cannot be opened. */
  open(stored: StoredAccount, key: Key): OpenAccount {
    const { clock, schedule, onBug } = this.#options;
    const opened = openLedger(this.#folderOf(stored), { clock, onBug });
    const { ledger, backups } = opened;
    let local: OpenAccount['local'] = null;
    try {
      if (stored.kind === 'local') local = this.#openLocal(stored, ledger);
      const account = this.#around(stored, key, { ledger, backups, local });
      this.#tellHealth(opened, account.workspace.zone);
      backups.begin(schedule);
      return account;
    } catch (error) {
      // Nobody could open it again while this process lasts.
      ledger.close();
      local?.keito.close();
      throw error;
    }
  }

  /**
   * An account whose sync has ended, begun again or with another key. All that was done in it goes on, in memory too; and
   * its files stay open: a full disk keeps them from being closed, and so from being opened a second time.
   */
  renew(open: OpenAccount, stored: StoredAccount, { keyring, secret }: Key): OpenAccount {
    const { client, closing } = this.#connected(stored, secret, open.local);
    open.workspace.renew(client);
    return { ...open, stored, keyring, closing };
  }

  /** Ends sending and reading; its journal can still be written until {@link release}. */
  async endSync(account: OpenAccount): Promise<void> {
    account.closing.abort();
    await account.workspace.endSync();
  }

  /** Closes the files of an account whose sync has ended. */
  release(account: OpenAccount): void {
    account.backups.end();
    account.workspace.leave();
    account.local?.keito.close();
  }

  /**
   * Checks the credentials with Keito, keeps the key in the keyring and answers the account, which is to be opened then.
   * Nothing is kept where `mayOpen`, asked by its id once Keito has answered, refuses it.
   */
  async signIn(input: SignIn, mayOpen: (id: string) => Result<null>): Promise<Result<RemoteAccount>> {
    const checked = readSignIn(input);
    if (!checked.ok) return checked;
    const { credentials, server, secret } = checked.value;
    const signedIn = await checkSignIn(this.#connection(server, credentials));
    if (!signedIn.ok) return signInFailure(signedIn.error, server, input.method);
    const { account } = signedIn;
    const companyId = account.company?.id ?? (credentials.kind === 'api-key' ? credentials.accountId : '');
    const id = accountId(server, companyId, account.userId);
    const may = mayOpen(id);
    if (!may.ok) return may;
    const written = await this.#options.writeSecret(id, secret);
    if (written.kind === 'locked') return fail('keyring', m.main_keyring_locked());
    if (written.kind === 'none') {
      this.#memory.set(id, secret);
      this.#options.onNotice('keyring-none', m.main_keyring_none);
    } else {
      this.#memory.delete(id);
    }
    const stored: RemoteAccount = {
      kind: 'remote',
      id,
      server,
      method: input.method,
      companyId: credentials.kind === 'api-key' ? credentials.accountId : companyId,
      companyName: account.company?.name ?? '',
      email: account.email ?? account.name,
      keyExpiresAt: credentials.kind === 'jwt' ? jwtExpiry(credentials.token) : null,
      isSignedIn: written.kind === 'kept',
    };
    const known = this.signedIn.some((one) => one.id === id);
    this.#options.settings.set({
      isFirstRun: false,
      account: isAccount(this.stored, id) ? stored : this.stored,
      signedIn: known
        ? this.signedIn.map((one) => (one.id === id ? stored : one))
        : [...this.signedIn, stored],
    });
    return ok(stored);
  }

  /** What is opened in place of an account: the first of the others in the list, or this computer's time. */
  insteadOf(id: string): StoredAccount {
    return this.signedIn.find((one) => one.id !== id) ?? { kind: 'local', isSample: false };
  }

  /**
   * Forgets the key of an account; its journal stays on the disk, and signing in again finds it, with what is unsent: that
   * is sent then, be it opened or not.
   */
  async signOut(id: string): Promise<void> {
    this.#memory.delete(id);
    const removed = await this.#options.removeSecret(id);
    if (!removed) this.#options.onNotice('keyring-kept', m.main_keyring_kept);
    const { stored } = this;
    const signedIn = this.signedIn.filter((one) => one.id !== id);
    const account = isAccount(stored, id) ? this.insteadOf(id) : stored;
    this.#options.settings.set({ account, signedIn });
  }

  /** The accounts that are signed in, in the order in which they came. */
  get signedIn(): readonly RemoteAccount[] {
    return this.#options.settings.get().signedIn;
  }

  /** How much an account had unsent when it was left. */
  unsentOf(id: string): number {
    return this.#options.settings.get().unsent[id] ?? 0;
  }

  rememberUnsent(left: StoredAccount, unsent: Unsent): void {
    this.#options.settings.set({ unsent: this.#unsentAfter(left, unsent) });
  }

  #unsentAfter(left: StoredAccount, { waiting, refused }: Unsent): Settings['unsent'] {
    const known = this.signedIn.find(({ id }) => isAccount(left, id));
    return known ? this.#unsentWith(known.id, waiting + refused) : this.#options.settings.get().unsent;
  }

  #unsentWith(id: string, count: number): Settings['unsent'] {
    const others = Object.entries(this.#options.settings.get().unsent).filter(([other]) => other !== id);
    return Object.fromEntries(count > 0 ? [...others, [id, count]] : others);
  }

  #folderOf(stored: StoredAccount): string {
    const { folder } = this.#options;
    if (stored.kind === 'remote') return join(folder, 'accounts', stored.id);
    return join(folder, stored.isSample ? 'sample' : 'this-computer');
  }

  #openLocal(stored: Extract<StoredAccount, { kind: 'local' }>, ledger: Ledger): OpenAccount['local'] {
    const { clock } = this.#options;
    const keito = createLocalKeito({
      file: join(this.#folderOf(stored), 'keito.db'),
      clock,
      settings: { timezone: systemZone() },
      atLeast: transactionsKnown(ledger),
    });
    if (keito.wasReset) this.#tellReset();
    if (stored.isSample) keito.fillSample();
    else keito.fillStarter();
    const { apiKey, accountId: companyId } = keito.credentials;
    const client = createKeitoClient({
      ...this.#connection(IN_PROCESS_URL, { kind: 'api-key', key: apiKey, accountId: companyId }),
      fetch: async (url, init) => {
        const answer = await keito.fetch(url, init);
        rememberTransactions(ledger, keito);
        return answer;
      },
    });
    return { keito, client };
  }

  #around(stored: StoredAccount, { keyring, secret }: Key, { ledger, ...files }: Files): OpenAccount {
    const { clock, newId, schedule, random, settleMs, onChange, onBug } = this.#options;
    const { local } = files;
    const connected = this.#connected(stored, secret, local);
    const { client } = connected;
    const parts = { ledger, client, clock, newId, schedule, random, settleMs, onChange, onBug };
    const workspace = new Workspace(parts);
    const prepare = async (): Promise<void> => {
      const told = { onLost: () => this.#tellReset(), copyNow: () => files.backups.copyNow() };
      if (local) await prepareLocal(local.keito, local.client, workspace, told);
    };
    return { stored, workspace, ...files, keyring, prepare, closing: connected.closing };
  }

  /** Whom an account asks: nobody without a key. Aborting `closing` ends what is asked. */
  #connected(stored: StoredAccount, secret: string | null, local: Files['local']) {
    const closing = new AbortController();
    const remote =
      stored.kind === 'local' || secret === null
        ? null
        : createKeitoClient({
            ...this.#connection(stored.server, credentialsOf(stored, secret)),
            fetch: abortable(this.#options.fetch, closing.signal),
          });
    return { client: local?.client ?? remote, closing };
  }

  #tellReset(): void {
    this.#options.onNotice('keito-reset', m.main_local_reset);
  }

  #tellHealth({ health, restoredFrom }: OpenedLedger, zone: string): void {
    const { settings, onNotice } = this.#options;
    if (health === 'reset') onNotice('ledger-reset', m.main_ledger_reset);
    if (health !== 'restored' || restoredFrom === null) return;
    const { hours } = settings.get().preferences.formats;
    onNotice('ledger-restored', () => {
      const day = formatDate(spokenLocale(), dateIn(zone, restoredFrom));
      const time = `${day}, ${formatClockTime(spokenLocale(), timeIn(zone, restoredFrom), hours)}`;
      return m.main_ledger_restored({ time });
    });
  }

  #connection(baseUrl: string, credentials: Credentials) {
    const { fetch, clock, timeoutMs, userAgent } = this.#options;
    return { baseUrl, credentials, fetch, clock, timeoutMs, userAgent };
  }
}
