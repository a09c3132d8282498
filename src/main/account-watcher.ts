import type { Preferences } from '../shared/settings';
import { AccountWatch, type AccountWatchOptions } from './account-watch';
import type { Announcements } from './announcements';
import type { Workspace } from './workspace';

export interface AccountWatcherOptions extends Pick<
  AccountWatchOptions,
  'clock' | 'schedule' | 'newId' | 'idleSeconds' | 'fresh' | 'onQuestion'
> {
  readonly preferences: () => Preferences;
  /** Overrides the chosen threshold; null: it holds. */
  readonly thresholdSeconds: number | null;
  readonly announcements: Announcements;
}

/**
 * Watches over an account as the person chose, and says what it does without them. What was said of the account before is
 * taken back.
 */
export function accountWatcher(options: AccountWatcherOptions): (workspace: Workspace) => AccountWatch {
  const { preferences, thresholdSeconds, announcements, ...edges } = options;
  return (workspace) => {
    announcements.leaveAccount();
    return new AccountWatch({
      workspace,
      ...edges,
      choices: {
        idle: () => {
          const { idle, away, timers } = preferences();
          return {
            thresholdSeconds: thresholdSeconds ?? idle.thresholdMinutes * 60,
            ...{ policies: away, longHours: timers.longHours },
          };
        },
        timers: () => preferences().timers,
        reminders: () => preferences().reminders,
      },
      onLeftOut: (absence) => announcements.leftOut(absence),
      onSettled: (absence, policy) => announcements.settled(absence, policy),
      onNewDay: () => announcements.newDay(),
      onLong: (timer, hours) => announcements.longTimer(timer, hours),
      onReminder: (gap, level) => announcements.reminder(gap, level),
    });
  };
}
