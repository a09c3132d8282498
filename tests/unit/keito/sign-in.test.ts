import { describe, expect, it } from 'vitest';
import { checkSignIn, jwtExpiry, workZone, type KeitoCompany } from '../../../src/main/keito/sign-in';
import { broken, fakeNetwork, json, options, raw } from './support';

const me = {
  id: 'u_1',
  first_name: 'Ada',
  last_name: 'Lovelace',
  email: 'ada@example.test',
  timezone: 'Europe/London',
  weekly_capacity: 144000,
  roles: ['member'],
  user_type: 'human',
  company: { id: 'co_1', name: 'Engines', timezone: 'Europe/Paris', currency: 'EUR', time_rounding: 'up_15' },
};

describe('signing in', () => {
  it('gives the account, after one request', async () => {
    const network = fakeNetwork(json(me));
    const result = await checkSignIn(options(network.fetch));
    expect(result).toMatchObject({
      ok: true,
      account: {
        userId: 'u_1',
        name: 'Ada Lovelace',
        email: 'ada@example.test',
        timezone: 'Europe/London',
        weeklyCapacitySeconds: 144000,
        roles: ['member'],
        userType: 'human',
        company: {
          id: 'co_1',
          name: 'Engines',
          timezone: 'Europe/Paris',
          currency: 'EUR',
          timeRounding: 'up_15',
        },
      },
    });
    expect(network.seen.map(({ url }) => url.pathname)).toEqual(['/api/v2/users/me']);
  });

  it('is content with little', async () => {
    const result = await checkSignIn(
      options(fakeNetwork(json({ id: 1, email: 'a@b.test', company: { id: 2 } })).fetch),
    );
    expect(result).toMatchObject({
      ok: true,
      account: { userId: '1', name: 'a@b.test', roles: [], company: { id: '2', timezone: null } },
    });
  });

  it('refuses a personal read-only key and says where to get another', async () => {
    const personal = { ...me, company: undefined };
    const result = await checkSignIn(options(fakeNetwork(json(personal)).fetch));
    expect(result).toMatchObject({ ok: false, error: { kind: 'read-only-key', maybeApplied: false } });
    expect(JSON.stringify(result)).toContain('Settings → API & Developers');
  });

  it('does not ask a token for a company', async () => {
    const credentials = { kind: 'jwt', token: 'a.b.c' } as const;
    const result = await checkSignIn(options(fakeNetwork(json({ id: 'u' })).fetch, { credentials }));
    expect(result).toMatchObject({ ok: true, account: { company: null } });
  });

  it.each([
    ['unauthorised', json({ error: 'unauthorized' }, 401)],
    ['account-id-missing', json({ error_description: 'Missing Keito-Account-Id header' }, 400)],
    ['forbidden', json({}, 403)],
    ['offline', broken(new Error('net::ERR_INTERNET_DISCONNECTED'))],
    ['not-json', raw('<html></html>')],
    ['bad-shape', json({ hello: 'world' })],
  ])('tells %s', async (kind, answer) => {
    expect(await checkSignIn(options(fakeNetwork(answer).fetch))).toMatchObject({
      ok: false,
      error: { kind },
    });
  });

  it.each([
    [{ credentials: { kind: 'api-key', key: 'k', accountId: ' ' } }, 'account-id-missing', undefined],
    [{ credentials: { kind: 'api-key', key: '', accountId: 'c' } }, 'invalid', 'key'],
    [{ credentials: { kind: 'api-key', key: 'a\nb', accountId: 'c' } }, 'invalid', 'key'],
    [{ credentials: { kind: 'api-key', key: 'kéy', accountId: 'c' } }, 'invalid', 'key'],
    [{ credentials: { kind: 'api-key', key: 'k', accountId: 'c d' } }, 'invalid', 'accountId'],
    [{ credentials: { kind: 'jwt', token: '' } }, 'invalid', 'token'],
    [{ baseUrl: 'app.keito.ai/api/v2' }, 'invalid', 'baseUrl'],
    [{ baseUrl: 'http://app.keito.ai/api/v2' }, 'invalid', 'baseUrl'],
    [{ baseUrl: 'http://127.evil.test/api/v2' }, 'invalid', 'baseUrl'],
    [{ baseUrl: 'https://user:pw@app.keito.ai/' }, 'invalid', 'baseUrl'],
    [{ baseUrl: 'https://app.keito.ai/?key=1' }, 'invalid', 'baseUrl'],
    [{ baseUrl: 'file:///etc' }, 'invalid', 'baseUrl'],
    [{ userAgent: 'a\r\nb' }, 'invalid', 'userAgent'],
  ] as const)('checks %j before sending', async (over, kind, field) => {
    const network = fakeNetwork(json(me));
    expect(await checkSignIn(options(network.fetch, over))).toMatchObject({
      ok: false,
      error: { kind, field },
    });
    expect(network.seen).toHaveLength(0);
  });

  it.each([
    ['https://app.keito.ai/api/v2///', 'https://app.keito.ai/api/v2/users/me'],
    [' http://localhost:3000 ', 'http://localhost:3000/users/me'],
    ['http://127.0.0.1:8/api/v2/', 'http://127.0.0.1:8/api/v2/users/me'],
    ['http://[::1]:8/api/v2', 'http://[::1]:8/api/v2/users/me'],
  ])('takes the address %s', async (baseUrl, asked) => {
    const network = fakeNetwork(json(me));
    expect((await checkSignIn(options(network.fetch, { baseUrl }))).ok).toBe(true);
    expect(network.seen[0]?.url.href).toBe(asked);
  });
});

describe('the work zone', () => {
  const company = (timezone: string | null): KeitoCompany => ({
    id: 'c',
    name: null,
    timezone,
    currency: null,
    timeRounding: null,
  });
  it.each([
    ['Europe/Paris', 'Europe/London', 'Europe/Paris'],
    [null, 'Europe/London', 'Europe/London'],
    ['Eastern Time (US & Canada)', 'Europe/London', 'Europe/London'],
    ['', null, 'Asia/Tokyo'],
    [null, 'nowhere', 'Asia/Tokyo'],
  ])('company %s, user %s: %s', (ofCompany, ofUser, zone) => {
    expect(workZone({ company: company(ofCompany), timezone: ofUser }, 'Asia/Tokyo')).toBe(zone);
  });

  it('is the system zone without an account', () => {
    expect(workZone(null, 'Asia/Tokyo')).toBe('Asia/Tokyo');
    expect(workZone({ company: null, timezone: 'Europe/London' }, 'Asia/Tokyo')).toBe('Europe/London');
  });
});

describe('the expiry of a token', () => {
  const token = (claims: unknown) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
  it.each([
    [token({ exp: 1_800_000_000 }), 1_800_000_000_000],
    [token({ exp: '1800000000' }), null],
    [token({}), null],
    [token(null), null],
    ['h.%%%.s', null],
    ['opaque', null],
    ['', null],
  ])('%s', (text, ms) => {
    expect(jwtExpiry(text)).toBe(ms);
  });
});
