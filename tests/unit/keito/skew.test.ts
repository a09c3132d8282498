import { describe, expect, it } from 'vitest';
import { createKeitoClient } from '../../../src/main/keito/client';
import { createHttp } from '../../../src/main/keito/http';
import { createSkew } from '../../../src/main/keito/skew';
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

describe('one answer that tells quite another time', () => {
  const HOUR = 3_600_000;
  /** Each answer is stamped so many ms off, and took so many. */
  function heard(...answers: readonly (readonly [offMs: number, tookMs?: number])[]) {
    const skew = createSkew();
    for (const [offMs, tookMs = 0] of answers) skew.hear(noon + tookMs / 2 + offMs, noon, noon + tookMs);
    return [skew.ms(), skew.isInDoubt()];
  }

  it('is not believed, as the first one or after others, until the next one agrees', () => {
    expect(heard([9 * HOUR])).toEqual([null, true]);
    expect(heard([-9 * HOUR], [-9 * HOUR])).toEqual([-9 * HOUR, false]);
    expect(heard([2_000], [9 * HOUR])).toEqual([2_000, true]);
    expect(heard([2_000], [9 * HOUR], [9 * HOUR + 3_000])).toEqual([9 * HOUR + 3_000, false]);
    expect(heard([9 * HOUR], [9 * HOUR + 3_001])).toEqual([null, true]);
    expect(heard([9 * HOUR], [8 * HOUR], [9 * HOUR])).toEqual([null, true]);
    expect(heard([9 * HOUR], [8 * HOUR], [8 * HOUR])).toEqual([8 * HOUR, false]);
  });

  it('is forgotten where the next one tells what was known', () => {
    expect(heard([2_000], [9 * HOUR], [3_000])).toEqual([3_000, false]);
    expect(heard([9 * HOUR], [0], [9 * HOUR])).toEqual([0, true]);
  });

  it('is believed where it is minutes off', () => {
    expect(heard([5 * 60_000])).toEqual([5 * 60_000, false]);
    expect(heard([-5 * 60_000], [-10 * 60_000])).toEqual([-10 * 60_000, false]);
    expect(heard([5 * 60_000 + 1])).toEqual([null, true]);
    expect(heard([-5 * 60_000 - 1])).toEqual([null, true]);
  });

  it('is confirmed by one that took long, which measures nothing smaller by itself', () => {
    expect(heard([0, 4_001])).toEqual([null, false]);
    expect(heard([9 * HOUR, 4_001])).toEqual([null, true]);
    expect(heard([HOUR, 5_000], [HOUR + 1_000, 5_000])).toEqual([HOUR, false]);
    expect(heard([9 * HOUR], [9 * HOUR + 8_000, 10_000])).toEqual([9 * HOUR, false]);
    expect(heard([9 * HOUR], [9 * HOUR + 8_001, 10_000])).toEqual([null, true]);
    expect(heard([9 * HOUR], [4 * HOUR, 10_000])).toEqual([null, true]);
    expect(heard([0, -1])).toEqual([null, false]);
  });

  it('is forgotten where one that took long tells what was known, or this clock', () => {
    expect(heard([2_000], [9 * HOUR], [6_000, 10_000])).toEqual([2_000, false]);
    expect(heard([9 * HOUR], [0, 10_000])).toEqual([null, false]);
  });

  it('is forgotten where the others tell no time at all', () => {
    const skew = createSkew();
    skew.hear(noon, noon, noon);
    skew.hear(noon + 9 * HOUR, noon, noon);
    skew.hearNothing();
    expect([skew.ms(), skew.isInDoubt()]).toEqual([0, false]);
  });

  it('moves along with the clock that it was measured by', () => {
    const skew = createSkew();
    skew.hear(noon + 9 * HOUR, noon, noon);
    skew.shift(HOUR);
    skew.hear(noon + 9 * HOUR, noon + HOUR, noon + HOUR);
    expect([skew.ms(), skew.isInDoubt()]).toEqual([8 * HOUR, false]);
    skew.shift(-HOUR);
    expect(skew.ms()).toBe(9 * HOUR);
  });

  it('is told of by the client', async () => {
    const date = 'Fri, 01 May 2026 21:00:00 GMT';
    const network = fakeNetwork(json({ id: 'u' }, 200, { date }), json({}, 500, { date }));
    const client = createKeitoClient(options(network.fetch, { clock: () => noon }));
    expect(client.isClockInDoubt()).toBe(false);
    await client.me();
    expect([client.skewMs(), client.isClockInDoubt()]).toEqual([null, true]);
    await failure(() => client.me());
    expect([client.skewMs(), client.isClockInDoubt()]).toEqual([9 * HOUR, false]);
  });

  it.each([{}, { date: 'Fri, 01 May 2026 21:00:00 GMT', age: '20' }])(
    'holds nothing up where the answers after it bring %j',
    async (headers) => {
      const date = 'Fri, 01 May 2026 21:00:00 GMT';
      const network = fakeNetwork(json({ id: 'u' }, 200, { date }), json({ id: 'u' }, 200, headers));
      const client = createKeitoClient(options(network.fetch, { clock: () => noon }));
      await client.me();
      expect(client.isClockInDoubt()).toBe(true);
      await client.me();
      expect([client.skewMs(), client.isClockInDoubt()]).toEqual([null, false]);
    },
  );
});

describe('the age of an answer', () => {
  it.each([
    ['0', 9 * 3_600_000],
    ['20', null],
  ])('%s', async (age, skewMs) => {
    const date = 'Fri, 01 May 2026 21:00:00 GMT';
    const answer = json({ id: 'u' }, 200, { date, age });
    const network = fakeNetwork(answer, answer);
    const client = createKeitoClient(options(network.fetch, { clock: () => noon }));
    await client.me();
    await client.me();
    expect(client.skewMs()).toBe(skewMs);
  });
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
