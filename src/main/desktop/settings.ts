import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import { DEFAULT_PREFERENCES, preferencesSchema } from '../../shared/settings';

const remoteAccount = z.object({
  kind: z.literal('remote'),
  /** Names the account's folder and its item in the keyring. */
  id: z.string(),
  server: z.string(),
  method: z.enum(['api-key', 'jwt']),
  companyId: z.string(),
  companyName: z.string(),
  /** Who signed in; empty in settings from before it was kept. */
  email: z.string().default(''),
  keyExpiresAt: z.number().nullable(),
  isSignedIn: z.boolean(),
});
export type RemoteAccount = z.infer<typeof remoteAccount>;

/** Which account is open. The key itself is in the keyring; that it was put there is the "signed in" mark. */
const storedAccount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('local'), isSample: z.boolean() }),
  remoteAccount,
]);
export type StoredAccount = z.infer<typeof storedAccount>;

/** There could be one, or none. */
const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];

/** The Keito accounts that are signed in, the open one among them, in the order in which they came. */
const signedIn = z.preprocess(asList, z.array(remoteAccount));

const settingsSchema = z.object({
  preferences: preferencesSchema,
  account: storedAccount,
  signedIn,
  /** How much had not reached Keito when an account was left, by its id: that goes on being sent after a start. */
  unsent: z.record(z.string(), z.number()).default({}),
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
  signedIn: z
    .unknown()
    .transform((value) => asList(value).flatMap((one) => remoteAccount.safeParse(one).data ?? [])),
  unsent: z.record(z.string(), z.number()).catch({}),
  isFirstRun: z.boolean().catch(true),
  seenVersion: z.string().nullable().catch(null),
  isToldNoTray: z.boolean().catch(false),
});

const DEFAULTS: Settings = {
  preferences: DEFAULT_PREFERENCES,
  account: { kind: 'local', isSample: false },
  signedIn: [],
  unsent: {},
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

  /** `onBug`: the second copy, which comes back where the file is damaged, could not be written; all else was. */
  constructor(
    folder: string,
    private readonly onBug: (error: unknown) => void,
  ) {
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

  /** On the disk when it returns; what throws has changed nothing. */
  set(change: Partial<Settings>): void {
    const settings = { ...this.#settings, ...change };
    this.#store.store = settings;
    this.#settings = settings;
    try {
      copyFileSync(this.#file, this.#goodCopy);
    } catch (error) {
      // Another program may hold it. Whoever changes settings would take them for unchanged.
      this.onBug(error);
    }
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
