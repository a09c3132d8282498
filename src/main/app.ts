import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { localeFor } from '../shared/language';
import * as m from '../shared/i18n/messages';
import { accountWatcher } from './account-watcher';
import { Accounts, type OpenAccount } from './accounts';
import { Announcements } from './announcements';
import { openBridge, tellWindow } from './bridge/bridge';
import { createWatchedClock } from './core/clock-steps';
import type { Absence } from './core/absence';
import { readEnvironment } from './desktop/environment';
import {
  appVersion,
  closeBeforeQuit,
  downloadsFolder,
  hostFolders,
  netFetch,
  quit,
  sessionInput,
  systemLanguages,
  windowSession,
} from './desktop/host';
import { Hotkeys } from './desktop/hotkeys';
import { isOnline } from './desktop/network';
import { Notifications } from './desktop/notifications';
import { PAGE_ORIGIN, servePage } from './desktop/page';
import { Popover } from './desktop/popover';
import { setStartsAtLogin, startsAtLogin } from './desktop/login-item';
import { steadyMs, watchPower } from './desktop/power';
import { lockDown } from './desktop/security';
import { readSecret, removeSecret, writeSecret } from './desktop/secrets';
import { SettingsStore } from './desktop/settings';
import { TrayView } from './desktop/tray';
import { CurrentAccount } from './current-account';
import { exportUnsent } from './export-unsent';
import { createActs, createHandlers } from './handlers';
import { speak, spokenLocale } from './language';
import { LoginItem } from './login-item';
import { NetworkReturn } from './network-return';
import { Notices } from './notices';
import { applyPreferences } from './preferences';
import { Presenter } from './presenter';
import { Publisher } from './publisher';
import { isUpdated, rememberVersion } from './seen-version';
import { Surroundings } from './surroundings';
import { tellOfTray } from './tray-absence';
import { selfTest } from './self-test';
import { trayActions } from './tray-actions';
import type { PresenceEvent } from './idle-watch';

const REQUEST_TIMEOUT_MS = 15_000;
/** A lost create may still arrive for as long as its request could last, and a little more. */
const SETTLE_MS = REQUEST_TIMEOUT_MS + 5_000;
const ASK_AGAIN_MS = 5 * 60_000;

const schedule = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};
const reportBug = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};

/** A click, a key or the system asks: a fault of ours is reported, and the app goes on. */
function safely(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    reportBug(error);
  }
}

/** A started app: what other starts of it and the system may still ask for. */
export interface RunningApp {
  /** Carries out the switches of a second start: `--toggle`, `--new`; else shows the popover. */
  readonly command: (argv: readonly string[]) => void;
}

/** Whether a start's arguments ask for more than that the app be there. */
export function isCommand(argv: readonly string[]): boolean {
  return argv.includes('--toggle') || argv.includes('--new');
}

/** Builds the edges, hands them to the rules, and starts. Call once the system is ready. */
export async function createApp(): Promise<RunningApp> {
  let onClockStep: (stepMs: number) => void = () => undefined;
  const clock = createWatchedClock({
    wall: () => new Date().getTime(),
    steady: steadyMs,
    onStep: (stepMs) => safely(() => onClockStep(stepMs)),
  });
  const { root, userData: folder } = hostFolders();
  const environment = readEnvironment(process.env);
  const settings = new SettingsStore(folder);
  const speakAsChosen = (): void => speak(localeFor(settings.get().preferences.language, systemLanguages()));
  speakAsChosen();
  const presenter: Presenter = new Presenter({
    ...{ clock, schedule },
    build: () => {
      open.watch.look();
      networkReturn.look();
      const snapshot = publisher.build();
      announcements.look(snapshot);
      return snapshot;
    },
    onBug: reportBug,
    showWindow: (snapshot) => tellWindow(popover.window.webContents, { kind: 'snapshot', snapshot }),
    showTray: (snapshot) => tray.show(snapshot),
  });
  const publish = (): void => presenter.publish();
  const notices = new Notices(publish);
  if (settings.health !== 'good') {
    notices.add(
      'settings',
      'warning',
      settings.health === 'restored' ? m.main_settings_restored : m.main_settings_reset,
    );
  }
  const surroundings = await Surroundings.open({
    ...{ ...sessionInput(), steady: steadyMs, onChange: publish, onBug: reportBug },
    onTray: (place) => {
      tellOfTray(place, settings, notices);
      if (place !== 'none') renewTray();
      popover
        .become(place === 'none')
        .then(() => popover.isWindow && popover.showQuietly('quick-entry'))
        .catch(reportBug);
    },
  });
  tellOfTray(surroundings.tray, settings, notices);

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
  const ownSession = windowSession();
  lockDown(ownSession);
  servePage(ownSession, join(root, 'out', 'renderer'));
  const popover = new Popover({
    session: ownSession,
    preload: join(root, 'out', 'preload', 'index.cjs'),
    icon: join(root, 'resources', 'icon.png'),
    iconBounds: () => tray.bounds,
    clock,
    tell: (event) => tellWindow(popover.window.webContents, event),
    onOpen: () => current().workspace.glance(),
    onHide: () => {
      areHotkeysChecked = false;
      hotkeys.pause(false);
    },
    isWindow: surroundings.tray === 'none',
  });

  let isShown = false;
  let cancelAskAgain: () => void = () => undefined;
  const notifications = new Notifications(surroundings.bus);
  const announcements = new Announcements({
    workspace: () => current().workspace,
    ...{ clock, notices },
    hours: () => settings.get().preferences.formats.hours,
    privacy: () => settings.get().preferences.privacy,
    acts: () => acts,
    notify: (announcement) => void notifications.show(announcement).catch(reportBug),
    settle: (id) => void notifications.close(id).catch(reportBug),
    showQuietly: (focus) => isShown && popover.showQuietly(focus),
    open: () => popover.open('quick-entry'),
  });
  const open = new CurrentAccount({
    accounts,
    watch: accountWatcher({
      ...{ clock, schedule, newId: randomUUID, ...surroundings.reading },
      preferences: () => settings.get().preferences,
      ...{ thresholdSeconds: environment.idleThresholdSeconds, announcements, onQuestion: askAboutIdle },
    }),
    onChange: publish,
    onFailure: (error) => {
      reportBug(error);
      const words = error instanceof Error ? error.message : '';
      notices.add('open-failed', 'warning', () => m.main_open_failed({ words }));
    },
  });
  const current = (): OpenAccount => open.account;
  const networkReturn = new NetworkReturn({
    ...{ schedule, isOnline },
    isNeeded: () => current().workspace.phase.kind !== 'ok',
    onReturn: () => safely(() => current().workspace.refresh()),
  });
  onClockStep = (stepMs) => {
    open.watch.idle.shiftClock(stepMs);
    current().workspace.shiftClock(stepMs);
  };

  let areHotkeysChecked = false;
  const hotkeys = new Hotkeys((name) => {
    if (areHotkeysChecked) return;
    safely(() => (name === 'toggle' ? acts.toggle('hotkey') : popover.open('quick-entry')));
  }, publish);
  const login = new LoginItem({ read: startsAtLogin, write: setStartsAtLogin, onChange: publish });
  const publisher = new Publisher({
    current,
    signedInElsewhere: () => accounts.signedInElsewhere,
    absence: () => open.watch.absence,
    reminder: () => open.watch.reminders.shown,
    preferences: () => settings.get().preferences,
    locale: spokenLocale,
    isFirstRun: () => settings.get().isFirstRun,
    isUpdated: () => isUpdated(settings, appVersion()),
    hotkeys: () => hotkeys.states,
    startsAtLogin: () => login.isOn,
    notices: () => notices.list,
    surroundings,
    version: appVersion(),
    platform: process.platform,
  });

  function askAboutIdle(absence: Absence | null): void {
    cancelAskAgain();
    if (absence && isShown) popover.showQuietly('idle');
    publish();
  }

  const acts = createActs({ current, idle: () => open.watch.idle });
  const handlers = createHandlers(
    {
      ...{ accounts, current },
      reopen: () => open.change(),
      idle: () => open.watch.idle,
      snapshot: () => publisher.build(),
      catalogue: () => publisher.catalogue(),
      exportUnsent: () => exportUnsent(current().workspace, clock(), downloadsFolder),
      changePreferences: (patch) => {
        const changed = applyPreferences(settings, hotkeys, patch);
        speakAsChosen();
        open.watch.look();
        publish();
        return changed;
      },
      pauseHotkeys: (paused) => hotkeys.pause(paused),
      postponeIdle: () => {
        popover.hide();
        cancelAskAgain();
        cancelAskAgain = schedule(ASK_AGAIN_MS, () => open.watch.absence && popover.showQuietly('idle'));
      },
      dismissNotice: (id) => notices.remove(id),
      selfTest: () =>
        selfTest({ readSecret, writeSecret, removeSecret, notifications: () => notifications.server() }),
      checkHotkeys: (isChecking) => (areHotkeysChecked = isChecking),
      startAtLogin: (isOn) => login.set(isOn),
      testNotification: () => announcements.test(),
      dismissReminder: () => {
        open.watch.reminders.dismiss();
        publish();
      },
      seeNews: () => {
        rememberVersion(settings, appVersion());
        publish();
      },
      hidePopover: () => popover.hide(),
      quit,
    },
    acts,
  );
  openBridge({ contents: () => popover.window.webContents, origin: PAGE_ORIGIN, handlers, onBug: reportBug });

  const carryOutInTray = trayActions({
    ...{ acts, quit },
    open: (focus) => popover.open(focus),
    sync: () => current().workspace.refresh(),
  });
  const newTray = (): TrayView =>
    new TrayView({
      resources: join(root, 'resources'),
      clock,
      onClick: (anchor) => popover.toggle(anchor),
      onAction: (action) => safely(() => carryOutInTray(action)),
    });
  let tray = newTray();
  function renewTray(): void {
    tray.destroy();
    tray = newTray();
    publish();
  }
  async function close(): Promise<void> {
    presenter.close();
    surroundings.close();
    networkReturn.close();
    cancelAskAgain();
    hotkeys.release();
    await open.close();
    popover.release();
  }

  closeBeforeQuit(() => close().catch(reportBug));
  const onPresence = (event: PresenceEvent): void =>
    safely(() => {
      open.watch.tell(event);
      if (event === 'resume') current().workspace.refresh();
      publish();
    });
  watchPower({ onPresence });
  surroundings.watchPresence(onPresence);

  const { preferences, isFirstRun } = settings.get();
  if (isFirstRun) rememberVersion(settings, appVersion());
  hotkeys.set('toggle', preferences.hotkeys.toggle);
  hotkeys.set('newEntry', preferences.hotkeys.newEntry);
  presenter.open();
  await popover.load();
  isShown = true;
  const isAsked = environment.opensAtStart || (isFirstRun && current().workspace.isEmpty);
  if (isAsked || popover.isWindow) popover.open('quick-entry');
  else if (open.watch.absence) popover.showQuietly('idle');
  open.begin().catch(reportBug);
  if (environment.pictureFile) await popover.picture(environment.pictureFile);

  return {
    command: (argv) => {
      safely(() => (argv.includes('--toggle') ? acts.toggle('command-line') : popover.open('quick-entry')));
    },
  };
}
