import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createKeitoClient } from '../../../src/main/keito/client';
import { entry, failure, options } from './support';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return `http://127.0.0.1:${portOf(address)}/api/v2`;
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map(close));
});

const client = (baseUrl: string, timeoutMs = 5_000) =>
  createKeitoClient(
    options((url, init) => fetch(url, init), { baseUrl, timeoutMs, clock: () => Date.now() }),
  );

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

describe('over a real connection', () => {
  it('sends headers and body, reads the answer and the clock', async () => {
    const got: unknown[] = [];
    const base = await serve((request, response) => {
      void textOf(request).then((text) => {
        got.push([request.method, request.url, request.headers['keito-account-id'], JSON.parse(text)]);
        response.setHeader('etag', '"1"').end(JSON.stringify(entry()));
      });
    });
    const one = client(base);
    const stopped = await one.stopTimeEntry('te_1', { notes: 'ü' });
    expect(one.etagOf(stopped)).toBe('"1"');
    expect(got).toEqual([['PATCH', '/api/v2/time_entries/te_1/stop', 'co_1', { notes: 'ü' }]]);
    expect(Math.abs(one.skewMs() ?? Number.NaN)).toBeLessThan(2_000);
  });

  it('takes 204 for a deletion', async () => {
    const base = await serve((_, response) => response.writeHead(204).end());
    await expect(client(base).deleteTimeEntry('te_1')).resolves.toBeUndefined();
  });

  it('gives up on a server that does not answer', async () => {
    const base = await serve(() => undefined);
    const error = await failure(() => client(base, 60).stopTimeEntry('te_1'));
    expect(error).toMatchObject({ kind: 'timeout', maybeApplied: true });
  });

  it('gives up in the middle of a body, and ends the connection', async () => {
    let closed: (() => void) | undefined;
    const ended = new Promise<void>((done) => (closed = done));
    const base = await serve((request, response) => {
      request.socket.on('close', () => closed?.());
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"te_1",');
    });
    const error = await failure(() => client(base, 120).stopTimeEntry('te_1'));
    expect(error).toMatchObject({ kind: 'timeout', maybeApplied: true });
    await ended;
  });

  it('gives up although fetch ignores the signal', async () => {
    const deaf = createKeitoClient(options(() => new Promise(() => undefined), { timeoutMs: 30 }));
    expect(await failure(() => deaf.me())).toMatchObject({ kind: 'timeout', maybeApplied: false });
  });

  it('tells a reset after sending', async () => {
    let requests = 0;
    const base = await serve((request) => {
      requests += 1;
      request.socket.destroy();
    });
    const error = await failure(() => client(base).stopTimeEntry('te_1'));
    expect(error).toMatchObject({ kind: 'offline', maybeApplied: true });
    expect(error.code).toMatch(/^(UND_ERR_SOCKET|ECONNRESET)$/);
    expect(requests).toBe(1);
  });

  it('tells an answer that broke off', async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"id":', () => response.destroy());
    });
    const error = await failure(() => client(base).stopTimeEntry('te_1'));
    expect(error).toMatchObject({ kind: 'offline', maybeApplied: true });
  });

  it('knows a refusal by its status although its body broke off', async () => {
    const base = await serve((_, response) => {
      response.writeHead(409, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"error":', () => response.destroy());
    });
    const error = await failure(() => client(base).stopTimeEntry('te_1'));
    expect(error).toMatchObject({ kind: 'conflict', status: 409, serverWords: null, maybeApplied: false });
  });

  it('tells cut JSON', async () => {
    const base = await serve((_, response) => response.end('{"id":"te_1","spent'));
    expect(await failure(() => client(base).stopTimeEntry('te_1'))).toMatchObject({
      kind: 'not-json',
      maybeApplied: true,
    });
  });

  it('tells a refused connection', async () => {
    const base = await serve(() => undefined);
    await Promise.all(servers.splice(0).map(close));
    const error = await failure(() => client(base).stopTimeEntry('te_1'));
    expect(error).toMatchObject({ kind: 'offline', code: 'ECONNREFUSED', maybeApplied: false });
  });

  it('carries the key to no other address', async () => {
    let strangers = 0;
    const stranger = await serve((_, response) => {
      strangers += 1;
      response.end('{}');
    });
    const base = await serve((_, response) => response.writeHead(307, { location: stranger }).end());
    expect(await failure(() => client(base).stopTimeEntry('te_1'))).toMatchObject({
      kind: 'bad-shape',
      status: 307,
    });
    expect(strangers).toBe(0);
  });
});
