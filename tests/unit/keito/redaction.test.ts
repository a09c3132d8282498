import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeitoClient } from '../../../src/main/keito/client';
import { createHttp } from '../../../src/main/keito/http';
import { createRedact } from '../../../src/main/keito/redact';
import { checkSignIn } from '../../../src/main/keito/sign-in';
import { broken, entry, failure, fakeNetwork, json, options, raw, testKey } from './support';

const printable = Array.from({ length: 0x7e - 0x21 + 1 }, (_, i) => String.fromCharCode(0x21 + i));
const keys = fc.oneof(
  fc.string({ unit: fc.constantFrom(...printable), minLength: 12, maxLength: 60 }),
  fc
    .string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 12, maxLength: 60 })
    .map((tail) => `kto_${tail}`),
);

/** Everything that a log, a crash report or a curious hand could make of an error. */
const dumps = (thing: unknown): string =>
  [
    inspect(thing, { depth: 12, showHidden: true, getters: true }),
    inspect(thing, { depth: 12, customInspect: false }),
    JSON.stringify(thing),
    String(thing),
    thing instanceof Error ? `${thing.message}${thing.stack}${String(thing.cause)}` : '',
  ].join('\n');

describe('the key', () => {
  it('occurs in nothing that a failed call leaves, even where it is echoed', async () => {
    await fc.assert(
      fc.asyncProperty(keys, async (key) => {
        const echo = `who is "${key}"? ${encodeURIComponent(key)} Bearer ${key}`;
        const answers = [
          json({ error: key, error_description: echo }, 401),
          json({ message: echo }, 403),
          json({ message: echo, field: key, errors: { [key]: [key] } }, 400),
          json({ message: echo, running_entry: entry({ notes: echo, [key]: key }) }, 409),
          json({ [key]: echo, spent_date: { [key]: key } }),
          raw(`<html><title>${echo}</title></html>`, 500, { 'x-echo': 'a' }),
          raw(echo, 404),
          raw(echo),
          broken(new TypeError(`fetch failed ${echo}`, { cause: new Error(echo) })),
          broken(Object.assign(new Error(echo), { code: key })),
          broken(key),
        ];
        for (const answer of answers) {
          const credentials = { kind: 'api-key', key, accountId: 'co_1' } as const;
          const client = createKeitoClient(options(fakeNetwork(answer).fetch, { credentials }));
          const error = await failure(() => client.stopTimeEntry('te_1'));
          expect(dumps(error)).not.toContain(key);
          expect(dumps(error)).not.toContain(JSON.stringify(key).slice(1, -1));
          expect(dumps(client)).not.toContain(key);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('occurs in nothing where it cannot be sent at all', async () => {
    for (const key of [`${testKey}\u0000`, `${testKey} x`, `${testKey}é`]) {
      const credentials = { kind: 'api-key', key, accountId: 'co_1' } as const;
      expect(dumps(await checkSignIn(options(fakeNetwork(json({})).fetch, { credentials })))).not.toContain(
        testKey,
      );
    }
  });

  it('is not in the transport, nor are keys of others or tokens in what a server says', async () => {
    const network = fakeNetwork(json({ message: 'kto_somebody_elses and eyJhbGciOi.eyJzdWIiOi.c2ln' }, 400));
    const http = createHttp(options(network.fetch));
    expect(dumps(http)).not.toContain(testKey);
    const error = await failure(() => http.send({ method: 'GET', path: `/x/${testKey}` }));
    expect(error.serverWords).toBe('[hidden] and [hidden]');
    expect(error.request).toBe('GET /api/v2/x/[hidden]');
  });

  it.each([
    ['plain', (key: string) => key],
    ['in an address', encodeURIComponent],
    ['in JSON', (key: string) => JSON.stringify(key)],
    [
      'in HTML',
      (key: string) => key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    ],
    ['in base64', (key: string) => Buffer.from(key).toString('base64')],
  ])('is found %s', (_, form) => {
    const key = 'abc"\\def&<ghi/';
    const text = createRedact(key)(`before ${form(key)} after`);
    expect(text).toMatch(/^before "?\[hidden\]"? after$/);
  });
});
