import type { SaidTime } from './said-times';
import type { Remark } from './types';

/** Durations whose minutes may be written in a way that is read otherwise: `1.30` and `2 h 5`. */

/** Minutes that a clock shows, and hardly anybody writes as hundredths of an hour: `1.30`, but not `1.25` or `1.50`. */
const LIKE_CLOCK = /^(\d{1,2})[.,](05|10|15|20|30|35|40|45|55)h?$/i;
const HUNDRED = 100;
const HOUR_SECONDS = 3_600;
/** Hours alone, whatever they are called. */
const HOURS = /^(\d{1,2}) ?\p{L}+\.?$/u;
const ONE_DIGIT = /^[1-9]$/;

function decimalDoubt({ texts }: SaidTime, seconds: number): Remark | null {
  const [text = ''] = texts;
  const [, hours, minutes] = LIKE_CLOCK.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || texts.length > 1) return null;
  const isDecimal = seconds === Math.round((Number(hours) + Number(minutes) / HUNDRED) * HOUR_SECONDS);
  return isDecimal
    ? { code: 'decimal-or-minutes', text, seconds, written: `${Number(hours)}:${minutes}` }
    : null;
}

function digitDoubt({ texts, after }: SaidTime, seconds: number): Remark | null {
  const hours = HOURS.exec(texts.join(' '))?.[1];
  const isHours = hours !== undefined && seconds === Number(hours) * HOUR_SECONDS;
  if (!isHours || after?.kind !== 'note' || !ONE_DIGIT.test(after.text)) return null;
  return { code: 'note-or-time', text: after.text, written: `${hours}h0${after.text}` };
}

/** How such durations are read, and what to write for the other meaning; a digit counts only as the last word of its line. */
export function minutesDoubts(said: readonly SaidTime[], lastWord: string): readonly Remark[] {
  return said.flatMap((one) => {
    if (one.time.kind !== 'duration' || one.time.seconds === null) return [];
    const digit = one.after?.text === lastWord ? digitDoubt(one, one.time.seconds) : null;
    return decimalDoubt(one, one.time.seconds) ?? digit ?? [];
  });
}
