import type { Handlers } from '../shared/contract';
import type { IdleAnswer } from '../shared/inputs';
import type { Catalogue, Cause } from '../shared/model';
import { fail, ok, type Result } from '../shared/result';
import { logText, type LoggedFault } from '../shared/fault-log';
import type { SelfTestFacts } from '../shared/self-test';
import type { Snapshot } from '../shared/snapshot';
import type { PreferencesPatch } from '../shared/settings';
import * as m from '../shared/i18n/messages';
import { accountHandlers, type AccountHandlersContext } from './account-handlers';
import { clientHandlers } from './client-handlers';
import type { Choice } from './core/timer';
import { createCreationHandlers } from './creation-handlers';
import type { IdleWatch } from './idle-watch';
import { addLocalProject } from './local-projects';
import type { MoveOptions } from './move';
import { moveHandlers } from './move-handlers';
import { copyReport, exportReport } from './report-files';
import { openWeb } from './open-web';
import { projectHandlers } from './project-handlers';
import { readTypedLines, rememberTypedLine } from './typed-lines';

/** What the commands work on. The account that is open can change between two commands. */
export interface HandlerContext extends AccountHandlersContext, MoveOptions {
  readonly idle: () => IdleWatch;
  readonly snapshot: () => Snapshot;
  readonly catalogue: () => Catalogue;
  readonly changePreferences: (patch: PreferencesPatch) => Result<null>;
  readonly pauseHotkeys: (paused: boolean) => void;
  readonly copyText: (text: string) => void;
  /** Opens a web page (https only) with the person's own browser. */
  readonly openInBrowser: (address: string) => Promise<void>;
  readonly postponeIdle: (questionId: string) => void;
  readonly dismissNotice: (id: string) => void;
  readonly dismissReminder: () => void;
  readonly selfTest: () => Promise<SelfTestFacts>;
  readonly faults: () => readonly LoggedFault[];
  readonly checkHotkeys: (isChecking: boolean) => void;
  readonly startAtLogin: (isOn: boolean) => Result<null>;
  readonly testNotification: () => void;
  readonly seeNews: () => void;
  readonly hidePopover: () => void;
  readonly quit: () => void;
}

/** The acts that the tray, the hotkeys and the command line share with the window. */
export interface Acts {
  /** `startedAt`: UTC ms; now where it is missing. */
  start(choice: Choice, cause: Cause, startedAt?: number): Result<{ entryId: string }>;
  stop(cause: Cause): Result<null>;
  toggle(cause: Cause): Result<null>;
  continueEntry(entryId: string, cause: Cause): Result<{ entryId: string }>;
  answerIdle(answer: IdleAnswer, cause: Cause): Result<null>;
  /** Takes back the newest act: `id` of its `UndoView`. */
  undo(id: string): Result<null>;
}

export function createActs({ current, idle }: Pick<HandlerContext, 'current' | 'idle'>): Acts {
  const workspace = () => current().workspace;
  const act = (cause: Cause) => workspace().act(cause);
  /** An open question is about time that is not the timer's: it is settled before the timer ends. */
  const settled = (work: () => Result<null>): Result<null> => {
    const settlement = idle().settleBeforeStop();
    if (!settlement.ok) return settlement;
    const isOver = settlement.value === 'stopped' && workspace().ledger.allRunning().length === 0;
    return isOver ? ok(null) : work();
  };
  /** Where the switch is refused the question stays open. */
  const start: Acts['start'] = (choice, cause, startedAt) => {
    const { entries } = workspace();
    const check = entries.canStart(choice, act(cause), startedAt);
    if (!check.ok) return check;
    const settlement = idle().settleBeforeStop(startedAt);
    return settlement.ok ? entries.start(choice, act(cause), startedAt) : settlement;
  };
  return {
    start,
    stop: (cause) => settled(() => workspace().entries.stop(act(cause))),
    toggle: (cause) => settled(() => workspace().entries.toggle(act(cause))),
    continueEntry: (entryId, cause) => {
      const work = workspace().entries.workOf(entryId);
      if (!work.ok) return work;
      return work.value ? start(work.value, cause) : ok({ entryId });
    },
    answerIdle: (answer, cause) => {
      const { absence } = idle();
      return absence ? idle().answer(absence.id, answer, cause) : fail('nothing-to-do', m.main_idle_gone());
    },
    undo: (id) => {
      const arranged = workspace().arrangementActs.undo(id);
      if (arranged) return arranged;
      const undone = workspace().entries.undo(id);
      if (!undone.ok) return undone;
      idle().undone(id, undone.value.entryId);
      return ok(null);
    },
  };
}

/** What the window can ask for. */
export function createHandlers(context: HandlerContext, acts: Acts): Handlers {
  const { current, idle } = context;
  const workspace = () => current().workspace;
  const act = () => workspace().act('window');
  return {
    snapshot: () => ok(context.snapshot()),
    catalogue: () => ok(context.catalogue()),
    entriesBetween: ({ from, to }) => ok(workspace().entriesBetween(from, to)),
    readDays: ({ from, to }) => workspace().readDays(from, to),
    startTimer: ({ startedAt, ...choice }) => acts.start(choice, 'window', startedAt),
    stopTimer: () => acts.stop('window'),
    toggleTimer: () => acts.toggle('window'),
    continueEntry: ({ entryId }) => acts.continueEntry(entryId, 'window'),
    logEntry: ({ startTime, endTime, ...choice }) =>
      workspace().entries.log({ ...choice, startTime: startTime ?? null, endTime: endTime ?? null }, act()),
    typedLines: () => ok(readTypedLines(workspace().ledger)),
    rememberLine: (line) => {
      rememberTypedLine(workspace().ledger, line);
      return ok(null);
    },
    editEntry: ({ entryId, changes }) => workspace().entries.edit(entryId, withoutUndefined(changes), act()),
    deleteEntry: ({ entryId }) => workspace().entries.delete(entryId, act()),
    splitEntry: ({ entryId, ...where }) => workspace().entries.split(entryId, where, act()),
    retryEntry: ({ entryId }) => workspace().answers.retry(entryId),
    takeTheirs: ({ entryId }) => workspace().answers.takeTheirs(entryId),
    answerIdle: ({ questionId, answer }) => idle().answer(questionId, answer, 'window'),
    undo: ({ id }) => acts.undo(id),
    postponeIdle: ({ questionId }) => {
      context.postponeIdle(questionId);
      return ok(null);
    },
    ...accountHandlers(context),
    readReport: ({ from, to, isAnew }) => workspace().reports.read({ from, to }, isAnew),
    exportReport: (wanted) => exportReport(workspace().reports, wanted, context.downloadsFolder),
    copyReport: (wanted) => copyReport(workspace().reports, wanted, context.copyText),
    addProject: async (project) => {
      const { local } = current();
      if (!local) return fail('invalid', m.main_local_only());
      const added = await addLocalProject(local.client, project);
      if (added.ok) workspace().refresh();
      return added;
    },
    ...createCreationHandlers(workspace),
    pin: (choice) => workspace().pins.add(choice),
    unpin: (choice) => workspace().pins.remove(choice),
    movePin: ({ by, ...choice }) => workspace().pins.move(choice, by),
    changePreferences: (patch) => context.changePreferences(patch),
    pauseHotkeys: ({ paused }) => {
      context.pauseHotkeys(paused);
      return ok(null);
    },
    selfTest: async () => ok(await context.selfTest()),
    faultLog: () => ok(context.faults()),
    copyFaultLog: () => {
      const { version, platform } = context.snapshot();
      context.copyText(logText(version, platform, [...context.faults()].reverse()));
      return ok(null);
    },
    checkHotkeys: ({ isChecking }) => {
      context.checkHotkeys(isChecking);
      return ok(null);
    },
    startAtLogin: ({ isOn }) => context.startAtLogin(isOn),
    copyHotkeyCommand: ({ name }) => {
      context.copyText(context.snapshot().hotkeyCommands[name]);
      return ok(null);
    },
    testNotification: () => {
      context.testNotification();
      return ok(null);
    },
    dismissReminder: () => {
      context.dismissReminder();
      return ok(null);
    },
    seeNews: () => {
      context.seeNews();
      return ok(null);
    },
    dismissNotice: ({ id }) => {
      context.dismissNotice(id);
      workspace().projects.budgetNotices.dismiss(id);
      return ok(null);
    },
    ...clientHandlers(workspace),
    ...projectHandlers(workspace),
    ...moveHandlers(context),
    openWeb: () => openWeb(current().stored, context.openInBrowser),
    activity: ({ limit }) => ok(workspace().activity(limit)),
    syncNow: () => {
      workspace().refresh();
      return ok(null);
    },
    hidePopover: () => {
      context.hidePopover();
      return ok(null);
    },
    quit: () => {
      context.quit();
      return ok(null);
    },
  };
}

/** zod types an absent optional field as `| undefined`: only fields that are there are changes. */
function withoutUndefined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
