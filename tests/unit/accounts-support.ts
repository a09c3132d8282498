import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { createLocalKeito, IN_PROCESS_URL, type LocalKeito } from '../../src/local-keito';
import { accountHandlers } from '../../src/main/account-handlers';
import { AccountWatch } from '../../src/main/account-watch';
import { Accounts } from '../../src/main/accounts';
import { CurrentAccount } from '../../src/main/current-account';
import type { SecretReading } from '../../src/main/desktop/secrets';
import type { Settings } from '../../src/main/desktop/settings';
import type { IdleChoices } from '../../src/main/idle-watch';
import type { Result } from '../../src/shared/result';
import type { OtherAccountView } from '../../src/shared/snapshot';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import { until } from '../support/manual-time';

const NOTHING_ASKED: IdleChoices = {
  ...{ thresholdSeconds: 0, longHours: 10 },
  policies: { idle: 'ask', sleep: 'ask', lock: 'ask', shutdown: 'ask' },
};
/** How long what may have arrived is waited for, ms. */
export const SETTLE_MS = 3_000;
/** Waits for a network are no waits here. */
const schedule = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms / 100);
  return () => clearTimeout(timer);
};
const created = z.object({ notes: z.string() });
/** The address of a second company's Keito. */
const SECOND_URL = 'https://second.keito.invalid/api/v2';

/** The accounts of one computer over several starts of the app, with two real Keitos; the keyring is a map. */
export class Computer {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'keito-bar-accounts-'));
  #passedMs = 0;
  readonly #clock = (): number => Date.now() + this.#passedMs;
  readonly server: LocalKeito = createLocalKeito({ file: ':memory:', clock: this.#clock });
  readonly second: LocalKeito = createLocalKeito({ file: ':memory:', clock: this.#clock });
  settings: Settings = {
    ...{ preferences: DEFAULT_PREFERENCES, account: { kind: 'local', isSample: false }, isFirstRun: true },
    ...{ seenVersion: null, isToldNoTray: false, signedIn: [], unsent: {} },
  };
  /** The settings after each write, oldest first. */
  readonly written: Settings[] = [];
  readonly keyring = new Map<string, string>();
  isKeyringThere = true;
  isKeyringSlow = false;
  areSettingsReadOnly = false;
  /** No request gets through. */
  isOffline = false;
  /** The notes of the entries that each Keito was told to make. */
  readonly created: Readonly<Record<'server' | 'second', string[]>> = { server: [], second: [] };
  /** The other accounts, as the window was last told of them. */
  published: readonly OtherAccountView[] = [];
  /** Answers of a slow keyring that are waited for. */
  readonly readings: (() => void)[] = [];
  readonly notices: string[] = [];
  readonly texts: string[] = [];
  readonly bugs: unknown[] = [];
  accounts: Accounts;
  open: CurrentAccount;
  #last = 0;

  /** With the app running on this computer's own time. */
  static async started(): Promise<Computer> {
    const computer = new Computer();
    await computer.open.begin();
    await computer.projectsThere();
    return computer;
  }

  private constructor() {
    this.server.fillStarter();
    this.second.fillStarter();
    [this.accounts, this.open] = this.#start();
  }

  /** So much time goes by at once. */
  pass(ms: number): void {
    this.#passedMs += ms;
  }

  /** The app is started once more. */
  begin(): void {
    [this.accounts, this.open] = this.#start();
  }

  async end(): Promise<void> {
    this.readings.forEach((answer) => answer());
    await this.open.close();
    this.server.close();
    this.second.close();
    rmSync(this.folder, { recursive: true, force: true });
    expect(this.bugs).toEqual([]);
  }

  /** Signs in, and opens the account. */
  signIn(to: 'server' | 'second' = 'server'): Promise<Result<null>> {
    const { apiKey: key, accountId: companyId } = this[to].credentials;
    const server = to === 'server' ? IN_PROCESS_URL : SECOND_URL;
    return this.open.signIn({ method: 'api-key', server, key, companyId });
  }

  /** Signed in to both companies; the second is open. Their ids, in this order. */
  async both(): Promise<readonly [string, string]> {
    for (const to of ['server', 'second'] as const) {
      expect((await this.signIn(to)).ok).toBe(true);
      await this.projectsThere();
    }
    const [first, second] = this.settings.signedIn;
    return [first?.id ?? '', second?.id ?? ''];
  }

  /** What the window asks for. */
  handlers(): ReturnType<typeof accountHandlers> {
    const { accounts, open, folder } = this;
    return accountHandlers({ accounts, open, clock: this.#clock, downloadsFolder: () => folder });
  }

  get openId(): string | null {
    const { stored } = this.open.account;
    return stored.kind === 'remote' ? stored.id : null;
  }

  projectsThere(): Promise<void> {
    return until(() => this.open.account.workspace.catalogue.projects.length > 0, 'the projects');
  }

  get #choice() {
    const [project] = this.open.account.workspace.catalogue.projects;
    const [task] = project?.tasks ?? [];
    return { projectId: project?.id ?? '', taskId: task?.id ?? '' };
  }

  /** What is changed to is waited for at the keyring, then `meanwhile` is done, and the keyring answers. */
  async whileAsked<T>(changed: () => Promise<T> | T, meanwhile: () => void): Promise<T> {
    this.isKeyringSlow = true;
    const change = changed();
    await until(() => this.readings.length > 0, 'the question to the keyring');
    meanwhile();
    this.isKeyringSlow = false;
    this.readings.splice(0).forEach((answer) => answer());
    return change;
  }

  useThisComputer(isSample = false): Promise<Result<null>> {
    return this.open.change({ kind: 'local', isSample });
  }

  /** What an account that is not open keeps on the disk cannot be opened any more. */
  spoil(id: string): void {
    const folder = path.join(this.folder, 'accounts', id);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'no folder');
  }

  startTimer(notes: string): void {
    const { workspace } = this.open.account;
    expect(workspace.entries.start({ ...this.#choice, notes }, workspace.act('window')).ok).toBe(true);
  }

  log(notes: string): void {
    const { workspace } = this.open.account;
    const when = { spentDate: '2026-05-21', seconds: 5400, startTime: '09:00', endTime: '10:30' };
    const choice = { ...this.#choice, notes, ...when };
    expect(workspace.entries.log(choice, workspace.act('window')).ok).toBe(true);
  }

  #start(): [Accounts, CurrentAccount] {
    const accounts = new Accounts({
      ...{ folder: this.folder, clock: this.#clock, schedule },
      settings: {
        get: () => this.settings,
        set: (change) => {
          if (this.areSettingsReadOnly) throw new Error('ENOSPC: no space left on device, write');
          this.settings = { ...this.settings, ...change };
          this.written.push(this.settings);
        },
      },
      readSecret: (id, wasKept) => this.#readSecret(id, wasKept),
      writeSecret: async (id, secret) => {
        if (!this.isKeyringThere) return { kind: 'none' };
        this.keyring.set(id, secret);
        return { kind: 'kept' };
      },
      removeSecret: async (id) => this.isKeyringThere && this.keyring.delete(id),
      fetch: async (url, init) => {
        if (this.isOffline) throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
        const to = url.startsWith(SECOND_URL) ? 'second' : 'server';
        if (init.method === 'POST' && typeof init.body === 'string')
          this.created[to].push(created.parse(JSON.parse(init.body)).notes);
        return this[to].fetch(url, init);
      },
      newId: () => `id-${(this.#last += 1)}`,
      random: () => 0.5,
      ...{ timeoutMs: 2_000, settleMs: SETTLE_MS, userAgent: 'Test' },
      onChange: () => this.open.others.look(),
      onBug: (error) => this.bugs.push(error),
      onNotice: (id, text) => {
        this.notices.push(id);
        this.texts.push(text());
      },
    });
    const open = new CurrentAccount({
      accounts,
      watch: (workspace) =>
        new AccountWatch({
          workspace,
          ...{ clock: this.#clock, schedule },
          newId: () => 'absence',
          idleSeconds: () => 0,
          fresh: (work) => work(),
          choices: {
            idle: () => NOTHING_ASKED,
            timers: () => DEFAULT_PREFERENCES.timers,
            reminders: () => DEFAULT_PREFERENCES.reminders,
          },
          onSettled: () => undefined,
          onQuestion: () => undefined,
          onLeftOut: () => undefined,
          onNewDay: () => undefined,
          onLong: () => undefined,
          onReminder: () => undefined,
        }),
      onChange: () => (this.published = this.open.others.list(this.open.account)),
      onBug: (error) => this.bugs.push(error),
    });
    return [accounts, open];
  }

  async #readSecret(id: string, wasKept: boolean): Promise<SecretReading> {
    if (this.isKeyringSlow) await new Promise<void>((resolve) => this.readings.push(resolve));
    const secret = this.keyring.get(id);
    if (!this.isKeyringThere) return { kind: 'none' };
    return secret === undefined ? { kind: wasKept ? 'locked' : 'empty' } : { kind: 'found', secret };
  }
}
