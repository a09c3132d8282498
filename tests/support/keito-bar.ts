import { expect, test as base, type Page } from '@playwright/test';
import type { CommandAnswer, CommandInput, CommandName, KeitoBarBridge } from '../../src/shared/contract';
import type { Result } from '../../src/shared/result';
import type { Snapshot } from '../../src/shared/snapshot';
import { unproven } from './api-proof';
import { startDesktop, type Desktop, type DesktopOptions } from './desktop';
import { launchApp, newProfile, type LaunchedApp, type LaunchOptions } from './electron';
import { startKeito, type KeitoServer } from './keito';

declare global {
  interface Window {
    readonly keitoBar: KeitoBarBridge;
  }
}

/** A started app with its one window, as a person has it before them. */
export interface KeitoBar extends LaunchedApp {
  readonly page: Page;
  /** What the window threw and nobody caught, or Svelte warned of: the view may show something old since then. */
  thrown(): readonly string[];
  snapshot(): Promise<Snapshot>;
  /** A command through the real bridge, where the way there is not what is tested. */
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandAnswer<N>>>;
}

interface Fixtures {
  readonly desktopOptions: DesktopOptions;
  readonly desktop: Desktop;
  readonly keito: KeitoServer;
  readonly profile: string;
  /** Starts the app (again) with the test's profile, and opens the popover unless told not to. */
  readonly start: (options?: {
    readonly env?: Readonly<Record<string, string>>;
    readonly args?: readonly string[];
  }) => Promise<KeitoBar>;
}

/** Each test has a desktop, a keyring, a profile and (if it asks) a Keito of its own. */
export const test = base.extend<Fixtures>({
  desktopOptions: [{}, { option: true }],
  desktop: async ({ desktopOptions }, use) => {
    const desktop = await startDesktop(desktopOptions);
    await use(desktop);
    await desktop.stop();
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern: it must be one.
  keito: async ({}, use, info) => {
    const keito = await startKeito();
    await use(keito);
    await keito.stop();
    // The table of the coverage names tests: each has to have done what it is named for.
    if (info.status === 'passed') expect(unproven(info.file, info.title, keito.requests)).toEqual([]);
  },
  // eslint-disable-next-line no-empty-pattern -- as above.
  profile: async ({}, use) => {
    const profile = await newProfile();
    await use(profile.path);
    await profile.remove();
  },
  start: async ({ desktop, profile }, use, info) => {
    const started: KeitoBar[] = [];
    await use(async ({ env = {}, args = [] } = {}) => {
      const bar = await openKeitoBar(desktop, { profile, env: { KEITO_BAR_OPEN: '1', ...env }, args });
      started.push(bar);
      return bar;
    });
    for (const bar of started) {
      await bar.close();
      if (info.status !== info.expectedStatus) await info.attach('main process', { body: bar.output() });
    }
    for (const bar of started) expect(bar.thrown()).toEqual([]);
  },
});
export { expect };

/** Starts the app on a desktop and waits for its window. */
export async function openKeitoBar(desktop: Desktop, options: LaunchOptions): Promise<KeitoBar> {
  return withWindow(await launchApp(desktop, options));
}

async function withWindow(launched: LaunchedApp): Promise<KeitoBar> {
  const page = await launched.app.firstWindow();
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.text().includes('svelte.dev/e/')) thrown.push(message.text());
  });
  await quickEntry(page).waitFor();
  const send: KeitoBar['send'] = (name, input) =>
    page.evaluate((call) => {
      const { name: command, input: given } = JSON.parse(call);
      return window.keitoBar.send(command, given);
    }, JSON.stringify({ name, input }));
  return {
    ...launched,
    page,
    thrown: () => thrown,
    send,
    snapshot: async () => {
      const answer = await send('snapshot', {});
      if (!answer.ok) throw new Error(answer.failure.message);
      return answer.value;
    },
  };
}

export const quickEntry = (page: Page) => page.getByPlaceholder('What are you working on?');

/** What is said on a page whose list could not be read. */
export const UNREACHABLE = 'Keito cannot be reached. Everything is kept here and sent later.';

/** The pill at the bottom right, when it says just this. */
export const syncPill = (page: Page, says: string) => page.getByRole('button', { name: says, exact: true });

/** Types a line into the quick entry and presses Enter. */
export async function enter(page: Page, line: string): Promise<void> {
  await quickEntry(page).fill(line);
  await quickEntry(page).press('Enter');
  await expect(quickEntry(page)).toHaveValue('');
}

/** Signs in through the bridge, as the owner unless another `key` is given: the sign-in form has a test of its own. */
export async function signIn(
  bar: KeitoBar,
  keito: KeitoServer,
  key: string = keito.credentials.apiKey,
): Promise<void> {
  const { accountId: companyId } = keito.credentials;
  const answer = await bar.send('signIn', { method: 'api-key', server: keito.url, key, companyId });
  expect(answer).toEqual({ ok: true, value: null });
  await expect.poll(async () => (await bar.snapshot()).account.kind).toBe('remote');
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  await expect.poll(async () => (await projectNames(bar)).length).toBeGreaterThan(0);
}

async function projectNames(bar: KeitoBar): Promise<readonly string[]> {
  const answer = await bar.send('catalogue', {});
  return answer.ok ? answer.value.projects.map(({ name }) => name) : [];
}

export async function toSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
}
