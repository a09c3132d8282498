import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../scripts/lib/repository.mjs';
import { AUTHENTICATIONS, ENDPOINTS, PARAMETERS, tableOf, type Place } from '../support/api-table';

const read = (file: string): string => readFileSync(join(repository, file), 'utf8');
const rows = [...ENDPOINTS, ...AUTHENTICATIONS, ...PARAMETERS];
const isThere = ([file, text]: Place): boolean =>
  existsSync(join(repository, file)) && read(file).includes(text);

describe('the coverage of the reference', () => {
  it('has each of its endpoints, authentications and common parameters once', () => {
    expect([ENDPOINTS.length, AUTHENTICATIONS.length, PARAMETERS.length]).toEqual([17, 2, 10]);
    expect(new Set(rows.map(({ what }) => what)).size).toBe(29);
  });

  it.each(rows)('is where it is said to be: $what', ({ client, local, window, e2e }) => {
    const places = [client, local, window, e2e].flatMap((place) => (place === null ? [] : [place]));
    expect(places.filter((place) => !isThere(place))).toEqual([]);
  });

  it('is in the documentation as it is here', () => {
    const squeezed = read('docs/api-coverage.md').replace(/ +/g, ' ');
    expect(tableOf(rows).filter((line) => !squeezed.includes(line))).toEqual([]);
  });

  it('lacks just what is named as lacking', () => {
    const lacking = rows.filter(({ window, e2e }) => window === null || e2e === null).map(({ what }) => what);
    expect(lacking).toEqual([]);
  });
});
