import { hoursFromSeconds } from '../../shared/durations';

/** Spreadsheets take a file for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** A line of a table: its fields as plain text. */
export type Fields = readonly string[];

/** A figure as spreadsheets of a locale (BCP 47) read it, with as many of its decimals as it is given. */
export function figureText(
  value: number,
  locale: string,
  decimals: { readonly least: number; readonly most: number },
): string {
  return figures(locale, decimals).format(value);
}

/** Hours with four decimals, which is less than a second. */
export function hoursText(seconds: number, locale: string): string {
  return figureText(hoursFromSeconds(seconds), locale, { least: 4, most: 4 });
}

/**
 * A table as a file for spreadsheets (RFC 4180, with a byte order mark) of a locale (BCP 47): where the decimal mark is a
 * comma, they expect fields apart by semicolons. No field is taken for a formula, also where other settings open it.
 */
export function csvOf(rows: readonly Fields[], locale: string): string {
  const separator = separatorFor(locale);
  const lines = rows.map((row) =>
    row.map((field) => quoted(defusedWithin(field, separator), separator)).join(separator),
  );
  return `${BYTE_ORDER_MARK}${lines.join(LINE_END)}${LINE_END}`;
}

/** A table to be pasted: fields apart by tabs, each on one line. No field is taken for a formula. */
export function tabbedOf(rows: readonly Fields[]): string {
  return rows
    .map((row) => row.map((field) => defused(field.replace(/\s+/g, ' ').trim())).join('\t'))
    .join('\n');
}

type Separator = ',' | ';';

/** A spreadsheet would carry out what begins like a formula, also in full-width signs; behind an apostrophe it is a text. */
function defused(field: string): string {
  return /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(field) ? `'${field}` : field;
}

/**
 * For who opens the file with other settings than it was written for, quotes hold nothing together: each other separator
 * and each line break in a field begins another one.
 */
export function defusedWithin(field: string, separator: Separator): string {
  const begins =
    separator === ',' ? /(\r\n|[;\t\r\n])(?=\s*[=+\-@＝＋－＠])/g : /(\r\n|[,\t\r\n])(?=\s*[=+\-@＝＋－＠])/g;
  return defused(field.replace(begins, "$1'"));
}

function quoted(field: string, separator: Separator): string {
  // A decimal comma: some programs take what is quoted for a text.
  if (separator === ';' && /^\d+,\d+$/.test(field)) return field;
  return /[",;\t\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function separatorFor(locale: string): Separator {
  const parts = figures(locale, { least: 1, most: 1 }).formatToParts(0.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
}

const figures = (
  locale: string,
  { least, most }: { readonly least: number; readonly most: number },
): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, {
    ...{ minimumFractionDigits: least, maximumFractionDigits: most, useGrouping: false },
    numberingSystem: 'latn',
  });
