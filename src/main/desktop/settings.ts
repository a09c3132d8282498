import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import { DEFAULT_PREFERENCES, preferencesSchema } from '../../shared/settings';

/** Which account is open. The key itself is in the keyring; that it was put there is the "signed in" mark. */
const storedAccount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('local'), isSample: z.boolean() }),
  z.object({
    kind: z.literal('remote'),
    /** Names the account's folder and its item in the keyring. */
    id: z.string(),
    server: z.string(),
    method: z.enum(['api-key', 'jwt']),
    companyId: z.string(),
    companyName: z.string(),
    keyExpiresAt: z.number().nullable(),
    isSignedIn: z.boolean(),
  }),
]);
export type StoredAccount = z.infer<typeof storedAccount>;
export type RemoteAccount = Extract<StoredAccount, { kind: 'remote' }>;

/** The account that is signed in, also while another one is open. */
const signedIn = z
  .custom<RemoteAccount>((value) => storedAccount.safeParse(value).data?.kind === 'remote')
  .nullable();

const settingsSchema = z.object({
  preferences: preferencesSchema,
  account: storedAccount,
  signedIn,
  isFirstRun: z.boolean(),
  /** The version whose news the person has seen; null in settings from before there were any. */
  seenVersion: z.string().nullable().default(null),
  /** The person was told that this desktop has no place for an icon. */
  isToldNoTray: z.boolean().default(false),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What can be saved of a file that does not fit as a whole. */
const lenientSchema = z.object({
  preferences: preferencesSchema.catch(DEFAULT_PREFERENCES),
  account: storedAccount.catch({ kind: 'local', isSample: false }),
  signedIn: signedIn.catch(null),
  isFirstRun: z.boolean().catch(true),
  seenVersion: z.string().nullable().catch(null),
  isToldNoTray: z.boolean().catch(false),
});

const DEFAULTS: Settings = {
  preferences: DEFAULT_PREFERENCES,
  account: { kind: 'local', isSample: false },
  signedIn: null,
  isFirstRun: true,
  seenVersion: null,
  isToldNoTray: false,
};

export type SettingsHealth = 'good' | 'restored' | 'reset';

/**
 * The settings file. electron-store throws at launch on a damaged file and reads all of it at every access, so a
 * damaged one is set aside first (the last good copy comes back, and the app says so) and the values are held here.
 */
export class SettingsStore {
  readonly health: SettingsHealth;
  readonly #store: Store<Settings>;
  readonly #file: string;
  #settings: Settings;

  constructor(folder: string) {
    this.#file = join(folder, 'settings.json');
    const repaired = this.#repair();
    this.#store = new Store<Settings>({ cwd: folder, name: 'settings', defaults: DEFAULTS });
    const read = settingsSchema.safeParse(this.#store.store);
    if (!read.success) copyFileSync(this.#file, this.#damagedCopy);
    this.#settings = read.data ?? lenientSchema.parse(this.#store.store);
    this.health = read.success ? repaired : 'reset';
  }

  get(): Settings {
    return this.#settings;
  }

  /** On the disk when it returns. */
  set(change: Partial<Settings>): void {
    const settings = { ...this.#settings, ...change };
    this.#store.store = settings;
    this.#settings = settings;
    copyFileSync(this.#file, this.#goodCopy);
  }

  get #goodCopy(): string {
    return `${this.#file}.good`;
  }

  get #damagedCopy(): string {
    return `${this.#file}.damaged`;
  }

  #repair(): SettingsHealth {
    if (!existsSync(this.#file) || isJson(this.#file)) return 'good';
    renameSync(this.#file, this.#damagedCopy);
    if (!existsSync(this.#goodCopy) || !isJson(this.#goodCopy)) return 'reset';
    copyFileSync(this.#goodCopy, this.#file);
    return 'restored';
  }
}

function isJson(file: string): boolean {
  try {
    return typeof JSON.parse(readFileSync(file, 'utf8')) === 'object';
  } catch {
    return false;
  }
}
