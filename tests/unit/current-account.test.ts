import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLocalKeito, IN_PROCESS_URL, type LocalKeito } from '../../src/local-keito';
import { accountState } from '../../src/main/account-view';
import { AccountWatch } from '../../src/main/account-watch';
import { Accounts } from '../../src/main/accounts';
import { CurrentAccount } from '../../src/main/current-account';
import type { SecretReading } from '../../src/main/desktop/secrets';
import type { Settings } from '../../src/main/desktop/settings';
import type { IdleChoices } from '../../src/main/idle-watch';
import { addLocalProject } from '../../src/main/local-projects';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import { until } from '../support/manual-time';

let folder: string;
let server: LocalKeito;
let settings: Settings;
let keyring: Map<string, string>;
let isKeyringThere: boolean;
let readings: (() => void)[];
let isKeyringSlow: boolean;
let notices: string[];
let failures: unknown[];
let bugs: unknown[];
let open: CurrentAccount;
let accounts: Accounts;
let last = 0;
let texts: string[];

const NOTHING_ASKED: IdleChoices = {
  ...{ thresholdSeconds: 0, longHours: 10 },
  policies: { idle: 'ask', sleep: 'ask', lock: 'ask', shutdown: 'ask' },
};
const clock = (): number => Date.now();
const schedule = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};
const readSecret = async (id: string, wasKept: boolean): Promise<SecretReading> => {
  if (isKeyringSlow) await new Promise<void>((resolve) => readings.push(resolve));
  const secret = keyring.get(id);
  if (!isKeyringThere) return { kind: 'none' };
  return secret === undefined ? { kind: wasKept ? 'locked' : 'empty' } : { kind: 'found', secret };
};

function begin(): void {
  accounts = new Accounts({
    ...{ folder, clock, schedule, readSecret },
    settings: { get: () => settings, set: (change) => void (settings = { ...settings, ...change }) },
    writeSecret: async (id, secret) => {
      if (!isKeyringThere) return { kind: 'none' };
      keyring.set(id, secret);
      return { kind: 'kept' };
    },
    removeSecret: async (id) => isKeyringThere && keyring.delete(id),
    fetch: (url, init) => server.fetch(url, init),
    newId: () => `id-${(last += 1)}`,
    random: () => 0.5,
    timeoutMs: 2_000,
    settleMs: 3_000,
    userAgent: 'Test',
    onChange: () => undefined,
    onBug: (error) => bugs.push(error),
    onNotice: (id, text) => {
      notices.push(id);
      texts.push(text());
    },
  });
  open = new CurrentAccount({
    accounts,
    watch: (workspace) =>
      new AccountWatch({
        workspace,
        ...{ clock, schedule },
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
    onChange: () => undefined,
    onFailure: (error) => failures.push(error),
  });
}

const signIn = () => {
  const { apiKey: key, accountId: companyId } = server.credentials;
  return accounts.signIn({ method: 'api-key', server: IN_PROCESS_URL, key, companyId }, open.account);
};
const projectsThere = () => until(() => open.account.workspace.catalogue.projects.length > 0, 'the projects');

function startTimer(notes: string): void {
  const { workspace } = open.account;
  const [project] = workspace.catalogue.projects;
  const [task] = project?.tasks ?? [];
  const choice = { projectId: project?.id ?? '', taskId: task?.id ?? '', notes };
  expect(workspace.start(choice, workspace.act('window')).ok).toBe(true);
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'keito-bar-accounts-'));
  server = createLocalKeito({ file: ':memory:', clock });
  server.fillStarter();
  settings = {
    preferences: DEFAULT_PREFERENCES,
    account: { kind: 'local', isSample: false },
    isFirstRun: true,
    seenVersion: null,
    isToldNoTray: false,
    signedIn: null,
  };
  keyring = new Map();
  isKeyringThere = true;
  isKeyringSlow = false;
  [readings, notices, texts, failures, bugs] = [[], [], [], [], []];
  begin();
  await open.begin();
  await projectsThere();
});
afterEach(async () => {
  readings.forEach((answer) => answer());
  await open.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
  expect(bugs).toEqual([]);
});

describe('changing the account', () => {
  it('takes clicks while the keyring is asked: they are in the journal of the account that was open', async () => {
    expect(await signIn()).toEqual({ ok: true, value: null });
    isKeyringSlow = true;
    const change = open.change();
    await until(() => readings.length > 0, 'the question to the keyring');
    startTimer('meanwhile');
    isKeyringSlow = false;
    readings.splice(0).forEach((answer) => answer());
    await change;
    expect(open.account.stored.kind).toBe('remote');
    expect(open.account.workspace.running()).toBeNull();

    accounts.useThisComputer(false);
    await open.change();
    expect(open.account.workspace.running()?.notes).toBe('meanwhile');
  });

  it('twice at once ends with the last one open, and nobody sends for the one before', async () => {
    expect((await signIn()).ok).toBe(true);
    const first = open.change();
    accounts.useThisComputer(true);
    const second = open.change();
    await Promise.all([first, second]);
    expect(open.account.stored).toEqual({ kind: 'local', isSample: true });
    const before = server.control.requests().length;
    open.account.workspace.refresh();
    await until(() => open.account.workspace.facts !== null, 'the sample account');
    expect(server.control.requests().length).toBe(before);
  });

  it('goes back to the account before when the new one cannot be opened', async () => {
    startTimer('still here');
    settings = {
      ...settings,
      account: {
        kind: 'remote',
        id: '\0',
        server: IN_PROCESS_URL,
        method: 'api-key',
        companyId: 'c',
        companyName: '',
        keyExpiresAt: null,
        isSignedIn: true,
      },
    };
    keyring.set('\0', 'kto_x');
    await open.change();
    expect(failures).toHaveLength(1);
    expect(open.account.stored).toEqual({ kind: 'local', isSample: false });
    expect(settings.account).toEqual({ kind: 'local', isSample: false });
    expect(open.account.workspace.running()?.notes).toBe('still here');
  });
});

describe('the key', () => {
  it('is read after the account is there to track in: a locked keyring holds nothing up', async () => {
    await signIn();
    await open.change();
    await projectsThere();
    await open.close();
    isKeyringSlow = true;
    begin();
    expect(open.account).toMatchObject({ stored: { kind: 'remote' }, keyring: 'reading' });
    expect(accountState(open.account)).toBe('ready');
    const begun = open.begin();
    startTimer('at once');
    keyring.clear();
    await until(() => readings.length > 0, 'the question to the keyring');
    isKeyringSlow = false;
    readings.splice(0).forEach((answer) => answer());
    await begun;
    expect(accountState(open.account)).toBe('keyring-locked');
    expect(open.account.workspace.running()?.notes).toBe('at once');
  });

  it('unlocking sends what waited', async () => {
    await signIn();
    const kept = new Map(keyring);
    keyring.clear();
    await open.change();
    expect(accountState(open.account)).toBe('keyring-locked');
    kept.forEach((secret, id) => keyring.set(id, secret));
    await open.change();
    expect(accountState(open.account)).toBe('ready');
    await projectsThere();
    startTimer('unlocked');
    await until(() => server.control.requests().some(({ method }) => method === 'POST'), 'the create');
  });

  it('that was kept for one run gives way to the one that the keyring keeps', async () => {
    isKeyringThere = false;
    await signIn();
    await open.change();
    expect(notices).toContain('keyring-none');
    expect(open.account.keyring).toBe('found');
    isKeyringThere = true;
    await signIn();
    keyring.clear();
    await open.change();
    expect(open.account.keyring).toBe('locked');
  });

  it('that cannot be removed at sign-out is told', async () => {
    await signIn();
    await open.change();
    isKeyringThere = false;
    await accounts.signOut(open.account);
    expect(notices).toContain('keyring-kept');
    expect(settings.account.kind).toBe('local');
  });
});

describe('a damaged Keito on this computer', () => {
  it('is built anew from the journal: every entry is there, once, on its project and task', async () => {
    const { local } = open.account;
    if (!local) throw new Error('Not on this computer.');
    expect(
      await addLocalProject(local.client, {
        clientName: 'Acme',
        projectName: 'Website',
        taskNames: ['Review'],
      }),
    ).toEqual({ ok: true, value: null });
    open.account.workspace.refresh();
    await until(() => open.account.workspace.catalogue.projects.length === 2, 'the new project');
    const { workspace } = open.account;
    const website = workspace.catalogue.projects.find(({ name }) => name === 'Website');
    const choice = { projectId: website?.id ?? '', taskId: website?.tasks[0]?.id ?? '', notes: 'kept' };
    const when = { spentDate: '2026-05-21', seconds: 5400, startTime: '09:00', endTime: '10:30' };
    expect(workspace.log({ ...choice, ...when }, workspace.act('window')).ok).toBe(true);
    startTimer('running');
    await until(() => workspace.ledger.openOperations().length === 0, 'all to be saved');
    const startedAt = workspace.running()?.startedAt;
    const [first] = workspace.catalogue.projects;
    await open.close();
    writeFileSync(path.join(folder, 'this-computer', 'keito.db'), 'no database at all');
    rmSync(path.join(folder, 'this-computer', 'keito.db-wal'), { force: true });

    begin();
    await open.begin();
    await until(() => open.account.workspace.ledger.openOperations().length === 0, 'all to be saved again');
    expect(notices).toContain('keito-reset');
    expect(open.account.workspace.running()).toMatchObject({ notes: 'running', startedAt });
    const entries = await open.account.local?.client.timeEntries().collect();
    expect(
      entries?.map((entry) => [entry.notes, entry.project?.name, entry.task?.name, entry.hours]).sort(),
    ).toEqual([
      ['kept', 'Website', 'Review', 1.5],
      ['running', first?.name, first?.tasks[0]?.name, 0],
    ]);
    expect(open.account.workspace.ledger.between('0000-01-01', '9999-12-31')).toHaveLength(2);
  });
});

describe('a damaged journal', () => {
  const journal = () => path.join(folder, 'this-computer', 'ledger.db');

  it('is restored from the copy of the close before, and the person is told from when it is', async () => {
    startTimer('running');
    await until(() => open.account.workspace.ledger.openOperations().length === 0, 'all to be saved');
    await open.close();
    writeFileSync(journal(), 'no database at all');
    begin();
    expect(open.account.workspace.running()).toMatchObject({ notes: 'running' });
    expect(notices).toEqual(['ledger-restored']);
    expect(texts[0]).toMatch(/restored from the copy of \w+,.* \d+:\d\d/);
    await open.begin();
  });

  it('without a copy begins anew, and the person is told', async () => {
    await open.close();
    rmSync(path.join(folder, 'this-computer', 'backups'), { recursive: true });
    writeFileSync(journal(), 'no database at all');
    begin();
    expect(notices).toEqual(['ledger-reset']);
    await open.begin();
  });
});
