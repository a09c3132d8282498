import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveLocalKeito, type ServedKeito } from '../../../src/local-keito/index';
import { fillBox, openBox, type Box, type Catalog } from './support';

let box: Box;
let catalog: Catalog;
let served: ServedKeito;
beforeEach(async () => {
  box = openBox();
  catalog = await fillBox(box);
  served = await serveLocalKeito(box.keito, { port: 0 });
});
afterEach(async () => {
  await served.close();
  box.keito.close();
});

/** The bytes of a request that asks to close; resolves to everything that comes back. */
const raw = (lines: readonly string[], body = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const { accountId, apiKey } = box.keito.credentials;
    const account = [`authorization: Bearer ${apiKey}`, `KEITO-ACCOUNT-ID: ${accountId}`, 'accept: */*'];
    let got = '';
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1', () =>
      socket.write([...lines, ...account, 'connection: close', '', body].join('\r\n')),
    );
    socket.on('data', (chunk: Buffer) => (got += chunk.toString()));
    socket.once('error', reject);
    socket.once('close', () => resolve(got));
  });

describe('what other programs send over the wire', () => {
  it('HTTP/1.0', async () => {
    const answer = await raw(['GET /api/v2/users/me HTTP/1.0', 'host: 127.0.0.1']);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('"first_name":"Robin"');
    expect(answer.toLowerCase()).not.toContain('transfer-encoding');
  });

  it('the whole address in the first line', async () => {
    expect(await raw([`GET ${served.url}/tasks HTTP/1.1`, 'host: localhost:80'])).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    ['waits to be told to go on', ['expect: 100-continue'], (json: string) => json, /^HTTP\/1\.1 100 /],
    [
      'comes in chunks',
      ['transfer-encoding: chunked'],
      (json: string) => `${Buffer.byteLength(json).toString(16)}\r\n${json}\r\n0\r\n\r\n`,
      /^HTTP\/1\.1 201 /,
    ],
    ['begins with a byte order mark', [], (json: string) => `\uFEFF${json}`, /^HTTP\/1\.1 201 /],
  ])('a body that %s', async (_name, headers, wrap, first) => {
    const body = wrap(JSON.stringify({ ...catalog.base, hours: 1, notes: 'Über' }));
    const length = headers.includes('transfer-encoding: chunked')
      ? []
      : [`content-length: ${Buffer.byteLength(body)}`];
    const answer = await raw(
      [
        'POST /api/v2/time_entries/ HTTP/1.1',
        'host: 127.0.0.1',
        'content-type: Application/JSON; charset=UTF-8',
        ...headers,
        ...length,
      ],
      body,
    );
    expect(answer).toMatch(first);
    expect(answer).toContain('HTTP/1.1 201 ');
    expect(answer).toContain('"notes":"Über"');
    expect((await box.get('/time_entries')).body['total_entries']).toBe(1);
  });

  it('several requests over one connection, with compression welcome', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    const ask = (headers: OutgoingHttpHeaders): Promise<string> =>
      new Promise((resolve, reject) => {
        const sent = request(`${served.url}/tasks`, { agent, headers }, (answer) => {
          ports.add(answer.socket.localPort);
          let text = '';
          answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
          answer.once('end', () => resolve(text));
        });
        sent.once('error', reject);
        sent.end();
      });
    const headers = { ...box.as('owner'), 'accept-encoding': 'gzip, deflate, br' };
    const first = await ask(headers);
    expect(first).toContain('"total_entries":2');
    expect(await ask(headers)).toBe(first);
    expect(ports.size).toBe(1);
    agent.destroy();
  });

  it('a HEAD, which gets the headers of a GET', async () => {
    const answer = await raw(['HEAD /api/v2/tasks HTTP/1.1', 'host: 127.0.0.1']);
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*x-keito-api-version: 2/);
    expect(answer.endsWith('\r\n\r\n')).toBe(true);
  });
});

describe('an answer off the API', () => {
  it('is a page, which bears no version, as it is no answer of the API', async () => {
    const answer = await raw(['GET /api/v2/nowhere HTTP/1.1', 'host: 127.0.0.1']);
    expect(answer).toMatch(/^HTTP\/1\.1 404 [\s\S]*text\/html/);
    expect(answer.toLowerCase()).not.toContain('x-keito-api-version');
  });
});
