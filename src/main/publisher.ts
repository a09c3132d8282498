import { secondsAt } from '../shared/durations';
import type { Catalogue } from '../shared/model';
import type { Notice, Snapshot } from '../shared/snapshot';
import type { Preferences } from '../shared/settings';
import { accountState, accountView } from './account-view';
import type { OpenAccount } from './accounts';
import { isBegunAway, spansOn, type Absence } from './core/absence';
import type { Gap } from './core/reminders';

export interface PublisherOptions {
  readonly current: () => OpenAccount;
  readonly otherAccounts: () => Snapshot['otherAccounts'];
  readonly absence: () => Absence | null;
  readonly reminder: () => Gap | null;
  readonly preferences: () => Preferences;
  /** BCP 47 */
  readonly locale: () => string;
  readonly isFirstRun: () => boolean;
  readonly isUpdated: () => boolean;
  readonly hotkeys: () => Snapshot['hotkeys'];
  readonly startsAtLogin: () => boolean;
  readonly hotkeyCommands: Snapshot['hotkeyCommands'];
  readonly notices: () => readonly Notice[];
  readonly surroundings: Pick<Snapshot, 'idleSource' | 'tray'>;
  readonly version: string;
  readonly platform: string;
}

/** Builds snapshots, each with a higher revision than the one before. */
export class Publisher {
  readonly #options: PublisherOptions;
  #revision = 0;
  #catalogue: { account: OpenAccount | null; revision: number; shown: number } = {
    account: null,
    revision: 0,
    shown: 0,
  };

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  build(): Snapshot {
    const {
      current,
      otherAccounts,
      absence,
      reminder,
      preferences,
      locale,
      isFirstRun,
      isUpdated,
      hotkeys,
      startsAtLogin,
      notices,
      surroundings: { idleSource, tray },
      version,
      platform,
    } = this.#options;
    const account = current();
    const { workspace } = account;
    const { waiting, refused, ...work } = workspace.work(preferences().formats.weekStart);
    this.#revision += 1;
    return {
      ...work,
      revision: this.#revision,
      catalogueRevision: this.#catalogueRevision(account),
      account: accountView(account),
      accountState: accountState(account),
      otherAccounts: otherAccounts(),
      isFirstRun: isFirstRun(),
      isUpdated: isUpdated(),
      sync: workspace.sync({ ...work, waiting, refused }),
      pins: workspace.pins.list,
      idle: this.#question(absence(), account),
      reminder: shownReminder(reminder()),
      undo: workspace.undoable,
      preferences: preferences(),
      locale: locale(),
      hotkeys: hotkeys(),
      startsAtLogin: startsAtLogin(),
      hotkeyCommands: this.#options.hotkeyCommands,
      notices: [...notices(), ...workspace.projects.budgetNotices.list],
      ...{ idleSource, tray },
      version,
      platform,
    };
  }

  /** The open account's projects and tasks, under the revision that the snapshots name. */
  catalogue(): Catalogue {
    const account = this.#options.current();
    return { ...account.workspace.catalogue, revision: this.#catalogueRevision(account) };
  }

  /** Counts on when another account is opened: a catalogue of the one before must never pass for this one's. */
  #catalogueRevision(account: OpenAccount): number {
    const { revision } = account.workspace.catalogue;
    const known = this.#catalogue;
    if (known.account !== account || known.revision !== revision) {
      this.#catalogue = { account, revision, shown: known.shown + 1 };
    }
    return this.#catalogue.shown;
  }

  #question(absence: Absence | null, { workspace }: OpenAccount): Snapshot['idle'] {
    const entry = absence && workspace.ledger.entry(absence.entryId)?.view;
    if (!absence || !entry) return null;
    const spans = spansOn(absence, entry);
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last) return null;
    return {
      ...{ id: absence.id, kind: absence.kind, spans, from: first.from, to: last.to },
      ...{ entry: workspace.viewOf(entry), secondsBefore: secondsAt(entry, first.from) },
      isBegunAway: absence.spans.some((span) => isBegunAway(span, entry.startedAt ?? 0)),
    };
  }
}

const shownReminder = (gap: Gap | null): Snapshot['reminder'] => gap && { since: gap.since };
