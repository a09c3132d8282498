import { formatClockTime, timeIn } from '../shared/calendar';
import type { EntryId, TimeEntry } from '../shared/model';
import { namesForOthers } from '../shared/privacy';
import type { Preferences } from '../shared/settings';
import type { Snapshot } from '../shared/snapshot';
import * as m from '../shared/i18n/messages';
import type { Absence } from './core/absence';
import type { Clock } from './core/ports';
import type { Gap } from './core/reminders';
import type { Announcement } from './desktop/notifications';
import type { Acts } from './handlers';
import { spokenLocale } from './language';
import type { Notices } from './notices';
import type { CarryOut } from './outside-acts';
import type { Workspace } from './workspace';

export interface AnnouncementsOptions {
  readonly workspace: () => Workspace;
  readonly clock: Clock;
  readonly notices: Notices;
  readonly hours: () => Preferences['formats']['hours'];
  readonly privacy: () => Preferences['privacy'];
  readonly acts: () => Acts;
  /** Tells why nothing came of what a button was for. */
  readonly carryOut: CarryOut;
  readonly notify: (announcement: Announcement) => void;
  /** What a notification said holds no more. */
  readonly settle: (id: Announcement['id']) => void;
  /** Brings the window up without taking the keyboard from what is being typed. */
  readonly showQuietly: (focus: 'idle' | 'quick-entry') => void;
  readonly open: () => void;
}

/** Says in words what was decided or noticed without the person: in the window, by a notification, or by coming up. */
export class Announcements {
  readonly #options: AnnouncementsOptions;
  /** The timer that a notification is about. */
  #long: EntryId | null = null;
  #isReminded = false;

  constructor(options: AnnouncementsOptions) {
    this.#options = options;
  }

  /** What was decided about an absence without asking. */
  leftOut(absence: Absence): void {
    this.#absence(absence, m.main_idle_left_out);
  }

  settled(absence: Absence, policy: 'stop' | 'keep'): void {
    this.#absence(absence, policy === 'stop' ? m.main_away_stopped : m.main_away_kept);
  }

  newDay(): void {
    this.#options.notices.add('new-day', 'info', () => m.main_new_day());
  }

  /** Another account is open: what stands in the window of what was decided in the one before is not about it. */
  leaveAccount(): void {
    const { notices } = this.#options;
    for (const id of ['left-out', 'new-day']) notices.remove(id);
  }

  longTimer(timer: TimeEntry, hours: number): void {
    const { workspace, notify, acts, carryOut, open } = this.#options;
    const names = namesForOthers(workspace().viewOf(timer), this.#options.privacy());
    this.#long = timer.id;
    const isStill = (): boolean => workspace().running()?.id === timer.id;
    notify({
      id: 'long-timer',
      title: names
        ? m.main_long_title({
            hours,
            label: [names.clientName, names.projectName].filter(Boolean).join(' › '),
          })
        : m.main_long_title_private({ hours }),
      body: m.main_long_text(),
      actions: [
        { label: m.main_long_stop(), act: () => isStill() && carryOut(() => acts().stop('notification')) },
        { label: m.main_long_keep(), act: () => undefined },
      ],
      onClick: open,
    });
  }

  reminder({ since }: Gap, level: 'notification' | 'prompt'): void {
    const { workspace, acts, carryOut, showQuietly } = this.#options;
    if (level === 'prompt') return showQuietly('quick-entry');
    this.#isReminded = true;
    this.#remind(since, () => {
      if (workspace().running() === null) carryOut(() => acts().toggle('notification'));
    });
  }

  /** A snapshot is about to be shown: what was said and holds no more is taken back. */
  look({ running, reminder }: Pick<Snapshot, 'running' | 'reminder'>): void {
    if (this.#long !== null && running?.id !== this.#long) {
      this.#long = null;
      this.#options.settle('long-timer');
    }
    if (this.#isReminded && reminder === null) {
      this.#isReminded = false;
      this.#options.settle('reminder');
    }
  }

  /** Looks like a reminder; its buttons change nothing. */
  test(): void {
    this.#remind(this.#options.clock(), () => undefined);
  }

  #remind(since: number, goOn: () => void): void {
    const { notify, open } = this.#options;
    notify({
      id: 'reminder',
      title: m.main_reminder_title(),
      body: m.main_reminder_text({ time: this.#clockText(this.#options.workspace().zone, since) }),
      actions: [
        { label: m.main_reminder_continue(), act: goOn },
        { label: m.main_reminder_open(), act: open },
      ],
      onClick: open,
    });
  }

  #absence({ spans }: Absence, say: (span: { from: string; to: string }) => string): void {
    const [from, to] = [spans[0]?.from ?? 0, spans.at(-1)?.to ?? 0];
    const { notices, workspace } = this.#options;
    // The zone is that of the account in which it was; how a time is written may be chosen otherwise until it is read.
    const { zone } = workspace();
    notices.add('left-out', 'info', () =>
      say({ from: this.#clockText(zone, from), to: this.#clockText(zone, to) }),
    );
  }

  #clockText(zone: string, instant: number): string {
    return formatClockTime(spokenLocale(), timeIn(zone, instant), this.#options.hours());
  }
}
