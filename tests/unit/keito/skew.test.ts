import { describe, expect, it } from 'vitest';
import { createKeitoClient } from '../../../src/main/keito/client';
import { createHttp } from '../../../src/main/keito/http';
import { failure, fakeNetwork, json, options } from './support';

const noon = Date.UTC(2026, 4, 1, 12);

/** A clock that shows these times one after the other. */
function clockOf(...times: readonly number[]) {
  let next = 0;
  return () => times[Math.min(next++, times.length - 1)] ?? 0;
}

describe('the clock of the server', () => {
  it('is unknown before the first answer that tells it', async () => {
    const client = createKeitoClient(options(fakeNetwork(json({ id: 'u' })).fetch));
    expect(client.skewMs()).toBeNull();
    await client.me();
    expect(client.skewMs()).toBeNull();
  });

  it('is compared with the middle of the exchange, whatever the answer says', async () => {
    const date = 'Fri, 01 May 2026 12:01:00 GMT';
    const network = fakeNetwork(json({ id: 'u' }, 200, { date }), json({}, 500, { date }));
    const client = createKeitoClient(
      options(network.fetch, { clock: clockOf(noon, noon + 4_000, noon + 60_000, noon + 61_000) }),
    );
    await client.me();
    expect(client.skewMs()).toBe(58_000);
    await failure(() => client.me());
    expect(client.skewMs()).toBe(-500);
  });

  it.each([{ date: 'nonsense' }, { date: 'Fri, 01 May 2020 12:01:00 GMT', age: '40' }])(
    'is not taken from %j',
    async (headers) => {
      const client = createKeitoClient(options(fakeNetwork(json({ id: 'u' }, 200, headers)).fetch));
      await client.me();
      expect(client.skewMs()).toBeNull();
    },
  );
});

describe('the transport', () => {
  it('sends to no other origin', async () => {
    const network = fakeNetwork(json({}));
    const http = createHttp(options(network.fetch));
    const error = await failure(() => http.send({ method: 'GET', path: new URL('https://evil.test/') }));
    expect(error).toMatchObject({ kind: 'invalid', field: 'links' });
    expect(network.seen).toHaveLength(0);
  });

  it('refuses an idempotency key that is no header', async () => {
    const network = fakeNetwork(json({}));
    const http = createHttp(options(network.fetch));
    const send = () => http.send({ method: 'POST', path: '/x', body: {}, idempotencyKey: 'a\nb' });
    expect(await failure(send)).toMatchObject({
      kind: 'invalid',
      field: 'idempotencyKey',
      maybeApplied: false,
    });
    expect(network.seen).toHaveLength(0);
  });
});
