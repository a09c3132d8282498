import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { formatClockTime, timeIn } from '../shared/calendar';
import { getLocale } from '../shared/i18n/runtime';
import { assertNever } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { Accounts, type OpenAccount } from './accounts';
import { openBridge, tellWindow } from './bridge/bridge';
import type { Absence } from './core/idle-policy';
import { readEnvironment } from './desktop/environment';
import { appVersion, closeBeforeQuit, hostFolders, netFetch, quit, windowSession } from './desktop/host';
import { Hotkeys } from './desktop/hotkeys';
import { PAGE_ORIGIN, servePage } from './desktop/page';
import { Popover } from './desktop/popover';
import { systemIdleSeconds, watchPower } from './desktop/power';
import { lockDown } from './desktop/security';
import { readSecret, removeSecret, writeSecret } from './desktop/secrets';
import { SettingsStore } from './desktop/settings';
import { TrayView } from './desktop/tray';
import { trayModel, type TrayAction } from './desktop/tray-model';
import { createActs, createHandlers } from './handlers';
import { IdleWatch } from './idle-watch';
import { Notices } from './notices';
import { applyPreferences } from './preferences';
import { Presenter } from './presenter';
import { Publisher } from './publisher';

const REQUEST_TIMEOUT_MS = 15_000;
/** A lost create may still arrive for as long as its request could last, and a little more. */
const SETTLE_MS = REQUEST_TIMEOUT_MS + 5_000;
const ASK_AGAIN_MS = 5 * 60_000;

const clock = (): number => new Date().getTime();
const schedule = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};
const reportBug = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};

/** A started app: what other starts of it and the system may still ask for. */
export interface RunningApp {
  /** Carries out the switches of a second start: `--toggle`, `--new`; else shows the popover. */
  readonly command: (argv: readonly string[]) => void;
}

/** Builds the edges, hands them to the rules, and starts. Call once the system is ready. */
export async function createApp(): Promise<RunningApp> {
  const { root, userData: folder } = hostFolders();
  const environment = readEnvironment(process.env);
  const settings = new SettingsStore(folder);
  const presenter: Presenter = new Presenter({
    ...{ clock, schedule },
    build: () => {
      idle.look();
      return publisher.build();
    },
    showWindow: (snapshot) => tellWindow(popover.window.webContents, { kind: 'snapshot', snapshot }),
    showTray: (snapshot) => tray.show(trayModel(snapshot, clock())),
  });
  const publish = (): void => presenter.publish();
  const notices = new Notices(publish);
  if (settings.health !== 'good') {
    notices.add(
      'settings',
      'warning',
      settings.health === 'restored' ? m.main_settings_restored() : m.main_settings_reset(),
    );
  }

  const accounts = new Accounts({
    ...{ folder, settings, readSecret, writeSecret, removeSecret, clock, schedule },
    fetch: netFetch,
    newId: randomUUID,
    random: Math.random,
    timeoutMs: REQUEST_TIMEOUT_MS,
    settleMs: SETTLE_MS,
    userAgent: `KeitoBar/${appVersion()}`,
    onChange: publish,
    onBug: reportBug,
    onNotice: (id, text) => notices.add(id, 'warning', text),
  });
  let account = await accounts.open();
  const current = (): OpenAccount => account;

  const ownSession = windowSession();
  lockDown(ownSession);
  servePage(ownSession, join(root, 'out', 'renderer'));
  const popover = new Popover({
    session: ownSession,
    preload: join(root, 'out', 'preload', 'index.cjs'),
    icon: join(root, 'resources', 'icon.png'),
    clock,
    tell: (event) => tellWindow(popover.window.webContents, event),
    onOpen: () => current().workspace.glance(),
  });

  const hotkeys = new Hotkeys(
    (name) => (name === 'toggle' ? acts.toggle('hotkey') : popover.open('quick-entry')),
    publish,
  );
  const publisher = new Publisher({
    current,
    absence: () => idle.absence,
    preferences: () => settings.get().preferences,
    isFirstRun: () => settings.get().isFirstRun,
    hotkeys: () => hotkeys.states,
    notices: () => notices.list,
    version: appVersion(),
    platform: process.platform,
  });

  let idle = watchIdle();
  let cancelAskAgain: () => void = () => undefined;
  function watchIdle(): IdleWatch {
    return new IdleWatch({
      workspace: current().workspace,
      ...{ clock, schedule, newId: randomUUID, idleSeconds: systemIdleSeconds },
      thresholdSeconds: () =>
        environment.idleThresholdSeconds ?? settings.get().preferences.idle.thresholdMinutes * 60,
      onQuestion: askAboutIdle,
      onLeftOut: ({ from, to }) => notices.add('left-out', 'info', leftOutText(from, to)),
    });
  }
  function askAboutIdle(absence: Absence | null): void {
    cancelAskAgain();
    if (absence) popover.showQuietly('idle');
    publish();
  }

  function leftOutText(from: number, to: number): string {
    const { zone } = current().workspace;
    const { hours } = settings.get().preferences.formats;
    const show = (instant: number) => formatClockTime(getLocale(), timeIn(zone, instant), hours);
    return m.main_idle_left_out({ from: show(from), to: show(to) });
  }

  const acts = createActs({ current, idle: () => idle });
  const handlers = createHandlers(
    {
      ...{ accounts, current, reopen },
      idle: () => idle,
      snapshot: () => publisher.build(),
      catalogue: () => publisher.catalogue(),
      changePreferences: (patch) => {
        const changed = applyPreferences(settings, hotkeys, patch);
        idle.look();
        publish();
        return changed;
      },
      postponeIdle: () => {
        popover.hide();
        cancelAskAgain = schedule(ASK_AGAIN_MS, () => idle.absence && popover.showQuietly('idle'));
      },
      dismissNotice: (id) => notices.remove(id),
      hidePopover: () => popover.hide(),
      quit,
    },
    acts,
  );
  openBridge({ contents: popover.window.webContents, origin: PAGE_ORIGIN, handlers, onBug: reportBug });

  const tray = new TrayView({
    resources: join(root, 'resources'),
    onClick: (anchor) => popover.toggle(anchor),
    onAction: carryOut,
  });
  function carryOut(action: TrayAction): void {
    switch (action.kind) {
      case 'stop':
        return void acts.stop('tray');
      case 'continue':
        return void acts.toggle('tray');
      case 'start-again':
        return void acts.continueEntry(action.entryId, 'tray');
      case 'answer-idle':
        return void acts.answerIdle(action.answer, 'tray');
      case 'open':
        return popover.open(action.focus);
      case 'sync':
        return current().workspace.refresh();
      case 'quit':
        return quit();
      default:
        return assertNever(action);
    }
  }

  async function close(): Promise<void> {
    presenter.close();
    cancelAskAgain();
    idle.close();
    hotkeys.release();
    await accounts.close(account);
    popover.release();
  }

  async function reopen(): Promise<void> {
    idle.close();
    await accounts.close(account);
    account = await accounts.open();
    idle = watchIdle();
    account.workspace.begin();
    publish();
  }

  closeBeforeQuit(() => close().catch(reportBug));
  watchPower({
    onSuspend: () => idle.suspend(),
    onResume: () => {
      idle.resume();
      current().workspace.refresh();
      publish();
    },
  });

  const { preferences, isFirstRun } = settings.get();
  hotkeys.set('toggle', preferences.hotkeys.toggle);
  hotkeys.set('newEntry', preferences.hotkeys.newEntry);
  presenter.open();
  await popover.load();
  account.workspace.begin();
  if (environment.opensAtStart || isFirstRun) popover.open('quick-entry');
  if (environment.pictureFile) await popover.picture(environment.pictureFile);

  return {
    command: (argv) => {
      if (argv.includes('--toggle')) acts.toggle('command-line');
      else popover.open('quick-entry');
    },
  };
}
