import type { ClockTime } from '../../shared/calendar';

const TIME = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?m?\.?$/i;

/** Reads what a person types for a time of day: `9`, `9:40`, `940`, `9.40`, `2:20 pm`; null when it is none. */
export function parseClockTime(text: string): ClockTime | null {
  const match = TIME.exec(text.trim());
  if (!match) return null;
  const half = match[3]?.toLowerCase();
  const minutes = Number(match[2] ?? 0);
  let hours = Number(match[1]);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  }
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
