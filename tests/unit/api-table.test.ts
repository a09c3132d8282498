import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../scripts/lib/repository.mjs';
import { AUTHENTICATIONS, ENDPOINTS, PARAMETERS, coveragePage, type Place } from '../support/api-table';
import { formatted } from '../support/formatted';
import { unproven, type AppRequest } from '../support/api-proof';

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

  it('is in the documentation as it is here, and nothing else', async () => {
    const file = join(repository, 'docs/api-coverage.md');
    expect(await formatted(coveragePage(), file)).toBe(readFileSync(file, 'utf8'));
  });

  it('lacks just what is named as lacking', () => {
    const lacking = rows.filter(({ window, e2e }) => window === null || e2e === null).map(({ what }) => what);
    expect(lacking).toEqual([]);
  });
});

describe('a test that the table names', () => {
  const FILE = '/anywhere/tests/e2e/track.e2e.ts';
  const TITLE = 'switch, continue, edit and delete: the server agrees each time';
  const asked = (method: string, path: string, ...parameters: string[]): AppRequest => ({
    ...{ method, path, parameters, namesCompany: true },
  });

  it('has to have sent what it is named for', () => {
    expect(unproven(FILE, TITLE, [])).toEqual([
      ...['GET /time_entries', 'PATCH /time_entries/:id', 'DELETE /time_entries/:id', 'updated_since'],
    ]);
    const all = [
      asked('GET', '/time_entries', 'updated_since'),
      asked('PATCH', '/time_entries/e1'),
      asked('DELETE', '/time_entries/e1'),
    ];
    expect(unproven(FILE, TITLE, all)).toEqual([]);
    expect(unproven(FILE, TITLE, [...all.slice(0, 1), asked('PATCH', '/time_entries/e1/stop')])).toEqual([
      ...['PATCH /time_entries/:id', 'DELETE /time_entries/:id'],
    ]);
    expect(unproven(FILE, 'another', [])).toEqual([]);
  });

  it('has to have signed in as it says', () => {
    const sign = (title: string, namesCompany: boolean) =>
      unproven('tests/e2e/sign-in.e2e.ts', title, [{ ...asked('GET', '/users/me'), namesCompany }]);
    expect(sign('a token signs in without a company ID', false)).toEqual([]);
    expect(sign('a token signs in without a company ID', true)).toEqual(['WorkOS Connect JWT']);
    const withKey = 'the key signs in; the keyring holds it and no file of the profile does';
    expect(sign(withKey, false)).toEqual(['API key with Keito-Account-Id']);
  });
});
