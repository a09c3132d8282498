import type { Server } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { API_BASE } from './app';
import { LostConnection } from './errors';
import type { LocalKeito } from './index';

const LOOPBACK = '127.0.0.1';
const LOOPBACK_HOSTS = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

export interface ServeOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** Callers may give a `Harvest-Account-Id` instead, and are then answered in Harvest's words. */
  readonly harvest?: boolean;
}

export interface ServedKeito {
  /** The API's base, `http://127.0.0.1:PORT/api/v2`. */
  readonly url: string;
  /** Stops listening and ends every connection; the workspace stays open. */
  close(): Promise<void>;
}

/**
 * Serves a local Keito on 127.0.0.1 and nowhere else. Rejects if the port is taken. A request whose Host is not the
 * loopback is refused with 403, so that no web page reaches it under a name of its own; there are no CORS headers.
 */
export async function serveLocalKeito(
  keito: Pick<LocalKeito, 'answer'>,
  { port, harvest = false }: ServeOptions,
): Promise<ServedKeito> {
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    fetch: async (request, env) => {
      if (!LOOPBACK_HOSTS.test(request.headers.get('host') ?? '')) {
        return Response.json(
          { error: 'forbidden', error_description: 'Reached under a name that is not this computer' },
          { status: 403 },
        );
      }
      try {
        return await keito.answer(request, { harvest });
      } catch (error) {
        if (!(error instanceof LostConnection)) throw error;
        tearDown(env);
        return RESPONSE_ALREADY_SENT;
      }
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return { url: `http://${LOOPBACK}:${bound}${API_BASE}`, close: () => closed(server) };
}

function tearDown(env: object): void {
  if (isHttp(env)) env.incoming.socket.destroy();
}

const isHttp = (env: object): env is HttpBindings => 'incoming' in env && 'outgoing' in env;

function closed(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if (isServer(server)) server.closeAllConnections();
  });
}

const isServer = (server: object): server is Server => 'closeAllConnections' in server;
