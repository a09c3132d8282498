import * as m from './i18n/messages';

/** `since yesterday 23:50`, `since 9:40 pm 45min`: the day, the hour, the minutes, the half of the day, how long. */
const CLOCK = /^since (yesterday )?(\d{1,2})(:\d\d)?(?: ?([ap])m)?((?: \d\S*)?)$/;
const HALF_DAY_HOURS = 12;

/** Of a clock of 24 hours: only English says halves of the day by letters. */
function clockOf(hour: string, minutes: string | undefined, half: string | undefined): string {
  if (half === undefined) return hour + (minutes ?? '');
  const later = half === 'p' ? HALF_DAY_HOURS : 0;
  return `${(Number(hour) % HALF_DAY_HOURS) + later}${minutes ?? ':00'}`;
}

/**
 * What a person is told to write, with the own words of the window's language for `since` and the day, so that the line
 * is read as the same; what begins with another word stays as it is. The English words are read in every language, but
 * known to few.
 */
export function inOwnWords(written: string): string {
  const word = m.line_since({ time: '' });
  if (!written.startsWith('since ') || word === 'since ') return written;
  const [, yesterday, hour, minutes, half, rest = ''] = CLOCK.exec(written) ?? [];
  // A word that stands after its time is added to nothing else.
  if (hour === undefined) return word.endsWith(' ') ? word + written.slice('since '.length) : written;
  const time = clockOf(hour, minutes, half);
  const said = yesterday === undefined ? m.line_since({ time }) : m.line_since_yesterday({ time });
  return said + rest;
}
