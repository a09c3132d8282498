/** RFC 4180, by the letter: what a spreadsheet reads. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  while (rest !== '') {
    const field = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
    if (!field) throw new Error(`This is no CSV: ${JSON.stringify(rest.slice(0, 80))}`);
    row.push(field[1]?.replaceAll('""', '"') ?? field[2] ?? '');
    rest = rest.slice(field[0].length);
    if (field[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
