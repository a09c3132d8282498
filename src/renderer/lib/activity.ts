import { formatDate } from '../../shared/calendar';
import { m } from '../../shared/i18n/messages';
import type { ActivityItem } from '../../shared/activity';
import type { Cause } from '../../shared/model';
import type { Snapshot } from '../../shared/snapshot';
import { firstLine, placeOf, showDuration, showInstant, showRange, showTime } from './labels';
import { displayLocale } from './locale';

/** `Stopped by hotkey`. */
export function whatOf({ kind, cause }: ActivityItem): string {
  return m.activity_what({ what: kindName(kind), how: causeName(cause) });
}

function kindName(kind: ActivityItem['kind']): string {
  switch (kind) {
    case 'start':
      return m.activity_start();
    case 'stop':
      return m.activity_stop();
    case 'log':
      return m.activity_log();
    case 'edit':
      return m.activity_edit();
    case 'delete':
      return m.activity_delete();
  }
}

function causeName(cause: Cause): string {
  switch (cause) {
    case 'window':
      return m.activity_by_window();
    case 'hotkey':
      return m.activity_by_hotkey();
    case 'tray':
      return m.activity_by_tray();
    case 'notification':
      return m.activity_by_notification();
    case 'idle':
      return m.activity_by_idle();
    case 'midnight':
      return m.activity_by_midnight();
    case 'command-line':
      return m.activity_by_command();
    case 'elsewhere':
      return m.activity_by_elsewhere();
    case 'undo':
      return m.activity_by_undo();
  }
}

/** What was set, in one line: `Duration: 1:30 · Note: Fix the login`. Empty where nothing was. */
export function detailsOf(
  { changes }: ActivityItem,
  { zone, preferences: { formats } }: Pick<Snapshot, 'zone' | 'preferences'>,
): string {
  const { notes, place, spentDate, seconds, startedAt, startTime = null, endTime = null } = changes;
  const range = showRange({ startTime, endTime }, formats);
  const said = (label: string, value: string): string => m.activity_set({ label, value });
  return [
    startedAt === undefined ? null : m.activity_started({ time: showInstant(zone, startedAt, formats) }),
    spentDate === undefined ? null : said(m.field_date(), formatDate(displayLocale(), spentDate)),
    range ?? (endTime === null ? null : said(m.field_end(), showTime(endTime, formats))),
    seconds === undefined ? null : said(m.field_duration(), showDuration(seconds, formats)),
    place === undefined ? null : said(m.field_project(), placeOf(place)),
    notes === undefined ? null : said(m.field_note(), firstLine(notes) ?? m.entry_no_note()),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
