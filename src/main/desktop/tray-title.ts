import { formatClock, formatDuration, secondsAt } from '../../shared/durations';
import { namesForOthers } from '../../shared/privacy';
import type { Snapshot } from '../../shared/snapshot';
import { cut, isolated, noteLine, oneLine } from './tray-words';

/** A menu bar has little room, and hides an icon whose title finds none. */
const TITLE_LENGTH = 24;
/** The longest rest, so that a clock that was set is noticed; ms. */
const LONGEST_REST_MS = 60_000;

type Shown = Pick<Snapshot, 'running' | 'preferences' | 'locale' | 'platform' | 'today' | 'todaySeconds'>;

/** Whole seconds of today at an instant (UTC ms); a timer that runs over from another day is not today's. */
export function todaySecondsAt(
  { running, today, todaySeconds }: Pick<Snapshot, 'running' | 'today' | 'todaySeconds'>,
  now: number,
): number {
  if (running?.spentDate !== today) return todaySeconds;
  return todaySeconds + secondsAt(running, now) - running.seconds;
}

/** The text beside the icon, as chosen; empty where the platform shows none (all but macOS). */
export function trayTitle(snapshot: Shown, now: number): string {
  const { running, preferences, platform } = snapshot;
  const { title } = preferences.menubar;
  if (platform !== 'darwin' || title === 'nothing') return '';
  if (title === 'today') return timeText(snapshot, todaySecondsAt(snapshot, now));
  if (!running) return '';
  const names = title === 'time' ? null : namesForOthers(running, preferences.privacy);
  const text = names && ((title === 'note' && noteLine(names.notes)) || oneLine(names.projectName));
  return text ? isolated(cut(text, TITLE_LENGTH)) : timeText(snapshot, secondsAt(running, now));
}

/**
 * How long what the tray shows stays right: ms from `now` to the next second, minute or hundredth of an hour that
 * somebody can see; null while nothing runs.
 */
export function trayRest(snapshot: Shown, now: number): number | null {
  const { running, preferences } = snapshot;
  if (!running || running.startedAt === null) return null;
  const seconds = secondsAt(running, now);
  const step = countsSeconds(snapshot)
    ? { length: 1, at: 0 }
    : preferences.formats.duration === 'decimal'
      ? { length: 36, at: 18 }
      : { length: 60, at: 0 };
  const untilStep = (total: number): number => {
    const past = (total - step.at) % step.length;
    return step.length - (past < 0 ? past + step.length : past);
  };
  const whole = Math.min(untilStep(seconds), untilStep(todaySecondsAt(snapshot, now)));
  const next = running.startedAt + (seconds - running.seconds + whole) * 1_000;
  return Math.min(LONGEST_REST_MS, Math.max(1, next - now));
}

/** Seconds are counted only where they are seen. */
function countsSeconds({ platform, preferences: { menubar, formats } }: Shown): boolean {
  const isTime = menubar.title === 'time' || menubar.title === 'today';
  return platform === 'darwin' && isTime && menubar.seconds && formats.duration === 'clock';
}

function timeText(snapshot: Shown, seconds: number): string {
  if (countsSeconds(snapshot)) return formatClock(seconds);
  return formatDuration(seconds, snapshot.preferences.formats.duration, snapshot.locale);
}
