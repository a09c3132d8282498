import type { CalendarDate } from './calendar';
import type { BlockedCreation } from './creation-view';
import type { EntryId, TimeEntry, WorkPlace } from './model';
import type { Amount } from './money';
import type { Preferences } from './settings';

/** Where an entry stands on its way to Keito. */
export type EntryState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'waiting' }
  /** Set aside until the person decides; `reason` is a whole sentence, with Keito's words where it refused something. */
  | { readonly kind: 'needs-you'; readonly reason: string; readonly conflict: EntryConflict | null };

/** What can be changed here and elsewhere at once; `time` is begin, end and duration together. */
export type ConflictField = 'notes' | 'place' | 'date' | 'time';

/** An entry that was changed here and elsewhere: the entry itself shows this side, `theirs` the other. */
export interface EntryConflict {
  /** In which fields the two sides differ; never empty. */
  readonly fields: readonly ConflictField[];
  readonly theirs: Pick<
    EntryView,
    | 'clientName'
    | 'projectName'
    | 'taskName'
    | 'notes'
    | 'spentDate'
    | 'seconds'
    | 'startedAt'
    | 'startTime'
    | 'endTime'
  >;
}

/** A time entry with the names and the state that a list shows. */
export interface EntryView extends TimeEntry {
  readonly clientName: string;
  readonly projectName: string;
  readonly taskName: string;
  readonly color: string | null;
  readonly state: EntryState;
}

/** A project, task and note that can be started again with one click. */
export interface RecentView {
  readonly entryId: EntryId;
  readonly projectId: string;
  readonly taskId: string;
  readonly notes: string;
  readonly clientName: string;
  readonly projectName: string;
  readonly taskName: string;
  readonly color: string | null;
}

/** A project, task and note that the person keeps at hand, in their own order. */
export interface PinView extends Omit<RecentView, 'entryId'> {
  /** False: nothing can be tracked on it any more; it can only be taken off. */
  readonly isAvailable: boolean;
}

/** Time without anybody while a timer ran, to be answered. */
export interface IdleQuestion {
  readonly id: string;
  /** forgotten: the timer was found running over midnight, or too long to be meant. */
  readonly kind: 'away' | 'forgotten';
  /** UTC ms of the last input before each absence and of the return; in order, with work in between. Never empty. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** Where the first begins and the last ends. */
  readonly from: number;
  readonly to: number;
  readonly entry: EntryView;
  /** Whole seconds that the entry had at `from`. */
  readonly secondsBefore: number;
  /** It began within the first absence, on another device or by a begin that was set: that counts until it is answered. */
  readonly isBegunAway: boolean;
}

/** How much of a project's budget of hours is used. Whole seconds. */
export interface BudgetView {
  readonly budgetSeconds: number;
  /** Of this month's budget, that is. */
  readonly isMonthly: boolean;
  /** What other people used cannot be seen from this account. */
  readonly isOwnOnly: boolean;
  readonly usedSeconds: number;
  /** UTC ms at which that was so. */
  readonly readAt: number;
}

/** How much of a project's budget of money is spent. */
export interface MoneyBudgetView {
  readonly budget: Amount;
  /** By the hourly rates of billable time; null: Keito names none for some of it. */
  readonly spent: Amount | null;
  /** ISO code; null: the client's is not known. */
  readonly currency: string | null;
  readonly isMonthly: boolean;
  readonly isOwnOnly: boolean;
  readonly readAt: number;
}

export type ProjectBudgetView = BudgetView | MoneyBudgetView;

export type UndoableAct = 'start' | 'switch' | 'stop' | 'log' | 'edit' | 'delete' | 'split' | 'idle';
export type UndoablePinAct = 'pin' | 'unpin' | 'move-pin';
export type UndoableProjectAct = 'hide-project' | 'show-project' | 'color-project';

interface UndoableView<What extends string> {
  readonly id: string;
  readonly what: What;
  /** UTC ms from which on it can be taken back no more. */
  readonly until: number;
}

interface UndoableEntryView<What extends string> extends UndoableView<What> {
  /** The entry, or the pinned work, that it was about, by which people know it. */
  readonly entry: Pick<EntryView, 'clientName' | 'projectName' | 'taskName' | 'notes'>;
}

/** An act on what a person keeps at hand, and how. */
export type ArrangementUndoView =
  UndoableEntryView<UndoablePinAct> | (UndoableView<UndoableProjectAct> & { readonly projectName: string });

/** The newest act of the person that was not taken back, as long as it can be. */
export type UndoView = UndoableEntryView<UndoableAct> | ArrangementUndoView;

export type AccountView =
  | { readonly kind: 'local'; readonly name: string; readonly isSample: boolean }
  | {
      readonly kind: 'remote';
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly company: string;
      readonly server: string;
      readonly method: 'api-key' | 'jwt';
      /** As it was typed at sign-in; empty for a token. */
      readonly companyId: string;
      readonly keyExpiresAt: number | null;
    };

/** A Keito account that is signed in and can be switched to. */
export interface OtherAccountView {
  readonly id: string;
  readonly company: string;
  /** Who signed in; empty where it is not known. */
  readonly email: string;
  readonly server: string;
  readonly keyExpiresAt: number | null;
  /** Entries and what else was created in it that have not reached Keito. */
  readonly unsent: number;
}

export type AccountState =
  | 'ready'
  /** The key was refused or is gone: sign in again; nothing was deleted. */
  | 'signed-out'
  /** The system keyring is locked or absent: unlock it and try again. */
  | 'keyring-locked';

export interface SyncView {
  /** saved: all is on the server · waiting: being sent or to be sent · offline · needs-you: something was refused. */
  readonly state: 'saved' | 'waiting' | 'offline' | 'needs-you';
  /** Entries, and what else was created here, that are not yet on the server as they are here. */
  readonly waiting: number;
  readonly refused: number;
  /** What the last failure said, in words. */
  readonly message: string | null;
}

/** Something to tell once, such as a keyring that is missing. The window may dismiss it. */
export interface Notice {
  readonly id: string;
  readonly level: 'info' | 'warning';
  readonly text: string;
}

/** What on this machine knows since when nobody touched anything. */
export type IdleSource =
  /** The system itself, asked through Electron. */
  | 'system'
  /** GNOME's compositor. */
  | 'mutter'
  /** The desktop's screen saver, such as KDE's. */
  | 'screensaver';

export type IdleSourceView =
  | { readonly kind: IdleSource }
  /** no-bus: no session bus to ask on · nobody: nobody there answers · silent: what answers has only ever said 0. */
  | { readonly kind: 'none'; readonly reason: 'no-bus' | 'nobody' | 'silent' };

/** Where an icon can be: on macOS and Windows always, on Linux where the desktop has a place for it. */
export type TrayPlace = 'native' | 'status-notifier' | 'xembed' | 'none';

/**
 * Everything the window shows, whole, by revision: a higher one replaces a lower one.
 * It carries instants, never ticking seconds: whoever shows a clock computes it.
 */
export interface Snapshot {
  readonly revision: number;
  readonly catalogueRevision: number;
  /** The work zone (IANA) and today's date there. */
  readonly zone: string;
  readonly today: CalendarDate;
  readonly account: AccountView;
  readonly accountState: AccountState;
  /** The Keito accounts that are signed in and not open, in the order in which they came. */
  readonly otherAccounts: readonly OtherAccountView[];
  /** True until the person chose where to keep time: the window greets. */
  readonly isFirstRun: boolean;
  /** True after an update until the person saw or dismissed what is new. */
  readonly isUpdated: boolean;
  readonly sync: SyncView;
  readonly running: EntryView | null;
  /** Of the running entry's project; null where it has none, or it is not known yet. */
  readonly budget: ProjectBudgetView | null;
  /** Today's entries, newest first, the running one included when it belongs to today. */
  readonly entries: readonly EntryView[];
  /** Entries of other days that Keito does not have as they are here: still to be sent, or refused. */
  readonly otherDays: readonly EntryView[];
  /** What else was created here and waits for the person, in the order in which it was created. */
  readonly blockedCreations: readonly BlockedCreation[];
  /** Whole seconds of today without what the running span adds from its `startedAt` on. */
  readonly todaySeconds: number;
  /** The same for this week, by the chosen first day of the week; `capacitySeconds` null where unknown. */
  readonly week: { readonly seconds: number; readonly capacitySeconds: number | null };
  readonly recents: readonly RecentView[];
  /** Projects and tasks by how much and how lately they were used, most first; each once. */
  readonly frequent: readonly WorkPlace[];
  readonly pins: readonly PinView[];
  readonly idle: IdleQuestion | null;
  /** Working hours pass without a timer since then (UTC ms), and somebody is there. */
  readonly reminder: { readonly since: number } | null;
  readonly undo: UndoView | null;
  readonly preferences: Preferences;
  /** BCP 47: what the sentences in here are written in, and what dates and numbers follow. */
  readonly locale: string;
  /** A hotkey that the system refused or that never fired yet is not proven to work. */
  readonly hotkeys: { readonly toggle: HotkeyState; readonly newEntry: HotkeyState };
  /** Whether the system starts the app at login. */
  readonly startsAtLogin: boolean;
  /** For the keyboard settings of the desktop, where it keeps hotkeys from the app or may do so (Wayland). */
  readonly hotkeyCommands: {
    readonly isWayland: boolean;
    readonly toggle: string;
    readonly newEntry: string;
  };
  readonly notices: readonly Notice[];
  /** Null: not known yet. */
  readonly idleSource: IdleSourceView | null;
  readonly tray: TrayPlace | null;
  readonly version: string;
  readonly platform: string;
}

export type HotkeyState = 'off' | 'refused' | 'registered' | 'confirmed';
