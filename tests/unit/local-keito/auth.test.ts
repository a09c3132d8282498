import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IN_PROCESS_URL } from '../../../src/local-keito/index';
import { fillBox, NOON, openBox, read, stringOf, why, type Box, type Catalog, type Who } from './support';

let box: Box;
let catalog: Catalog;
beforeEach(async () => {
  box = openBox();
  catalog = await fillBox(box);
});
afterEach(() => box.keito.close());

const ask = async (headers: Record<string, string>, path = '/users/me') =>
  read(await box.keito.fetch(`${IN_PROCESS_URL}${path}`, { headers }));

describe('who may ask at all', () => {
  it.each([
    ['no headers at all', () => ({}), 401, 'Missing Authorization'],
    [
      'no token, but an account',
      () => ({ 'Keito-Account-Id': box.keito.credentials.accountId }),
      401,
      'Missing',
    ],
    [
      'a key without an account',
      () => ({ Authorization: `Bearer ${box.keito.credentials.apiKey}` }),
      400,
      'Missing Keito-Account-Id header',
    ],
    [
      'an unknown key without an account',
      () => ({ Authorization: 'Bearer kto_unknown' }),
      400,
      'Missing Keito-Account-Id header',
    ],
    [
      'an unknown token without an account',
      () => ({ Authorization: 'Bearer aaaa.bbbb.cccc' }),
      401,
      'Invalid API key or token',
    ],
    [
      'an unknown key',
      () => ({ ...box.as('owner'), Authorization: 'Bearer kto_unknown' }),
      401,
      'Invalid API key',
    ],
    [
      'a key under Basic',
      () => ({ ...box.as('owner'), Authorization: `Basic ${box.keito.credentials.apiKey}` }),
      401,
      'Missing',
    ],
    ['a wrong account', () => ({ ...box.as('owner'), 'Keito-Account-Id': 'cmother' }), 401, 'account'],
    [
      'a Harvest account, in Keito mode',
      () => ({
        Authorization: `Bearer ${box.keito.credentials.apiKey}`,
        'Harvest-Account-Id': box.keito.credentials.accountId,
      }),
      400,
      'Missing',
    ],
  ] as const)('%s', async (_name, headers, status, words) => {
    const answer = await ask(headers());
    expect(answer.status).toBe(status);
    expect(why(answer)).toContain(words);
    expect(answer.body['error']).toBe(status === 401 ? 'unauthorized' : 'bad request');
  });

  it('takes a lower-case scheme', async () => {
    const token = box.keito.credentials.apiKey;
    expect((await ask({ ...box.as('owner'), Authorization: `bearer ${token}` })).status).toBe(200);
  });

  it('resolves the company of a token by itself, until the token expires', async () => {
    const { jwt, accountId } = box.keito.credentials;
    const parts = jwt.split('.');
    expect(parts).toHaveLength(3);
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ exp: expect.any(Number) });
    const answer = await ask({ Authorization: `Bearer ${jwt}` });
    expect(answer.body['company']).toMatchObject({ id: accountId });
    box.now = NOON + 11 * 365 * 86_400_000;
    const late = await ask({ Authorization: `Bearer ${jwt}` });
    expect(late.status).toBe(401);
    expect(why(late)).toContain('expired');
  });
});

describe('users/me', () => {
  it.each([
    ['owner', 'administrator', true],
    ['jwt', 'administrator', true],
    ['member', 'member', true],
    ['readOnly', 'administrator', false],
  ] as const)('tells the %s who they are', async (who, role, hasCompany) => {
    const { body } = await box.get('/users/me', who);
    expect(body).toMatchObject({
      roles: [role],
      user_type: 'human',
      weekly_capacity: 144_000,
      timezone: 'UTC',
    });
    expect('company' in body).toBe(hasCompany);
  });

  it('gives the company its zone, currency and rounding', async () => {
    box.keito.control.changeSettings({ time_rounding: 'up_15', timezone: 'Europe/Paris' });
    const { body } = await box.get('/users/me');
    expect(body['company']).toMatchObject({
      timezone: 'Europe/Paris',
      currency: 'EUR',
      time_rounding: 'up_15',
    });
  });
});

describe('what each kind of credential may do', () => {
  const reports = '/reports/time/team?from=20260501&to=20260531';
  const allowed: readonly (readonly [string, string, Readonly<Record<Who, number>>])[] = [
    ['GET', '/users/me', { owner: 200, jwt: 200, member: 200, readOnly: 200 }],
    ['GET', '/projects', { owner: 200, jwt: 200, member: 200, readOnly: 200 }],
    ['GET', '/tasks', { owner: 200, jwt: 200, member: 200, readOnly: 200 }],
    ['GET', '/time_entries', { owner: 200, jwt: 200, member: 200, readOnly: 200 }],
    ['GET', '/expenses', { owner: 200, jwt: 200, member: 200, readOnly: 200 }],
    ['GET', '/expense_categories', { owner: 200, jwt: 200, member: 200, readOnly: 200 }],
    ['GET', '/clients', { owner: 200, jwt: 200, member: 403, readOnly: 200 }],
    ['GET', '/contacts', { owner: 200, jwt: 200, member: 403, readOnly: 200 }],
    ['GET', '/invoices', { owner: 200, jwt: 200, member: 403, readOnly: 200 }],
    ['GET', reports, { owner: 200, jwt: 200, member: 403, readOnly: 200 }],
    ['POST', '/time_entries', { owner: 400, jwt: 400, member: 400, readOnly: 403 }],
    ['PATCH', '/time_entries/none', { owner: 404, jwt: 404, member: 404, readOnly: 403 }],
    ['PATCH', '/time_entries/none/stop', { owner: 404, jwt: 404, member: 404, readOnly: 403 }],
    ['PATCH', '/time_entries/none/restart', { owner: 404, jwt: 404, member: 404, readOnly: 403 }],
    ['DELETE', '/time_entries/none', { owner: 404, jwt: 404, member: 404, readOnly: 403 }],
    ['POST', '/expenses', { owner: 400, jwt: 400, member: 400, readOnly: 403 }],
    ['POST', '/clients', { owner: 400, jwt: 400, member: 403, readOnly: 403 }],
    ['PATCH', '/clients/none', { owner: 404, jwt: 404, member: 403, readOnly: 403 }],
    ['POST', '/contacts', { owner: 400, jwt: 400, member: 403, readOnly: 403 }],
    ['POST', '/invoices', { owner: 400, jwt: 400, member: 403, readOnly: 403 }],
    ['PATCH', '/invoices/none', { owner: 404, jwt: 404, member: 403, readOnly: 403 }],
    ['DELETE', '/invoices/none', { owner: 404, jwt: 404, member: 403, readOnly: 403 }],
    ['POST', '/projects', { owner: 400, jwt: 400, member: 403, readOnly: 403 }],
    ['POST', '/tasks', { owner: 400, jwt: 400, member: 403, readOnly: 403 }],
  ];

  it.each(allowed)('%s %s', async (method, path, expected) => {
    const got: Record<string, number> = {};
    for (const who of ['owner', 'jwt', 'member', 'readOnly'] as const) {
      got[who] = (await box.send(method, path, method === 'GET' ? undefined : {}, who)).status;
    }
    expect(got).toEqual(expected);
  });

  it('says that a read-only key is one', async () => {
    const answer = await box.post('/time_entries', { ...catalog.base, hours: 1 }, 'readOnly');
    expect(why(answer)).toContain('read-only');
    expect((await box.get('/time_entries')).body['total_entries']).toBe(0);
  });
});

describe('a member', () => {
  it('sees and changes only their own entries and expenses', async () => {
    const theirs = await box.post('/time_entries', { ...catalog.base, hours: 1 }, 'member');
    const owners = await box.post('/time_entries', { ...catalog.base, hours: 2 });
    expect((await box.get('/time_entries', 'member')).body['total_entries']).toBe(1);
    expect((await box.get('/time_entries')).body['total_entries']).toBe(2);
    const ownerId = stringOf(owners.body, 'user_id');
    expect((await box.get(`/time_entries?user_id=${ownerId}`, 'member')).body['total_entries']).toBe(0);

    const path = `/time_entries/${stringOf(owners.body, 'id')}`;
    for (const [method, tail] of [
      ['PATCH', ''],
      ['DELETE', ''],
      ['PATCH', '/stop'],
      ['PATCH', '/restart'],
    ] as const) {
      expect((await box.send(method, `${path}${tail}`, {}, 'member')).status).toBe(403);
    }
    expect(
      (await box.patch(`/time_entries/${stringOf(theirs.body, 'id')}`, { notes: 'mine' }, 'member')).status,
    ).toBe(200);
    expect(
      (await box.patch(`/time_entries/${stringOf(theirs.body, 'id')}`, { notes: 'managed' })).status,
    ).toBe(200);
  });

  it('cannot track for somebody else, whom a manager can track for', async () => {
    const owner = stringOf((await box.get('/users/me')).body, 'id');
    const member = stringOf((await box.get('/users/me', 'member')).body, 'id');
    expect(
      (await box.post('/time_entries', { ...catalog.base, hours: 1, user_id: owner }, 'member')).status,
    ).toBe(403);
    const made = await box.post('/time_entries', { ...catalog.base, hours: 1, user_id: member });
    expect(made.body['user_id']).toBe(member);
    expect((await box.post('/time_entries', { ...catalog.base, hours: 1, user_id: 'nobody' })).status).toBe(
      404,
    );
  });

  it('is not told what anybody costs', async () => {
    const made = await box.post('/time_entries', { ...catalog.base, hours: 1 }, 'member');
    expect(made.body['cost_rate']).toBeNull();
  });
});
