import { describe, expect, it } from 'vitest';
import { createKeitoClient } from '../../../src/main/keito/client';
import { failure, fakeNetwork, json, options } from './support';

const SECOND = 1_000;
const NOON = Date.UTC(2026, 4, 1, 12);

/** A client whose first answer is of this status and asks for a pause; all later ones do not. */
function asked(status: number, retryAfter: string) {
  let now = NOON;
  const network = fakeNetwork(json({}, status, { 'retry-after': retryAfter }), json({}, 404));
  const client = createKeitoClient(options(network.fetch, { clock: () => now }));
  return { client, seen: network.seen, advance: (ms: number) => (now += ms) };
}

describe('a pause that the server asks for', () => {
  it.each([429, 503])('is kept by whoever asks for something, and no longer (%i)', async (status) => {
    const { client, seen, advance } = asked(status, '600');
    expect(await failure(() => client.me())).toMatchObject({ status, retryAfterMs: 600 * SECOND });
    advance(60 * SECOND);
    const kept = { kind: 'rate-limited', retryAfterMs: 540 * SECOND, maybeApplied: false };
    expect(await failure(() => client.projects().collect())).toMatchObject(kept);
    expect(await failure(() => client.deleteTimeEntry('te_1'))).toMatchObject(kept);
    expect(seen).toHaveLength(1);
    expect(client.recentRequests()).toHaveLength(0);
    advance(540 * SECOND);
    expect(await failure(() => client.me())).toMatchObject({ kind: 'not-found' });
  });

  it('is over where somebody wants it tried, or where the clock was set back unheard', async () => {
    const wanted = asked(429, '600');
    await failure(() => wanted.client.me());
    wanted.client.endPause();
    expect(await failure(() => wanted.client.me())).toMatchObject({ kind: 'not-found' });
    const setBack = asked(429, '600');
    await failure(() => setBack.client.me());
    setBack.advance(-3600 * SECOND);
    expect(await failure(() => setBack.client.me())).toMatchObject({ kind: 'not-found' });
  });

  it('is as long by a clock that was set meanwhile', async () => {
    const { client, advance } = asked(429, '600');
    await failure(() => client.me());
    advance(3600 * SECOND);
    client.shiftClock(3600 * SECOND);
    expect(await failure(() => client.me())).toMatchObject({ retryAfterMs: 600 * SECOND });
  });

  it.each([
    ['that is none', 429, '0'],
    ['with a refusal of one thing', 403, '600'],
  ])('is not kept %s', async (_, status, retryAfter) => {
    const { client } = asked(status, retryAfter);
    await failure(() => client.me());
    expect(await failure(() => client.me())).toMatchObject({ kind: 'not-found' });
  });
});
