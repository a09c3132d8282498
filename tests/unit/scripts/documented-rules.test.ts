import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** A file of tests, and words of the names of some: `sync/locked` «an edit…», «a deletion». */
const GUARD = /`([a-z0-9]+(?:[/-][a-z0-9-]+)*)`((?:,?\s*(?:and )?«[^»]+»)*)/g;

function textOf(name: string): string | null {
  const files = [`tests/unit/${name}.test.ts`, `tests/${name}.test.ts`, `tests/${name}.e2e.ts`];
  const file = files.find((one) => existsSync(one));
  if (file === undefined) return null;
  const found = name === 'torture/runs' ? readFileSync('tests/unit/torture/found.ts', 'utf8') : '';
  return readFileSync(file, 'utf8') + found;
}

/** The rules of the tables, each with its last column. */
const rules = readFileSync('docs/sync.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:rule|what happened|command|-|`npm )/.test(line))
  .map((line) => line.split(' | '))
  .map((columns) => ({ rule: columns[0] ?? '', guards: columns.at(-1) ?? '' }));

it('there are rules', () => expect(rules.length).toBeGreaterThan(80));

it.each(rules)('$rule is guarded by tests of these names', ({ guards }) => {
  const named = [...guards.matchAll(GUARD)].flatMap(([, name = '', words = '']) => {
    const text = textOf(name);
    if (text === null) return [];
    for (const [, quoted = ''] of words.matchAll(/«([^»]+)»/g))
      for (const part of quoted.split('…').filter((one) => one !== '')) expect(text).toContain(part.trim());
    return [name];
  });
  expect(named).not.toEqual([]);
});
