import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { localeFor } from '../shared/language';
import { accountWatcher } from './account-watcher';
import { Accounts, type OpenAccount } from './accounts';
import { Announcements } from './announcements';
import { hotkeyCommands } from './command-line/binding';
import { CommandLine } from './command-line/command-line';
import type { Command, Reply } from './command-line/protocol';
import { openBridge, tellWindow } from './bridge/bridge';
import { connection, keyring } from './connection';
import { createWatchedClock } from './core/clock-steps';
import { readEnvironment } from './desktop/environment';
import {
  appVersion,
  closeBeforeQuit,
  commandProgram,
  copyText,
  downloadsFolder,
  hostFolders,
  openInBrowser,
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
import { SettingsStore } from './desktop/settings';
import { TrayView } from './desktop/tray';
import { CurrentAccount } from './current-account';
import { FaultLog } from './fault-log';
import { keepBugs, reportBug, safely, schedule } from './faults';
import { createActs, createHandlers } from './handlers';
import { IdleQuestion } from './idle-question';
import { isReturn, type PresenceEvent } from './idle-watch';
import { speak, spokenLocale } from './language';
import { LoginItem } from './login-item';
import { NetworkReturn } from './network-return';
import { Notices } from './notices';
import { outsideActs } from './outside-acts';
import { applyPreferences } from './preferences';
import { Presenter } from './presenter';
import { Publisher } from './publisher';
import { isUpdated, rememberVersion } from './seen-version';
import { Surroundings } from './surroundings';
import { tellOfTray } from './tray-absence';
import { selfTest } from './self-test';
import { tellOfSettings } from './settings-health';
import { showLink } from './show-link';
import { trayActions } from './tray-actions';

/** A started app: what other starts of it and the system may still ask for. */
export interface RunningApp {
  readonly command: (command: Command) => Reply;
}

/** Builds the edges, hands them to the rules, and starts. Call once the system is ready. */
export async function createApp(): Promise<RunningApp> {
  let onClockStep: (stepMs: number) => void = () => undefined;
  const clock = createWatchedClock({
    wall: () => new Date().getTime(),
    steady: steadyMs,
    onStep: (stepMs) => onClockStep(stepMs),
    onBug: reportBug,
  });
  const { root, userData: folder, home } = hostFolders();
  const faultLog = new FaultLog({ folder, clock, home });
  keepBugs((error) => faultLog.note(error));
  const environment = readEnvironment(process.env);
  const settings = new SettingsStore(folder, reportBug);
  const speakAsChosen = (): void => speak(localeFor(settings.get().preferences.language, systemLanguages()));
  speakAsChosen();
  const presenter: Presenter = new Presenter({
    ...{ clock, schedule },
    looks: [
      () => open.watch.look(),
      () => networkReturn.look(),
      () => open.others.look(),
      () => current().workspace.projects.budgetNotices.look(),
    ],
    build: () => {
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
  tellOfSettings(settings.health, notices);
  const surroundings = await Surroundings.open({
    ...{ ...sessionInput(), steady: steadyMs, onChange: publish, onBug: reportBug },
    onTray: (place) => {
      tellOfTray(place, settings, notices);
      if (place !== 'none') tray.renew();
      popover
        .become(surroundings.needsWindow)
        .then(() => place === 'none' && popover.showQuietly('quick-entry'))
        .catch(reportBug);
    },
  });
  tellOfTray(surroundings.tray, settings, notices);

  const accounts = new Accounts({
    ...{ ...connection(), folder, settings, clock, onChange: publish },
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
    ...{ clock, locale: spokenLocale },
    tell: (event) => tellWindow(popover.window.webContents, event),
    onOpen: () => current().workspace.glance(),
    onHide: () => {
      hotkeys.check(false);
      hotkeys.pause(false);
    },
    ...{ isWindow: surroundings.needsWindow, onBug: reportBug },
  });

  let isShown = false;
  const showQuietly = (focus: 'idle' | 'quick-entry'): void => {
    if (isShown) popover.showQuietly(focus);
  };
  const idleQuestion = new IdleQuestion({
    ...{ schedule, onChange: publish },
    absence: () => open.watch.absence,
    show: () => showQuietly('idle'),
    hide: () => popover.hide(),
  });
  const notifications = new Notifications(surroundings.bus);
  const carryOut = outsideActs({ notices, openWindow: () => popover.open('quick-entry'), onBug: reportBug });
  const announcements = new Announcements({
    workspace: () => current().workspace,
    ...{ clock, notices, carryOut },
    hours: () => settings.get().preferences.formats.hours,
    privacy: () => settings.get().preferences.privacy,
    acts: () => acts,
    notify: (announcement) => void notifications.show(announcement).catch(reportBug),
    settle: (id) => void notifications.close(id).catch(reportBug),
    ...{ showQuietly },
    open: () => popover.open('quick-entry'),
  });
  const open = new CurrentAccount({
    accounts,
    watch: accountWatcher({
      ...{ clock, schedule, newId: randomUUID, ...surroundings.reading },
      preferences: () => settings.get().preferences,
      ...{ thresholdSeconds: environment.idleThresholdSeconds, announcements },
      onQuestion: (absence) => idleQuestion.changed(absence),
    }),
    ...{ onChange: publish, onBug: reportBug },
  });
  const current = (): OpenAccount => open.account;
  const networkReturn = new NetworkReturn({
    ...{ schedule, isOnline },
    isNeeded: () => current().workspace.phase.kind !== 'ok' || open.others.isWaiting,
    onReturn: () => safely(() => open.refresh()),
  });
  onClockStep = (stepMs) => open.shiftClock(stepMs);

  const hotkeys = new Hotkeys(
    (name) =>
      name === 'toggle' ? carryOut(() => acts.toggle('hotkey')) : safely(() => popover.open('quick-entry')),
    publish,
    steadyMs,
  );
  const login = new LoginItem({ read: startsAtLogin, write: setStartsAtLogin, onChange: publish });
  const publisher = new Publisher({
    current,
    otherAccounts: () => open.others.list(current()),
    absence: () => open.watch.absence,
    reminder: () => open.watch.reminders.shown,
    preferences: () => settings.get().preferences,
    locale: spokenLocale,
    isFirstRun: () => settings.get().isFirstRun,
    isUpdated: () => isUpdated(settings, appVersion()),
    hotkeys: () => hotkeys.states,
    startsAtLogin: () => login.isOn,
    hotkeyCommands: hotkeyCommands(commandProgram(), surroundings.isWayland),
    notices: () => notices.list,
    surroundings,
    version: appVersion(),
    platform: process.platform,
  });

  const shown = { snapshot: () => publisher.build(), catalogue: () => publisher.catalogue() };
  const acts = createActs({ current, idle: () => open.watch.idle });
  const handlers = createHandlers(
    {
      ...{ accounts, open, clock, current, folder, ...shown },
      idle: () => open.watch.idle,
      downloadsFolder,
      changePreferences: (patch) => {
        const changed = applyPreferences(settings, hotkeys, patch);
        speakAsChosen();
        publish();
        return changed;
      },
      pauseHotkeys: (paused) => hotkeys.pause(paused),
      copyText,
      openInBrowser,
      postponeIdle: () => idleQuestion.postpone(),
      dismissNotice: (id) => notices.remove(id),
      faults: () => faultLog.faults,
      selfTest: () => selfTest({ ...keyring, notifications: () => notifications.server() }),
      checkHotkeys: (isChecking) => hotkeys.check(isChecking),
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
    ...{ acts, quit, accounts: handlers },
    open: (focus) => popover.open(focus),
    sync: () => current().workspace.refresh(),
    carryOut,
  });
  const tray = new TrayView({
    resources: join(root, 'resources'),
    clock,
    onClick: (anchor) => popover.toggle(anchor),
    onAction: (action) => safely(() => carryOutInTray(action)),
  });
  async function close(): Promise<void> {
    presenter.close();
    surroundings.close();
    networkReturn.close();
    idleQuestion.close();
    hotkeys.release();
    await open.close();
    popover.release();
  }

  closeBeforeQuit(() => close().catch(reportBug));
  const onPresence = (event: PresenceEvent): void =>
    safely(() => {
      open.watch.tell(event);
      if (event === 'resume') open.refresh();
      if (isReturn(event)) hotkeys.restore();
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
  if (isAsked || surroundings.tray === 'none') popover.open('quick-entry');
  else if (open.watch.absence) popover.showQuietly('idle');
  open.begin().catch(reportBug);
  if (environment.pictureFile) await popover.picture(environment.pictureFile);

  const commandLine = new CommandLine({
    ...{ acts, clock, ...shown, open: () => popover.open('quick-entry') },
    log: (choice) => current().workspace.entries.log(choice, current().workspace.act('command-line')),
    showLink: (url) =>
      showLink(url, {
        open: (focus) => popover.open(focus),
        tell: (event) => tellWindow(popover.window.webContents, event),
        say: (level, text) => notices.add('link', level, text),
        running: () => current().workspace.running(),
      }),
  });
  return { command: (command) => commandLine.carryOut(command) };
}
