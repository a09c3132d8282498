/** RFC 4180, by the letter, with fields apart by `separator`: what a spreadsheet reads. */
export function parseCsv(text: string, separator: ',' | ';' = ','): readonly (readonly string[])[] {
  const field = new RegExp(`^(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`);
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  while (rest !== '') {
    const found = field.exec(rest);
    if (!found) throw new Error(`This is no CSV: ${JSON.stringify(rest.slice(0, 80))}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    rest = rest.slice(found[0].length);
    if (found[3] === separator) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
