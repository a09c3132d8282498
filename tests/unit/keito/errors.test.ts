import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createKeitoClient } from '../../../src/main/keito/client';
import { keitoErrorKinds } from '../../../src/main/keito/errors';
import { broken, entry, failure, fakeNetwork, json, options, raw } from './support';

type Answer = () => Response | Promise<Response>;
const client = (answer: Answer) => createKeitoClient(options(fakeNetwork(answer).fetch));
const writing = (answer: Answer) => failure(() => client(answer).stopTimeEntry('te_1'));
const reading = (answer: Answer) => failure(() => client(answer).me());
const harvest = (error: string, error_description: string) => ({ error, error_description });
const html = '<!DOCTYPE html><html><head><title>404: This page</title></head></html>';

describe('an answer with an error', () => {
  it.each<[string, Answer, string, string | null]>([
    ['described', json(harvest('bad request', 'hours is too large'), 400), 'invalid', 'hours is too large'],
    [
      'no account header',
      json(harvest('bad request', 'Missing Keito-Account-Id header'), 400),
      'account-id-missing',
      'Missing Keito-Account-Id header',
    ],
    ['unauthorised', json({ error: 'unauthorized' }, 401), 'unauthorised', 'unauthorized'],
    ['forbidden', json({ message: 'Managers only' }, 403), 'forbidden', 'Managers only'],
    ['read-only', json({ message: 'This key is read-only' }, 403), 'read-only-key', 'This key is read-only'],
    ['no such thing', json({ error: { message: 'Not found' } }, 404), 'not-found', 'Not found'],
    ['not found, silent', raw('', 404), 'not-found', null],
    ['not found, plain', raw('404 Not Found', 404), 'not-found', '404 Not Found'],
    ['wrong path', raw(html, 404), 'not-json', '404: This page'],
    ["a firewall's page", raw(html, 403), 'not-json', '404: This page'],
    ["a firewall's page that asks for money", raw(html, 402), 'not-json', '404: This page'],
    ["a proxy's sign-in", raw(html, 401), 'not-json', '404: This page'],
    [
      'a list',
      json({ errors: ['The project is archived', 'So is the task'] }, 422),
      'invalid',
      'The project is archived; So is the task',
    ],
    [
      'by field',
      json({ errors: { spent_date: ['is locked'], hours: 'is too large' } }, 422),
      'invalid',
      'spent_date is locked; hours is too large',
    ],
    [
      'in a list',
      json({ message: ['hours is too large'], error: 'Bad Request' }, 400),
      'invalid',
      'hours is too large',
    ],
    ['nothing but a list', json(['The project is archived'], 422), 'invalid', 'The project is archived'],
    ['empty lists', json({ errors: { hours: [] } }, 422), 'invalid', null],
    ['method', json({}, 405), 'method-not-allowed', null],
    ['conflict', json(harvest('conflict', 'Not running'), 409), 'conflict', 'Not running'],
    ['precondition', json({}, 412), 'stale', null],
    ['precondition required', json({}, 428), 'stale', null],
    [
      'unprocessable',
      json({ message: "Spent date can't be blank" }, 422),
      'invalid',
      "Spent date can't be blank",
    ],
    ['too many', json({}, 429), 'rate-limited', null],
    ['down', raw('<html>Bad gateway</html>', 502), 'server', null],
  ])('%s', async (_, answer, kind, words) => {
    const error = await writing(answer);
    expect(error).toMatchObject({
      kind,
      serverWords: words,
      request: 'PATCH /api/v2/time_entries/te_1/stop',
    });
    expect(error.status).toBe((await answer()).status);
    expect(error.maybeApplied).toBe(kind === 'server');
    if (words !== null) expect(error.message).toContain(words);
    expect((await reading(answer)).maybeApplied).toBe(false);
  });

  it.each([
    [{ message: 'spent_date is required' }, 'spent_date'],
    [{ message: "Spent date can't be blank" }, 'spent_date'],
    [{ error_description: 'unknown project_id "p_9" for task_id' }, 'project_id'],
    [{ message: 'Name is required' }, 'name'],
    [{ message: 'You need to tell the name of it from memory' }, undefined],
    [{ message: '"to" is before "from"' }, 'to'],
    [{ field: 'hours', message: 'too large' }, 'hours'],
    [{ errors: { units: ['must be 1 or more'] } }, 'units'],
    [{ errors: [{ path: ['metadata', 'a'], message: 'no' }] }, 'metadata'],
    [{ message: 'hours_total is odd' }, undefined],
    [{ message: 'Something' }, undefined],
  ])('names the field of %j', async (body, field) => {
    expect((await writing(json(body, 400))).field).toBe(field);
  });

  it('hands over the running entry of a conflict, and an odd one not', async () => {
    const error = await writing(json({ error: 'conflict', running_entry: entry({ id: 'te_7' }) }, 409));
    expect(error.runningEntry).toMatchObject({ id: 'te_7', hours: 1.5 });
    expect((await writing(json({ running_entry: { no: 'id' } }, 409))).runningEntry).toBeUndefined();
  });

  it.each([
    ['7', 7_000],
    ['Fri, 01 May 2026 13:00:30 GMT', 30_000],
    ['Fri, 01 May 2026 11:00:00 GMT', 0],
    ['999999', 86_400_000],
    ['soon', undefined],
  ])('reads Retry-After: %s by the server clock', async (header, ms) => {
    const headers = { 'retry-after': header, date: 'Fri, 01 May 2026 13:00:00 GMT' };
    expect((await writing(json({}, 429, headers))).retryAfterMs).toBe(ms);
  });

  it('reads a Retry-After date by the local clock where the server tells no time', async () => {
    const headers = { 'retry-after': 'Fri, 01 May 2026 12:00:05 GMT' };
    expect((await writing(json({}, 503, headers))).retryAfterMs).toBe(5_000);
  });

  it('reads it by what earlier answers told of the clock of the server', async () => {
    const me = json({ id: 'u_1' }, 404, { date: 'Fri, 01 May 2026 12:04:00 GMT' });
    const asked = json({}, 503, { 'retry-after': 'Fri, 01 May 2026 12:04:30 GMT' });
    const client = createKeitoClient(options(fakeNetwork(me, asked).fetch));
    await failure(() => client.me());
    expect((await failure(() => client.me())).retryAfterMs).toBe(30_000);
  });

  it('cuts endless words', async () => {
    expect((await writing(json({ message: 'x'.repeat(9_000) }, 400))).serverWords).toHaveLength(501);
  });

  it.each([302, 307, 304])('follows no redirect (%i)', async (status) => {
    const network = fakeNetwork(
      () => new Response(null, { status, headers: { location: 'https://evil.test/' } }),
    );
    const error = await failure(() => createKeitoClient(options(network.fetch)).stopTimeEntry('te_1'));
    expect(error).toMatchObject({ kind: 'bad-shape', status, maybeApplied: true });
    expect(network.seen).toHaveLength(1);
  });
});

describe('an accepted request whose answer cannot be read', () => {
  it.each([
    ['HTML', html, 'is a web page'],
    ['cut JSON', '{"id":"te_1","spent_d', 'is broken'],
    ['nothing', '', 'is empty'],
  ])('%s', async (_, text, words) => {
    const error = await writing(raw(text));
    expect(error).toMatchObject({ kind: 'not-json', status: 200, maybeApplied: true });
    expect(error.message).toContain(words);
    expect(await reading(raw(text))).toMatchObject({ kind: 'not-json', maybeApplied: false });
  });

  it('a deletion that a web page answers did perhaps not happen', async () => {
    expect(await failure(() => client(raw(html)).deleteTimeEntry('te_1'))).toMatchObject({
      kind: 'not-json',
    });
  });
});

const nodeFailure = (code: string, syscall?: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('inner'), { code, syscall }) });

describe('a network that fails', () => {
  it.each<[string, unknown, string, boolean, string | undefined]>([
    ['refused', nodeFailure('ECONNREFUSED'), 'offline', false, 'ECONNREFUSED'],
    ['no name', nodeFailure('ENOTFOUND'), 'offline', false, 'ENOTFOUND'],
    ['no name yet', nodeFailure('EAI_AGAIN'), 'offline', false, 'EAI_AGAIN'],
    ['reset', nodeFailure('ECONNRESET'), 'offline', true, 'ECONNRESET'],
    ['socket', nodeFailure('UND_ERR_SOCKET'), 'offline', true, 'UND_ERR_SOCKET'],
    ['no route', nodeFailure('ENETUNREACH', 'connect'), 'offline', false, 'ENETUNREACH'],
    ['no route any more', nodeFailure('ENETUNREACH', 'write'), 'offline', true, 'ENETUNREACH'],
    ['connect timeout', nodeFailure('ETIMEDOUT', 'connect'), 'timeout', false, 'ETIMEDOUT'],
    ['headers timeout', nodeFailure('UND_ERR_HEADERS_TIMEOUT'), 'timeout', true, 'UND_ERR_HEADERS_TIMEOUT'],
    [
      'both families refused',
      new TypeError('fetch failed', { cause: new AggregateError([nodeFailure('ECONNREFUSED')]) }),
      'offline',
      false,
      'ECONNREFUSED',
    ],
    ['certificate', nodeFailure('CERT_HAS_EXPIRED'), 'offline', false, 'CERT_HAS_EXPIRED'],
    ['unknown', new Error('whatever'), 'offline', true, undefined],
    ['no error at all', 'odd', 'offline', true, undefined],
    ...(
      [
        ['net::ERR_CONNECTION_REFUSED', 'offline', false],
        ['net::ERR_NAME_NOT_RESOLVED', 'offline', false],
        ['net::ERR_INTERNET_DISCONNECTED', 'offline', true],
        ['net::ERR_ADDRESS_UNREACHABLE', 'offline', true],
        ['net::ERR_CERT_AUTHORITY_INVALID', 'offline', false],
        ['net::ERR_CONNECTION_RESET', 'offline', true],
        ['net::ERR_EMPTY_RESPONSE', 'offline', true],
        ['net::ERR_NETWORK_CHANGED', 'offline', true],
        ['net::ERR_TIMED_OUT', 'timeout', true],
        ['net::ERR_CONNECTION_TIMED_OUT', 'timeout', false],
      ] as const
    ).map(([code, kind, sent]): [string, unknown, string, boolean, string] => [
      code,
      new Error(code),
      kind,
      sent,
      code,
    ]),
  ])('%s', async (_, thrown, kind, maybeApplied, code) => {
    const error = await writing(broken(thrown));
    expect(error).toMatchObject({ kind, maybeApplied, serverWords: null });
    expect(error.code).toBe(code);
    expect(error.status).toBeUndefined();
    expect(await reading(broken(thrown))).toMatchObject({ kind, maybeApplied: false });
  });

  it('sends nothing twice', async () => {
    const network = fakeNetwork(broken(nodeFailure('ECONNRESET')));
    await failure(() => createKeitoClient(options(network.fetch)).stopTimeEntry('te_1'));
    await failure(() => createKeitoClient(options(network.fetch)).me());
    expect(network.seen).toHaveLength(2);
  });
});

describe('the error itself', () => {
  it('is fit for a log: no text of an entry in JSON or in a dump', async () => {
    const error = await writing(
      json({ message: 'runs', running_entry: entry({ notes: 'private words' }) }, 409),
    );
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: 'KeitoError',
      kind: 'conflict',
      status: 409,
      runningEntryId: 'te_1',
    });
    expect(JSON.stringify(error) + inspect(error, { depth: 9, showHidden: true })).not.toContain('private');
    expect(inspect(error)).toContain('conflict');
  });

  it('names each kind once', () => {
    expect(new Set(keitoErrorKinds).size).toBe(15);
  });
});
