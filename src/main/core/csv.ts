/** Spreadsheets take a file for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** A line of a table: its fields as plain text. */
export type Fields = readonly string[];

/** A table as a file for spreadsheets (RFC 4180, with a byte order mark). No field is taken for a formula. */
export function csvOf(rows: readonly Fields[]): string {
  const lines = rows.map((row) => row.map((field) => quoted(defused(field))).join(','));
  return `${BYTE_ORDER_MARK}${lines.join(LINE_END)}${LINE_END}`;
}

/** A table to be pasted: fields apart by tabs, each on one line. No field is taken for a formula. */
export function tabbedOf(rows: readonly Fields[]): string {
  return rows
    .map((row) => row.map((field) => defused(field.replace(/\s+/g, ' ').trim())).join('\t'))
    .join('\n');
}

/** A spreadsheet would carry out what begins like a formula; behind an apostrophe it is a text. */
export function defused(field: string): string {
  return /^[=+\-@\t\r\n]/.test(field) ? `'${field}` : field;
}

function quoted(field: string): string {
  return /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
