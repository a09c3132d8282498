import type { Absence } from './core/absence';
import type { NewId } from './core/ports';
import { IdleWatch, isReturn, type IdleWatchOptions, type PresenceEvent } from './idle-watch';
import { Reminders, type RemindersOptions } from './reminders';
import { TimerGuard, type TimerGuardOptions } from './timer-guard';

export interface AccountWatchOptions
  extends
    Omit<IdleWatchOptions, 'onSeen' | 'choices'>,
    Pick<RemindersOptions, 'onReminder'>,
    Pick<TimerGuardOptions, 'onNewDay' | 'onLong'> {
  readonly newId: NewId;
  readonly choices: {
    readonly idle: IdleWatchOptions['choices'];
    readonly timers: TimerGuardOptions['choices'];
    readonly reminders: RemindersOptions['choices'];
  };
}

/** What looks after the open account's time: absences, timers that run for long, and working hours without any. */
export class AccountWatch {
  readonly idle: IdleWatch;
  readonly reminders: Reminders;
  readonly #guard: TimerGuard;

  constructor({ choices, ...options }: AccountWatchOptions) {
    this.#guard = new TimerGuard({ ...options, choices: choices.timers });
    this.idle = new IdleWatch({
      ...options,
      choices: choices.idle,
      onSeen: (lastInput) => this.#guard.seen(lastInput),
    });
    options.workspace.answers.onReplaced((entryId, by) => this.idle.replaced(entryId, by));
    this.reminders = new Reminders({
      ...options,
      choices: choices.reminders,
      isAway: () => this.idle.isAway,
    });
  }

  get absence(): Absence | null {
    return this.idle.absence;
  }

  /** At start, and after every change of the timer, what was tracked or the choices. */
  look(): void {
    this.idle.look();
    this.reminders.look();
  }

  /** The computer said something of who is there. */
  tell(event: PresenceEvent): void {
    this.idle.tell(event);
    if (isReturn(event)) this.reminders.welcome();
  }

  /** The computer's clock was set by `stepMs`: what was noted by the one before is by that of now, whatever can be written down. */
  shiftClock(stepMs: number): void {
    try {
      this.#guard.shiftClock(stepMs);
    } finally {
      this.reminders.shiftClock(stepMs);
      this.idle.shiftClock(stepMs);
    }
  }

  close(): void {
    this.idle.close();
    this.reminders.close();
  }
}
